/** What every door is handed by `main`: the house, its screens, and what only topics know. */
import type { Operation, Principal } from "#kernel/operation";
import type { Language, Visit } from "#kernel/screen";
import type { Identify } from "#platform/usecase";
import type { Lane } from "#ui/navigation";
import type { AnyScreen } from "#ui/screen";
import type { House } from "./perform.ts";
import type { FailureSentence } from "./sentences.ts";

/** The frame around a page, as far as topics know it. */
export type Surrounding = {
  readonly lanes: readonly Lane[];
  readonly placeName: string | undefined;
  readonly office: string | undefined;
};

/** How the frame is asked for and drawn; the counts come from one operation. */
export type Framing = {
  readonly counts: Operation;
  readonly countsInput: (principal: Principal, visit: Pick<Visit, "params">) => Record<string, unknown> | null;
  readonly surround: (principal: Principal, visit: Pick<Visit, "params" | "language">, counts: unknown) => Surrounding;
  /** Where a principal begins; strangers sign in. */
  readonly home: (principal: Principal) => string;
  /** Where the manual helps with the page at a path. */
  readonly help: (principal: Principal, path: string) => string;
};

export type Doors = {
  readonly house: House;
  readonly screens: readonly AnyScreen[];
  readonly identify: Identify;
  readonly framing: Framing;
  readonly failureSentence: FailureSentence;
  readonly operationTitle: (operation: string, language: Language) => string;
  /** Directory of styles, fonts and islands as built. */
  readonly assets: string;
  readonly version: string;
  /** Tells the operator of a failure nobody expected. */
  readonly report: (reference: string, error: unknown) => void;
};
