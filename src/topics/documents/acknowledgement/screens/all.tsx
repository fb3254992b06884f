/** All pages of acknowledgement. */
import { adoptionPage } from "./adoption.tsx";
import { agreementPage } from "./agreement.tsx";
import { doorPage } from "./door.tsx";
import { listPage, startPage } from "./list.tsx";
import { recordPage } from "./record.tsx";

export const acknowledgementScreens = [doorPage, listPage, startPage, agreementPage, recordPage, adoptionPage];
