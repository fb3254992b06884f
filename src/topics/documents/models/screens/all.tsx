import { compareScreen } from "./reading.tsx";
import { recordScreens } from "./record.tsx";
import { modelRegister } from "./register.tsx";

/** Every page of model documents. */
export const modelsScreens = [modelRegister, ...recordScreens, compareScreen];
