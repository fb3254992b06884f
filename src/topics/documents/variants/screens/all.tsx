import { adoptionScreen } from "./adoption.tsx";
import { clausesScreen } from "./clauses.tsx";
import { comparingScreens } from "./compare.tsx";
import { documentList } from "./list.tsx";
import { mergeScreen } from "./merge.tsx";
import { questionsScreen } from "./questions.tsx";
import { recordScreens } from "./record.tsx";
import { wordingScreens } from "./wording.tsx";

/** Every page of members' documents. */
export const documentsScreens = [adoptionScreen, documentList, ...recordScreens, questionsScreen, clausesScreen, ...wordingScreens, mergeScreen, ...comparingScreens];
