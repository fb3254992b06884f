import type { z } from "zod";
import type { Permission } from "./access.ts";
import { looksFromOutside, type Role } from "./roles.ts";
import type { CooperativeId, MemberId, PersonId } from "./ids.ts";
import type { Result } from "./result.ts";

/**
 * Where an operation happens, and so which part of its input names the tenant:
 * `public` – nobody's data, no sign-in; `self` – the signed-in person's own things; `installation` – the operator's;
 * `cooperative` – `input.cooperativeId`; `member` – `input.memberId`.
 */
export type Scope = "public" | "self" | "installation" | "cooperative" | "member";

/** The promise an operation makes to every caller: browser, API, command line, job and test read the same one. */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType, Failure extends string = string> = {
  readonly name: Permission;
  readonly kind: "read" | "write";
  readonly scope: Scope;
  readonly input: Input;
  readonly output: Output;
  readonly failures: readonly Failure[];
  /** What the doors do with the answer: hand it over as data (default), print it as a paper, several packed, or as a workbook. */
  readonly answers?: "value" | "paper" | "papers" | "sheets" | "file";
  /** The doors read a spreadsheet named `file` into `input.workbook` before anything else happens. */
  readonly accepts?: "sheets";
  /** Takes requests larger than usual, up to so many bytes. */
  readonly largestBytes?: number;
  /** The answer holds a secret that is shown once (a code, a token, a session): pages render it in place, it is never stored. */
  readonly reveals?: true;
  /** A public door nobody is to be known at: done without name, person and session, even by somebody who is signed in. */
  readonly nameless?: true;
  /**
   * A read that is written into the audit trail all the same: exports and confidential looks. `outside`: where somebody looks at a member from outside, or
   * where a paper or file is handed out; the member's own people who only read a page leave nothing.
   */
  readonly logged?: true | "outside";
};

/** Somebody of the office, the steering group, an auditor or adviser looks at a member that has not itself appointed them. */
const isStranger = ({ role, atHome = false }: Pick<Actor, "role" | "atHome">): boolean => looksFromOutside(role) && !atHome;

/** Does this leave an event in the trail when done by this actor? `shown`: on a page, not handed out. */
export function leavesEvent({ kind, logged, answers = "value" }: Pick<Operation, "kind" | "logged" | "answers">, actor: Pick<Actor, "role" | "atHome">, shown: boolean): boolean {
  if (kind === "write" || logged === true) return true;
  return logged === "outside" && (isStranger(actor) || (answers !== "value" && !shown));
}

/** Declares an operation; the failures become part of its type. */
export const defineOperation = <Input extends z.ZodType, Output extends z.ZodType, const Failure extends string = never>(operation: Operation<Input, Output, Failure>) => operation;

/** Which office somebody holds: a role in the installation, in a cooperative, or in one member of it. */
export type Assignment = { readonly role: Role; readonly cooperativeId: CooperativeId | null; readonly memberId: MemberId | null };

/** Who stands at the door: known only by what the session, token, code or job proves. */
export type Principal = {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly assignments: readonly Assignment[];
  /** Set for a contributor without account: the sections handed to them. */
  readonly delegationId: string | null;
  /** The survey a contributor's sections belong to; nobody else has one. */
  readonly campaignId?: string | undefined;
  /** Hash (hex) of the session's or token's secret; null for jobs and strangers. */
  readonly credential: string | null;
  readonly language: "de" | "en";
  /** Single keys act in this person's browser; not said where there is no account. */
  readonly singleKeys?: boolean | undefined;
};

/** In whose shoes one operation is done: one role, one cooperative, and the members it reaches. */
export type Actor = {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly role: Role;
  readonly cooperativeId: CooperativeId | null;
  readonly members: "all" | readonly MemberId[];
  /** The office held is one of the member acted for: nobody looks from outside there. */
  readonly atHome?: boolean | undefined;
  readonly delegationId: string | null;
  readonly credential: string | null;
  readonly language: "de" | "en";
};

/** What a use case tells the audit trail about the thing it changed; only hashes of the states are kept. */
export type Touched = { readonly object: string; readonly before?: unknown; readonly after?: unknown };

/** What the door knows of the request itself: a name for where it came from (never stored as it is), and what it came with. */
export type Visitor = { readonly source: string | null; /** The user agent, as sent. */ readonly device: string | null };

/** What a use case gets from the edge: nothing else of the outside world reaches it. */
export type Session<Tx, Means> = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly means: Means;
  readonly visitor: Visitor;
  /** Names the thing changed for the audit trail. */
  readonly touch: (touched: Touched) => void;
};

/** An operation together with the function that fulfils it. */
export type UseCase<Tx, Means> = {
  readonly operation: Operation;
  readonly run: (session: Session<Tx, Means>, input: never) => Promise<Result<unknown, string>>;
};

/** Binds a promise to its fulfilment; types make the two agree, an undeclared failure does not compile. */
export const implementWith =
  <Tx, Means>() =>
  <Input extends z.ZodType, Output extends z.ZodType, Failure extends string>(
    operation: Operation<Input, Output, Failure>,
    run: (session: Session<Tx, Means>, input: z.output<Input>) => Promise<Result<z.input<Output>, Failure>>,
  ): UseCase<Tx, Means> => ({ operation, run });
