/** What the overview's cards share. */
import type { Visit } from "#kernel/screen";
import { choose } from "#ui/words";
import type { readIndicators, readMap } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export type MapShown = (typeof readMap)["output"]["_output"];
export type IndicatorsShown = (typeof readIndicators)["output"]["_output"];

export const legendLevels = [4, 3, 2, 1, 0, "na"] as const;
