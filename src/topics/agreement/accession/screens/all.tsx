import { recordScreen } from "./record.tsx";
import { newScreen, registerScreen } from "./register.tsx";

/** Every page of accession; the address with a word comes before the one with a name. */
export const accessionScreens = [registerScreen, newScreen, recordScreen];
