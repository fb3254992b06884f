/** All use cases of shared answers on the office's side. */
import type { UseCase } from "#platform/usecase";
import { publishingUseCases } from "./publishing.ts";
import { registerUseCases } from "./register.ts";
import { relianceUseCases } from "./reliance.ts";

export const sharedUseCases: readonly UseCase[] = [...registerUseCases, ...publishingUseCases, ...relianceUseCases];
