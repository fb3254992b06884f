/** What the pages of purchases share. */
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { formatDecimal } from "#ui/numbers";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { readPurchase } from "../contract.ts";
import type { Demand, Lot, PurchaseState } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<Promised["failures"][number], string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export type Shown = (typeof readPurchase)["output"]["_output"];
export type Part = { readonly shown: Shown; readonly visit: Visit };
export type LotPart = Part & { readonly lot: Lot };

type Params = Pick<Visit, "params">;
export const purchasesPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/beschaffungen${rest}`;
export const frameworksPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/rahmenvertraege${rest}`;

const stateTones: Readonly<Record<PurchaseState, Tone>> = { collecting: "open", comparing: "part", awarded: "ok", withdrawn: "na" };
const demandTones: Readonly<Record<Demand["state"], Tone>> = { asked: "open", answered: "ok", nothing: "na" };

export const StateOf = ({ state, visit }: { state: PurchaseState; visit: Visit }) => <StateTag tone={stateTones[state]}>{wordsFor(visit).states[state]}</StateTag>;
export const DemandState = ({ state, visit }: { state: Demand["state"]; visit: Visit }) => <StateTag tone={demandTones[state]}>{wordsFor(visit).demandStates[state]}</StateTag>;

/** Points with two digits: 987 → „9,87“. */
export const pointsOf = (hundredths: number, { language }: Pick<Visit, "language">) => formatDecimal(hundredths / 100, language, 2);

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
