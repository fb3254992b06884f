import { planScreens } from "./plans.tsx";
import { simulationScreens } from "./simulations.tsx";

/** Every page of plans and simulations. */
export const plansScreens = [...planScreens, ...simulationScreens];
