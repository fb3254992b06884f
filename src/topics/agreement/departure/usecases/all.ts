import { arrivingUseCases } from "./arriving.ts";
import { exportingUseCases } from "./exporting.ts";

/** Everything that can be done about leaving. */
export const departureUseCases = [...exportingUseCases, ...arrivingUseCases];
