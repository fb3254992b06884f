/** Ties a screen's view to what its operations answer. */
import type { Operation } from "#kernel/operation";
import type { Screen } from "#kernel/screen";
import type { Markup } from "./markup.ts";

/** A screen as the doors list it: its own types are checked where it is defined and forgotten here. */
export type AnyScreen = Screen<Record<string, Operation>, Record<string, Operation>, Markup>;

/** Defines a screen; the types make its view agree with what `shows` and `also` answer. */
export const defineScreen = <Shown extends Record<string, Operation>, Also extends Record<string, Operation> = Record<never, Operation>>(
  screen: Screen<Shown, Also, Markup>,
): AnyScreen => screen as unknown as AnyScreen;
