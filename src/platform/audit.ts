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
    const entries = Object.entries(value).filter(([, item]) => item !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 (hex) of a state, or null where there is none. */
export const hashOf = (state: unknown): string | null =>
  state === undefined || state === null ? null : createHash("sha256").update(canonical(state)).digest("hex");

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
export const chainOf = ({ cooperativeId, members }: Actor): string =>
  members !== "all" && members.length === 1 && members[0] ? members[0] : (cooperativeId ?? "installation");

/** Appends the event of one write; its place in the chain is decided by the database under the chain's row lock. */
export async function appendAudit(tx: Tx, { actor, door, operation, requestId, at, touched }: AuditNote): Promise<void> {
  const chain = chainOf(actor);
  const member = chain.includes(".") ? chain : null;
  const [before, after] = [hashOf(touched.before), hashOf(touched.after)];
  const entry = canonical({ after, at, before, chain, door, object: touched.object, operation, person: actor.personId, personName: actor.name, request: requestId, role: actor.role });
  await sql`select append_audit(${chain}, ${at}, ${actor.cooperativeId}, ${member}, ${actor.personId}::uuid, ${actor.name}, ${actor.role}, ${door},
    ${operation}, ${touched.object}, ${before}, ${after}, ${requestId}::uuid, ${entry})`.execute(tx);
}

export type ChainFault = { readonly number: number; readonly fault: "hash-differs" | "number-missing" | "entry-differs" | "head-differs" };

type ChainLink = { readonly number: number; readonly entry: string; readonly hash: Buffer };

/** The first fault of a chain read in order, or null: every hash is recomputed from the one before and the entry. */
export function verifyChain(links: readonly ChainLink[], head: { readonly number: number; readonly hash: Buffer } | null): ChainFault | null {
  let before: Buffer = Buffer.alloc(0);
  for (const [index, { number, entry, hash }] of links.entries()) {
    if (number !== index + 1) return { number: index + 1, fault: "number-missing" };
    const expected = createHash("sha256").update(before).update(entry, "utf8").digest();
    if (!expected.equals(hash)) return { number, fault: "hash-differs" };
    before = hash;
  }
  if ((head?.number ?? 0) !== links.length || (head && !head.hash.equals(before))) return { number: links.length, fault: "head-differs" };
  return null;
}
