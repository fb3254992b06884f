/** The rules of accession: what stands against it, what it changes for all, and what comes next. */
import { fail, succeed, type Result } from "#kernel/result";
import type { AgreementRight, CourseFacts } from "#topics/agreement/lifecycle/model";
import { courseOf } from "#topics/agreement/lifecycle/rules";
import type { AgreementContent, AgreementVersion, CooperationLaw } from "#topics/agreement/terms/model";
import type { ApportionFailure, CostKey } from "#topics/costs/keys/model";
import type { Belonging, Figures } from "#topics/costs/keys/rules/keys";
import { simulate } from "#topics/costs/plans/rules";
import type { Member } from "#topics/members/model";
import { isMemberUntil } from "#topics/members/rules/members";
import type { AccessionLine, AccessionProblem, AccessionRequest, AccessionShare, AccessionStep } from "./model.ts";

type Asked = Pick<AccessionRequest, "name" | "ags">;

/** The member a request has become: as the register knows a town, by its official key, else by its name. */
export const memberOf = <Known extends Pick<Member, "ags" | "name" | "leftOn">>({ ags, name }: Asked, members: readonly Known[], today: string): Known | null =>
  members.find((one) => isMemberUntil(one, today) && (ags === null ? one.ags === null && one.name === name : one.ags === ags)) ?? null;

type SaveRefusal = "figure-in-future" | "request-in-future" | "wanted-too-early" | "member-already";

/** Figures and request are of the past, the day wanted is not before the request; who is a party joins nothing. */
export function acceptRequest(
  request: Pick<AccessionRequest, "populationAsOf" | "requestedOn" | "wantedFrom">,
  { isParty, today }: { readonly isParty: boolean; readonly today: string },
): Result<null, SaveRefusal> {
  if (isParty) return fail("member-already");
  if (request.populationAsOf > today) return fail("figure-in-future");
  if (request.requestedOn > today) return fail("request-in-future");
  return request.wantedFrom < request.requestedOn ? fail("wanted-too-early") : succeed(null);
}

type Standing = {
  /** The version in force, and the latest one that has not come into force. */
  readonly inForce: Pick<AgreementVersion, "endsOn" | "content"> | null;
  readonly pending: Pick<AgreementVersion, "change"> | null;
  /** The version that takes this town in. */
  readonly own: Pick<AgreementVersion, "inForceOn"> | null;
};

/** Kinds the usual clause names: towns, municipalities and districts. */
const namedKinds: ReadonlySet<string> = new Set(["stadt", "gemeinde", "landkreis"]);

/** What stands against the request as it is; a day that has passed comes too late by itself, for no version holds before its steps are done (§ 26 KGG). */
export function problemsOf({ kind, wantedFrom }: Pick<AccessionRequest, "kind" | "wantedFrom">, { inForce, pending, own }: Standing, today: string): AccessionProblem[] {
  const isOver = own !== null && own.inForceOn !== null;
  return [
    ...(inForce === null ? (["agreement-missing"] as const) : []),
    ...(inForce?.endsOn && inForce.endsOn < wantedFrom ? (["agreement-ends"] as const) : []),
    ...(namedKinds.has(kind) ? [] : (["kind-not-named"] as const)),
    ...(pending !== null && own === null && pending.change !== "accession" ? (["other-draft"] as const) : []),
    ...(wantedFrom < today && !isOver ? (["day-past"] as const) : []),
  ];
}

/** Day past and an unusual kind are to be known; the others stand in the way. */
export const isHindering = (problem: AccessionProblem): boolean => problem !== "day-past" && problem !== "kind-not-named";

/** The right a member got by joining: the first since it last left. */
export function joiningRight<Right extends Pick<AgreementRight, "validFrom" | "basis">>(rights: readonly Right[]): Right | null {
  const sorted = rights.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  const left = sorted.findLastIndex(({ basis }) => basis === "exit");
  return sorted.slice(left + 1).find(({ basis }) => basis === "agreement") ?? null;
}

// Shares

type Newcomer = Pick<AccessionRequest, "kind" | "population" | "populationAsOf" | "wantedFrom"> & { readonly memberId: string | null };
type Around = { readonly members: readonly (Belonging & { readonly name: string })[]; readonly figures: Figures; readonly knowsUse: boolean };
type Asking = { readonly key: Pick<CostKey, "id" | "definition">; readonly year: number; readonly cents: number };

/** What a town is called in a reckoning before the register knows it. */
const stranger = "neu";

/** The figures of the register, and those of the request where the register has none yet. */
const withFigures =
  ({ figures }: Pick<Around, "figures">, id: string, { population, populationAsOf }: Newcomer): Figures =>
  (memberId, asked, day) => {
    const known = figures(memberId, asked, day);
    return known === null && memberId === id && asked.basis === "population" && populationAsOf <= day ? BigInt(population) * 1_000n : known;
  };

