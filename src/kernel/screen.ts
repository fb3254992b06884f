import type { z } from "zod";
import type { Operation, Principal } from "./operation.ts";

/** Something wrong with what was sent: the path names the field, the message says what to do. */
export type Issue = { readonly path: string; readonly message: string };

export type Language = "de" | "en";

/** What a view knows beside the answers: the address, who looks, and what a refused form had sent. */
export type Visit = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly path: string;
  readonly language: Language;
  readonly now: Date;
  readonly principal: Principal;
  /** What a form sent that came back with issues. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  /** Set after an act: the operation's name, so that the page can say what was done. */
  readonly done: string | null;
  /** What the act answered, where it must be shown once (a code, a token); never put into an address. */
  readonly answer: unknown;
  /** May this visitor perform the operation (for this member, where it has one)? */
  readonly may: (operation: Operation, memberId?: string) => boolean;
};

type Answers<Shown extends Record<string, Operation>> = { [Key in keyof Shown]: z.output<Shown[Key]["output"]> };

/** A screen is a pure function of what its operations answered. The edge asks; the screen only shows. */
export type Screen<Shown extends Record<string, Operation> = Record<string, Operation>, Also extends Record<string, Operation> = Record<string, Operation>, Markup = unknown> = {
  readonly path: string;
  readonly title: (answers: Answers<Shown> & Partial<Answers<Also>>, visit: Visit) => string;
  /** The entry of the side navigation that is marked as current; none on pages outside the frame. */
  readonly lane?: string;
  /** `bare` pages (sign-in, public) have no navigation. */
  readonly frame?: "full" | "bare" | "contributor";
  /** Everything that must be answerable, or the page does not exist for this visitor. */
  readonly shows: Shown;
  /** Shown where the visitor may; absent otherwise. */
  readonly also?: Also;
  /** Where whoever is not known comes in; signing in if not said. */
  readonly door?: string;
  /** The operations whose forms this page carries. */
  readonly acts?: readonly Operation[];
  /** Where to go after an act; the page itself if not said. */
  readonly next?: (operation: string, value: unknown, visit: Pick<Visit, "params" | "query">) => string | null;
  readonly view: (answers: Answers<Shown> & Partial<Answers<Also>>, visit: Visit) => Markup;
};

/** An operation's answer as the doors hand it to a screen: parsed by its own schema, a session's secret taken out. */
export const answerOf = <Output extends z.ZodType>(_operation: Operation<z.ZodType, Output>, value: unknown): z.output<Output> => value as z.output<Output>;

/** What an act of this page has just answered, shown once; null when the page was only opened. */
export const toldBy = <Output extends z.ZodType>(operation: Operation<z.ZodType, Output>, { done, answer }: Pick<Visit, "done" | "answer">): z.output<Output> | null =>
  done === operation.name && answer !== null && answer !== undefined ? answerOf(operation, answer) : null;
