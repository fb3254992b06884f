import type { UseCase } from "#platform/usecase";
import { buildingUseCases } from "./building.ts";
import { handingUseCases } from "./handing.ts";
import { phoneUseCases } from "./phones.ts";

/** Everything that is done with the emergency pack. */
export const packUseCases: readonly UseCase[] = [...buildingUseCases, ...handingUseCases, ...phoneUseCases];
