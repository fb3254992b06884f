import type { UseCase } from "#platform/usecase";
import { editingUseCases } from "./editing.ts";
import { registerUseCases } from "./register.ts";

/** Everything that is done with model documents. */
export const modelsUseCases: readonly UseCase[] = [...registerUseCases, ...editingUseCases];
