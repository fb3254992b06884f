/** How a measure looks: one request or a few, beside the raw act of the same work. */
import type pg from "pg";
import type { Answer, Client, Sending } from "./client.ts";
import type { Raw } from "./raw.ts";
import type { World } from "./world.ts";

/** What is promised: the time is for PostgreSQL, the growth for both (issues 2 and 3). */
export type Goal = { readonly medianMs?: number; readonly growth?: number };

export type Measure = {
  readonly key: string;
  readonly name: string;
  /** Answers once the last byte is there; throws when the product did not do it. */
  readonly run: () => Promise<unknown>;
  /** Puts back what the run changed, unmeasured. */
  readonly undo?: () => Promise<unknown>;
  readonly raw: Raw;
  readonly runs: number;
  /** Runs before any is counted, where four would take too long. */
  readonly warmUps?: number;
  readonly goal?: Goal;
};

export type Engine = "postgresql" | "embedded";

/** Where is measured. */
export type Ground = {
  readonly engine: Engine;
  readonly world: World;
  readonly data: string;
  readonly databaseUrl?: string;
  /** Where the raw acts run: the same data. */
  readonly raw: pg.ClientBase;
};

export type Setting = { readonly client: Client; readonly world: World };

export const light = 60;
export const heavy = 10;

/** Office pages show a part of all members; what is shown costs, not what is stored (issue 2, point 11). */
export const officePage: Goal = { growth: 1.5 };

/** A page that counts over all members what it sorts by; opened a few times a week. */
export const officeMatrix: Goal = { medianMs: 100 };

/** Asks and insists on being answered. */
export async function insist(client: Client, address: string, sending: Sending): Promise<Answer> {
  const answer = await client.send(address, sending);
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}: ${answer.body.toString("utf8").slice(0, 300)}`);
  return answer;
}
