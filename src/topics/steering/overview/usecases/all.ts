/** Everything the overview does, as one list. */
import { overviewExports } from "./exports.ts";
import { overviewFigures } from "./figures.ts";
import { overviewReading } from "./reading.ts";

export const overviewUseCases = [...overviewReading, ...overviewFigures, ...overviewExports];
