/** The one way through the house: may? valid? – as the actor in one transaction – audit – answer. Every door comes through here. */
import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { readable } from "#kernel/fields";
import { actAs } from "#kernel/shoes";
import { leavesEvent, type Actor, type Operation, type Principal, type Touched, type Visitor } from "#kernel/operation";
import { appendAudit, canonical, type AuditDoor } from "#platform/audit";
import type { Clock } from "#platform/clock";
import type { Db } from "#platform/db/open";
import { actWithin, hasClaim, outageOf, transactAs, type Tx, type Verdict } from "#platform/db/transact";
import { forgetRequest, rememberAnswer, rememberRequest } from "#platform/requests";
import type { Means, UseCase } from "#platform/usecase";

/** A wrong field: where, and the name of what is wrong with it (the doors have a sentence for each). */
export type Complaint = { readonly path: string; readonly code: string; readonly bound?: number | string };

export type Outcome =
  | { readonly status: "done"; readonly value: unknown }
  | { readonly status: "invalid"; readonly complaints: readonly Complaint[] }
  | { readonly status: "refused"; readonly failure: string }
  | { readonly status: "unauthenticated" | "forbidden" | "missing" }
  | { readonly status: "unavailable"; readonly outage: "unreachable" | "full" };

/** Everything the doors are wired with. */
export type House = {
  readonly db: Db;
  readonly clock: Clock;
  readonly means: Means;
  readonly useCases: ReadonlyMap<string, UseCase>;
  /** Off only in the test that lets the database stand alone as the wall. */
  readonly policy?: "on" | "off";
  /** On only in tests: everything is done and checked as at the commit, and nothing kept. */
  readonly rehearsal?: boolean;
};

export type Call = {
  readonly principal: Principal;
  readonly door: AuditDoor;
  /** Makes a repeated request find its first answer (`Idempotency-Key`). */
  readonly once?: string | undefined;
  /** Where the request came from (network address) and with what (user agent). */
  readonly visitor?: Visitor | undefined;
};

const complaintsOf = (issues: readonly { path: PropertyKey[]; code: string; minimum?: unknown; maximum?: unknown; format?: unknown }[]): Complaint[] =>
  issues.map((issue) => {
    const bound = issue.minimum ?? issue.maximum;
    const code = issue.code === "invalid_format" && typeof issue.format === "string" ? `format-${issue.format}` : issue.code;
    return { path: issue.path.map(String).join("."), code, ...(typeof bound === "number" || typeof bound === "string" ? { bound } : {}) };
  });

type Ready = { readonly useCase: UseCase; readonly actor: Actor; readonly input: unknown };

/** May this principal do this, and is the input valid? Answers an outcome when not. */
function admit(house: House, name: string, principal: Principal, raw: unknown): Ready | Outcome {
  const useCase = house.useCases.get(name);
  if (!useCase) return { status: "missing" };
  const { operation } = useCase;
  const early = mayAtAll(principal, operation);
  if (early && house.policy !== "off") return early;
  const parsed = operation.input.safeParse(readable(raw ?? {}));
  if (!parsed.success) return { status: "invalid", complaints: complaintsOf(parsed.error.issues) };
  const actor = actAs(principal, operation, parsed.data);
  if (typeof actor !== "string") return { useCase, actor, input: parsed.data };
  return house.policy === "off" ? { useCase, actor: ownShoes(principal), input: parsed.data } : { status: actor };
}

/** Only for the test that switches the application's policy off: the actor as the principal really is, whatever the input asks for. */
function ownShoes(principal: Principal): Actor {
  const [held] = principal.assignments;
  const members = held?.memberId ? [held.memberId] : held?.cooperativeId ? ("all" as const) : [];
  const { personId, name, delegationId, credential, language } = principal;
  return {
    personId,
    name,
    role: held?.role ?? "anonymous",
    cooperativeId: held?.cooperativeId ?? null,
    members,
    delegationId,
    credential,
    language,
  };
}

/** A principal without any grant is turned away before the input is looked at; whoever has one somewhere is judged by the input. */
function mayAtAll(principal: Principal, operation: Operation): Outcome | null {
  const refusal = actAs(principal, operation, {});
  return typeof refusal === "string" && refusal !== "missing" ? { status: refusal } : null;
}

const isReady = (admitted: Ready | Outcome): admitted is Ready => "useCase" in admitted;

/** A failure named `…-unknown` is a thing that is not there for this actor; it answers like any other missing thing. */
const refusalOf = (failure: string): Outcome => (failure.endsWith("-unknown") ? { status: "missing" } : { status: "refused", failure });

type Turn = { readonly house: House; readonly call: Call; readonly ready: Ready; readonly now: Date };

