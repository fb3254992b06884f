import { arrivalScreen } from "./arrival.tsx";
import { memberScreen } from "./member.tsx";

/** Every page of leaving. */
export const departureScreens = [memberScreen, arrivalScreen];
