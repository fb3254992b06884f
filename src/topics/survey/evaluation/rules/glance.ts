/** What of an evaluation is shown at a glance: lists that grow with the number of members are cut, beside how long they are. */
import type { MemberId } from "#kernel/ids";
import type { SizeClass } from "#topics/members/model";
import type { Definition } from "#topics/survey/questionnaires/model";
import type { Named, Overview, QuestionFigures, SectionFigures, Spot } from "../model.ts";
import { participationBySize, type Figures, type SpotFigures } from "./figures.ts";

/** Names, single values and texts listed at most; papers and tables hold all. */
export const mostListed = 30;
/** The widest spots; as many as the paper prints. */
const mostSpots = 12;

/** The overview without head and last period: what follows from the members' answers alone. */
export type Glance = Pick<Overview, "participation" | "missing" | "value" | "gaps" | "unknowns"> & { readonly sections: readonly SectionFigures[] };

type Asked = { readonly memberId: MemberId; readonly name: string; readonly size: SizeClass; readonly handedIn: boolean };

const noFigures = { spread: null, bins: [], bySize: [] };

/** The overview's figures. */
export function glanceOf(definition: Definition, figures: Figures, participants: readonly Asked[]): Glance {
  const names = new Map(participants.map(({ memberId, name }) => [memberId, name]));
  const named = (members: readonly MemberId[]): Named[] => members.slice(0, mostListed).map((memberId) => ({ memberId, name: names.get(memberId) ?? "" }));
  const spots = (found: readonly SpotFigures[]): Spot[] => found.slice(0, mostSpots).map(({ members, ...spot }) => ({ ...spot, members: members.length, who: named(members) }));
  const open = participants.filter(({ handedIn }) => !handedIn).map(({ memberId }) => memberId);
  return {
    participation: participationBySize(participants),
    missing: named(open),
    value: figures.spread,
    gaps: spots(figures.gaps),
    unknowns: spots(figures.unknowns),
    sections: definition.sections.map(({ key, title }) => ({ key, title, ...(figures.spreads.get(key) ?? noFigures), before: null })),
  };
}

const beyond = (list: readonly unknown[] | undefined): number => Math.max(0, (list?.length ?? 0) - mostListed);

/** A question as a page shows it: of long lists the beginning, of numbers the largest. */
export const shortened = (question: QuestionFigures): QuestionFigures => ({
  ...question,
  choices: question.choices.map((choice) => ({ ...choice, who: choice.who.slice(0, mostListed) })),
  values: question.values.toSorted((a, b) => b.value - a.value).slice(0, mostListed),
  texts: question.texts.slice(0, mostListed).map((group) => ({ ...group, who: group.who.slice(0, mostListed) })),
  unknownWho: question.unknownWho.slice(0, mostListed),
  table: question.table && { ...question.table, rows: question.table.rows.slice(0, mostListed) },
  unlisted: beyond(question.values) + beyond(question.texts) + beyond(question.table?.rows),
});