export type Shares = { readonly rows: readonly AccessionShare[]; /** What the town pays in the year it joins, by months. */ readonly firstYear: number };

/** What all pay in a whole year with and without the town, and what it pays itself in the year it joins. */
export function sharesAround({ key, year, cents }: Asking, around: Around, newcomer: Newcomer & { readonly name: string }): Result<Shares, ApportionFailure> {
  const id = newcomer.memberId ?? stranger;
  const others = around.members.filter((one) => one.id !== id);
  const figures = withFigures(around, id, newcomer);
  const run = (members: readonly Belonging[], of = year) => simulate([key], [{ year: of, cents }], { members, figures, knowsUse: around.knowsUse });
  const joining = (admittedOn: string): Belonging => ({ id, kind: newcomer.kind, admittedOn, leftOn: null });
  const wanted = Number(newcomer.wantedFrom.slice(0, 4));
  const [before, after, first] = [run(others), run([...others, joining(`${year}-01-01`)]), run([...others, joining(newcomer.wantedFrom)], wanted)];
  const [refused] = [...before.refused, ...after.refused, ...first.refused];
  if (refused !== undefined) return fail(refused.reason);
  const centsOf = (found: ReturnType<typeof run>, memberId: string) => found.rows.find((row) => row.memberId === memberId)?.cents[0]?.[0] ?? 0;
  const rows = others
    .map(({ id: memberId, name }) => ({ memberId, name, before: centsOf(before, memberId), after: centsOf(after, memberId) }))
    .filter((row) => row.before > 0 || row.after > 0);
  return succeed({ rows: [...rows, { memberId: newcomer.memberId, name: newcomer.name, before: null, after: centsOf(after, id) }], firstYear: centsOf(first, id) });
}

// Steps

export type AccessionFacts = {
  readonly request: Pick<AccessionRequest, "requestedOn" | "wantedFrom">;
  readonly problems: readonly AccessionProblem[];
  readonly isShared: boolean;
  readonly member: { readonly id: string; readonly admittedOn: string } | null;
  /** The accession version begun for this town, or one no town is named in yet. */
  readonly version: Pick<AgreementVersion, "namedOn" | "state"> | null;
  readonly isNamed: boolean;
  readonly course: CourseFacts | null;
  readonly right: Pick<AgreementRight, "validFrom"> | null;
  readonly today: string;
};

type Raw = { readonly step: AccessionStep; readonly isDone: boolean; readonly on: string | null; readonly section: string };

const step = (name: AccessionStep, isDone: boolean, on: string | null = null): Raw => ({ step: name, isDone, on: isDone ? on : null, section: "" });

/** What the law asks for before a version holds, also while there is none yet. */
function lawSteps({ course }: AccessionFacts, form: Pick<AgreementVersion, "legalForm">, law: CooperationLaw): Raw[] {
  const facts = course ?? {
    legalForm: form.legalForm,
    change: "accession" as const,
    isCirculated: false,
    circulatedOn: null,
    deciding: ["nobody yet"],
    decisions: [],
    signatures: [],
    formalities: [],
    namedOn: null,
    inForceOn: null,
  };
  return courseOf(facts, law).map((one) => ({ step: one.step, isDone: one.standing === "done", on: one.on, section: one.section }));
}

/** Every step with what is done and what is next; the formalities are those of the legal form. */
export function stepsOf(facts: AccessionFacts, form: Pick<AgreementVersion, "legalForm">, law: CooperationLaw): AccessionLine[] {
  const { request, problems, isShared, member, version, isNamed, right, today } = facts;
  const raw = [
    step("requested", true, request.requestedOn),
    step("checked", !problems.some(isHindering)),
    step("shared", isShared),
    step("admitted", member !== null, member?.admittedOn ?? null),
    step("drafted", version !== null),
    step("named", version !== null && isNamed),
    step("dated", version !== null && (version.namedOn !== null || version.state !== "draft"), version?.namedOn ?? null),
    ...lawSteps(facts, form, law),
    { ...step("rights", right !== null && right.validFrom <= today), on: right?.validFrom ?? null },
  ];
  const next = raw.findIndex(({ isDone }) => !isDone);
  return raw.map(({ isDone, ...line }, index) => ({ ...line, standing: isDone ? "done" : index === next ? "next" : "open" }));
}

/** The parties with the town among them, in the order they stand. */
export const partiesWith = ({ parties }: Pick<AgreementContent, "parties">, memberId: string): readonly string[] => [
  ...parties.map((one) => String(one.memberId)).filter((id) => id !== memberId),
  memberId,
];
