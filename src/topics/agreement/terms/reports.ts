/** The agreement as a text, and the declaration by which a town joins. Both are German, as councils read them. */
import type { Block, Paper } from "#kernel/paper";
import { filled } from "#kernel/texts";
import type { MemberKind } from "#topics/members/model";
import { formatDate } from "#ui/dates";
import { formatList } from "#ui/numbers";
import type { AgreementClause, AgreementVersion, CooperationLaw } from "./model.ts";
import { de } from "./words.de.ts";

export type PrintedMember = { readonly id: string; readonly name: string; /** As in a letter: „Stadt Raunheim“. */ readonly letterName: string; readonly kind: MemberKind };

/** Everything that is said on a paper of the agreement. */
export type PrintedAgreement = {
  readonly version: AgreementVersion;
  readonly law: CooperationLaw;
  readonly cooperative: { readonly name: string; readonly officeName: string };
  readonly members: readonly PrintedMember[];
  readonly statedAt: Date;
  readonly today: string;
  readonly demo: boolean;
};

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const sentence = (text: string): Block => ({ kind: "text", text });
const nameOf = (members: readonly PrintedMember[], id: string): string => members.find((one) => one.id === id)?.letterName ?? id;

/** What fills the gaps of the shipped text. */
export function gapsOf({ version, law, cooperative, members }: Pick<PrintedAgreement, "version" | "law" | "cooperative" | "members">): Readonly<Record<string, string>> {
  const { content, legalForm } = version;
  const words = legalForm === "association" ? { ...de.gaps, ...de.gaps.association } : de.gaps;
  return {
    stelle: cooperative.officeName,
    rechtsform: de.forms[legalForm],
    sitz: nameOf(members, content.hostMemberId),
    laufzeit: words.term(content.term.years, version.namedOn),
    verlaengerung: words.prolongation(content.term.prolongationMonths, content.term.years),
    kuendigung: words.notice(content.term.noticeMonths, content.term.years),
    frist: words.months(content.term.noticeMonths),
    beitritt: words.accession[content.accessionBy],
    beginn: words.begin(law.forms[legalForm].conclusion.effective, version.namedOn),
    parteien: formatList(
      content.parties.map(({ memberId }) => nameOf(members, memberId)),
      "de",
    ),
    schluessel: content.costKeyReference === "" ? words.costKeyOpen : words.costKey(content.costKeyReference, de.acts[legalForm]),
  };
}

/** What is printed above every page. */
const markingOf = ({ version, demo }: PrintedAgreement) => {
  const marks = [version.state === "draft" ? de.paper.draft : "", demo ? de.paper.invented : ""].filter((mark) => mark !== "");
  return marks.length === 0 ? {} : { marking: marks.join(" · ") };
};

const clauseBlocks = ({ title, text }: AgreementClause, label: string, gaps: Readonly<Record<string, string>>): Block[] => [
  heading(2, `${label} ${title}`),
  ...filled(text, gaps)
    .split(/\n{2,}/)
    .map((part) => sentence(part)),
];

function partyBlocks({ version, members, law }: PrintedAgreement): Block[] {
  const { content, legalForm } = version;
  const kind = legalForm === "association" ? "statutes" : "agreement";
  const parties = content.parties.map(({ memberId }) => `${nameOf(members, memberId)}${memberId === content.hostMemberId ? de.paper.isHost[kind] : ""}`);
  return [sentence(de.paper.between[kind]), { kind: "list", ordered: true, items: parties }, sentence(de.paper.concluded[legalForm](law.forms[legalForm].section))];
}

