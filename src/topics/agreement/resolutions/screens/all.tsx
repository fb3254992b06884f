import { matrixScreen } from "./matrix.tsx";
import { ownScreen } from "./own.tsx";

/** Every page of resolutions. */
export const resolutionsScreens = [matrixScreen, ownScreen];
