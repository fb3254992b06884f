/** What is printed for a campaign: slips to be drawn from a pile, and a list to be signed. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { formatDate, formatInstant } from "#ui/dates";
import { signingTable } from "#ui/signing";
import { choose } from "#ui/words";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printed = {
  readonly campaign: {
    readonly title: string;
    readonly courseTitle: string;
    readonly courseLabel: string;
    readonly minutes: number;
    readonly opensOn: string;
    readonly dueOn: string;
  };
  readonly member: string;
  readonly department: string;
  readonly statedAt: Date;
  readonly language: Language;
};

const wordsIn = (language: Language) => choose({ de, en }, language);

const paperOf = ({ campaign, member, department, statedAt, language }: Printed, title: string, blocks: readonly Block[]): Paper => ({
  title,
  subtitle: `${campaign.title} · ${department}`,
  author: member,
  language,
  state: wordsIn(language).papers.printed(formatInstant(statedAt, language)),
  statedAt,
  blocks,
});

/** One card for each code. Cards carry no number and no name: nobody can tell later who drew which. */
export function slipsPaper(printed: Printed & { readonly codes: readonly string[]; readonly address: string }): Paper {
  const { campaign, codes, address, language } = printed;
  const words = wordsIn(language).papers.slips;
  const lines = [words.address(address.replace(/^https?:\/\//, "")), words.length(campaign.minutes, formatDate(campaign.dueOn, language)), words.free];
  return paperOf(printed, words.title(codes.length), [
    { kind: "list", ordered: true, items: words.steps },
    { kind: "note", tone: "ok", title: words.privacyTitle, text: words.privacy },
    { kind: "slips", slips: codes.map((code) => ({ title: campaign.courseTitle, code, lines })) },
  ]);
}

type Listed = Printed & { readonly heldOn: string | undefined; readonly place: string | undefined; readonly rows: number; readonly names: boolean };

/** A list to be signed in a classroom. Without an agreement on names the sheet stays with whoever held the class. */
export function attendanceListPaper(listed: Listed): Paper {
  const { campaign, heldOn, place, rows, names, language } = listed;
  const words = wordsIn(language).papers.list;
  return paperOf(listed, words.title, [
    {
      kind: "facts",
      facts: [
        { term: words.course, value: `${campaign.courseTitle} (${campaign.courseLabel}), ${words.minutes(campaign.minutes)}` },
        { term: words.day, value: heldOn === undefined ? "\u00a0" : formatDate(heldOn, language) },
        { term: words.place, value: place ?? "\u00a0" },
      ],
    },
    signingTable(words, rows),
    { kind: "note", tone: names ? "brand" : "ok", title: words.useTitle, text: names ? words.useNamed : words.useAnonymous },
    { kind: "signature", lines: [words.speaker] },
  ]);
}
