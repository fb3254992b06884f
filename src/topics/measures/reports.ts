/** The realisation plan (A.6) as a paper. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { formatEuro } from "#ui/numbers";
import { choose } from "#ui/words";
import { measureStates, type Measure } from "./model.ts";
import { isPending } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Planned = {
  readonly member: string;
  readonly measures: readonly Measure[];
  readonly needs: readonly { readonly measureId: string; readonly needsId: string }[];
  readonly statedAt: Date;
  readonly language: Language;
  readonly demo: boolean;
};

const costsOf = ({ costOnce, costYearly }: Pick<Measure, "costOnce" | "costYearly">, language: Language): string => {
  const words = choose({ de, en }, language).plan;
  const parts = [...(costOnce > 0 ? [`${formatEuro(costOnce, language)} ${words.once}`] : []), ...(costYearly > 0 ? [`${formatEuro(costYearly, language)} ${words.yearly}`] : [])];
  return parts.join(", ");
};

function pendingTable({ measures, needs, language }: Planned): Block {
  const words = choose({ de, en }, language);
  const titles = new Map(measures.map(({ id, title }) => [id, title]));
  const name = (one: Measure) => {
    const before = needs.filter(({ measureId }) => measureId === one.id).flatMap(({ needsId }) => titles.get(needsId) ?? []);
    return before.length === 0 ? one.title : `${one.title} (${words.plan.needs(before.join(", "))})`;
  };
  const { columns, captions } = words.plan;
  const pending = measures.filter(({ state }) => isPending(state) && state !== "on-hold");
  // A column in which nothing stands would only make the others narrow.
  const cost = pending.some((one) => costsOf(one, language) !== "");
  return {
    kind: "table",
    caption: captions.pending,
    columns: [
      { title: columns.measure, share: 6 },
      { title: columns.priority, share: 2.6 },
      { title: columns.owner, share: 2.8 },
      { title: columns.due, share: 2.1 },
      ...(cost ? [{ title: columns.costs, share: 2.6 }] : []),
      { title: columns.state, share: 2.1 },
    ],
    rows: pending.map((one) => [
      name(one),
      words.priorities[one.priority] ?? "",
      one.ownerName || words.list.nobody,
      one.dueOn === null ? words.list.noDay : formatShortDate(one.dueOn, language),
      ...(cost ? [costsOf(one, language)] : []),
      words.states[one.state],
    ]),
    rowHeads: true,
  };
}

function doneTable({ measures, language }: Planned): Block {
  const words = choose({ de, en }, language);
  const { columns, captions } = words.plan;
  return {
    kind: "table",
    caption: captions.done,
    columns: [
      { title: columns.measure, share: 6 },
      { title: columns.owner, share: 3 },
      { title: columns.state, share: 2.1 },
      { title: columns.verified, share: 4 },
    ],
    rows: measures
      .filter(({ state }) => state === "implemented" || state === "effective")
      .map((one) => [
        one.title,
        one.ownerName || words.list.nobody,
        words.states[one.state],
        one.verifiedAt === null ? words.plan.notVerified : words.record.verified(formatShortDate(one.verifiedAt, language), one.verifiedByName ?? ""),
      ]),
    rowHeads: true,
  };
}

function restTable({ measures, language }: Planned): Block {
  const words = choose({ de, en }, language);
  const { columns, captions } = words.plan;
  return {
    kind: "table",
    caption: captions.rejected,
    columns: [
      { title: columns.measure, share: 5 },
      { title: columns.state, share: 2 },
      { title: columns.reason, share: 5 },
    ],
    rows: measures.filter(({ state }) => state === "rejected" || state === "on-hold").map((one) => [one.title, words.states[one.state], one.stateReason]),
    rowHeads: true,
  };
}

function overviewBlocks({ measures, language }: Planned): Block[] {
  const words = choose({ de, en }, language);
  const pending = measures.filter(({ state }) => isPending(state));
  const sum = (of: (one: Measure) => number) => pending.reduce((total, one) => total + of(one), 0);
  const counts = measureStates
    .map((state) => ({ state, count: measures.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => [words.states[state], String(count)]);
  return [
    {
      kind: "table",
      caption: words.plan.captions.states,
      columns: [{ title: words.plan.columns.state }, { title: words.plan.count, align: "right" }],
      rows: counts,
      rowHeads: true,
    },
    {
      kind: "facts",
      facts: [
        {
          term: `${words.plan.costs}, ${words.plan.once}`,
          value: formatEuro(
            sum(({ costOnce }) => costOnce),
            language,
          ),
        },
        {
          term: `${words.plan.costs}, ${words.plan.yearly}`,
          value: formatEuro(
            sum(({ costYearly }) => costYearly),
            language,
          ),
        },
      ],
    },
  ];
}

/** All measures of a member in the order of their urgency, what is done, and what was rejected with its reason. */
export function planPaper(planned: Planned): { readonly name: string; readonly paper: Paper } {
  const { member, statedAt, language, demo } = planned;
  const words = choose({ de, en }, language).plan;
  const filled = (table: Block): Block => (table.kind === "table" && table.rows.length === 0 ? { kind: "text", text: words.nothing } : table);
  const paper: Paper = {
    title: words.title,
    subtitle: words.subtitle,
    author: member,
    language,
    state: words.state(formatDate(statedAt, language)),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      { kind: "text", text: words.intro },
      { kind: "heading", level: 1, text: words.overview },
      ...overviewBlocks(planned),
      { kind: "heading", level: 1, text: words.pending },
      filled(pendingTable(planned)),
      { kind: "heading", level: 1, text: words.done },
      filled(doneTable(planned)),
      { kind: "heading", level: 1, text: words.rejected },
      filled(restTable(planned)),
      { kind: "signature", lines: [...words.signature] },
    ],
  };
  return { name: words.name(member, dayOf(statedAt)), paper };
}
