import { arrivingUseCases } from "./arriving.ts";
import { exportingUseCases } from "./exporting.ts";
import { leavingUseCases } from "./leaving.ts";

/** Everything that can be done about leaving. */
export const departureUseCases = [...exportingUseCases, ...arrivingUseCases, ...leavingUseCases];
