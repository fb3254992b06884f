/** Reads the audit trail; oversight writes nothing. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { AuditEvent } from "../model.ts";

export type TrailFilter = {
  readonly cooperativeId: string;
  readonly memberId?: string | undefined;
  readonly operation?: string | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

type Part = { readonly limit: number; readonly offset: number };

const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

// Days are those of the town halls; the instants are compared, so that the index by time serves.
const midnight = (day: string, daysLater: 0 | 1) => sql<Date>`((${day}::date + ${daysLater}::int)::timestamp at time zone 'Europe/Berlin')`;

const trail = (tx: Tx, { cooperativeId, memberId, operation, person, from, to }: TrailFilter) =>
  tx
    .selectFrom("audit_event as e")
    .where("e.cooperative_id", "=", cooperativeId)
    .$if(memberId !== undefined, (q) => q.where("e.member_id", "=", memberId ?? ""))
    .$if(operation !== undefined, (q) => q.where("e.operation", "=", operation ?? ""))
    .$if(person !== undefined, (q) => q.where("e.person_name", "ilike", like(person ?? "")))
    .$if(from !== undefined, (q) => q.where("e.at", ">=", midnight(from ?? "", 0)))
    .$if(to !== undefined, (q) => q.where("e.at", "<", midnight(to ?? "", 1)));

/** A part of the trail, newest first. */
export async function findEvents(tx: Tx, filter: TrailFilter, { limit, offset }: Part): Promise<Omit<AuditEvent, "objectName">[]> {
  const rows = await trail(tx, filter)
    .leftJoin("member as m", "m.id", "e.member_id")
    .select(["e.chain", "e.number", "e.at", "e.member_id", "m.name as member_name", "e.person_name", "e.role", "e.door", "e.operation", "e.object"])
    .orderBy("e.at", "desc")
    .orderBy("e.chain")
    .orderBy("e.number", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((r) => ({
    chain: r.chain,
    number: Number(r.number),
    at: r.at,
    memberId: r.member_id,
    memberName: r.member_name,
    personName: r.person_name,
    role: r.role,
    door: r.door,
    operation: r.operation,
    object: r.object,
  }));
}

export async function countEvents(tx: Tx, filter: TrailFilter): Promise<number> {
  const row = await trail(tx, filter)
    .select(sql<string>`count(*)`.as("found"))
    .executeTakeFirstOrThrow();
  return Number(row.found);
}

/** Members of the cooperative, for the filter. */
export const findMemberNames = (tx: Tx, cooperativeId: string): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom("member")
    .select(["id", "name"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();

/** Every chain of a cooperative: by its head, and by whose it would be, so that a lost head shows. */
export async function findChains(tx: Tx, cooperativeId: string): Promise<string[]> {
  const rows = await sql<{ chain: string }>`
    select chain from audit_chain where split_part(chain, '.', 1) = ${cooperativeId}
    union select id from member where cooperative_id = ${cooperativeId}
    union select ${cooperativeId}
    order by chain`.execute(tx);
  return rows.rows.map(({ chain }) => chain);
}

export type StoredEvent = {
  readonly number: number;
  readonly entry: string;
  readonly hash: Buffer;
  readonly cooperativeId: string | null;
  readonly memberId: string | null;
  readonly content: {
    readonly after: string | null;
    readonly at: Date;
    readonly before: string | null;
    readonly chain: string;
    readonly door: string;
    readonly object: string;
    readonly operation: string;
    readonly person: string | null;
    readonly personName: string;
    readonly request: string;
    readonly role: string;
  };
};

/** The next links of a chain after a number. */
export async function findLinks(tx: Tx, chain: string, { after, limit }: { readonly after: number; readonly limit: number }): Promise<StoredEvent[]> {
  const rows = await tx.selectFrom("audit_event").selectAll().where("chain", "=", chain).where("number", ">", String(after)).orderBy("number").limit(limit).execute();
  return rows.map((r) => ({
    number: Number(r.number),
    entry: r.entry,
    hash: r.hash,
    cooperativeId: r.cooperative_id,
    memberId: r.member_id,
    content: {
      after: r.after_hash,
      at: r.at,
      before: r.before_hash,
      chain: r.chain,
      door: r.door,
      object: r.object,
      operation: r.operation,
      person: r.person_id,
      personName: r.person_name,
      request: r.request_id,
      role: r.role,
    },
  }));
}

/** Where a chain says it ends. */
export async function findHead(tx: Tx, chain: string): Promise<{ readonly number: number; readonly hash: Buffer } | null> {
  const row = await tx.selectFrom("audit_chain").select(["number", "hash"]).where("chain", "=", chain).executeTakeFirst();
  return row ? { number: Number(row.number), hash: row.hash } : null;
}
