/** People and how far they are with their access, as their Verbund or town hall sees it; personas of the demonstration. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { HeldOffice } from "#topics/members/model";
import type { Persona } from "../model.ts";

export type Guest = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: "de" | "en";
  readonly homeCooperativeId: string | null;
  readonly homeMemberId: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly wave: number | null;
  readonly roles: readonly HeldOffice["role"][];
  readonly activatedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly codeExpiresAt: Date | null;
};

export type GuestFilter = {
  readonly cooperativeId: string;
  readonly day: string;
  readonly memberId?: string | undefined;
  readonly personId?: string | undefined;
};

/** People holding an office here on a day, each once, by member and name; the code is the invitation, or the renewal of an active account. */
export async function findGuests(tx: Tx, { cooperativeId, day, memberId, personId }: GuestFilter): Promise<Guest[]> {
  const rows = await tx
    .selectFrom("assignment as o")
    .innerJoin("person as p", "p.id", "o.person_id")
    .leftJoin("member as m", (join) => join.on(sql<boolean>`m.id = coalesce(p.home_member_id, o.member_id)`))
    .leftJoin("account as a", "a.person_id", "p.id")
    .leftJoin("login_code as c", (join) => join.onRef("c.person_id", "=", "p.id").on(sql<boolean>`c.purpose = case when a.person_id is null then 'invitation' else 'renewal' end`))
    .select([
      "p.id",
      "p.name",
      "p.email",
      "p.language",
      "p.home_cooperative_id",
      "p.home_member_id",
      sql<string | null>`min(m.id)`.as("member_id"),
      sql<string | null>`min(m.name)`.as("member_name"),
      sql<number | null>`min(m.wave)`.as("wave"),
      sql<HeldOffice["role"][]>`array_agg(distinct o.role)`.as("roles"),
      sql<Date | null>`min(a.activated_at)`.as("activated_at"),
      sql<Date | null>`min(c.issued_at)`.as("issued_at"),
      sql<Date | null>`min(c.expires_at)`.as("expires_at"),
    ])
    .where("o.cooperative_id", "=", cooperativeId)
    .where(sql<boolean>`o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)`)
    .$if(memberId !== undefined, (q) => q.where("o.member_id", "=", memberId ?? ""))
    .$if(personId !== undefined, (q) => q.where("p.id", "=", personId ?? ""))
    .groupBy("p.id")
    .orderBy(sql`min(m.name) collate "und-x-icu" nulls first`)
    .orderBy(sql`p.name collate "und-x-icu"`)
    .execute();
  return rows.map((r) => ({
    personId: r.id,
    name: r.name,
    email: r.email,
    language: r.language === "en" ? "en" : "de",
    homeCooperativeId: r.home_cooperative_id,
    homeMemberId: r.home_member_id,
    memberId: r.member_id,
    memberName: r.member_name,
    wave: r.wave,
    roles: r.roles,
    activatedAt: r.activated_at,
    issuedAt: r.issued_at,
    codeExpiresAt: r.expires_at,
  }));
}

/** What the Verbund calls itself. */
export async function findCooperativeName(tx: Tx, cooperativeId: string): Promise<string> {
  const row = await tx.selectFrom("cooperative").select("name").where("id", "=", cooperativeId).executeTakeFirst();
  return row?.name ?? cooperativeId;
}

/** Whom a visitor of the demonstration may play, in the order of the login page. */
export async function findPersonas(tx: Tx): Promise<Persona[]> {
  const rows = await tx.selectFrom("persona").select(["person_id", "name", "role", "place", "sentence"]).orderBy("position").execute();
  return rows.map((r) => ({ personId: r.person_id, name: r.name, role: r.role, place: r.place, sentence: r.sentence }));
}

/** Puts people of the demonstration on its login page, in this order. */
export const insertPersonas = async (tx: Tx, personas: readonly Persona[]): Promise<void> => {
  await tx
    .insertInto("persona")
    .values(
      personas.map((p, index) => ({
        person_id: p.personId,
        position: index + 1,
        name: p.name,
        role: p.role,
        place: p.place,
        sentence: p.sentence,
      })),
    )
    .execute();
};
