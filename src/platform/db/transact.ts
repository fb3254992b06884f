/** The second wall: every statement runs as the application role, and the database shows only the actor's rows. */
import { sql, type Kysely } from "kysely";
import type { Actor } from "#kernel/operation";
import type { Db } from "./open.ts";
import type { Tables } from "./tables.ts";

/** What a store gets: one connection inside one transaction. */
export type Tx = Kysely<Tables>;

/** `read` sees one unchanging state and cannot write; `write` commits only if the work says so. */
export type Access = "read" | "write";

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

const configuring = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings)
    .map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`)
    .join(", ");

const opening = { read: "begin isolation level repeatable read read only", write: "begin" } as const;

// What the database keeps for the actor of a reading transaction: which members show how much.
const nothingKept = { "app.showing_detail": "", "app.showing_status_detail": "" } as const;

/** Who acts, as settings the policies read; unset settings match no row. */
export function settingsOf(actor: Actor): string {
  const settings = {
    "app.role": actor.role,
    "app.person": actor.personId ?? "",
    "app.cooperative": actor.cooperativeId ?? "",
    "app.members": actor.members === "all" ? "*" : actor.members.join(","),
    "app.delegation": actor.delegationId ?? "",
    "app.credential": actor.credential ?? "",
    "app.claim": "",
    ...nothingKept,
  };
  return `set local role ringwall_app; select ${configuring(settings)}`;
}

/** A value, and what it was found under. */
export type Kept = { readonly stamp: string; readonly value: unknown };

// What reading transactions have found: they see one unchanging state. What outlasts them is kept with their database.
const found = new WeakMap<Tx, Map<string, Promise<unknown>>>();
const keptIn = new WeakMap<Db, Map<string, Kept>>();
const keptFor = new WeakMap<Tx, Map<string, Kept>>();

function beginReading(db: Db, tx: Tx): void {
  const kept = keptIn.get(db) ?? new Map<string, Kept>();
  keptIn.set(db, kept);
  keptFor.set(tx, kept);
  found.set(tx, new Map());
}

/** What reading transactions of this database have kept for those that follow; a writing one has nothing there. */
export const keptBy = (tx: Tx): Map<string, Kept> | undefined => keptFor.get(tx);

/** Finds something once in a reading transaction: operations of one page that ask the same get the same answer. In a writing one it is found anew. */
export function findOnce<Value>(tx: Tx, name: string, find: () => Promise<Value>): Promise<Value> {
  const here = found.get(tx);
  // Under one name lies what one place in the code has found; it has the type that place gives it.
  const known = here?.get(name) as Promise<Value> | undefined;
  if (known) return known;
  const finding = find();
  here?.set(name, finding);
  return finding;
}

/** The work's value, and whether its writes are to be kept. */
export type Verdict<Value> = { readonly keep: boolean; readonly value: Value };

/** Runs work as the actor in one transaction; opening and settings travel in one round trip. */
export const transactAs = <Value>(db: Db, actor: Actor, access: Access, work: (tx: Tx) => Promise<Verdict<Value>>): Promise<Value> =>
  db.connection().execute(async (connection) => {
    try {
      await sql.raw(`${opening[access]}; ${settingsOf(actor)}`).execute(connection);
      if (access === "read") beginReading(db, connection);
      const { keep, value } = await work(connection);
      const closing = sql.raw(keep ? "commit" : "rollback").execute(connection);
      // Where nothing is to be kept the value is known already; the connection's next statement waits its turn behind the closing.
      if (keep && access === "write") await closing;
      else closing.catch(() => undefined);
      return value;
    } catch (cause) {
      // The connection may be the very thing that failed; the first error is the one worth telling.
      await sql
        .raw("rollback")
        .execute(connection)
        .catch(() => undefined);
      throw cause;
    }
  });

// A claim opens rows for one operation; whoever asks the next one in the same transaction takes it back.
const claims = new WeakSet<Tx>();

/** Has something been claimed since the shoes were put on? */
export const hasClaim = (tx: Tx): boolean => claims.has(tx);

/** Switches the shoes inside a transaction: a page asks several operations of one state, each as the actor it is allowed to be. */
export const actWithin = async (tx: Tx, actor: Actor): Promise<void> => {
  claims.delete(tx);
  found.get(tx)?.clear();
  await sql.raw(settingsOf(actor)).execute(tx);
};

/** Opens the rows that belong to a claim – a login name, a code – for this transaction: proof of knowledge instead of an office. */
export const claim = async (tx: Tx, secret: string): Promise<void> => {
  claims.add(tx);
  found.get(tx)?.clear();
  await sql`select set_config('app.claim', ${secret}, true), ${sql.raw(configuring(nothingKept))}`.execute(tx);
};

/** What kept the database from working: no connection, no room, or neither. */
export type Outage = "unreachable" | "full" | null;

const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "57P03", "08000", "08003", "08006", "53300", "25006"]);
const full = new Set(["53100", "ENOSPC"]);

/** Tells an outage from a bug. */
export function outageOf(error: unknown): Outage {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (full.has(code)) return "full";
  if (unreachable.has(code)) return "unreachable";
  const text = error instanceof Error ? error.message : "";
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(text) ? "unreachable" : null;
}
