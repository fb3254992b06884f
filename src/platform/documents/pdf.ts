/** A paper as PDF/UA-1 through Typst; fonts and compiler stay warm as long as the thread lives. */
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { coverageOf, drawable } from "./coverage.ts";
import { renameFamily } from "./families.ts";
import { toneColours, toneGrounds, toneSigns, type PlainPaper } from "./plain.ts";
import { paperTemplate } from "./template.ts";

// dist/platform/documents → the project's root.
const fontDirectory = new URL("../../../assets/fonts/", import.meta.url);
const readFont = (name: string) => renameFamily(fs.readFileSync(new URL(name, fontDirectory)));

const regular = readFont("FiraSans-Regular.ttf");
const fallback = readFont("DejaVuSans.ttf");
const fonts = [regular, readFont("FiraSans-Medium.ttf"), readFont("FiraSans-SemiBold.ttf"), fallback];
const covers = coverageOf([regular, fallback]);
const compiler = NodeCompiler.create({ workspace: fileURLToPath(fontDirectory), fontArgs: [{ fontBlobs: fonts }] });

const tones = Object.fromEntries(
  Object.entries(toneColours).map(([tone, colour]) => [
    tone,
    { colour: `#${colour}`, ground: `#${toneGrounds[tone as keyof typeof toneGrounds]}`, sign: toneSigns[tone as keyof typeof toneSigns] },
  ]),
);

function inputsOf(paper: PlainPaper) {
  const { statedAt, emblem, ...rest } = paper;
  const date = [statedAt.getUTCFullYear(), statedAt.getUTCMonth() + 1, statedAt.getUTCDate(), statedAt.getUTCHours(), statedAt.getUTCMinutes(), statedAt.getUTCSeconds()];
  const headings = paper.blocks.filter((block) => block.kind === "heading").length;
  // Typst takes a picture as a list of its bytes.
  const picture = emblem === null ? null : { ...emblem, png: [...emblem.png] };
  const spoken = paper.tongue === null ? { language: paper.language, region: paper.phrases.tag.slice(3) } : { language: paper.tongue, region: null };
  const value = { ...rest, ...spoken, emblem: picture, date, headings, tones };
  return { paper: JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? drawable(part, covers) : part)) };
}

/** Renders a plain paper as PDF/UA-1; throws what Typst complains about. */
export function renderPdf(paper: PlainPaper): Uint8Array {
  try {
    const compiled = compiler.compile({ mainFileContent: paperTemplate, inputs: inputsOf(paper) });
    const result = compiled.result;
    if (!result) {
      const problem = compiled.takeDiagnostics();
      throw new Error(`Typst: ${JSON.stringify(problem ? compiler.fetchDiagnostics(problem) : "no result")}`);
    }
    return compiler.pdf(result, { pdfStandard: "ua-1", creationTimestamp: Math.trunc(paper.statedAt.getTime() / 1000) });
  } finally {
    // Typst remembers every layout it made; a report is rarely made twice.
    compiler.evictCache(0);
  }
}
