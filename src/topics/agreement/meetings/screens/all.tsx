import { bodyListScreens } from "./bodies.tsx";
import { bodyScreens } from "./body.tsx";
import { meetingListScreens } from "./list.tsx";
import { meetingScreens } from "./meeting.tsx";
import { registerScreens } from "./register.tsx";

/** Every page of bodies, meetings and decisions; fixed addresses before open ones. */
export const meetingsScreens = [...bodyListScreens, ...bodyScreens, ...meetingListScreens, ...meetingScreens, ...registerScreens];
