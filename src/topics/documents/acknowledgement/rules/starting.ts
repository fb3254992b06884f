/** What can be put before a house, and before whom. */
import { dayPlus } from "#kernel/days";
import { isPooledFrom } from "#kernel/fives";
import { fail, succeed, type Result } from "#kernel/result";
import type { DocumentVersion } from "#topics/documents/variants/model";
import { usualDays, wholeHouse, type Acknowledgement, type DoorRefusal, type ReadingDepartment, type SignedSheet } from "../model.ts";

/** A version can be put forward from its release on, until it is withdrawn: nobody confirms a draft. */
export const isReleased = ({ state }: Pick<DocumentVersion, "state">): boolean => state === "released" || state === "resolved" || state === "published";

/** The deadline when nothing else is said. */
export const usualDeadline = (today: string): string => dayPlus(today, usualDays);

type Unit = { readonly id: string; readonly name: string };
type Wanted = Readonly<Record<string, number | undefined>>;

/** The departments with people in them, as many slips as people; a department without a number is not asked. */
export function departmentsOf(units: readonly Unit[], wanted: Wanted, houseName: string): Result<Omit<ReadingDepartment, "id">[], "no-departments" | "department-unknown"> {
  const places = new Map<string, { readonly unitId: string | null; readonly name: string }>([
    [wholeHouse, { unitId: null, name: houseName }],
    ...units.map(({ id, name }) => [id, { unitId: id, name }] as const),
  ]);
  const asked = Object.entries(wanted).filter(([, people]) => (people ?? 0) > 0);
  if (asked.some(([key]) => !places.has(key))) return fail("department-unknown");
  if (asked.length === 0) return fail("no-departments");
  return succeed(
    [...places].flatMap(([key, place]) => {
      const people = wanted[key] ?? 0;
      return people === 0 ? [] : [{ ...place, people, slips: people, pooled: isPooledFrom(people) }];
    }),
  );
}

/** Do signatures fit a department? Its lists together hold no more than it has slips: one for everybody, and for everybody new. */
export const fitsDepartment = (people: number, { id, slips }: Pick<ReadingDepartment, "id" | "slips">, sheets: readonly Pick<SignedSheet, "departmentId" | "people">[]): boolean =>
  sheets.reduce((sum, sheet) => sum + (sheet.departmentId === id ? sheet.people : 0), people) <= slips;

/** Everybody asked. */
export const peopleIn = (departments: readonly Pick<ReadingDepartment, "people">[]): number => departments.reduce((sum, { people }) => sum + people, 0);

type Version = Pick<DocumentVersion, "id" | "key" | "number" | "title" | "state">;

/** Released versions nobody has put forward, of each document the newest; `again` where an earlier version was: a new version asks again. */
export function proposalsOf(versions: readonly Version[], acknowledged: readonly Pick<Acknowledgement, "documentId" | "key">[]) {
  const newest = [...Map.groupBy(versions.filter(isReleased), ({ key }) => key).values()].flatMap((all) => all.toSorted((a, b) => b.number - a.number)[0] ?? []);
  return newest
    .filter(({ id }) => acknowledged.every(({ documentId }) => documentId !== id))
    .map(({ id, key, title, number }) => ({ documentId: id, title, number, again: acknowledged.some((one) => one.key === key) }));
}

type Door = Pick<Acknowledgement, "state" | "documentState"> & { readonly leftOn: string | null };

/** Why a slip opens nothing today. */
export function refusalOf(slip: Door | undefined, today: string): DoorRefusal | null {
  if (!slip) return "code-wrong";
  if (slip.state === "closed" || (slip.leftOn !== null && slip.leftOn < today)) return slip.documentState === "withdrawn" ? "document-superseded" : "acknowledgement-closed";
  return slip.documentState === "withdrawn" ? "document-superseded" : null;
}
