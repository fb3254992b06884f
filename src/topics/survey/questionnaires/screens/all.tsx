/** All pages of questionnaires. */
import { checksPage } from "./checks.tsx";
import { newQuestionPage, questionPage } from "./question.tsx";
import { questionnaireRecordPage } from "./record.tsx";
import { questionnaireRegister } from "./register.tsx";
import { headPage, newSectionPage, sectionPage } from "./sections.tsx";

export const questionnairesScreens = [questionnaireRegister, questionnaireRecordPage, headPage, newSectionPage, sectionPage, newQuestionPage, questionPage, checksPage];
