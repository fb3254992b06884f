import type { UseCase } from "#platform/usecase";
import { answeringUseCases } from "./answering.ts";
import { movingUseCases } from "./moving.ts";
import { readingUseCases } from "./reading.ts";

/** Everything one member does with a survey. */
export const answerUseCases: readonly UseCase[] = [...readingUseCases, ...answeringUseCases, ...movingUseCases];
