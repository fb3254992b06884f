import type { UseCase } from "#platform/usecase";
import { planUseCases } from "./plans.ts";
import { simulationUseCases } from "./simulations.ts";

/** Everything that is done with plans and simulations. */
export const plansUseCases: readonly UseCase[] = [...planUseCases, ...simulationUseCases];
