import type { UseCase } from "#platform/usecase";
import { centralUseCases } from "./usecases/central.ts";
import { memberUseCases } from "./usecases/member.ts";
import { outputUseCases } from "./usecases/outputs.ts";

/** Everything about evaluating a campaign. */
export const evaluationUseCases: readonly UseCase[] = [...centralUseCases, ...memberUseCases, ...outputUseCases];
