/** A member's document as a paper, and the paper its council decides on. Both are German, as the documents are. */
import type { Block, Paper } from "#kernel/paper";
import type { DocumentHead } from "#topics/documents/models/model";
import { formatDate } from "#ui/dates";
import { de } from "./words.de.ts";
import type { Composed, DocumentVersion } from "./model.ts";

/** Everything that is said on a paper. */
export type Printed = {
  readonly composed: Composed;
  readonly document: DocumentVersion;
  readonly model: Omit<DocumentHead, "placeholders">;
  /** As the town hall signs. */
  readonly memberName: string;
  readonly cooperativeName: string;
  readonly statedAt: Date;
  readonly demo: boolean;
  readonly emblem: { readonly png: Uint8Array; readonly width: number; readonly height: number } | undefined;
};

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const sentence = (text: string): Block => ({ kind: "text", text });

/** A narrow column for short words, a wide one for sentences: the root keeps the widest from taking all. */
function widened(block: Block): Block {
  if (block.kind !== "table") return block;
  const longest = (index: number) => Math.max(1, ...block.rows.map((row) => (row[index] ?? "").length), block.columns[index]?.title.length ?? 0);
  return { ...block, columns: block.columns.map((column, index) => ({ ...column, share: Math.sqrt(longest(index)) })) };
}

/** „1 Geltungsbereich“ with its text; headings inside stand one step below. */
const sectionBlocks = ({ title, parts }: Composed["sections"][number], index: number): Block[] => [
  heading(1, `${index + 1} ${title}`),
  ...parts.flatMap(({ blocks }): readonly Block[] => blocks).map(widened),
];

const day = (when: string | Date): string => formatDate(when, "de");

function resolutionText({ resolution, resolutionBody, resolutionNumber, resolutionOn, resolutionNote }: DocumentVersion): string {
  if (resolution === null) return de.paper.notYet;
  return resolution === "resolved" ? de.thread.resolved(resolutionBody, resolutionNumber, resolutionOn ?? "") : resolutionNote || de.resolutions["not-needed"];
}

/** Who released it, what the council said, since when it holds: the last page of every document. */
function inForceBlocks({ document, model, cooperativeName }: Printed): Block[] {
  const words = de.paper;
  const { releasedAt, releasedByName, worksCouncil, worksCouncilOn, inForceOn, reviewOn } = document;
  const worksCouncilText = worksCouncil === null ? words.notYet : `${de.worksCouncilSteps[worksCouncil]}${worksCouncilOn === null ? "" : `, ${day(worksCouncilOn)}`}`;
  const facts = [
    { term: words.number, value: String(document.number) },
    { term: words.model, value: words.modelOf(document.modelLabel, cooperativeName) },
    ...(model.worksCouncil || worksCouncil !== null ? [{ term: words.worksCouncil, value: worksCouncilText }] : []),
    { term: words.released, value: releasedAt === null ? words.notYet : `${day(releasedAt)}, ${releasedByName ?? ""}` },
    ...(model.resolution || document.resolution !== null ? [{ term: words.resolution, value: resolutionText(document) }] : []),
    { term: words.validFrom, value: inForceOn === null ? words.notYet : day(inForceOn) },
    { term: words.reviewBy, value: reviewOn === null ? words.notYet : day(reviewOn) },
  ];
  return [heading(1, words.inForce), { kind: "facts", facts }, { kind: "signature", lines: [...words.signature] }];
}

/** What is printed above every page: that it does not hold, or that it is invented. */
function markingOf({ document, demo }: Printed): string | undefined {
  const words = de.paper;
  const states = { draft: words.draft, review: words.review, withdrawn: words.withdrawn, released: "", resolved: "", published: "" };
  const marks = [states[document.state], demo ? words.invented : ""].filter((mark) => mark !== "");
  return marks.length === 0 ? undefined : marks.join(" · ");
}

/** From this many sections on a document has a cover and a table of contents. */
const sectionsWithCover = 6;

/** The coat of arms, if the member has put one in. */
const emblemOf = ({ emblem, memberName }: Printed) => (emblem === undefined ? {} : { emblem: { ...emblem, alt: de.paper.emblem(memberName) } });

/** The document as it is printed. */
export function documentPaper(printed: Printed): Paper {
  const { composed, document, model, memberName, statedAt } = printed;
  const marking = markingOf(printed);
  return {
    title: composed.title,
    subtitle: de.paper.subtitle(de.kinds[model.kind], document.number),
    author: memberName,
    language: "de",
    state: de.paper.state(de.states[document.state], day(document.publishedAt ?? document.releasedAt ?? document.changedAt)),
    statedAt,
    ...(marking === undefined ? {} : { marking }),
    ...emblemOf(printed),
    cover: composed.sections.length >= sectionsWithCover,
    blocks: [...composed.sections.flatMap(sectionBlocks), ...inForceBlocks(printed)],
  };
}

function participation({ document, model }: Printed): string {
  const words = de.council;
  if (document.worksCouncil !== null) return words.participationDone(de.worksCouncilSteps[document.worksCouncil], document.worksCouncilOn ?? "");
  return model.worksCouncil ? words.participationOpen : words.participationNone;
}

/** „Regelt, wie …“ as a sentence of its own; what begins otherwise is only introduced. */
const purposeOf = (summary: string): string => {
  const { does, purpose } = de.council;
  return /^[A-ZÄÖÜ][a-zäöüß]+t,? /.test(summary) ? does(`${summary.charAt(0).toLowerCase()}${summary.slice(1)}`) : purpose(summary);
};

/** The paper a council decides on, ready to be brought in; number and session are written in by hand. */
export function councilPaper(printed: Printed): Paper {
  const { composed, document, model, memberName, cooperativeName, statedAt } = printed;
  const words = de.council;
  const ownWords = composed.sections.flatMap(({ parts }) => parts.filter(({ origin }) => origin !== "model")).length;
  const marking = markingOf(printed);
  return {
    title: words.title,
    subtitle: words.about(composed.title),
    author: memberName,
    language: "de",
    state: de.paper.state(de.states[document.state], day(statedAt)),
    statedAt,
    ...(marking === undefined ? {} : { marking }),
    ...emblemOf(printed),
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: words.facts.number, value: words.facts.blank },
          { term: words.facts.body, value: document.resolutionBody || words.facts.blank },
          { term: words.facts.session, value: words.facts.blank },
          { term: words.facts.public, value: words.facts.publicValue },
          { term: words.facts.lead, value: document.releasedByName ?? words.facts.blank },
          { term: words.facts.author, value: document.submittedByName ?? words.facts.blank },
        ],
      },
      heading(1, words.proposal),
      { kind: "list", ordered: true, items: words.proposals(composed.title, memberName) },
      heading(1, words.reasons),
      ...words.reason(purposeOf(model.summary), cooperativeName).map(sentence),
      heading(1, words.contents),
      sentence(words.contentsLead),
      { kind: "list", items: composed.sections.map(({ title }) => title) },
      sentence(words.ownWords(ownWords)),
      heading(1, words.participation),
      sentence(participation(printed)),
      heading(1, words.costs),
      sentence(words.costsText),
      heading(1, words.follow),
      sentence(words.followText(model.reviewMonths)),
      heading(1, words.annex),
      sentence(words.annexText(composed.title, document.number)),
      { kind: "signature", lines: [...words.signature] },
    ],
  };
}
