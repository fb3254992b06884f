/** People and the offices they hold, as the database keeps them. */
import { sql, type Expression, type SqlBool } from "kysely";
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import { claim, type Tx } from "#platform/db/transact";
import { heldOffice, namedOffice, person, type AppointedRole, type HeldOffice, type NamedOffice, type Person } from "../model.ts";
import type { Cut } from "./members.ts";

const personColumns = [
  "person.id",
  "person.name",
  "person.email",
  "person.phone",
  "person.language",
  "person.home_cooperative_id as homeCooperativeId",
  "person.home_member_id as homeMemberId",
  "person.revision",
] as const;

const officeColumns = [
  "assignment.id",
  "assignment.person_id as personId",
  "assignment.cooperative_id as cooperativeId",
  "assignment.member_id as memberId",
  "assignment.role",
  "assignment.title",
  "assignment.deputy",
  "assignment.valid_from as from",
  "assignment.valid_to as to",
] as const;

const validOn = (day: string) => sql<SqlBool>`assignment.valid_from <= ${day}::date and (assignment.valid_to is null or assignment.valid_to >= ${day}::date)`;

/** A person the actor may see. */
export async function findPerson(tx: Tx, id: PersonId): Promise<Person | undefined> {
  const row = await tx.selectFrom("person").select(personColumns).where("id", "=", id).executeTakeFirst();
  return row && person.parse(row);
}

/** Whoever knows an address finds its person, in whatever cooperative; claims the address for the rest of the transaction. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  const address = email.trim().toLowerCase();
  await claim(tx, address);
  const row = await tx.selectFrom("person").select(personColumns).where("email", "=", address).executeTakeFirst();
  return row && person.parse(row);
}

/** Every office of a person, past and to come, in every cooperative; claims the person for the rest of the transaction. */
export async function findAllOfficesOf(tx: Tx, personId: PersonId): Promise<HeldOffice[]> {
  await claim(tx, personId);
  const rows = await tx.selectFrom("assignment").select(officeColumns).where("person_id", "=", personId).orderBy("valid_from").execute();
  return rows.map((row) => heldOffice.parse(row));
}

/** One office of one cooperative. */
export async function findOffice(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<HeldOffice | undefined> {
  const row = await tx.selectFrom("assignment").select(officeColumns).where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return row && heldOffice.parse(row);
}

const named = (tx: Tx) =>
  tx
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "assignment.person_id")
    .leftJoin("member", "member.id", "assignment.member_id")
    .select([...officeColumns, "person.name as personName", "member.name as memberName"])
    .orderBy("assignment.deputy")
    .orderBy("assignment.valid_from");

/** Everybody who holds, held or will hold an office in a member. */
export async function findOfficesIn(tx: Tx, memberId: MemberId): Promise<NamedOffice[]> {
  const rows = await named(tx).where("assignment.member_id", "=", memberId).execute();
  return rows.map((row) => namedOffice.parse(row));
}

/** Offices for the whole cooperative: its office, steering group, auditors. */
export async function findCentralOffices(tx: Tx, cooperativeId: CooperativeId): Promise<HeldOffice[]> {
  const rows = await tx.selectFrom("assignment").select(officeColumns).where("cooperative_id", "=", cooperativeId).where("member_id", "is", null).execute();
  return rows.map((row) => heldOffice.parse(row));
}

/** The offices of one person in a cooperative that the actor may see. */
export async function findOfficesOf(tx: Tx, cooperativeId: CooperativeId, people: readonly PersonId[]): Promise<NamedOffice[]> {
  if (people.length === 0) return [];
  const rows = await named(tx).where("assignment.cooperative_id", "=", cooperativeId).where("assignment.person_id", "in", people).execute();
  return rows.map((row) => namedOffice.parse(row));
}

/** My offices on a day with the names of cooperative and member, for choosing where to go. */
export async function findMyOffices(tx: Tx, personId: PersonId, day: string): Promise<(HeldOffice & { cooperativeName: string; memberName: string | null })[]> {
  const rows = await tx
    .selectFrom("assignment")
    .innerJoin("cooperative", "cooperative.id", "assignment.cooperative_id")
    .leftJoin("member", "member.id", "assignment.member_id")
    .select([...officeColumns, "cooperative.name as cooperativeName", "member.name as memberName"])
    .where("assignment.person_id", "=", personId)
    .where(validOn(day))
    .orderBy(sql`cooperative.name collate "und-x-icu"`)
    .orderBy(sql`member.name collate "und-x-icu" nulls first`)
    .execute();
  return rows.map((row) => ({ ...heldOffice.parse(row), cooperativeName: row.cooperativeName, memberName: row.memberName }));
}

