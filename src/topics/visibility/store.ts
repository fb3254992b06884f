/** Data classes, and who has looked. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { looksFromOutside, roles } from "#kernel/roles";
import type { Tx } from "#platform/db/transact";
import { dataClasses, type DataClass, type Look, type Shown } from "./model.ts";

const classOf = (text: string | null): DataClass | null => dataClasses.find((known) => known === text) ?? null;

type Chosen = { readonly dataClass: DataClass; readonly setAt: Date; readonly setByName: string };

/** The cooperative's default; null while nobody has chosen one. */
export async function findDefault(tx: Tx, cooperativeId: CooperativeId): Promise<Chosen | null> {
  const row = await tx.selectFrom("data_class_default").selectAll().where("cooperative_id", "=", cooperativeId).executeTakeFirst();
  const dataClass = classOf(row?.data_class ?? null);
  return row && dataClass ? { dataClass, setAt: row.set_at, setByName: row.set_by_name } : null;
}

export type StoredChoice = Shown & { readonly memberId: string; readonly memberName: string; readonly own: (Chosen & { readonly reason: string }) | null };

/** What the agreement gives to see in each member on a day: the last row by then. */
const rightsBy = (cooperativeId: CooperativeId, day: string) => sql<{ member_id: string; data_class: string; basis: string }>`(
  select distinct on (r.member_id) r.member_id, r.data_class, r.basis from agreement_right r
  where r.cooperative_id = ${cooperativeId} and r.valid_from <= ${day}::date order by r.member_id, r.valid_from desc)`;

/** Has an agreement ever been in force by a day? From then on what the office has set no longer counts. */
export async function findAgreed(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<boolean> {
  const row = await tx
    .selectFrom("agreement_version")
    .select("id")
    .where("cooperative_id", "=", cooperativeId)
    .where("in_force_on", "<=", sql<string>`${day}::date`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Members of today with their own choice and what the agreement gives, as far as the actor reaches it; one of them if named. */
export async function findChoices(tx: Tx, place: { readonly cooperativeId: CooperativeId; readonly memberId?: MemberId; readonly day: string }): Promise<StoredChoice[]> {
  const { cooperativeId, memberId, day } = place;
  const [standard, isAgreed] = [await findDefault(tx, cooperativeId), await findAgreed(tx, cooperativeId, day)];
  const rows = await tx
    .selectFrom("member as m")
    .leftJoin("member_data_class as c", "c.member_id", "m.id")
    .leftJoin(rightsBy(cooperativeId, day).as("h"), "h.member_id", "m.id")
    .select(["m.id", "m.name", "c.data_class", "c.reason", "c.set_at", "c.set_by_name", "h.data_class as right", "h.basis"])
    .where("m.cooperative_id", "=", cooperativeId)
    .where((where) => where.or([where("m.left_on", "is", null), where("m.left_on", ">=", sql<string>`${day}::date`)]))
    .$if(memberId !== undefined, (query) => query.where("m.id", "=", memberId ?? ""))
    .orderBy(sql`m.name collate "und-x-icu"`)
    .execute();
  return rows.map(({ id, name, data_class, reason, set_at, set_by_name, right, basis }) => {
    const dataClass = classOf(data_class);
    const own = dataClass && set_at ? { dataClass, setAt: set_at, setByName: set_by_name ?? "", reason: reason ?? "" } : null;
    const agreed = isAgreed ? { right: classOf(right), hasLeft: basis === "exit" } : null;
    return { memberId: id, memberName: name, own, agreed, standard: standard?.dataClass ?? null };
  });
}

type Setting = { readonly dataClass: DataClass; readonly at: Date; readonly byName: string };

export async function saveDefault(tx: Tx, cooperativeId: CooperativeId, { dataClass, at, byName }: Setting): Promise<void> {
  const values = { cooperative_id: cooperativeId, data_class: dataClass, set_at: at, set_by_name: byName };
  await tx
    .insertInto("data_class_default")
    .values(values)
    .onConflict((conflict) => conflict.column("cooperative_id").doUpdateSet({ data_class: dataClass, set_at: at, set_by_name: byName }))
    .execute();
}

type Choosing = Setting & { readonly reason: string; readonly by: string | null };

export async function saveChoice(tx: Tx, place: { readonly cooperativeId: CooperativeId; readonly memberId: MemberId }, choosing: Choosing): Promise<void> {
  const chosen = { data_class: choosing.dataClass, reason: choosing.reason, set_at: choosing.at, set_by: choosing.by, set_by_name: choosing.byName };
  await tx
    .insertInto("member_data_class")
    .values({ cooperative_id: place.cooperativeId, member_id: place.memberId, ...chosen })
    .onConflict((conflict) => conflict.column("member_id").doUpdateSet(chosen))
    .execute();
}

/** Roles that look at a member from outside. */
const outside = roles.filter(looksFromOutside);

// A look is a read that left an event: acts of the office stand in the trail with their own names.
const looksAt = (tx: Tx, memberId: MemberId, reads: readonly string[]) =>
  tx
    .selectFrom("audit_event")
    .where("member_id", "=", memberId)
    .where("role", "in", outside)
    .where("operation", "in", reads.length === 0 ? [""] : [...reads]);

/** Who has read details of the member, newest first; `reads` are the names of the reads that leave an event. */
export async function findLooks(
  tx: Tx,
  memberId: MemberId,
  part: { readonly reads: readonly string[]; readonly limit: number; readonly offset: number },
): Promise<Omit<Look, "objectName">[]> {
  const rows = await looksAt(tx, memberId, part.reads)
    .select(["at", "person_name", "role", "operation", "object"])
    .orderBy("number", "desc")
    .limit(part.limit)
    .offset(part.offset)
    .execute();
  return rows.map(({ at, person_name, role, operation, object }) => ({ at, personName: person_name, role, operation, object }));
}

export async function countLooks(tx: Tx, memberId: MemberId, reads: readonly string[]): Promise<number> {
  const row = await looksAt(tx, memberId, reads)
    .select(sql<string>`count(*)`.as("found"))
    .executeTakeFirstOrThrow();
  return Number(row.found);
}
