import type { UseCase } from "#platform/usecase";
import { movingUseCases } from "./moving.ts";
import { readingUseCases } from "./reading.ts";

/** Everything that is done on the way of an agreement. */
export const lifecycleUseCases: readonly UseCase[] = [...readingUseCases, ...movingUseCases];
