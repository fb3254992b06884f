/** The certificate. */
import type { Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { formatDate, formatInstant } from "#ui/dates";
import { choose } from "#ui/words";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Certified = {
  readonly name: string;
  readonly courseTitle: string;
  readonly courseLabel: string;
  readonly minutes: number;
  readonly passedOn: string;
  readonly code: string;
  readonly cooperative: string;
  readonly lessons: readonly string[];
  /** Where it is verified. */
  readonly address: string;
  readonly statedAt: Date;
  readonly language: Language;
};

/** One page that says who finished which course when, and how anybody can check it. */
export function certificatePaper({ name, courseTitle, courseLabel, minutes, passedOn, code, cooperative, lessons, address, statedAt, language }: Certified): Paper {
  const words = choose({ de, en }, language).certificate;
  const plainAddress = address.replace(/^https?:\/\//, "");
  return {
    title: words.title,
    author: cooperative,
    // It hangs on a wall or lies in a file of papers: read at a glance.
    type: "large",
    language,
    state: words.printed(formatInstant(statedAt, language)),
    statedAt,
    blocks: [
      { kind: "heading", level: 1, text: name },
      { kind: "text", text: words.sentence(courseTitle, formatDate(passedOn, language)) },
      {
        kind: "facts",
        facts: [
          { term: words.version, value: courseLabel },
          { term: words.length, value: words.minutes(minutes) },
          { term: words.code, value: code },
        ],
      },
      { kind: "heading", level: 2, text: words.contents },
      { kind: "list", items: lessons },
      { kind: "note", tone: "brand", title: words.verifyTitle, text: words.verify(plainAddress) },
    ],
  };
}
