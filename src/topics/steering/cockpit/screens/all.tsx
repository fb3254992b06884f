/** Everything steering shows, as one list. */
import { centralScreens } from "./central.tsx";
import { localScreens } from "./local.tsx";

export const steeringScreens = [...centralScreens, ...localScreens];
