/** What is printed for an acknowledgement: slips to be cut apart, and a list to be signed. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { formatDate, formatInstant } from "#ui/dates";
import { signingTable } from "#ui/signing";
import { choose } from "#ui/words";
import type { Acknowledgement, ReadingDepartment } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printed = {
  readonly found: Pick<Acknowledgement, "title" | "number" | "dueOn" | "numbered">;
  readonly member: string;
  readonly department: Pick<ReadingDepartment, "name" | "people">;
  readonly statedAt: Date;
  readonly language: Language;
};

const wordsIn = (language: Language) => choose({ de, en }, language);

const paperOf = ({ found, member, department, statedAt, language }: Printed, title: string, blocks: readonly Block[]): Paper => ({
  title,
  subtitle: `${found.title} · ${department.name}`,
  author: member,
  language,
  state: wordsIn(language).papers.printed(formatInstant(statedAt, language)),
  statedAt,
  blocks,
});

type Slips = Printed & { readonly codes: readonly { readonly code: string; readonly number: number | null }[]; readonly address: string };

/** One card for each code. A number stands on it only where the house may see open slips. */
export function slipsPaper(printed: Slips): Paper {
  const { found, department, codes, address, language } = printed;
  const words = wordsIn(language).papers.slips;
  const lines = [words.address(address.replace(/^https?:\/\//, "")), words.due(formatDate(found.dueOn, language))];
  return paperOf(printed, words.title(codes.length), [
    { kind: "list", ordered: true, items: [words.cut, words.handOut(found.numbered), words.lost] },
    { kind: "note", tone: found.numbered ? "brand" : "ok", title: words.privacyTitle, text: found.numbered ? words.privacyNumbered : words.privacy },
    {
      kind: "slips",
      slips: codes.map(({ code, number }) => ({ title: found.title, code, lines: [...lines, number === null ? words.free : words.number(number, department.name)] })),
    },
  ]);
}

/** A list a department signs by hand: a row for everybody. */
export function signingListPaper(printed: Printed): Paper {
  const { found, department, language } = printed;
  const words = wordsIn(language).papers.list;
  return paperOf(printed, words.title, [
    {
      kind: "facts",
      facts: [
        { term: words.document, value: found.title },
        { term: words.version, value: String(found.number) },
        { term: words.due, value: formatDate(found.dueOn, language) },
      ],
    },
    { kind: "text", text: [{ strong: words.statement }] },
    signingTable(words, department.people),
    { kind: "note", tone: "ok", title: words.useTitle, text: words.use },
  ]);
}
