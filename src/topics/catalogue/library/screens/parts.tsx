/** What the pages of the library share: words, addresses, tags, export links. */
import type { Permission } from "#kernel/access";
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { sheetFormats } from "#kernel/sheets";
import { formatShortDate } from "#ui/dates";
import { withQuery, type Tone } from "#ui/markup";
import { Tabs } from "#ui/navigation";
import { Alert, ExportLinks, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { Relationship, Scale } from "#topics/catalogue/formats/model";
import type * as contract from "../contract.ts";
import type { VersionHead } from "../contract.ts";
import type { Level, Modal, StoredCatalogue } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** An operation or failure without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `catalogue.${string}` | `mapping.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
  readonly scales: Record<Scale, string>;
};

/** The words of the library in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
/** The cooperative of the address; a member's key begins with it. */
export const cooperativeIn = ({ params }: Params): string => params["cooperativeId"] ?? params["memberId"]?.split(".")[0] ?? "";
export const registerPath = (visit: Params) => `/verbund/${cooperativeIn(visit)}/kataloge`;
export const mappingsPath = (visit: Params) => `/verbund/${cooperativeIn(visit)}/zuordnungen`;
export const recordPath = (visit: Params, catalogueId: string) => `${registerPath(visit)}/${catalogueId}`;
export const requirementPath = (visit: Params, catalogueId: string, key: string) => `${recordPath(visit, catalogueId)}/anforderungen/${encodeURIComponent(key)}`;
export const importPath = (visit: Params, importId: string) => `${registerPath(visit)}/einlesen/${importId}`;

/** The address of a download at the API's door. */
export const apiHref = (operation: Operation, visit: Params, more: Readonly<Record<string, string | undefined>>): string =>
  `/api/${operation.name}${withQuery({ cooperativeId: cooperativeIn(visit), ...Object.fromEntries(Object.entries(more).filter((entry): entry is [string, string] => entry[1] !== undefined)) }, {})}`;

/** The same list as a table, in every form. */
export const Exports = ({
  operation,
  visit,
  more,
  label,
}: {
  operation: Operation;
  visit: Params;
  more: Readonly<Record<string, string | undefined>>;
  label?: string | undefined;
}) => <ExportLinks label={label} links={sheetFormats.map((format) => ({ label: format.toUpperCase(), href: apiHref(operation, visit, { ...more, format }) }))} />;

/** What was just done, said once. */
export const Done = ({ visit, sentences }: { visit: Visit; sentences: Readonly<Record<string, string>> }) => {
  const sentence = visit.done !== null && Object.hasOwn(sentences, visit.done) ? sentences[visit.done] : undefined;
  return sentence === undefined ? null : <Alert tone="success" title={sentence} live />;
};

/** The way to a page of a catalogue. */
export const trailTo = (visit: Visit, catalogue?: Pick<StoredCatalogue, "id" | "title">, ...labels: readonly string[]) => [
  { label: wordsFor(visit).trail, href: registerPath(visit) },
  ...(catalogue ? [labels.length === 0 ? { label: catalogue.title } : { label: catalogue.title, href: recordPath(visit, catalogue.id) }] : []),
  ...labels.map((label) => ({ label })),
];

export type RecordTab = "overview" | "requirements" | "parameters" | "compare";

/** The views of one catalogue. */
export const CatalogueTabs = ({ catalogue, current, visit }: { catalogue: Pick<StoredCatalogue, "id">; current: RecordTab; visit: Visit }) => {
  const words = wordsFor(visit).record.tabs;
  const base = recordPath(visit, catalogue.id);
  const places = { overview: base, requirements: `${base}/anforderungen`, parameters: `${base}/platzhalter`, compare: `${base}/vergleich` };
  const keys = ["overview", "requirements", "parameters", "compare"] as const;
  return <Tabs current={current} tabs={keys.map((key) => ({ key, label: words[key], href: places[key] }))} />;
};

const modalTones: Record<Modal, Tone> = { must: "brand", should: "open", may: "na" };
export const ModalTag = ({ modal, visit }: { modal: Modal | null; visit: Visit }) =>
  modal === null ? null : <StateTag tone={modalTones[modal]}>{wordsFor(visit).modals[modal]}</StateTag>;

const levelTones: Record<Level, Tone> = { basic: "brand", standard: "open", elevated: "na" };
export const LevelTag = ({ level, visit }: { level: Level | null; visit: Visit }) =>
  level === null ? null : <StateTag tone={levelTones[level]}>{wordsFor(visit).levels[level]}</StateTag>;

const relationshipTones: Record<Relationship, Tone> = {
  "equal-to": "ok",
  "equivalent-to": "ok",
  "subset-of": "part",
  "superset-of": "part",
  "intersects-with": "open",
  "no-relationship": "na",
};
export const RelationshipTag = ({ relationship, visit }: { relationship: Relationship; visit: Visit }) => (
  <StateTag tone={relationshipTones[relationship]}>{wordsFor(visit).relationships[relationship]}</StateTag>
);

export const effortWord = (effort: number | null, visit: Visit): string => (effort === null ? "" : (wordsFor(visit).efforts[effort] ?? ""));

export const audienceWord = (audience: string | null, visit: Visit): string | null => {
  const { audiences } = wordsFor(visit);
  const known = Object.entries(audiences).find(([key]) => key === audience);
  return known?.[1] ?? audience;
};

export const versionName = ({ number, label }: Pick<VersionHead, "number" | "label">, visit: Visit): string => wordsFor(visit).version(number, shortLabel(label, visit));

/** Publishers name versions by instants to the microsecond; people read the day. */
export function shortLabel(label: string, visit: Visit): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(label) ? formatShortDate(label.slice(0, 10), visit.language) : label;
}
