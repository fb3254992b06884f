import type { UseCase } from "#platform/usecase";
import { bodyUseCases } from "./bodies.ts";
import { holdingUseCases } from "./holding.ts";
import { planningUseCases } from "./planning.ts";
import { readingUseCases } from "./reading.ts";
import { registerUseCases } from "./register.ts";

/** Everything that is done with bodies and meetings. */
export const meetingsUseCases: readonly UseCase[] = [...bodyUseCases, ...planningUseCases, ...holdingUseCases, ...readingUseCases, ...registerUseCases];
