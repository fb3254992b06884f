import { arrivalScreen } from "./arrival.tsx";
import { listScreen } from "./list.tsx";
import { memberScreen } from "./member.tsx";

/** Every page of leaving. */
export const departureScreens = [memberScreen, listScreen, arrivalScreen];
