/** All pages of campaigns; the wizard's address goes before a campaign's. */
import { campaignRegister } from "./register.tsx";
import { campaignSettings } from "./settings.tsx";
import { campaignWizard } from "./wizard.tsx";

export const campaignsScreens = [campaignRegister, campaignWizard, campaignSettings];