async function runOnce(tx: Tx, { house, call, ready, now }: Turn): Promise<Verdict<Outcome>> {
  const { useCase, actor, input } = ready;
  const { operation } = useCase;
  let touched: Touched = { object: operation.name };
  const touch = (named: Touched) => {
    touched = named;
  };
  const visitor = call.visitor ?? { source: null, device: null };
  const result = await useCase.run({ tx, actor, now, means: house.means, visitor, touch }, input as never);
  if (!result.ok && !result.noted) return { keep: false, value: refusalOf(result.failure) };
  if (result.ok && result.passing) return { keep: false, value: { status: "done", value: operation.output.parse(result.value) } };
  const outcome: Outcome = result.ok ? { status: "done", value: operation.output.parse(result.value) } : refusalOf(result.failure);
  if (leavesEvent(operation, actor, call.door === "page")) {
    await appendAudit(tx, { actor, door: call.door, operation: operation.name, requestId: randomUUID(), at: now, touched });
  }
  return { keep: true, value: outcome };
}

/** The same request, sent again, is the same key, act and input; a stale page that sends something else acts anew. */
function requestKeyOf({ call, ready }: Turn): string {
  const hash = createHash("sha256")
    .update(canonical([call.once ?? "", ready.useCase.operation.name, ready.input]))
    .digest("hex");
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join("-");
}

async function runWrite(tx: Tx, turn: Turn): Promise<Verdict<Outcome>> {
  const { call, ready } = turn;
  if (!call.once || !ready.actor.credential) return runOnce(tx, turn);
  const key = { person_key: ready.actor.credential, request_key: requestKeyOf(turn) };
  const { name, reveals } = ready.useCase.operation;
  const known = await rememberRequest(tx, { ...key, operation: name, at: turn.now });
  // A secret is told once; whoever repeats the request asks for a new one.
  if (known && reveals) return { keep: false, value: { status: "refused", failure: "secret-shown-once" } };
  if (known) return { keep: false, value: { status: "done", value: known.answer } };
  const verdict = await runOnce(tx, turn);
  if (!verdict.keep) return verdict;
  if (verdict.value.status !== "done") await forgetRequest(tx, key);
  else if (!reveals) await rememberAnswer(tx, key, verdict.value.value);
  return verdict;
}

async function orOutage<Value>(work: () => Promise<Value>): Promise<Value | Outcome> {
  try {
    return await work();
  } catch (error) {
    const outage = outageOf(error);
    if (outage) return { status: "unavailable", outage };
    throw error;
  }
}

const accessOf = ({ useCase, actor }: Ready, { door }: Call) => (leavesEvent(useCase.operation, actor, door === "page") ? "write" : "read");

/** Asks the database what it would say at the commit, then takes everything back. */
async function rehearse(tx: Tx, turn: Turn, work: typeof runOnce): Promise<Verdict<Outcome>> {
  const { keep, value } = await work(tx, turn);
  if (keep) await sql`set constraints all immediate`.execute(tx);
  return { keep: false, value };
}

/** Performs one operation for a principal; the only place where permission, validation, transaction and audit meet. */
export async function perform(house: House, name: string, raw: unknown, call: Call): Promise<Outcome> {
  const ready = admit(house, name, call.principal, raw);
  if (!isReady(ready)) return ready;
  const turn = { house, call, ready, now: house.clock.now() };
  const work = ready.useCase.operation.kind === "write" ? runWrite : runOnce;
  const access = accessOf(ready, call);
  return orOutage(() => transactAs(house.db, ready.actor, access, (tx) => (house.rehearsal ? rehearse(tx, turn, work) : work(tx, turn))));
}

export type Question = { readonly name: string; readonly raw: unknown };

/** Asks several reads of one unchanging state in one transaction, each in the shoes it is allowed. */
export async function ask(house: House, questions: readonly Question[], call: Call): Promise<readonly Outcome[] | Outcome> {
  const admitted = questions.map(({ name, raw }) => admit(house, name, call.principal, raw));
  const first = admitted.find(isReady);
  if (!first) return admitted as readonly Outcome[];
  const logged = admitted.some((one) => isReady(one) && accessOf(one, call) === "write");
  return orOutage(() =>
    transactAs(house.db, first.actor, logged ? "write" : "read", async (tx) => {
      const outcomes: Outcome[] = [];
      let acting = first.actor;
      for (const one of admitted) {
        if (!isReady(one)) {
          outcomes.push(one);
          continue;
        }
        if (hasClaim(tx) || JSON.stringify(one.actor) !== JSON.stringify(acting)) await actWithin(tx, one.actor);
        acting = one.actor;
        const { value } = await runOnce(tx, { house, call, ready: one, now: house.clock.now() });
        outcomes.push(value);
      }
      return { keep: true, value: outcomes };
    }),
  );
}
