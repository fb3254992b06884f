import { capacityScreen, catalogueScreen } from "./catalogue.tsx";
import { dayScreen } from "./day.tsx";
import { memberTimeScreen } from "./member.tsx";

/** Every page of services and hours. */
export const servicesScreens = [dayScreen, catalogueScreen, capacityScreen, memberTimeScreen];
