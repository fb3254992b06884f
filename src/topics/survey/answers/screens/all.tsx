/** All pages about answering; the frozen state's address goes before a section's. */
import { surveyList } from "./list.tsx";
import { surveyOverview } from "./overview.tsx";
import { surveySection } from "./section.tsx";
import { surveyStand } from "./stand.tsx";

export const answerScreens = [surveyList, surveyOverview, surveyStand, surveySection];
