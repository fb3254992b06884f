/** What the shipped text is filled with: how a house and its bodies are called, and what is agreed. */
import { filled } from "#kernel/texts";
import type { AgreementVersion, CooperationLaw } from "#topics/agreement/terms/model";
import type { MemberKind } from "#topics/members/model";
import { formatDate } from "#ui/dates";
import { formatCount } from "#ui/numbers";
import { capital } from "#ui/words";
import type { CouncilPaper, CouncilPaperShare, CouncilPaperText } from "../model.ts";

export type House = { readonly id: string; readonly letterName: string; readonly kind: MemberKind };

/** Everything that is said on one member's paper. */
export type Printed = {
  readonly text: CouncilPaperText;
  readonly law: CooperationLaw;
  readonly version: AgreementVersion;
  /** Only those who join decide. */
  readonly isJoining: boolean;
  /** How many were parties before. */
  readonly partiesBefore: number;
  readonly paper: CouncilPaper;
  readonly share: CouncilPaperShare;
  readonly member: House;
  readonly members: readonly House[];
  readonly officeName: string;
  /** Paper number and sessions, as far as they are known. */
  readonly path: readonly { readonly step: "executive" | "committee" | "council"; readonly paperNumber: string; readonly sessionOn: string | null }[];
  readonly demo: boolean;
};

export type Values = Readonly<Record<string, string>>;

/** A sentence with its gaps filled, large at its beginning. */
export const fill = (text: string, values: Values): string => capital(filled(text, values));

export const isHost = ({ version, member }: Pick<Printed, "version" | "member">): boolean => version.content.hostMemberId === member.id;

/** The tasks this member takes. */
export function tasksOf({ version, member }: Pick<Printed, "version" | "member">) {
  const own = version.content.parties.find(({ memberId }) => memberId === member.id)?.tasks ?? null;
  return version.content.tasks.filter(({ letter }) => own === null || own.includes(letter));
}

/** „A bis J“ where nothing is left out, else „A, C und H“. */
function lettersOf(letters: readonly string[]): string {
  const [first, last] = [letters.at(0), letters.at(-1)];
  const isRun = letters.every((letter, index) => index === 0 || letter.charCodeAt(0) === (letters[index - 1] ?? "").charCodeAt(0) + 1);
  if (isRun && letters.length > 2) return `${first} bis ${last}`;
  return new Intl.ListFormat("de", { type: "conjunction" }).format(letters);
}

export const yearsText = (years: number): string => (years === 1 ? "ein Jahr" : `${formatCount(years, "de")} Jahre`);

/** „der Kreis Groß-Gerau“, „den Kreis Groß-Gerau“: the article goes with the kind. */
export const withArticle = ({ kind, letterName }: House, { kinds }: CouncilPaperText, as: "haus" | "hausakk"): string => `${kinds[kind][as].split(" ")[0] ?? ""} ${letterName}`;

const monthsText = (months: number): string => (months === 1 ? "einen Monat" : `${formatCount(months, "de")} Monate`);

/** What every sentence of the paper may name. */
export function valuesOf(printed: Printed): Values {
  const { text, law, version, member, members, officeName, paper, partiesBefore } = printed;
  const house = text.kinds[member.kind];
  const host = members.find(({ id }) => id === version.content.hostMemberId);
  const demand = law.forms[version.legalForm][version.change];
  const { years, noticeMonths, prolongationMonths } = version.content.term;
  return {
    ...house,
    Haus: capital(house.haus),
    Vorstand: capital(house.vorstand),
    titel: version.title,
    fassung: String(version.number),
    stelle: officeName,
    sitz: host?.letterName ?? "–",
    sitzakk: host ? withArticle(host, text, "hausakk") : "–",
    beteiligte: capital(formatCount(version.content.parties.length, "de")),
    bisher: capital(formatCount(partiesBefore, "de")),
    buchstaben: lettersOf(tasksOf(printed).map(({ letter }) => letter)),
    fundstelle: law.forms[version.legalForm].section,
    vorschrift: demand.sections.formality,
    wirkung: demand.sections.effective,
    werk: text.forms[version.legalForm].werk,
    inhalt: law.forms[version.legalForm].content.section,
    schriftform: law.forms[version.legalForm].writing.section,
    tag: version.namedOn === null ? "" : formatDate(version.namedOn, "de"),
    jahre: years === 0 ? "unbefristet" : yearsText(years),
    verlaengerung: prolongationMonths === 0 ? text.term.ends : fill(text.term.prolonged, { monate: monthsText(prolongationMonths) }),
    kuendigung: fill(text.forms[version.legalForm].leaving[noticeMonths === 0 ? "nonotice" : "notice"], {
      monate: monthsText(noticeMonths),
      grund: law.forms[version.legalForm].goodCause.section,
    }),
    schluessel: paper.basis.keyTitle,
    vergleich: paper.basis.simulationTitle,
    vom: formatDate(paper.basis.simulatedOn, "de"),
  };
}
