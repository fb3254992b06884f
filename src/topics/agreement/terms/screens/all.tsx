import { recordScreen } from "./record.tsx";
import { registerScreen } from "./register.tsx";
import { taskScreen } from "./task.tsx";

/** Every page of what is agreed. */
export const termsScreens = [registerScreen, recordScreen, taskScreen];
