import { z } from "zod";
import { line, prose } from "#kernel/fields";

/** A key of a document, placeholder, section or clause: stable over versions, since what members wrote hangs on it. */
export const stableKey = z.string().regex(/^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);

/** Leitlinie · Richtlinie · Verfahren · Merkblatt. */
export const documentKinds = ["guideline", "directive", "procedure", "leaflet"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const placeholderTypes = ["text", "person", "date", "number", "choice", "address", "phone", "mail"] as const;

/** What the platform knows and fills in by itself. */
// oxfmt-ignore
export const placeholderSources = [
  "member.officialName", "member.name", "member.kind", "member.inhabitants", "cooperative.name", "office.name",
  "person.management", "person.coordinator", "person.coordinator-deputy",
] as const;

/** A gap in the text, and the question that fills it. */
export const placeholder = z.strictObject({
  key: stableKey,
  type: z.enum(placeholderTypes),
  label: line(120),
  question: line(300),
  help: line(600).optional(),
  source: z.enum(placeholderSources).optional(),
  required: z.boolean().default(true),
  /** Of a choice: what may be chosen. */
  options: z.array(line(200)).min(2).max(20).optional(),
});
export type Placeholder = z.infer<typeof placeholder>;

/** What stands above the text of a model document, in YAML. */
export const documentHead = z.strictObject({
  key: stableKey,
  title: line(160),
  kind: z.enum(documentKinds),
  /** As people say it: „2026.1“. */
  version: line(20),
  summary: line(400),
  audience: line(300),
  /** Who puts it in force; the management, as ISMS.1 of the BSI's Grundschutz compendium has it. */
  release: z.literal("management"),
  /** A resolution of the council is usual. */
  resolution: z.boolean().default(false),
  /** The works council takes part before it is released. */
  worksCouncil: z.boolean().default(false),
  /** Employees confirm that they have read it. */
  acknowledgement: z.boolean().default(false),
  reviewMonths: z.int().min(1).max(120),
  placeholders: z.array(placeholder).max(60).default([]),
});
export type DocumentHead = z.infer<typeof documentHead>;

/** `mandatory` always stands in the document, `optional` where it is ticked, a `note` only beside the form. */
export const clauseKinds = ["mandatory", "optional", "note"] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/** The smallest part that is taken, left out or reworded as a whole; its text is Markdown with placeholders. */
export const clause = z.object({
  id: stableKey,
  kind: z.enum(clauseKinds),
  /** Of an optional clause: what one decides on. */
  title: line(200).nullable(),
  /** Of an optional clause: is it ticked unless somebody decides otherwise? */
  ticked: z.boolean(),
  /** Of clauses of a section that bear the same name here exactly one stands. */
  either: stableKey.optional(),
  text: prose(20_000).min(1),
});
export type Clause = z.infer<typeof clause>;

export const documentSection = z.object({ id: stableKey, title: line(160), clauses: z.array(clause).min(1).max(80) });
export type DocumentSection = z.infer<typeof documentSection>;

/** A model document as a whole; a published one never changes. */
export const modelDocument = documentHead.extend({ sections: z.array(documentSection).min(1).max(60) });
export type ModelDocument = z.infer<typeof modelDocument>;

/** What may be wrong in the text of a model document; each has a sentence. */
// oxfmt-ignore
export const textProblemNames = [
  "front-matter-missing", "front-matter-not-closed", "front-matter-broken", "field-unknown", "field-missing", "field-wrong", "placeholder-twice",
  "options-missing", "options-without-choice", "section-without-id", "section-empty", "sections-missing", "id-malformed", "id-twice",
  "clause-unknown", "clause-without-id", "clause-without-title", "clause-without-tick", "either-alone", "either-ticks", "clause-outside-section", "clause-not-closed",
  "clause-empty", "text-outside-clause", "heading-inside-clause", "markup-refused", "placeholder-unknown", "placeholder-unused", "table-broken",
  "text-too-long", "key-differs",
] as const;
export type TextProblemName = (typeof textProblemNames)[number];

/** One thing that is wrong and the row it stands in, counted from 1. */
export const textProblem = z.object({ row: z.int(), problem: z.enum(textProblemNames), subject: z.string() });
export type TextProblem = z.infer<typeof textProblem>;

const inline = z.union([z.string(), z.array(z.union([z.string(), z.object({ strong: z.string() })]))]);
const tableColumn = z.object({ title: z.string() });

/** A piece of the text as papers and pages draw it; the subset of a paper's blocks that model documents are written in. */
export const textBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), level: z.literal(2), text: z.string() }),
  z.object({ kind: z.literal("text"), text: inline }),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(inline) }),
  z.object({ kind: z.literal("table"), caption: z.string(), columns: z.array(tableColumn), rows: z.array(z.array(z.string())), rowHeads: z.literal(true) }),
]);
export type TextBlock = z.infer<typeof textBlock>;

export const modelStates = ["draft", "published", "withdrawn"] as const;
export type ModelState = (typeof modelStates)[number];

/** Longest text of a model document, in characters; our strategy has about 30,000. */
export const longestText = 300_000;
