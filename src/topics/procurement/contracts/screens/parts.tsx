/** What the pages of suppliers and contracts share. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { membersFor } from "#ui/for-member";
import type { Tone } from "#ui/markup";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { ContractState, Grade } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<Promised["failures"][number], string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Params = Pick<Visit, "params">;
export const contractsPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/vertraege${rest}`;
export const suppliersPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/lieferanten${rest}`;

const stateTones: Readonly<Record<ContractState, Tone>> = { coming: "open", running: "ok", terminated: "part", ended: "na" };
const gradeTones: Readonly<Record<Grade, Tone>> = { open: "open", weak: "no", fair: "part", good: "ok" };

export const StateOf = ({ state, visit }: { state: ContractState; visit: Visit }) => <StateTag tone={stateTones[state]}>{wordsFor(visit).states[state]}</StateTag>;
export const GradeOf = ({ grade, visit }: { grade: Grade; visit: Visit }) => <StateTag tone={gradeTones[grade]}>{wordsFor(visit).grades[grade]}</StateTag>;

type Owned = { readonly memberId: string | null; readonly memberName: string | null; readonly isShared: boolean };

/** Whose it is, and whether others see it. */
export const OwnerOf = ({ one, visit }: { one: Owned; visit: Visit }) => {
  const words = wordsFor(visit).page;
  if (one.memberId === null) return <StateTag tone="shared">{words.cooperative}</StateTag>;
  return (
    <>
      {one.memberName} {one.isShared ? <StateTag tone="shared">{words.shared}</StateTag> : null}
    </>
  );
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

export type Writer<Own, Central> = { readonly operation: Own | Central; readonly members: readonly string[] };

/** Who writes a new one: the office for the cooperative, else a town hall for itself; nobody else. */
export function writerOf<Own extends Operation, Central extends Operation>({ own, central }: { own: Own; central: Central }, visit: Visit): Writer<Own, Central> | null {
  if (visit.may(central)) return { operation: central, members: [] };
  const members = membersFor(own, visit);
  return members.length === 0 ? null : { operation: own, members };
}

/** Who may change this one: its owner. */
export function keeperOf<Own extends Operation, Central extends Operation>(
  acts: { own: Own; central: Central },
  { memberId }: { readonly memberId: string | null },
  visit: Visit,
): Writer<Own, Central> | null {
  if (memberId === null) return visit.may(acts.central) ? { operation: acts.central, members: [] } : null;
  return visit.may(acts.own, memberId) && membersFor(acts.own, visit).includes(memberId) ? { operation: acts.own, members: [memberId] } : null;
}
