import { courseScreen } from "./course.tsx";
import { ownScreen } from "./own.tsx";

/** Every page of the way. */
export const lifecycleScreens = [courseScreen, ownScreen];
