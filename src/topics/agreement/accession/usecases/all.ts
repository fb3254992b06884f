import type { UseCase } from "#platform/usecase";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with requests to join. */
export const accessionUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases];
