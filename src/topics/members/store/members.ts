/** Cooperatives, members, figures and units as the database keeps them. */
import { sql, type Expression, type SqlBool } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { lock } from "#platform/db/lock";
import type { Tx } from "#platform/db/transact";
import { cooperative, figure, member, unit, type Cooperative, type CooperativeFacts, type Figure, type Member, type MemberKind, type Unit } from "../model.ts";

const memberColumns = [
  "cooperative_id as cooperativeId",
  "id",
  "kind",
  "name",
  "official_name as officialName",
  "ags",
  "rs",
  "postcode",
  "wave",
  "admitted_on as admittedOn",
  "left_on as leftOn",
  "revision",
] as const;

const cooperativeColumns = [
  "id",
  "name",
  "template",
  "office_name as officeName",
  "office_host as officeHost",
  "contact_email as contactEmail",
  "contact_phone as contactPhone",
  "contact_address as contactAddress",
  "security_contact as securityContact",
  "about",
  "public_page as publicPage",
  "founded_at as foundedAt",
  "revision",
] as const;

/** Rare acts that must not run beside each other in one cooperative: admitting, importing, appointing, relieving. */
export const lockCooperative = (tx: Tx, cooperativeId: CooperativeId): Promise<void> => lock(tx, `members:${cooperativeId}`);

/** A cooperative the actor may see. */
export async function findCooperative(tx: Tx, id: CooperativeId): Promise<Cooperative | undefined> {
  const row = await tx.selectFrom("cooperative").select(cooperativeColumns).where("id", "=", id).executeTakeFirst();
  return row && cooperative.parse(row);
}

/** All cooperatives of the installation, for the operator. */
export async function findCooperatives(tx: Tx): Promise<Cooperative[]> {
  const rows = await tx
    .selectFrom("cooperative")
    .select(cooperativeColumns)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => cooperative.parse(row));
}

/** Puts a new cooperative in. */
export async function insertCooperative(tx: Tx, founded: Omit<Cooperative, "revision">): Promise<void> {
  const { officeName, officeHost, contactEmail, contactPhone, contactAddress, securityContact, publicPage, foundedAt, ...same } = founded;
  await tx
    .insertInto("cooperative")
    .values({
      ...same,
      office_name: officeName,
      office_host: officeHost,
      contact_email: contactEmail,
      contact_phone: contactPhone,
      contact_address: contactAddress,
      security_contact: securityContact,
      public_page: publicPage,
      founded_at: foundedAt,
    })
    .execute();
}

