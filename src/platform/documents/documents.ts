/** Papers as files: PDF/UA, DOCX and ODT from one tree; same paper, same bytes. */
import type { Paper, PaperFormat } from "#kernel/paper";
import { makePlain } from "./plain.ts";
import { closePress, print } from "./press.ts";

/** Renders a paper; the bytes depend on nothing but the paper. */
export const renderPaper = (paper: Paper, format: PaperFormat): Promise<Uint8Array> => print(makePlain(paper), format);

/** Ends the rendering thread; for an orderly end of the process and of tests. */
export const closeDocuments = (): Promise<void> => closePress();
