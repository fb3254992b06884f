/** The audit trail: every committed write leaves exactly one event in a hash chain of its member, cooperative or installation. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Actor, Touched } from "#kernel/operation";
import type { Tx } from "./db/transact.ts";

/** Canonical JSON (keys sorted, no blanks; RFC 8785 for the values we use): equal content, equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value instanceof Uint8Array) return JSON.stringify(createHash("sha256").update(value).digest("hex"));
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 (hex) of a state, or null where there is none. */
export const hashOf = (state: unknown): string | null => (state === undefined || state === null ? null : createHash("sha256").update(canonical(state)).digest("hex"));

export type AuditDoor = "page" | "api" | "job" | "start";

export type AuditNote = {
  readonly actor: Actor;
  readonly door: AuditDoor;
  readonly operation: string;
  readonly requestId: string;
  readonly at: Date;
  readonly touched: Touched;
};

/** The chain an event belongs to: the member's, else the cooperative's, else the installation's. */
export const chainOf = ({ cooperativeId, members }: Actor): string => (members !== "all" && members.length === 1 && members[0] ? members[0] : (cooperativeId ?? "installation"));

/** What an event says, column by column. */
export type AuditContent = {
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

/** The text of an event that its hash covers; the same columns always give the same text. */
export const entryOf = (content: AuditContent): string => canonical(content);

/** Appends the event of one write; its place in the chain is decided by the database under the chain's row lock. */
export async function appendAudit(tx: Tx, { actor, door, operation, requestId, at, touched }: AuditNote): Promise<void> {
  const chain = chainOf(actor);
  const member = chain.includes(".") ? chain : null;
  const [before, after] = [hashOf(touched.before), hashOf(touched.after)];
  const entry = entryOf({
    after,
    at,
    before,
    chain,
    door,
    object: touched.object,
    operation,
    person: actor.personId,
    personName: actor.name,
    request: requestId,
    role: actor.role,
  });
  await sql`select append_audit(${chain}, ${at}, ${actor.cooperativeId}, ${member}, ${actor.personId}::uuid, ${actor.name}, ${actor.role}, ${door},
    ${operation}, ${touched.object}, ${before}, ${after}, ${requestId}::uuid, ${entry})`.execute(tx);
}

export type ChainFault = { readonly number: number; readonly fault: "hash-differs" | "number-missing" | "entry-differs" | "head-differs" };

export type ChainLink = { readonly number: number; readonly entry: string; readonly hash: Buffer };

/** How far a chain has been followed: the last number and its hash. */
export type ChainPlace = { readonly number: number; readonly hash: Buffer };

/** Before the first event. */
export const chainStart: ChainPlace = { number: 0, hash: Buffer.alloc(0) };

/** Follows the next links of a chain: every hash is recomputed from the one before and the entry. */
export function followChain(from: ChainPlace, links: readonly ChainLink[]): ChainPlace | ChainFault {
  let { number: at, hash: before } = from;
  for (const { number, entry, hash } of links) {
    if (number !== at + 1) return { number: at + 1, fault: "number-missing" };
    const expected = createHash("sha256").update(before).update(entry, "utf8").digest();
    if (!expected.equals(hash)) return { number, fault: "hash-differs" };
    [at, before] = [number, hash];
  }
  return { number: at, hash: before };
}

/** Whether the chain ends where its head says. */
export const endsAtHead = (place: ChainPlace, head: ChainPlace | null): ChainFault | null =>
  (head?.number ?? 0) !== place.number || (head && !head.hash.equals(place.hash)) ? { number: place.number, fault: "head-differs" } : null;

/** The first fault of a chain read in order, or null. */
export function verifyChain(links: readonly ChainLink[], head: ChainPlace | null): ChainFault | null {
  const place = followChain(chainStart, links);
  return "fault" in place ? place : endsAtHead(place, head);
}
