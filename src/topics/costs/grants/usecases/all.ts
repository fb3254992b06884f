import type { UseCase } from "#platform/usecase";
import { clockUseCases } from "./clock.ts";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with grants. */
export const grantsUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases, ...clockUseCases];
