import { listScreens } from "./list.tsx";
import { recordScreens } from "./record.tsx";

/** Every page of purchases; fixed addresses before open ones. */
export const demandScreens = [...listScreens, ...recordScreens];
