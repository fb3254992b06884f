/** All pages of trainings. */
import { agreementPage } from "./agreement.tsx";
import { memberTrainingPage, participationsPage } from "./local.tsx";
import { trainingRecordPage } from "./record.tsx";
import { memberTrainings, trainingRegister } from "./register.tsx";
import { trainingWizard } from "./wizard.tsx";

export const trainingScreens = [trainingRegister, trainingWizard, trainingRecordPage, memberTrainings, memberTrainingPage, participationsPage, agreementPage];
