import type { UseCase } from "#platform/usecase";
import { contractUseCases } from "./contracts.ts";
import { supplierUseCases } from "./suppliers.ts";

/** Everything that is done with suppliers and contracts. */
export const contractsUseCases: readonly UseCase[] = [...supplierUseCases, ...contractUseCases];
