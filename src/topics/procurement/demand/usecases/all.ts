import type { UseCase } from "#platform/usecase";
import { excludingUseCases } from "./excluding.ts";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done to buy together. */
export const demandUseCases: readonly UseCase[] = [...readingUseCases, ...excludingUseCases, ...writingUseCases];
