/** The annex: a sheet for every task, every text, every register in full. */
import type { Block, Paper } from "#kernel/paper";
import { formatDate } from "#ui/dates";
import type { Facts } from "#topics/emergency/registers/model";
import { factsOf } from "../rules.ts";
import { chosen, heading, paperOf, phonesOf, text, wordsOf, type PaperWords, type Source } from "./parts.ts";

type Line = readonly [term: string, value: string | undefined];

/** What is known of an entry, without the lines nobody filled in. */
const known = (lines: readonly Line[]): Block[] => {
  const facts = lines.flatMap(([term, value]) => (value === undefined || value === "" ? [] : [{ term, value }]));
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
};

/** One sheet „Arbeiten ohne IT“, on a page of its own. */
function processSheet(facts: Facts, { words: { paper }, isFirst }: { readonly words: PaperWords; readonly isFirst: boolean }): Block[] {
  const horizons = (["hours", "days", "weeks", "months", "after"] as const).flatMap((key): Block[] =>
    facts[key] === undefined ? [] : [heading(3, paper.horizons[key]), text(facts[key])],
  );
  return [
    ...(isFirst ? [] : [{ kind: "break" as const }]),
    heading(2, facts["title"] ?? ""),
    ...known([
      [paper.department, facts["department"]],
      [paper.heads.decides, facts["decides"]],
      [paper.material, facts["material"]],
    ]),
    ...horizons,
  ];
}

const pressSheet = (facts: Facts, words: PaperWords): Block[] => [
  heading(2, facts["occasion"] ?? ""),
  ...known([
    [words.paper.audience, chosen(words, facts["audience"])],
    [words.paper.released, facts["released"]],
  ]),
  ...(facts["text"] ?? "").split("\n").map((part) => text(part)),
];

type Entry = (facts: Facts, words: PaperWords, language: Source["language"]) => { readonly title: string; readonly lines: readonly Line[] };

const staff: Entry = (facts, words) => ({
  title: `${chosen(words, facts["role"])}: ${facts["name"] ?? ""}`,
  lines: [
    [words.paper.heads.phones, phonesOf(words, facts, { open: ["phone"], hidden: "private" })],
    [words.paper.heads.deputy, facts["deputy"]],
    [words.paper.deputyFor + words.paper.heads.phones, phonesOf(words, facts, { open: ["deputyPhone"], hidden: "deputyPrivate" })],
    [words.paper.tasks, facts["tasks"]],
  ],
});

const alarm: Entry = (facts, words) => ({
  title: facts["whom"] ?? "",
  lines: [
    [words.paper.heads.caller, facts["caller"]],
    [words.paper.heads.phones, phonesOf(words, facts, { open: ["phone"], hidden: "private" })],
    [words.paper.heads.otherwise, facts["otherwise"]],
    [words.paper.message, facts["message"]],
  ],
});

const contact: Entry = (facts, words) => ({
  title: facts["name"] ?? "",
  lines: [
    [words.paper.heads.kind, chosen(words, facts["kind"])],
    [words.paper.heads.function, facts["function"]],
    [words.paper.heads.phones, phonesOf(words, facts, { open: ["phone", "mobile"], hidden: "private" })],
    [words.paper.email, facts["email"]],
    [words.paper.heads.hours, facts["hours"]],
  ],
});

const place: Entry = (facts, words) => ({
  title: facts["what"] ?? "",
  lines: [
    [words.paper.heads.kind, chosen(words, facts["kind"])],
    [words.paper.heads.where, facts["where"]],
    [words.paper.heads.access, facts["access"]],
    [words.paper.note, facts["note"]],
  ],
});

const decision: Entry = (facts, words) => ({
  title: facts["question"] ?? "",
  lines: [
    [words.paper.heads.rule, facts["rule"]],
    [words.paper.heads.decides, facts["decides"]],
    [words.paper.heads.deputy, facts["deputy"]],
  ],
});

const restart: Entry = (facts, words) => ({
  title: facts["task"] ?? "",
  lines: [
    [words.paper.heads.outage, chosen(words, facts["outage"])],
    [words.paper.reason, facts["reason"]],
    [words.paper.heads.system, facts["system"]],
    [words.paper.heads.provider, facts["provider"]],
    [words.paper.heads.backup, facts["backup"]],
    [words.paper.heads.responsible, facts["responsible"]],
  ],
});

const provider: Entry = (facts, words) => ({
  title: facts["name"] ?? "",
  lines: [
    [words.paper.heads.services, facts["services"]],
    [words.paper.heads.stops, facts["stops"]],
    [words.paper.heads.phones, phonesOf(words, facts, { open: ["emergencyPhone", "phone"] })],
    [words.paper.heads.hours, facts["hours"]],
    [words.paper.heads.contract, [facts["contract"], facts["customer"]].filter(Boolean).join(", ")],
    [words.paper.inHouse, facts["inHouse"]],
  ],
});

const payment: Entry = (facts, words) => ({
  title: facts["payment"] ?? "",
  lines: [
    [words.paper.heads.due, facts["due"]],
    [words.paper.recipients, facts["recipients"]],
    [words.paper.heads.way, facts["way"]],
    [words.paper.bank, facts["bank"]],
    [words.paper.heads.signs, facts["signs"]],
    [words.paper.consequence, facts["consequence"]],
  ],
});

const exercise: Entry = (facts, words, language) => ({
  title: facts["title"] ?? "",
  lines: [
    [words.paper.heads.kind, chosen(words, facts["kind"])],
    [words.paper.heads.day, facts["day"] === undefined ? undefined : formatDate(facts["day"], language)],
    [words.paper.heads.state, chosen(words, facts["state"])],
    [words.paper.participants, facts["takes-part"]],
    [words.paper.heads.result, facts["result"]],
    [words.paper.heads.lessons, facts["lessons"]],
  ],
});

const shelves = [
  ["alarm", alarm],
  ["staff", staff],
  ["contacts", contact],
  ["places", place],
  ["decisions", decision],
  ["restart", restart],
  ["providers", provider],
  ["payments", payment],
  ["exercises", exercise],
] as const;

/** The annex: everything the core leaves out. */
export function annexPaper(source: Source): Paper {
  const words = wordsOf(source.language);
  const { paper } = words;
  const sheets = factsOf(source.content, "processes").flatMap((facts, index) => processSheet(facts, { words, isFirst: index === 0 }));
  const texts = factsOf(source.content, "press").flatMap((facts) => pressSheet(facts, words));
  const registers = shelves.flatMap(([register, entry]): Block[] => {
    const all = factsOf(source.content, register);
    if (all.length === 0) return [];
    return [
      heading(1, paper[register]),
      ...all.flatMap((facts) => {
        const { title, lines } = entry(facts, words, source.language);
        return [heading(2, title), ...known(lines)];
      }),
    ];
  });
  const blocks: Block[] = [
    ...(sheets.length === 0 ? [] : [heading(1, paper.processes), ...sheets, { kind: "break" as const }]),
    ...(texts.length === 0 ? [] : [heading(1, paper.press), ...texts]),
    ...registers,
  ];
  return paperOf(source, { title: paper.annex, subtitle: paper.annexSub, blocks, isPrivate: true, cover: true });
}
