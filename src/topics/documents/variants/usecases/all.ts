import type { UseCase } from "#platform/usecase";
import { cooperativeUseCases } from "./cooperative.ts";
import { mergingUseCases } from "./merging.ts";
import { movingUseCases } from "./moving.ts";
import { printingUseCases } from "./printing.ts";
import { readingUseCases } from "./reading.ts";
import { writingUseCases } from "./writing.ts";

/** Everything that is done with members' documents. */
export const documentsUseCases: readonly UseCase[] = [...readingUseCases, ...writingUseCases, ...mergingUseCases, ...movingUseCases, ...printingUseCases, ...cooperativeUseCases];
