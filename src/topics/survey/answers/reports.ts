import type { Block, Paper } from "#kernel/paper";
import { formatDate, formatInstant } from "#ui/dates";
import { choose } from "#ui/words";
import type { SnapshotContent } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Language = "de" | "en";
type Frozen = {
  readonly number: number;
  readonly takenAt: Date;
  readonly submittedBy: string;
  readonly signedOffBy: string;
  readonly remark: string;
  readonly sha256: string;
};
type Printed = { readonly frozen: Frozen | null; readonly statedAt: Date; readonly language: Language; readonly demo: boolean };

type PrintedSection = SnapshotContent["sections"][number];

function sectionBlocks({ title, questions }: PrintedSection, language: Language): Block[] {
  const words = choose({ de, en }, language).paper;
  const answer = ({ state, answer: text }: PrintedSection["questions"][number]) => (state === "answered" ? text : state === "unknown" ? words.unknown : words.open);
  const heading: Block = { kind: "heading", level: 1, text: title };
  if (questions.length === 0) return [heading, { kind: "text", text: words.nothingAsked }];
  // A column in which nothing stands would only make the others narrow.
  const remarked = questions.some(({ remark }) => remark !== "");
  const table: Block = {
    kind: "table",
    caption: words.caption(title),
    columns: [{ title: words.question, share: 5 }, { title: words.answer, share: 4 }, ...(remarked ? [{ title: words.remark, share: 3 }] : [])],
    rows: questions.map((one) => [one.text, answer(one), ...(remarked ? [one.remark] : [])]),
    rowHeads: true,
  };
  return [heading, table];
}

function frontBlocks(content: SnapshotContent, { frozen, language }: Printed): Block[] {
  const words = choose({ de, en }, language).paper;
  const facts = [
    { term: words.member, value: content.member.name },
    { term: words.campaign, value: `${content.campaign.title} (${content.campaign.period})` },
    { term: words.questionnaire, value: words.version(content.questionnaire.key, content.questionnaire.version) },
  ];
  if (!frozen)
    return [
      { kind: "facts", facts },
      { kind: "note", tone: "part", title: words.draft, text: words.draftNote },
    ];
  const signed = [
    { term: words.number, value: String(frozen.number) },
    { term: words.submittedBy, value: frozen.submittedBy },
    { term: words.signedOffBy, value: `${frozen.signedOffBy}, ${formatInstant(frozen.takenAt, language)}` },
    ...(frozen.remark === "" ? [] : [{ term: words.remark, value: frozen.remark }]),
    { term: words.checksum, value: `${frozen.sha256.slice(0, 32)}\n${frozen.sha256.slice(32)}` },
  ];
  return [{ kind: "facts", facts: [...facts, ...signed] }];
}

/** A member's own answers on paper: frozen and signed off, or as a draft to read before signing. */
export function answersPaper(content: SnapshotContent, printed: Printed): { readonly name: string; readonly paper: Paper } {
  const { frozen, statedAt, language, demo } = printed;
  const words = choose({ de, en }, language).paper;
  const state = frozen ? words.frozenState(frozen.number, formatDate(statedAt, language)) : words.draftState(formatInstant(statedAt, language));
  const marks = [...(frozen ? [] : [words.draft]), ...(demo ? [words.invented] : [])];
  const paper: Paper = {
    title: content.campaign.title,
    subtitle: words.subtitle(content.member.name),
    author: content.member.name,
    language,
    state,
    statedAt,
    ...(marks.length === 0 ? {} : { marking: marks.join(" · ") }),
    blocks: [
      ...frontBlocks(content, printed),
      ...content.sections.flatMap((section) => sectionBlocks(section, language)),
      ...(frozen ? [] : [{ kind: "signature" as const, lines: [words.signature] }]),
    ],
  };
  return { name: words.fileName({ member: content.member.name, campaign: content.campaign.title, number: frozen?.number ?? null }), paper };
}
