/** The first steps in an emergency, for everybody: shown without sign-in and without the database. */
import type { Paper } from "#kernel/paper";
import { stepsPaper } from "../reports/sheets.ts";
import { findText } from "./texts.ts";

/** The page's paper in a language; the same bytes whenever it is asked for. */
export const firstSteps = (language: "de" | "en"): Paper => stepsPaper(findText("first-steps", language), new Date(0));
