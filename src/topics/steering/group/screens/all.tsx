import { groupScreen } from "./page.tsx";
import { publicScreen } from "./public.tsx";

/** The page of the steering group and the public one. */
export const groupScreens = [groupScreen, publicScreen];
