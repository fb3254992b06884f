import type { UseCase } from "#platform/usecase";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with what is agreed. */
export const termsUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases];
