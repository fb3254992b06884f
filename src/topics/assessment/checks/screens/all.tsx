/** All pages about checks. */
import { checkAnswering, checkRow } from "./answering.tsx";
import { checkMatrix } from "./matrix.tsx";
import { checkList } from "./mine.tsx";
import { checkOverview } from "./overview.tsx";
import { checkRegister } from "./register.tsx";
import { checkSettings, checkStanding } from "./settings.tsx";
import { checkTriage } from "./triage.tsx";
import { checkWizard } from "./wizard.tsx";

export const checkScreens = [checkRegister, checkWizard, checkMatrix, checkSettings, checkStanding, checkTriage, checkList, checkOverview, checkAnswering, checkRow];
