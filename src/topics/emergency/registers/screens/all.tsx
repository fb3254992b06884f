import { entryScreens } from "./entry.tsx";
import { groupScreen } from "./group.tsx";
import { overviewScreen } from "./overview.tsx";

/** The pages of the registers. */
export const registersScreens = [overviewScreen, groupScreen, ...entryScreens];
