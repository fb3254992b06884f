import { cooperativeScreens } from "./cooperative.tsx";
import { feedScreens } from "./feeds.tsx";
import { gapScreens } from "./gaps.tsx";
import { listScreens } from "./list.tsx";
import { recordScreens } from "./record.tsx";
import { rollOutScreens } from "./roll-out.tsx";

/** Every page of measures; fixed addresses before open ones. */
export const measuresScreens = [...cooperativeScreens, ...rollOutScreens, ...listScreens, ...gapScreens, ...recordScreens, ...feedScreens];
