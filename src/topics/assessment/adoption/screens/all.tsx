/** All pages of adopting and withdrawing shared answers. */
import { offersPage } from "./list.tsx";
import { offerPage } from "./offer.tsx";
import { withdrawalPage } from "./withdrawal.tsx";

export const adoptionScreens = [offersPage, offerPage, withdrawalPage];
