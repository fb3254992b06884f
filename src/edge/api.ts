/** The API: `GET /api/<read>`, `POST /api/<write>`; the same operations, rules and sentences as the pages. */
import { Hono, type Context } from "hono";
import type { Operation } from "#kernel/operation";
import type { Language } from "#kernel/screen";
import { deliver, fileResponse } from "./deliver.ts";
import type { Doors } from "./doors.ts";
import { fromQuery, receive, type Raw } from "./input.ts";
import { perform, type Outcome } from "./perform.ts";
import { issuesOf, refusalSentence } from "./sentences.ts";
import { comesFromOurPages, forgetSession, keepSession, originOf, visitorOf, type Visitor } from "./visitor.ts";

const statusCodes = {
  done: 200,
  invalid: 422,
  refused: 409,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  unavailable: 503,
} as const satisfies Record<Outcome["status"], number>;

/** HTTP status of an outcome; a full disk is told from a database that does not answer. */
export const statusOf = (outcome: Outcome) => (outcome.status === "unavailable" && outcome.outage === "full" ? 507 : statusCodes[outcome.status]);

/** An outcome as JSON with sentences a person can read. */
export function spoken(doors: Pick<Doors, "failureSentence">, operation: Operation, outcome: Outcome, language: Language): Record<string, unknown> {
  if (outcome.status === "invalid") return { status: "invalid", issues: issuesOf(outcome.complaints, language) };
  if (outcome.status === "refused") return { ...outcome, sentence: refusalSentence(doors.failureSentence, operation.name, outcome.failure, language) };
  return { ...outcome };
}

/** Answers an outcome as JSON; who meets an outage is told when to come again. */
export function speak(c: Context, doors: Pick<Doors, "failureSentence">, { operation, outcome, language }: { operation: Operation; outcome: Outcome; language: Language }) {
  if (outcome.status === "unavailable") c.header("retry-after", "5");
  return c.json(spoken(doors, operation, outcome, language) as never, statusOf(outcome));
}

/** Sets or clears the cookie of operations that open or close a session, and keeps the secret out of the body. */
export function carrySession(c: Context, operation: Operation, value: unknown): unknown {
  if (operation.name === "session.close" || operation.name === "delegation.leave" || operation.name === "learning.leave") forgetSession(c);
  if (!sessionOpeners.has(operation.name) || typeof value !== "object" || value === null || !("secret" in value)) return value;
  const { secret, ...rest } = value;
  if (typeof secret === "string") keepSession(c, secret);
  return rest;
}

const sessionOpeners = new Set<string>([
  "session.open",
  "session.enrol",
  "session.confirm",
  "session.play",
  "account.redeem",
  "account.set-up",
  "delegation.enter",
  "learning.enter",
]);

async function answer(c: Context, { doors, visitor, operation }: { doors: Doors; visitor: Visitor; operation: Operation }, raw: Raw, once?: string) {
  const { principal } = visitor;
  const outcome = await perform(doors.house, operation.name, raw, { principal, door: "api", once, visitor: originOf(c) });
  if (outcome.status === "done") {
    const delivery = await deliver(operation, outcome.value, doors.house.clock.now());
    if (delivery) return fileResponse(delivery);
    const value = visitor.by === "token" ? outcome.value : carrySession(c, operation, outcome.value);
    return c.json({ status: "done", value } as never);
  }
  return speak(c, doors, { operation, outcome, language: principal.language });
}

async function read(c: Context, doors: Doors, operation: Operation) {
  const visitor = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
  return answer(c, { doors, visitor, operation }, fromQuery(c));
}

async function write(c: Context, doors: Doors, operation: Operation) {
  const visitor = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
  if (visitor.by !== "token" && !comesFromOurPages(c)) return c.json({ status: "forbidden" }, 403);
  const received = await receive(c, operation, visitor.principal.language);
  if (!received.ok) return c.json({ status: "invalid", issues: [{ path: received.path, message: received.message }] }, 422);
  return answer(c, { doors, visitor, operation }, received.raw, received.once);
}

/** Every operation of the house, reads by GET and writes by POST. */
export function apiDoor(doors: Doors): Hono {
  const app = new Hono();
  for (const { operation } of doors.house.useCases.values()) {
    const handle = operation.kind === "read" ? read : write;
    app.on(operation.kind === "read" ? "GET" : "POST", `/api/${operation.name}`, (c) => handle(c, doors, operation));
  }
  app.all("/api/*", (c) => c.json({ status: "missing" }, 404));
  return app;
}