export type PersonFilter = {
  readonly cooperativeId: CooperativeId;
  readonly text?: string | undefined;
  readonly role?: AppointedRole | undefined;
  readonly member?: MemberId | undefined;
  readonly state: "current" | "former" | "all";
  readonly day: string;
};

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const matching = ({ cooperativeId, text, role, member, state, day }: PersonFilter): Expression<SqlBool> => {
  const held = sql`select from assignment where assignment.person_id = person.id and assignment.cooperative_id = ${cooperativeId}`;
  const current = sql<SqlBool>`(assignment.valid_to is null or assignment.valid_to >= ${day}::date)`;
  const wanted = [sql<SqlBool>`true`];
  if (role !== undefined) wanted.push(sql<SqlBool>`assignment.role = ${role}`);
  if (member !== undefined) wanted.push(sql<SqlBool>`assignment.member_id = ${member}`);
  if (state === "current") wanted.push(current);
  const parts = [sql<SqlBool>`exists (${held} and ${sql.join(wanted, sql` and `)})`];
  if (state === "former") parts.push(sql<SqlBool>`not exists (${held} and ${current})`);
  if (text !== undefined) parts.push(sql<SqlBool>`(person.name ilike ${like(text)} or person.email like ${like(text.toLowerCase())})`);
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
};

/** How many people a filter finds. */
export async function findPersonCount(tx: Tx, filter: PersonFilter): Promise<number> {
  const row = await tx
    .selectFrom("person")
    .select(sql<string>`count(*)`.as("count"))
    .where(matching(filter))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** People of a cooperative the actor may see, by name. */
export async function findPeople(tx: Tx, filter: PersonFilter, sort: "name" | "-name" = "name", cut?: Cut): Promise<Person[]> {
  const order = sort === "name" ? sql`person.name collate "und-x-icu" asc` : sql`person.name collate "und-x-icu" desc`;
  let query = tx.selectFrom("person").select(personColumns).where(matching(filter)).orderBy(order).orderBy("person.id");
  if (cut) query = query.limit(cut.limit).offset(cut.offset);
  return (await query.execute()).map((row) => person.parse(row));
}

export type Holder = Person & {
  readonly assignmentId: string;
  readonly role: HeldOffice["role"];
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly wave: number | null;
  readonly deputy: boolean;
};

/** Who holds an office on a day, one row per office: for invitations (by wave), letters and reminders. */
export async function findHolders(
  tx: Tx,
  asked: { cooperativeId: CooperativeId; day: string; members?: readonly MemberId[]; roles?: readonly AppointedRole[]; wave?: number; personId?: string },
): Promise<Holder[]> {
  let query = named(tx)
    .select([...personColumns.slice(2), "person.name", "member.wave", "assignment.id as assignmentId"])
    .where("assignment.cooperative_id", "=", asked.cooperativeId)
    .where(validOn(asked.day));
  if (asked.members) query = query.where("assignment.member_id", "in", asked.members.length > 0 ? [...asked.members] : [""]);
  if (asked.roles) query = query.where("assignment.role", "in", [...asked.roles]);
  if (asked.wave !== undefined) query = query.where("member.wave", "=", asked.wave);
  if (asked.personId !== undefined) query = query.where("assignment.person_id", "=", asked.personId);
  const rows = await query.execute();
  return rows.map((row) => {
    const { role, memberId, deputy } = heldOffice.parse(row);
    return {
      ...person.parse({ ...row, id: row.personId }),
      assignmentId: row.assignmentId,
      role,
      memberId,
      memberName: row.memberName,
      wave: row.wave,
      deputy,
    };
  });
}

/** Puts a person in unless the address is known by now; the caller has claimed the address. */
export async function insertPerson(tx: Tx, added: Omit<Person, "revision">, at: Date): Promise<boolean> {
  const { id, name, email, phone, language, homeCooperativeId, homeMemberId } = added;
  const result = await tx
    .insertInto("person")
    .values({ id, name, email, phone, language, home_cooperative_id: homeCooperativeId, home_member_id: homeMemberId, created_at: at })
    .onConflict((c) => c.column("email").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Saves name and address; false when somebody else was faster or the database does not let this actor. */
export async function savePerson(tx: Tx, { id, name, email, phone, language, revision }: Person): Promise<boolean> {
  const result = await tx
    .updateTable("person")
    .set({ name, email, phone, language, revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Appoints. */
export async function insertOffice(tx: Tx, { id, personId, cooperativeId, memberId, role, title, deputy, from, to }: HeldOffice, follows: string | null = null): Promise<void> {
  const row = {
    id,
    person_id: personId,
    cooperative_id: cooperativeId,
    member_id: memberId,
    role,
    title,
    deputy,
    valid_from: from,
    valid_to: to,
    follows,
  };
  await tx.insertInto("assignment").values(row).execute();
}

/** Ends an office on its last day; false where the database does not let this actor. */
export async function saveEnd(tx: Tx, { id, to }: HeldOffice, reason: string | null): Promise<boolean> {
  const result = await tx.updateTable("assignment").set({ valid_to: to, ended_reason: reason }).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends every office in a member that would last longer; answers how many. */
export async function saveEndOfAll(tx: Tx, memberId: MemberId, lastDay: string, reason: string): Promise<number> {
  const result = await tx
    .updateTable("assignment")
    .set({ valid_to: lastDay, ended_reason: reason })
    .where("member_id", "=", memberId)
    .where(sql<SqlBool>`(valid_to is null or valid_to > ${lastDay}::date)`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