/** Saves what the office says about itself; false when somebody else was faster. */
export async function saveCooperative(tx: Tx, id: CooperativeId, facts: CooperativeFacts & { publicPage: boolean; revision: number }): Promise<boolean> {
  const result = await tx
    .updateTable("cooperative")
    .set({
      name: facts.name,
      office_name: facts.officeName,
      office_host: facts.officeHost,
      contact_email: facts.contactEmail ?? null,
      contact_phone: facts.contactPhone ?? null,
      contact_address: facts.contactAddress ?? null,
      security_contact: facts.securityContact ?? null,
      about: facts.about,
      public_page: facts.publicPage,
      revision: facts.revision + 1,
    })
    .where("id", "=", id)
    .where("revision", "=", facts.revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** One member, also one that has left. */
export async function findMember(tx: Tx, id: MemberId): Promise<Member | undefined> {
  const row = await tx.selectFrom("member").select(memberColumns).where("id", "=", id).executeTakeFirst();
  return row && member.parse(row);
}

/** Every member there ever was, by name. */
export async function findMembers(tx: Tx, cooperativeId: CooperativeId): Promise<Member[]> {
  const rows = await tx
    .selectFrom("member")
    .select(memberColumns)
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => member.parse(row));
}

const belongsOn = (day: string) => sql<SqlBool>`admitted_on <= ${day}::date and (left_on is null or left_on >= ${day}::date)`;

/** The members on a day, by name. */
export async function findMembersOn(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<Member[]> {
  const rows = await tx
    .selectFrom("member")
    .select(memberColumns)
    .where("cooperative_id", "=", cooperativeId)
    .where(belongsOn(day))
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => member.parse(row));
}

const populationOf = (day: string) => sql<Omit<Figure, "kind"> | null>`(select jsonb_build_object('value', f.value, 'asOf', f.as_of, 'source', f.source) from member_figure f
  where f.member_id = member.id and f.kind = 'population' and f.as_of <= ${day}::date order by f.as_of desc limit 1)`;

export type MemberFilter = {
  readonly cooperativeId: CooperativeId;
  readonly text?: string | undefined;
  readonly kind?: MemberKind | undefined;
  readonly state: "active" | "left" | "all";
  readonly day: string;
};
export type MemberSort = "name" | "-name" | "kind" | "-kind" | "population" | "-population" | "wave" | "-wave";
export type Cut = { readonly limit: number; readonly offset: number };

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const matching = ({ cooperativeId, text, kind, state, day }: MemberFilter): Expression<SqlBool> => {
  const parts = [sql<SqlBool>`cooperative_id = ${cooperativeId}`];
  if (text !== undefined) parts.push(sql<SqlBool>`(name ilike ${like(text)} or official_name ilike ${like(text)} or ags like ${`${text.replace(/[\\%_]/g, "\\$&")}%`})`);
  if (kind !== undefined) parts.push(sql<SqlBool>`kind = ${kind}`);
  if (state === "active") parts.push(sql<SqlBool>`(left_on is null or left_on >= ${day}::date)`);
  if (state === "left") parts.push(sql<SqlBool>`left_on < ${day}::date`);
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
};

const sortKeys = new Map([
  ["name", sql`name collate "und-x-icu"`],
  ["kind", sql`kind`],
  ["wave", sql`wave`],
]);

/** How many members a filter finds. */
export async function findMemberCount(tx: Tx, filter: MemberFilter): Promise<number> {
  const row = await tx
    .selectFrom("member")
    .select(sql<string>`count(*)`.as("count"))
    .where(matching(filter))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export type MemberWithPopulation = Member & { readonly population: Omit<Figure, "kind"> | null };

/** Members with their population on the day; the figure is looked up for the rows shown only, unless they are sorted by it. */
export async function findMembersWithPopulation(tx: Tx, filter: MemberFilter, sort: MemberSort, cut?: Cut): Promise<MemberWithPopulation[]> {
  const population = populationOf(filter.day);
  const order = sortKeys.get(sort.replace("-", "")) ?? sql`(${population} ->> 'value')::numeric`;
  const direction = sort.startsWith("-") ? sql`${order} desc nulls last` : sql`${order} asc nulls last`;
  let query = tx
    .selectFrom("member")
    .select([...memberColumns, population.as("population")])
    .where(matching(filter))
    .orderBy(direction)
    .orderBy(sql`name collate "und-x-icu"`)
    .orderBy("id");
  if (cut) query = query.limit(cut.limit).offset(cut.offset);
  const rows = await query.execute();
  return rows.map(({ population: current, ...row }) => ({
    ...member.parse(row),
    population: current && figure.omit({ kind: true }).parse(current),
  }));
}

/** The population of every member of a cooperative on a day, for size classes. */
export async function findPopulations(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<Map<MemberId, Omit<Figure, "kind">>> {
  const rows = await findMembersWithPopulation(tx, { cooperativeId, state: "all", day }, "name");
  return new Map(rows.flatMap(({ id, population }) => (population ? [[id, population] as const] : [])));
}

/** All figures of a member, the youngest first. */
export async function findFigures(tx: Tx, memberId: MemberId): Promise<Figure[]> {
  const rows = await tx
    .selectFrom("member_figure")
    .select(["kind", "as_of as asOf", "value", "source"])
    .where("member_id", "=", memberId)
    .orderBy("as_of", "desc")
    .orderBy("kind")
    .execute();
  return rows.map((row) => figure.parse({ ...row, value: Number(row.value) }));
}

/** Puts new members in, in one statement. */
export async function insertMembers(tx: Tx, members: readonly Omit<Member, "revision">[]): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map(({ cooperativeId, officialName, admittedOn, leftOn, ...same }) => ({
    ...same,
    cooperative_id: cooperativeId,
    official_name: officialName,
    admitted_on: admittedOn,
    left_on: leftOn,
  }));
  await tx.insertInto("member").values(rows).execute();
}

/** Saves the facts of a member; false when somebody else was faster. */
export async function saveMember(tx: Tx, { id, kind, name, officialName, ags, rs, postcode, wave, admittedOn, leftOn, revision }: Member): Promise<boolean> {
  const result = await tx
    .updateTable("member")
    .set({
      kind,
      name,
      official_name: officialName,
      ags,
      rs,
      postcode,
      wave,
      admitted_on: admittedOn,
      left_on: leftOn,
      revision: revision + 1,
    })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Renames members or takes them back in, in one statement. */
export async function saveMemberNames(tx: Tx, cooperativeId: CooperativeId, renamed: readonly Pick<Member, "id" | "name" | "officialName" | "leftOn">[]): Promise<void> {
  if (renamed.length === 0) return;
  const rows = sql.join(renamed.map(({ id, name, officialName, leftOn }) => sql`(${id}::text, ${name}::text, ${officialName}::text, ${leftOn}::date)`));
  await sql`update member m set name = r.name, official_name = r.official_name, left_on = r.left_on, revision = m.revision + 1
    from (values ${rows}) as r (id, name, official_name, left_on) where m.cooperative_id = ${cooperativeId} and m.id = r.id`.execute(tx);
}

type OwnedFigure = Figure & { readonly cooperativeId: CooperativeId; readonly memberId: MemberId };

const figureRow = ({ cooperativeId, memberId, kind, asOf, value, source }: OwnedFigure) => ({
  cooperative_id: cooperativeId,
  member_id: memberId,
  kind,
  as_of: asOf,
  value: String(value),
  source,
});

/** Puts the figures of new members in. */
export async function insertFigures(tx: Tx, figures: readonly OwnedFigure[]): Promise<void> {
  if (figures.length > 0) await tx.insertInto("member_figure").values(figures.map(figureRow)).execute();
}

/** Saves figures; a figure of the same kind and day is replaced. */
export async function saveFigures(tx: Tx, figures: readonly OwnedFigure[]): Promise<void> {
  if (figures.length === 0) return;
  await tx
    .insertInto("member_figure")
    .values(figures.map(figureRow))
    .onConflict((c) => c.columns(["member_id", "kind", "as_of"]).doUpdateSet((e) => ({ value: e.ref("excluded.value"), source: e.ref("excluded.source") })))
    .execute();
}

/** Departments and municipal enterprises of a member, by name. */
export async function findUnits(tx: Tx, memberId: MemberId): Promise<Unit[]> {
  const rows = await tx
    .selectFrom("unit")
    .select(["id", "name", "kind"])
    .where("member_id", "=", memberId)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => unit.parse(row));
}

/** Puts a unit in; false where the member has one of that name. */
export async function insertUnit(tx: Tx, { cooperativeId, memberId, ...added }: Unit & { readonly cooperativeId: CooperativeId; readonly memberId: MemberId }): Promise<boolean> {
  const result = await tx
    .insertInto("unit")
    .values({ ...added, cooperative_id: cooperativeId, member_id: memberId })
    .onConflict((c) => c.columns(["member_id", "name"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Removes a unit; false where there is none. */
export async function removeUnit(tx: Tx, memberId: MemberId, id: string): Promise<boolean> {
  const result = await tx.deleteFrom("unit").where("member_id", "=", memberId).where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}
