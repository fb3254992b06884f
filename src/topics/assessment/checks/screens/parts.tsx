/** What the pages of checks share: words, ways, and states as tags. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { dayOf } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { CheckHead, CheckState, Row, Status } from "../model.ts";
import { de as catalogueDe } from "#topics/catalogue/library/words.de";
import { en as catalogueEn } from "#topics/catalogue/library/words.en";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** Spoken of by the sub-topics that hand checks in and out. */
type Elsewhere = "check.workbook" | "check.stage-workbook" | "check.list-workbooks" | "check.read-workbook" | "check.apply-workbook" | "check.result-paper" | "check.export-oscal";
/** A failure or operation without a sentence does not compile. */
type Spoken = { readonly operations: Record<Exclude<Extract<Permission, `check.${string}`>, Elsewhere>, string>; readonly failures: Record<Promised["failures"][number], string> };

/** The words of checks in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = { readonly params: Readonly<Record<string, string>> };

/** The register of the cooperative's checks. */
export const registerPath = ({ params }: Params): string => `/verbund/${params["cooperativeId"] ?? ""}/checks`;

/** One round. */
export const roundPath = (visit: Params): string => `${registerPath(visit)}/${visit.params["roundId"] ?? ""}`;

/** A member's checks. */
export const minePath = ({ params }: Params): string => `/mitglied/${params["memberId"] ?? ""}/checks`;

/** One check by areas. */
export const checkPath = (visit: Params): string => `${minePath(visit)}/${visit.params["checkId"] ?? ""}`;

/** What the list of requirements may be narrowed by, in the address. */
export const filterNames = ["area", "state", "effort", "audience", "text"] as const;

/** The filters of the address, without blanks. */
export const filtersOf = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(filterNames.flatMap((name) => (query[name] ? [[name, query[name] ?? ""]] : [])));

/** The answering page with filters and a requirement. */
export const rowsPath = (visit: Params, query: Readonly<Record<string, string>>): string => {
  const search = new URLSearchParams(query).toString();
  return `${checkPath(visit)}/antworten${search === "" ? "" : `?${search}`}`;
};

const stateTones: Record<CheckState, Tone> = { draft: "open", "in-progress": "part", submitted: "brand", returned: "no", verified: "brand", closed: "ok" };

/** Where a check stands. */
export const CheckTag = ({ state, id, visit }: { state: CheckState; id?: string; visit: Visit }) => (
  <StateTag tone={stateTones[state]} id={id}>
    {wordsFor(visit).states[state]}
  </StateTag>
);

/** Running, planned, overdue or ended: what a round is today. */
export const RoundTag = ({ round, visit }: { round: { readonly state: "open" | "closed"; readonly opensOn: string; readonly dueOn: string }; visit: Visit }) => {
  const words = wordsFor(visit).roundStates;
  const today = dayOf(visit.now);
  if (round.state === "closed") return <StateTag tone="na">{words.closed}</StateTag>;
  if (round.opensOn > today) return <StateTag tone="open">{words.planned}</StateTag>;
  return round.dueOn < today ? <StateTag tone="no">{words.overdue}</StateTag> : <StateTag tone="part">{words.open}</StateTag>;
};

const statusTones: Record<Status, Tone> = { yes: "ok", partly: "part", no: "no", dispensable: "na" };

/** The tone of an answer; open without one. */
export const toneOf = (status: Status | null): Tone => (status === null ? "open" : statusTones[status]);

/** An answer in the words of its scale: WiBA says „nicht relevant“ where Grundschutz says „entbehrlich“. */
export const statusWord = (status: Status | null, scale: CheckHead["scale"], visit: Pick<Visit, "language">): string => {
  const words = wordsFor(visit);
  if (status === null) return words.open;
  return status === "dispensable" && scale === "wiba" ? words.notRelevant : words.statuses[status];
};

/** An answer as a tag. */
export const StatusTag = ({ status, check, visit }: { status: Status | null; check: Pick<CheckHead, "scale">; visit: Visit }) => (
  <StateTag tone={toneOf(status)}>{statusWord(status, check.scale, visit)}</StateTag>
);

/** How a requirement stands in the list: its tone, and what needs a look first. */
export function listed(
  row: Pick<Row, "effective" | "status" | "shared" | "changed" | "withdrawn" | "suggested" | "offered">,
  visit: Pick<Visit, "language">,
): { tone: Tone; note: string | undefined } {
  const words = wordsFor(visit);
  const notes = [
    row.changed ? words.rowStates.changed : null,
    row.withdrawn ? words.rowStates.withdrawn : null,
    row.offered ? words.rowStates.offered : null,
    row.suggested ? words.rowStates.suggested : null,
    row.shared !== null && row.status === null ? words.rows.carried : null,
  ];
  return { tone: row.effective === null && row.suggested ? "part" : toneOf(row.effective), note: notes.find((note) => note !== null) };
}

/** Does somebody of the office look, rather than the member itself? */
export const isOffice = ({ principal }: Pick<Visit, "principal">): boolean => principal.assignments.some(({ role, memberId }) => role === "office" && memberId === null);

/** Who in a town hall can answer: the catalogue's word, or what a catalogue of somebody else wrote. */
export function audienceName(audience: string, { language }: Pick<Visit, "language">): string {
  const names: Readonly<Record<string, string>> = choose({ de: catalogueDe, en: catalogueEn }, language).audiences;
  return names[audience] ?? audience;
}
