import type { UseCase } from "#platform/usecase";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with registers. */
export const registersUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases];
