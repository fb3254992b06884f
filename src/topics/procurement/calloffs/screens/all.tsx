import { listScreens } from "./list.tsx";
import { recordScreens } from "./record.tsx";

/** Every page of framework contracts; fixed addresses before open ones. */
export const calloffsScreens = [...listScreens, ...recordScreens];
