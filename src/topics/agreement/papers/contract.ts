/** What can be done with council papers. */
import { z } from "zod";
import { optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { papersToPrint, printedFiles, printedWhole, printRun } from "#kernel/printing";
import { agreementHead } from "#topics/agreement/terms/model";
import { councilPaper, paperRunKinds } from "./model.ts";

const place = { cooperativeId, versionId: objectId };
const format = z.enum(paperFormats);
const named = z.object({ id: objectId, title: z.string() });

/** The papers on one version: what they stand on, and the amount of every member; whoever acts for one member sees that one. */
export const readCouncilPapers = defineOperation({
  name: "council-paper.overview",
  kind: "read",
  scope: "cooperative",
  input: z.object(place),
  output: z.object({
    version: agreementHead,
    termYears: z.int(),
    paper: councilPaper.nullable(),
    shares: z.array(z.object({ memberId, memberName: z.string(), first: z.int(), whole: z.int(), saved: z.int().nullable() })),
    /** Kept simulations and the keys in them, the latest first. */
    simulations: z.array(named),
    keys: z.array(named),
    /** Papers of all that are or were printed in the background; only who acts for all sees them. */
    runs: z.array(printRun),
  }),
  failures: ["version-unknown"],
});
export type CouncilPapers = (typeof readCouncilPapers)["output"]["_output"];

/** Chooses what the papers stand on; may be done anew as long as no council has read it otherwise. */
export const prepareCouncilPapers = defineOperation({
  name: "council-paper.prepare",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...place, simulationId: objectId, keyId: objectId, introduction: prose(4_000).default(""), revision: optional(wholeNumber(1, 1_000_000)) }),
  output: z.object({ papers: z.int() }),
  failures: ["version-unknown", "version-not-circulated", "simulation-unknown", "key-unknown", "key-not-compared", "basis-outdated", "paper-changed"],
});

/** The paper of one member, with its own amount. */
export const printCouncilPaper = defineOperation({
  name: "council-paper.print",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, versionId: objectId, format: format.default("docx") }),
  output: z.object({ name: z.string(), format, paper: z.custom<Paper>() }),
  failures: ["version-unknown", "not-prepared", "member-not-asked"],
  answers: "paper",
  logged: true,
});

/** The papers of all members, packed. */
export const packCouncilPapers = defineOperation({
  name: "council-paper.pack",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...place, format: format.default("docx") }),
  output: z.object({ name: z.string(), format, papers: z.array(z.object({ name: z.string(), paper: z.custom<Paper>() })) }),
  failures: ["version-unknown", "not-prepared"],
  answers: "papers",
  logged: true,
});

/** Has the papers of all printed in the background; those of the same kind and version before them go. */
export const askCouncilPapers = defineOperation({
  name: "council-paper.ask-print",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...place, kind: z.enum(paperRunKinds) }),
  output: z.object({ runId: objectId }),
  failures: ["version-unknown", "not-prepared"],
});

/** The next papers to print of the run that was asked for first; none where nothing is left. */
export const nextCouncilPapers = defineOperation({
  name: "council-paper.next-print",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: papersToPrint,
  failures: ["version-unknown", "not-prepared"],
});

/** Keeps papers that were printed. */
export const keepCouncilPapers = defineOperation({
  name: "council-paper.keep-print",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, runId: objectId, files: printedFiles }),
  output: z.object({ kept: z.int() }),
  failures: ["run-unknown"],
});

/** All papers that were printed, packed. */
export const fetchCouncilPapers = defineOperation({
  name: "council-paper.fetch-print",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, runId: objectId }),
  output: printedWhole,
  failures: ["run-unknown", "run-unfinished"],
  answers: "file",
  logged: true,
});

export type PapersFailure = (
  | typeof readCouncilPapers
  | typeof prepareCouncilPapers
  | typeof printCouncilPaper
  | typeof packCouncilPapers
  | typeof keepCouncilPapers
  | typeof fetchCouncilPapers
)["failures"][number];
