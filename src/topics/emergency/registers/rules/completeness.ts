/** When a register is complete, and what is missing. */
import { dayPlus } from "#kernel/days";
import { wholePercent } from "#kernel/percent";
import { dayIn } from "#topics/members/rules/members";
import { registers, type Entry, type Field, type Gap, type RegisterName, type Standing } from "../model.ts";

type Seen = Pick<Entry, "id" | "register" | "facts" | "position">;

/** Entries of one choice each that a register must hold. */
type Cover = { readonly field: string; readonly choices: readonly string[] };

/**
 * What a complete register holds at least. Crisis staff: functions of BSI 200-4 without which nothing moves; texts: those who must hear it first.
 * The numbers are our own: what a town hall of a hundred people needs for the first days.
 */
const complete: Readonly<Record<RegisterName, { readonly least: number; readonly cover?: Cover }>> = {
  staff: { least: 0, cover: { field: "role", choices: ["head", "it", "privacy", "press", "personnel", "departments", "log"] } },
  alarm: { least: 3 },
  contacts: { least: 0, cover: { field: "kind", choices: ["leadership", "it", "office", "authority", "press"] } },
  places: { least: 0, cover: { field: "kind", choices: ["meeting", "phone", "messages"] } },
  decisions: { least: 4 },
  processes: { least: 5 },
  press: { least: 0, cover: { field: "audience", choices: ["staff", "public", "press"] } },
  restart: { least: 5 },
  providers: { least: 2 },
  payments: { least: 3 },
  exercises: { least: 0 },
};

const fieldsOf = (register: RegisterName): readonly Field[] => registers[register].fields;

/** The fields somebody still has to fill in. */
const emptyFields = ({ register, facts }: Seen): readonly Field[] => fieldsOf(register).filter(({ key, need }) => need === "wanted" && facts[key] === undefined);

/** What an entry is called: its choice where that names it, and the first line of text. */
export function titleOf({ register, facts }: Pick<Entry, "register" | "facts">): string {
  const first = fieldsOf(register).find(({ kind, need }) => kind === "line" && need === "required");
  return (first && facts[first.key]) ?? "";
}

const missingChoices = (cover: Cover | undefined, entries: readonly Seen[]): readonly string[] =>
  cover ? cover.choices.filter((wanted) => !entries.some(({ facts }) => facts[cover.field] === wanted)) : [];

/** Counts what a register should hold and how much of it is there. */
export function measureRegister(register: RegisterName, entries: readonly Seen[]): Pick<Standing, "entries" | "wanted" | "met"> {
  const { least, cover } = complete[register];
  const slots = cover ? cover.choices.length : least;
  const taken = cover ? slots - missingChoices(cover, entries).length : Math.min(least, entries.length);
  const fields = entries.length * fieldsOf(register).filter(({ need }) => need === "wanted").length;
  const empty = entries.reduce((sum, one) => sum + emptyFields(one).length, 0);
  return { entries: entries.length, wanted: slots + fields, met: taken + fields - empty };
}

/** An exercise counts for a year; half a year after somebody looked through a register it wants to be looked at again (own rule). */
export const exerciseDays = 365;
export const confirmedDays = 180;

/** Has nobody confirmed the register for half a year? An empty one has nothing to confirm. */
export const isStale = ({ entries, confirmedAt }: Pick<Standing, "entries" | "confirmedAt">, today: string): boolean =>
  entries > 0 && confirmedAt !== null && dayIn(confirmedAt) < dayPlus(today, -confirmedDays);

/** Was the emergency rehearsed within a year, or is it going to be? */
export const isExercised = ({ heldOn, plannedOn }: Pick<Standing, "heldOn" | "plannedOn">, today: string): boolean =>
  (heldOn !== null && heldOn >= dayPlus(today, -exerciseDays)) || (plannedOn !== null && plannedOn >= today && plannedOn <= dayPlus(today, exerciseDays));

/** The latest exercise held and the next one planned. */
export function exerciseDates(entries: readonly Seen[], today: string): Pick<Standing, "heldOn" | "plannedOn"> {
  const days = (state: string) => entries.filter(({ facts }) => facts["state"] === state).flatMap(({ facts }) => facts["day"] ?? []);
  const held = days("held").toSorted().at(-1) ?? null;
  const planned = days("planned")
    .filter((day) => day >= today)
    .toSorted()[0];
  return { heldOn: held, plannedOn: planned ?? null };
}

/** Everything that is missing in one register, the largest holes first. */
export function gapsOf(register: RegisterName, { entries, standing, today }: { readonly entries: readonly Seen[]; readonly standing: Standing; readonly today: string }): Gap[] {
  const { least, cover } = complete[register];
  const bare = { register, subject: "", count: 1, entryId: null, title: "" };
  const few = cover || entries.length >= least ? [] : [{ ...bare, kind: "entries-few" as const, count: least - entries.length }];
  const choices = missingChoices(cover, entries).map((subject) => ({ ...bare, kind: "choice-missing" as const, subject }));
  const unexercised = register === "exercises" && !isExercised(standing, today) ? [{ ...bare, kind: "never-exercised" as const }] : [];
  const stale = isStale(standing, today) ? [{ ...bare, kind: "not-confirmed" as const }] : [];
  const fields = entries.flatMap((one) => {
    const empty = emptyFields(one);
    return empty.length === 0 ? [] : [{ ...bare, kind: "field-empty" as const, subject: empty[0]?.key ?? "", count: empty.length, entryId: one.id, title: titleOf(one) }];
  });
  return [...few, ...choices, ...unexercised, ...stale, ...fields];
}

/** How much of everything is there, 0 to 100; a town hall that has never exercised is never complete. */
export function shareOf(standings: readonly Standing[], today: string): number {
  const exercised = standings.some((one) => one.register === "exercises" && isExercised(one, today)) ? 1 : 0;
  const [met, wanted] = [standings.reduce((sum, one) => sum + one.met, exercised), standings.reduce((sum, one) => sum + one.wanted, 1)];
  return wholePercent(met / wanted);
}

/** How many things are missing in all registers. */
export const missingIn = (standings: readonly Pick<Standing, "wanted" | "met">[]): number => standings.reduce((sum, { wanted, met }) => sum + wanted - met, 0);

/** A register nobody has begun stands as empty as it is. */
export const emptyStanding = (register: RegisterName): Standing => ({ register, ...measureRegister(register, []), confirmedAt: null, heldOn: null, plannedOn: null });
