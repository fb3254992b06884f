import type { UseCase } from "#platform/usecase";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with framework contracts. */
export const calloffsUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases];
