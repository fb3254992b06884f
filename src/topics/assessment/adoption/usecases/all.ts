/** All use cases of adopting and withdrawing shared answers. */
import type { UseCase } from "#platform/usecase";
import { decidingUseCases } from "./deciding.ts";
import { withdrawingUseCases } from "./withdrawing.ts";

export const adoptionUseCases: readonly UseCase[] = [...decidingUseCases, ...withdrawingUseCases];
