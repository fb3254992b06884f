/** All pages of shared answers on the office's side. */
import { publishNewPage, publishNextPage } from "./publish.tsx";
import { sharedRecord } from "./record.tsx";
import { sharedRegister } from "./register.tsx";
import { reliancePage } from "./reliance.tsx";

export const sharedScreens = [sharedRegister, reliancePage, publishNewPage, sharedRecord, publishNextPage];
