/** Everything the cockpit, the inbox and the own pages show, as one list. */
import { centralScreens } from "./central.tsx";
import { localScreens } from "./local.tsx";
import { onePageScreens } from "./one-page.tsx";

export const steeringScreens = [...centralScreens, ...localScreens, ...onePageScreens];
