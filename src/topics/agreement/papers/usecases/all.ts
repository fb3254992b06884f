import type { UseCase } from "#platform/usecase";
import { preparingUseCases } from "./preparing.ts";
import { pressingUseCases } from "./pressing.ts";
import { printingUseCases } from "./printing.ts";

/** Everything that is done with council papers. */
export const papersUseCases: readonly UseCase[] = [...printingUseCases, ...pressingUseCases, ...preparingUseCases];