/** Annex 1: the tasks with who does what and what the office sees; and who takes only some of them. */
function taskBlocks({ version, members }: PrintedAgreement): Block[] {
  const { tasks, parties } = version.content;
  const words = de.paper.tasks;
  const some = parties.flatMap((party) => (party.tasks === null ? [] : [[nameOf(members, party.memberId), party.tasks.join(", ")] as const]));
  return [
    {
      kind: "table",
      caption: words.caption,
      rowHeads: true,
      columns: [
        { title: words.task, share: 5.2 },
        { title: words.kind, share: 2.5 },
        ...(["office", "member", "coordinator", "third"] as const).map((actor) => ({ title: de.actors[actor], share: 2.2 })),
        { title: words.sees, share: 2.9 },
      ],
      rows: tasks.map(({ letter, title, kind, roles, dataClass }) => [
        `${letter} ${title}`,
        de.kindsOf[version.legalForm][kind],
        ...(["office", "member", "coordinator", "third"] as const).map((actor) => de.raciShort[roles[actor]]),
        de.classes[dataClass],
      ]),
    },
    sentence(words.legend),
    ...tasks.map(({ letter, title, description }): Block => ({ kind: "text", text: [{ strong: `${letter} ${title}.` }, ` ${description}`] })),
    ...(some.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            caption: words.someCaption,
            rowHeads: true,
            columns: [
              { title: words.party, share: 2 },
              { title: words.takes, share: 3 },
            ],
            rows: some,
          },
        ]),
  ];
}

/** The agreement itself with its annexes and a place to sign for every party. */
export function agreementPaper(printed: PrintedAgreement): Paper {
  const { version, cooperative, law, members, statedAt } = printed;
  const gaps = gapsOf(printed);
  const words = de.paper;
  return {
    title: version.title,
    subtitle: words.subtitle(de.forms[version.legalForm], version.number),
    author: cooperative.name,
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...markingOf(printed),
    cover: true,
    blocks: [
      heading(1, words.parties),
      ...partyBlocks(printed),
      heading(1, de.acts[version.legalForm]),
      ...version.content.clauses.flatMap((clause, index) => clauseBlocks(clause, `§ ${index + 1}`, gaps)),
      heading(1, words.signatures),
      ...version.content.parties.map(({ memberId }): Block => ({ kind: "signature", lines: words.signature(nameOf(members, memberId)) })),
      { kind: "break" },
      heading(1, words.annex(1, words.tasks.title)),
      ...taskBlocks(printed),
      ...version.content.annexes.flatMap((annex, index): Block[] => [
        heading(1, words.annex(index + 2, annex.title)),
        ...filled(annex.text, gaps)
          .split(/\n{2,}/)
          .map(sentence),
      ]),
      { kind: "note", tone: "open", title: words.lawTitle, text: words.law(law.forms[version.legalForm].section, law.title, law.state) },
    ],
  };
}

/** The declaration of a town that joins; without a town the name is written in by hand. */
export function accessionPaper(printed: PrintedAgreement, town: PrintedMember | null): Paper {
  const { version, cooperative, law, statedAt } = printed;
  const words = de.accession;
  const name = town?.letterName ?? words.blank;
  const demand = law.forms[version.legalForm].accession;
  return {
    title: words.title,
    subtitle: version.title,
    author: town?.letterName ?? cooperative.name,
    language: "de",
    state: de.paper.state(formatDate(printed.today, "de")),
    statedAt,
    ...markingOf({ ...printed, version: { ...version, state: "circulated" } }),
    blocks: [
      sentence(words.declares[version.legalForm](`${town ? words.articles[town.kind] : ""}${name}`, version.title, de.paper.subtitle(de.forms[version.legalForm], version.number))),
      { kind: "list", ordered: true, items: words.points(version.legalForm, gapsOf(printed)["beitritt"] ?? "") },
      heading(2, words.basis),
      {
        kind: "facts",
        facts: [
          { term: words.resolution, value: town ? words.body(de.councils[town.kind]) : words.blank },
          { term: words.number, value: words.blank },
          { term: words.from, value: version.change === "accession" && version.namedOn !== null ? formatDate(version.namedOn, "de") : words.blank },
          { term: words.costs, value: version.content.costKeyReference || words.blank },
        ],
      },
      heading(2, words.next),
      { kind: "list", items: words.steps(de.formalities[demand.formality], demand.sections.formality, demand.published) },
      { kind: "signature", lines: words.signature(name) },
    ],
  };
}
