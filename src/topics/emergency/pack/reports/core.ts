/** The core of the pack: at most eight pages A4, black and white. Long texts are cut, long lists end early; the annex has all. */
import { shortened } from "#kernel/texts";
import type { Block, Paper, PaperTable } from "#kernel/paper";
import type { Facts } from "#topics/emergency/registers/model";
import type { ShippedText } from "../model.ts";
import { factsOf, firstCall } from "../rules.ts";
import { chosen, heading, paperOf, phonesOf, sectionsOf, text, wordsOf, type PaperWords, type Source } from "./parts.ts";

/** So many entries of a register stand in the core: together with the texts they fill eight pages and no more (a test holds it against the fullest registers). */
const most = { alarm: 8, staff: 8, contacts: 16, places: 6, decisions: 8, restart: 12, providers: 8, payments: 6 } as const;

/** Letters in a cell of the core. */
const cellLetters = 56;
const ruleLetters = 280;

type Row = (facts: Facts, words: PaperWords, index: number) => readonly string[];
type Column = PaperTable["columns"][number];
type List = { readonly register: keyof typeof most; readonly columns: readonly Column[]; readonly row: Row };

const cut = (value: string | undefined, letters = cellLetters): string => shortened(value ?? "", letters);

/** Who, where, and how they are reached. */
const people = ({ paper: { heads } }: PaperWords): readonly List[] => [
  {
    register: "alarm",
    columns: [
      { title: heads.step, share: 0.4 },
      { title: heads.whom, share: 1.6 },
      { title: heads.phones, share: 1.4 },
      { title: heads.caller },
      { title: heads.otherwise, share: 1.8 },
    ],
    row: (facts, words, index) => [
      String(index + 1),
      cut(facts["whom"]),
      phonesOf(words, facts, { open: ["phone"], hidden: "private" }),
      cut(facts["caller"]),
      cut(facts["otherwise"]),
    ],
  },
  {
    register: "staff",
    columns: [{ title: heads.role }, { title: heads.name }, { title: heads.phones, share: 1.5 }, { title: heads.deputy }, { title: heads.phones, share: 1.5 }],
    row: (facts, words) => [
      chosen(words, facts["role"]),
      cut(facts["name"]),
      phonesOf(words, facts, { open: ["phone"], hidden: "private" }),
      cut(facts["deputy"]),
      phonesOf(words, facts, { open: ["deputyPhone"], hidden: "deputyPrivate" }),
    ],
  },
  {
    register: "contacts",
    columns: [{ title: heads.name, share: 1.5 }, { title: heads.function, share: 1.4 }, { title: heads.phones, share: 1.8 }, { title: heads.hours }],
    row: (facts, words) => [
      cut(facts["name"]),
      cut(facts["function"] ?? chosen(words, facts["kind"])),
      phonesOf(words, facts, { open: ["phone", "mobile"], hidden: "private" }),
      cut(facts["hours"], 40),
    ],
  },
  {
    register: "places",
    columns: [{ title: heads.what, share: 1.3 }, { title: heads.kind }, { title: heads.where, share: 1.4 }, { title: heads.access }],
    row: (facts, words) => [cut(facts["what"]), chosen(words, facts["kind"]), cut(facts["where"]), cut(facts["access"])],
  },
];

/** What is decided, what comes first, who helps, what is paid. */
const work = ({ paper: { heads } }: PaperWords): readonly List[] => [
  {
    register: "decisions",
    columns: [{ title: heads.what, share: 1.2 }, { title: heads.rule, share: 3 }, { title: heads.decides }],
    row: (facts) => [cut(facts["question"], 90), cut(facts["rule"], ruleLetters), cut([facts["decides"], facts["deputy"]].filter(Boolean).join(" / "))],
  },
  {
    register: "restart",
    columns: [
      { title: heads.step, share: 0.4 },
      { title: heads.task, share: 1.5 },
      { title: heads.outage, share: 0.8 },
      { title: heads.system },
      { title: heads.provider },
      { title: heads.backup },
      { title: heads.responsible },
    ],
    row: (facts, words, index) => [
      String(index + 1),
      cut(facts["task"]),
      chosen(words, facts["outage"]),
      cut(facts["system"], 40),
      cut(facts["provider"], 40),
      cut(facts["backup"], 40),
      cut(facts["responsible"], 40),
    ],
  },
  {
    register: "providers",
    columns: [{ title: heads.provider, share: 1.2 }, { title: heads.services }, { title: heads.stops, share: 1.2 }, { title: heads.phones, share: 1.3 }, { title: heads.contract }],
    row: (facts, words) => [
      cut(facts["name"]),
      cut(facts["services"]),
      cut(facts["stops"]),
      phonesOf(words, facts, { open: ["emergencyPhone", "phone"] }),
      cut([facts["contract"], facts["customer"]].filter(Boolean).join(", ")),
    ],
  },
  {
    register: "payments",
    columns: [{ title: heads.payment, share: 1.2 }, { title: heads.due, share: 0.8 }, { title: heads.way, share: 2 }, { title: heads.signs }],
    row: (facts) => [cut(facts["payment"]), cut(facts["due"]), cut(facts["way"], 110), cut(facts["signs"])],
  },
];

function listBlocks(source: Source, words: PaperWords, { register, columns, row }: List): Block[] {
  const all = factsOf(source.content, register);
  const shown = all.slice(0, most[register]);
  const title = words.paper[register];
  if (all.length === 0) return [heading(1, title), text(words.paper.empty)];
  const table: Block = { kind: "table", caption: words.paper.captions[register], columns, rows: shown.map((facts, index) => row(facts, words, index)), rowHeads: true };
  return [heading(1, title), table, ...(all.length > shown.length ? [text(words.paper.more(all.length - shown.length))] : [])];
}

/** Empty lines for who takes notes. */
const logRows = 10;

/** The core: read from front to back when nothing else works. */
export function corePaper(source: Source, steps: ShippedText): Paper {
  const words = wordsOf(source.language);
  const { paper } = words;
  const call = firstCall(source.content);
  const beginning: Block[] = [
    { kind: "banner", label: call === null ? paper.call : `${paper.call}: ${cut(call.whom)}`, text: call?.phone ?? paper.noCall },
    { kind: "note", tone: "brand", title: paper.calm, text: paper.calmText },
  ];
  const log: Block[] = [
    heading(1, paper.log),
    text(paper.logText),
    {
      kind: "table",
      caption: paper.captions.log,
      columns: [
        { title: paper.heads.time, share: 0.6 },
        { title: paper.heads.happened, share: 3.4 },
        { title: paper.heads.who, share: 0.8 },
      ],
      rows: Array.from({ length: logRows }, () => ["\n", "", ""]),
    },
    { kind: "signature", lines: paper.signed },
  ];
  const [alarm, ...others] = [...people(words), ...work(words)].map((list) => listBlocks(source, words, list));
  const blocks = [...beginning, ...(alarm ?? []), ...sectionsOf(steps, { level: 2, ordered: true }), ...others.flat(), ...log];
  return paperOf(source, { title: paper.core, subtitle: paper.coreSub, blocks, isPrivate: true, type: "small" });
}
