/** What the pages of framework contracts share. */
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { formatEuro, formatNumber } from "#ui/numbers";
import { Alert, Card, StateTag } from "#ui/parts";
import { DataTable, type Column } from "#ui/table";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { CallOffState, Saving } from "../model.ts";
import { sumOf } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<Promised["failures"][number], string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Params = Pick<Visit, "params">;
export const frameworksPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/rahmenvertraege${rest}`;
export const centralPath = ({ params }: Params, rest: string) => `/verbund/${params["cooperativeId"]}${rest}`;

const stateTones: Readonly<Record<CallOffState, Tone>> = { ordered: "part", delivered: "part", paid: "ok", cancelled: "na" };
export const StateOf = ({ state, visit }: { state: CallOffState; visit: Visit }) => <StateTag tone={stateTones[state]}>{wordsFor(visit).states[state]}</StateTag>;

export const OpenTag = ({ isOpen, visit }: { isOpen: boolean; visit: Visit }) => {
  const { page } = wordsFor(visit);
  return <StateTag tone={isOpen ? "ok" : "na"}>{isOpen ? page.open : page.closed}</StateTag>;
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

type Row = Pick<Saving, "callOffs" | "pooled" | "alone"> & { readonly memberName: string };

/** Price alone against price together, by member and in sum. */
export const SavingsCard = ({ savings, visit }: { savings: readonly Saving[]; visit: Visit }) => {
  const { page } = wordsFor(visit);
  const rows: readonly Row[] = savings.length > 1 ? [...savings, { ...sumOf(savings), memberName: page.sum }] : savings;
  const columns: Column<Row>[] = [
    { key: "member", label: page.member, rowHead: true, cell: (one) => (one.memberName === page.sum ? <strong>{one.memberName}</strong> : one.memberName) },
    { key: "callOffs", label: page.callOffs, kind: "number", cell: (one) => formatNumber(one.callOffs, visit.language) },
    { key: "alone", label: page.alone, kind: "number", cell: (one) => formatEuro(one.alone, visit.language) },
    { key: "pooled", label: page.pooled, kind: "number", cell: (one) => formatEuro(one.pooled, visit.language) },
    { key: "saving", label: page.saving, kind: "number", cell: (one) => <strong>{formatEuro(one.alone - one.pooled, visit.language)}</strong> },
  ];
  return (
    <Card title={page.savings}>
      <p class="rw-soft">{page.savingsLead}</p>
      <DataTable caption={page.savings} rows={rows} columns={columns} empty={<p class="rw-soft">{page.noSavings}</p>} />
    </Card>
  );
};
