import { accountScreen } from "./account.tsx";
import { memberScreen } from "./member.tsx";
import { yearScreen } from "./year.tsx";

/** Every page of advances and settlement. */
export const settlementScreens = [yearScreen, memberScreen, accountScreen];
