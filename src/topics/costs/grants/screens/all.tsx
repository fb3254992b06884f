import { listScreen } from "./list.tsx";
import { recordScreen } from "./record.tsx";

/** Every page of grants. */
export const grantsScreens = [listScreen, recordScreen];
