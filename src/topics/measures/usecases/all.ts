import type { UseCase } from "#platform/usecase";
import { clockUseCases } from "./clock.ts";
import { cooperativeUseCases } from "./cooperative.ts";
import { feedUseCases } from "./feeds.ts";
import { gapUseCases } from "./gaps.ts";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with measures. */
export const measuresUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases, ...gapUseCases, ...cooperativeUseCases, ...clockUseCases, ...feedUseCases];
