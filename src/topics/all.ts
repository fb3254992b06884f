/** Every topic, in the order a cooperative lives them: what the doors are handed. */
import { answerOf, type Language } from "#kernel/screen";
import type { Identify, UseCase } from "#platform/usecase";
import type { AnyScreen } from "#ui/screen";
import { identify as identifyPerson } from "./accounts/usecases/identity.ts";
import { helpFor } from "./help.ts";
import { countsInput, homeOf, lanesFor, officeName } from "./navigation.ts";
import { readCounts } from "./steering/cockpit/contract.ts";
import { identifyContributor } from "./survey/delegations/usecases.ts";
import { membersScreens } from "./members/screens/all.tsx";
import { membersUseCases } from "./members/usecases.ts";
import { de as membersDe } from "./members/words.de.ts";
import { en as membersEn } from "./members/words.en.ts";
import { accountsScreens } from "./accounts/screens/all.tsx";
import { accountsUseCases } from "./accounts/usecases.ts";
import { de as accountsDe } from "./accounts/words.de.ts";
import { en as accountsEn } from "./accounts/words.en.ts";
import { oversightScreens } from "./oversight/screens.tsx";
import { oversightUseCases } from "./oversight/usecases.ts";
import { de as oversightDe } from "./oversight/words.de.ts";
import { en as oversightEn } from "./oversight/words.en.ts";
import { termsScreens } from "./agreement/terms/screens/all.tsx";
import { termsUseCases } from "./agreement/terms/usecases/all.ts";
import { de as termsDe } from "./agreement/terms/words.de.ts";
import { en as termsEn } from "./agreement/terms/words.en.ts";
import { resolutionsScreens } from "./agreement/resolutions/screens/all.tsx";
import { resolutionsUseCases } from "./agreement/resolutions/usecases/all.ts";
import { de as resolutionsDe } from "./agreement/resolutions/words.de.ts";
import { en as resolutionsEn } from "./agreement/resolutions/words.en.ts";
import { lifecycleScreens } from "./agreement/lifecycle/screens/all.tsx";
import { lifecycleUseCases } from "./agreement/lifecycle/usecases/all.ts";
import { de as lifecycleDe } from "./agreement/lifecycle/words.de.ts";
import { en as lifecycleEn } from "./agreement/lifecycle/words.en.ts";
import { entriesScreens } from "./agreement/entries/screens.tsx";
import { entriesUseCases } from "./agreement/entries/usecases.ts";
import { de as entriesDe } from "./agreement/entries/words.de.ts";
import { en as entriesEn } from "./agreement/entries/words.en.ts";
import { visibilityScreens } from "./visibility/screens.tsx";
import { visibilityUseCases } from "./visibility/usecases.ts";
import { de as visibilityDe } from "./visibility/words.de.ts";
import { en as visibilityEn } from "./visibility/words.en.ts";
import { questionnairesScreens } from "./survey/questionnaires/screens/all.tsx";
import { questionnairesUseCases } from "./survey/questionnaires/usecases/all.ts";
import { de as questionnairesDe } from "./survey/questionnaires/words.de.ts";
import { en as questionnairesEn } from "./survey/questionnaires/words.en.ts";
import { campaignsScreens } from "./survey/campaigns/screens/all.tsx";
import { campaignsUseCases } from "./survey/campaigns/usecases/all.ts";
import { de as campaignsDe } from "./survey/campaigns/words.de.ts";
import { en as campaignsEn } from "./survey/campaigns/words.en.ts";
import { delegationScreens } from "./survey/delegations/screens.tsx";
import { delegationUseCases } from "./survey/delegations/usecases.ts";
import { de as delegationsDe } from "./survey/delegations/words.de.ts";
import { en as delegationsEn } from "./survey/delegations/words.en.ts";
import { inquiryScreens } from "./survey/inquiries/screens.tsx";
import { inquiryUseCases } from "./survey/inquiries/usecases.ts";
import { de as inquiriesDe } from "./survey/inquiries/words.de.ts";
import { en as inquiriesEn } from "./survey/inquiries/words.en.ts";
import { answerScreens } from "./survey/answers/screens/all.tsx";
import { answerUseCases } from "./survey/answers/usecases/all.ts";
import { de as answersDe } from "./survey/answers/words.de.ts";
import { en as answersEn } from "./survey/answers/words.en.ts";
import { followupScreens } from "./survey/followup/screens.tsx";
import { followupUseCases } from "./survey/followup/usecases.ts";
import { de as followupDe } from "./survey/followup/words.de.ts";
import { en as followupEn } from "./survey/followup/words.en.ts";
import { exchangeScreens } from "./survey/exchange/screens.tsx";
import { exchangeUseCases } from "./survey/exchange/usecases.ts";
import { de as exchangeDe } from "./survey/exchange/words.de.ts";
import { en as exchangeEn } from "./survey/exchange/words.en.ts";
import { evaluationScreens } from "./survey/evaluation/screens.tsx";
import { evaluationUseCases } from "./survey/evaluation/usecases.ts";
import { de as evaluationDe } from "./survey/evaluation/words.de.ts";
import { en as evaluationEn } from "./survey/evaluation/words.en.ts";
import { libraryScreens } from "./catalogue/library/screens/all.tsx";
import { libraryUseCases } from "./catalogue/library/usecases/all.ts";
import { de as libraryDe } from "./catalogue/library/words.de.ts";
import { en as libraryEn } from "./catalogue/library/words.en.ts";
import { sharedScreens } from "./assessment/shared/screens/all.tsx";
import { sharedUseCases } from "./assessment/shared/usecases/all.ts";
import { de as sharedDe } from "./assessment/shared/words.de.ts";
import { en as sharedEn } from "./assessment/shared/words.en.ts";
import { adoptionScreens } from "./assessment/adoption/screens/all.tsx";
import { adoptionUseCases } from "./assessment/adoption/usecases/all.ts";
import { de as adoptionDe } from "./assessment/adoption/words.de.ts";
import { en as adoptionEn } from "./assessment/adoption/words.en.ts";
import { checkScreens } from "./assessment/checks/screens/all.tsx";
import { checkUseCases } from "./assessment/checks/usecases/all.ts";
import { de as checksDe } from "./assessment/checks/words.de.ts";
import { en as checksEn } from "./assessment/checks/words.en.ts";
import { measuresScreens } from "./measures/screens/all.tsx";
import { measuresUseCases } from "./measures/usecases/all.ts";
import { de as measuresDe } from "./measures/words.de.ts";
import { en as measuresEn } from "./measures/words.en.ts";
import { modelsScreens } from "./documents/models/screens/all.tsx";
import { modelsUseCases } from "./documents/models/usecases/all.ts";
import { de as modelsDe } from "./documents/models/words.de.ts";
import { en as modelsEn } from "./documents/models/words.en.ts";
import { documentsScreens } from "./documents/variants/screens/all.tsx";
import { documentsUseCases } from "./documents/variants/usecases/all.ts";
import { de as documentsDe } from "./documents/variants/words.de.ts";
import { en as documentsEn } from "./documents/variants/words.en.ts";
import { acknowledgementScreens } from "./documents/acknowledgement/screens/all.tsx";
import { acknowledgementUseCases } from "./documents/acknowledgement/usecases/all.ts";
import { de as acknowledgementDe } from "./documents/acknowledgement/words.de.ts";
import { en as acknowledgementEn } from "./documents/acknowledgement/words.en.ts";
import { courseScreens } from "./training/courses/screens/all.tsx";
import { courseUseCases } from "./training/courses/usecases/all.ts";
import { de as coursesDe } from "./training/courses/words.de.ts";
import { en as coursesEn } from "./training/courses/words.en.ts";
import { trainingScreens } from "./training/campaigns/screens/all.tsx";
import { trainingUseCases } from "./training/campaigns/usecases/all.ts";
import { de as trainingDe } from "./training/campaigns/words.de.ts";
import { en as trainingEn } from "./training/campaigns/words.en.ts";
import { learningScreens } from "./training/learning/screens/all.tsx";
import { learningUseCases } from "./training/learning/usecases/all.ts";
import { identifyLearner } from "./training/learning/usecases/entering.ts";
import { de as learningDe } from "./training/learning/words.de.ts";
import { en as learningEn } from "./training/learning/words.en.ts";
import { calendarScreens } from "./training/calendar/screens.tsx";
import { calendarUseCases } from "./training/calendar/usecases/all.ts";
import { de as calendarDe } from "./training/calendar/words.de.ts";
import { en as calendarEn } from "./training/calendar/words.en.ts";
import { aidScreens } from "./emergency/aid/screens.tsx";
import { aidUseCases } from "./emergency/aid/usecases.ts";
import { de as aidDe } from "./emergency/aid/words.de.ts";
import { en as aidEn } from "./emergency/aid/words.en.ts";
import { packScreens } from "./emergency/pack/screens/pack.tsx";
import { packUseCases } from "./emergency/pack/usecases/all.ts";
import { firstSteps } from "./emergency/pack/usecases/steps.ts";
import { de as packDe } from "./emergency/pack/words.de.ts";
import { en as packEn } from "./emergency/pack/words.en.ts";
import { registersScreens } from "./emergency/registers/screens/all.tsx";
import { registersUseCases } from "./emergency/registers/usecases/all.ts";
import { de as registersDe } from "./emergency/registers/words.de.ts";
import { en as registersEn } from "./emergency/registers/words.en.ts";
import { rollUpScreens } from "./emergency/rollup/screens.tsx";
import { rollUpUseCases } from "./emergency/rollup/usecases.ts";
import { de as rollUpDe } from "./emergency/rollup/words.de.ts";
import { en as rollUpEn } from "./emergency/rollup/words.en.ts";
import { contractsScreens } from "./procurement/contracts/screens/all.tsx";
import { contractsUseCases } from "./procurement/contracts/usecases/all.ts";
import { de as contractsDe } from "./procurement/contracts/words.de.ts";
import { en as contractsEn } from "./procurement/contracts/words.en.ts";
import { demandScreens } from "./procurement/demand/screens/all.tsx";
import { demandUseCases } from "./procurement/demand/usecases/all.ts";
import { de as demandDe } from "./procurement/demand/words.de.ts";
import { en as demandEn } from "./procurement/demand/words.en.ts";
import { calloffsScreens } from "./procurement/calloffs/screens/all.tsx";
import { calloffsUseCases } from "./procurement/calloffs/usecases/all.ts";
import { de as calloffsDe } from "./procurement/calloffs/words.de.ts";
import { en as calloffsEn } from "./procurement/calloffs/words.en.ts";
import { servicesScreens } from "./costs/services/screens/all.tsx";
import { servicesUseCases } from "./costs/services/usecases.ts";
import { de as servicesDe } from "./costs/services/words.de.ts";
import { en as servicesEn } from "./costs/services/words.en.ts";
import { keysScreens } from "./costs/keys/screens/all.tsx";
import { keysUseCases } from "./costs/keys/usecases.ts";
import { de as keysDe } from "./costs/keys/words.de.ts";
import { en as keysEn } from "./costs/keys/words.en.ts";
import { plansScreens } from "./costs/plans/screens/all.tsx";
import { plansUseCases } from "./costs/plans/usecases/all.ts";
import { de as plansDe } from "./costs/plans/words.de.ts";
import { en as plansEn } from "./costs/plans/words.en.ts";
import { settlementScreens } from "./costs/settlement/screens/all.tsx";
import { settlementUseCases } from "./costs/settlement/usecases.ts";
import { de as settlementDe } from "./costs/settlement/words.de.ts";
import { en as settlementEn } from "./costs/settlement/words.en.ts";
import { groupScreens } from "./steering/group/screens/all.tsx";
import { groupUseCases } from "./steering/group/usecases/all.ts";
import { de as groupDe } from "./steering/group/words.de.ts";
import { en as groupEn } from "./steering/group/words.en.ts";
import { grantsScreens } from "./costs/grants/screens/all.tsx";
import { grantsUseCases } from "./costs/grants/usecases/all.ts";
import { de as grantsDe } from "./costs/grants/words.de.ts";
import { en as grantsEn } from "./costs/grants/words.en.ts";
import { efficiencyScreens } from "./costs/efficiency/screens.tsx";
import { efficiencyUseCases } from "./costs/efficiency/usecases.ts";
import { de as efficiencyDe } from "./costs/efficiency/words.de.ts";
import { en as efficiencyEn } from "./costs/efficiency/words.en.ts";
import { papersScreens } from "./agreement/papers/screens.tsx";
import { papersUseCases } from "./agreement/papers/usecases/all.ts";
import { de as papersDe } from "./agreement/papers/words.de.ts";
import { en as papersEn } from "./agreement/papers/words.en.ts";
import { accessionScreens } from "./agreement/accession/screens/all.tsx";
import { accessionUseCases } from "./agreement/accession/usecases/all.ts";
import { de as accessionDe } from "./agreement/accession/words.de.ts";
import { en as accessionEn } from "./agreement/accession/words.en.ts";
import { meetingsScreens } from "./agreement/meetings/screens/all.tsx";
import { meetingsUseCases } from "./agreement/meetings/usecases/all.ts";
import { de as meetingsDe } from "./agreement/meetings/words.de.ts";
import { en as meetingsEn } from "./agreement/meetings/words.en.ts";
import { overviewScreens } from "./steering/overview/screens/all.tsx";
import { overviewUseCases } from "./steering/overview/usecases/all.ts";
import { de as overviewDe } from "./steering/overview/words.de.ts";
import { en as overviewEn } from "./steering/overview/words.en.ts";
import { comparisonScreens } from "./steering/comparison/screens.tsx";
import { comparisonUseCases } from "./steering/comparison/usecases.ts";
import { de as comparisonDe } from "./steering/comparison/words.de.ts";
import { en as comparisonEn } from "./steering/comparison/words.en.ts";
import { essentialsScreens } from "./steering/essentials/screens.tsx";
import { essentialsUseCases } from "./steering/essentials/usecases.ts";
import { de as essentialsDe } from "./steering/essentials/words.de.ts";
import { en as essentialsEn } from "./steering/essentials/words.en.ts";
import { searchScreens } from "./steering/search/screens.tsx";
import { searchUseCases } from "./steering/search/usecases.ts";
import { de as searchDe } from "./steering/search/words.de.ts";
import { en as searchEn } from "./steering/search/words.en.ts";
import { steeringScreens } from "./steering/cockpit/screens/all.tsx";
import { steeringUseCases } from "./steering/cockpit/usecases/all.ts";
import { de as steeringDe } from "./steering/cockpit/words.de.ts";
import { en as steeringEn } from "./steering/cockpit/words.en.ts";
import { checkExchangeScreens } from "./assessment/exchange/screens.tsx";
import { checkExchangeUseCases } from "./assessment/exchange/usecases.ts";
import { de as checkExchangeDe } from "./assessment/exchange/words.de.ts";
import { en as checkExchangeEn } from "./assessment/exchange/words.en.ts";
import { checkReportScreens } from "./assessment/reports/screens.tsx";
import { checkReportUseCases } from "./assessment/reports/usecases.ts";
import { de as checkReportsDe } from "./assessment/reports/words.de.ts";
import { en as checkReportsEn } from "./assessment/reports/words.en.ts";
import { reportingScreens } from "./reporting/screens.tsx";
import { reportingUseCases } from "./reporting/usecases.ts";
import { de as reportingDe } from "./reporting/words.de.ts";
import { en as reportingEn } from "./reporting/words.en.ts";
import { departureScreens } from "./agreement/departure/screens/all.tsx";
import { departureUseCases } from "./agreement/departure/usecases/all.ts";
import { de as departureDe } from "./agreement/departure/words.de.ts";
import { en as departureEn } from "./agreement/departure/words.en.ts";

type Spoken = { readonly operations: Readonly<Record<string, string>>; readonly failures: Readonly<Record<string, string>> };
type Topic = {
  readonly useCases: readonly UseCase[];
  readonly screens: readonly AnyScreen[];
  readonly words: Readonly<Record<Language, Spoken>>;
};

const topics: readonly Topic[] = [
  { useCases: membersUseCases, screens: membersScreens, words: { de: membersDe, en: membersEn } },
  { useCases: accountsUseCases, screens: accountsScreens, words: { de: accountsDe, en: accountsEn } },
  { useCases: oversightUseCases, screens: oversightScreens(operationTitle), words: { de: oversightDe, en: oversightEn } },
  { useCases: termsUseCases, screens: termsScreens, words: { de: termsDe, en: termsEn } },
  { useCases: resolutionsUseCases, screens: resolutionsScreens, words: { de: resolutionsDe, en: resolutionsEn } },
  { useCases: lifecycleUseCases, screens: lifecycleScreens, words: { de: lifecycleDe, en: lifecycleEn } },
  { useCases: entriesUseCases, screens: entriesScreens, words: { de: entriesDe, en: entriesEn } },
  { useCases: visibilityUseCases, screens: visibilityScreens(operationTitle), words: { de: visibilityDe, en: visibilityEn } },
  { useCases: questionnairesUseCases, screens: questionnairesScreens, words: { de: questionnairesDe, en: questionnairesEn } },
  { useCases: campaignsUseCases, screens: campaignsScreens, words: { de: campaignsDe, en: campaignsEn } },
  { useCases: delegationUseCases, screens: delegationScreens, words: { de: delegationsDe, en: delegationsEn } },
  { useCases: inquiryUseCases, screens: inquiryScreens, words: { de: inquiriesDe, en: inquiriesEn } },
  { useCases: answerUseCases, screens: answerScreens, words: { de: answersDe, en: answersEn } },
  { useCases: followupUseCases, screens: followupScreens, words: { de: followupDe, en: followupEn } },
  { useCases: exchangeUseCases, screens: exchangeScreens, words: { de: exchangeDe, en: exchangeEn } },
  { useCases: evaluationUseCases, screens: evaluationScreens, words: { de: evaluationDe, en: evaluationEn } },
  { useCases: libraryUseCases, screens: libraryScreens, words: { de: libraryDe, en: libraryEn } },
  { useCases: sharedUseCases, screens: sharedScreens, words: { de: sharedDe, en: sharedEn } },
  { useCases: adoptionUseCases, screens: adoptionScreens, words: { de: adoptionDe, en: adoptionEn } },
  { useCases: checkUseCases, screens: checkScreens, words: { de: checksDe, en: checksEn } },
  { useCases: measuresUseCases, screens: measuresScreens, words: { de: measuresDe, en: measuresEn } },
  { useCases: modelsUseCases, screens: modelsScreens, words: { de: modelsDe, en: modelsEn } },
  { useCases: documentsUseCases, screens: documentsScreens, words: { de: documentsDe, en: documentsEn } },
  { useCases: acknowledgementUseCases, screens: acknowledgementScreens, words: { de: acknowledgementDe, en: acknowledgementEn } },
  { useCases: courseUseCases, screens: courseScreens, words: { de: coursesDe, en: coursesEn } },
  { useCases: trainingUseCases, screens: trainingScreens, words: { de: trainingDe, en: trainingEn } },
  { useCases: learningUseCases, screens: learningScreens, words: { de: learningDe, en: learningEn } },
  { useCases: calendarUseCases, screens: calendarScreens, words: { de: calendarDe, en: calendarEn } },
  { useCases: registersUseCases, screens: registersScreens, words: { de: registersDe, en: registersEn } },
  { useCases: packUseCases, screens: packScreens, words: { de: packDe, en: packEn } },
  { useCases: aidUseCases, screens: aidScreens, words: { de: aidDe, en: aidEn } },
  { useCases: rollUpUseCases, screens: rollUpScreens, words: { de: rollUpDe, en: rollUpEn } },
  { useCases: contractsUseCases, screens: contractsScreens, words: { de: contractsDe, en: contractsEn } },
  { useCases: demandUseCases, screens: demandScreens, words: { de: demandDe, en: demandEn } },
  { useCases: calloffsUseCases, screens: calloffsScreens, words: { de: calloffsDe, en: calloffsEn } },
  { useCases: servicesUseCases, screens: servicesScreens, words: { de: servicesDe, en: servicesEn } },
  { useCases: keysUseCases, screens: keysScreens, words: { de: keysDe, en: keysEn } },
  { useCases: plansUseCases, screens: plansScreens, words: { de: plansDe, en: plansEn } },
  { useCases: settlementUseCases, screens: settlementScreens, words: { de: settlementDe, en: settlementEn } },
  { useCases: efficiencyUseCases, screens: efficiencyScreens, words: { de: efficiencyDe, en: efficiencyEn } },
  { useCases: papersUseCases, screens: papersScreens, words: { de: papersDe, en: papersEn } },
  { useCases: accessionUseCases, screens: accessionScreens, words: { de: accessionDe, en: accessionEn } },
  { useCases: groupUseCases, screens: groupScreens, words: { de: groupDe, en: groupEn } },
  { useCases: grantsUseCases, screens: grantsScreens, words: { de: grantsDe, en: grantsEn } },
  { useCases: meetingsUseCases, screens: meetingsScreens, words: { de: meetingsDe, en: meetingsEn } },
  { useCases: overviewUseCases, screens: overviewScreens, words: { de: overviewDe, en: overviewEn } },
  { useCases: comparisonUseCases, screens: comparisonScreens, words: { de: comparisonDe, en: comparisonEn } },
  { useCases: essentialsUseCases, screens: essentialsScreens, words: { de: essentialsDe, en: essentialsEn } },
  { useCases: checkExchangeUseCases, screens: checkExchangeScreens, words: { de: checkExchangeDe, en: checkExchangeEn } },
  { useCases: checkReportUseCases, screens: checkReportScreens, words: { de: checkReportsDe, en: checkReportsEn } },
  { useCases: reportingUseCases, screens: reportingScreens, words: { de: reportingDe, en: reportingEn } },
  { useCases: searchUseCases, screens: searchScreens, words: { de: searchDe, en: searchEn } },
  { useCases: steeringUseCases, screens: steeringScreens, words: { de: steeringDe, en: steeringEn } },
  { useCases: departureUseCases, screens: departureScreens, words: { de: departureDe, en: departureEn } },
];

const topicOf = (operation: string): Topic | undefined => topics.find((topic) => topic.useCases.some((useCase) => useCase.operation.name === operation));

/** What an operation is called where people read it. */
export function operationTitle(operation: string, language: Language): string {
  return topicOf(operation)?.words[language].operations[operation] ?? operation;
}

/** The sentence a topic has for a refusal of one of its operations. */
export const failureSentence = (operation: string, failure: string, language: Language): string | undefined => topicOf(operation)?.words[language].failures[failure];

/** Every operation of the product by its name. */
export const useCases: ReadonlyMap<string, UseCase> = new Map(topics.flatMap((topic) => topic.useCases.map((useCase) => [useCase.operation.name, useCase] as const)));

/** Every page of the product. */
export const screens: readonly AnyScreen[] = topics.flatMap((topic) => topic.screens);

/** Finds who stands behind a secret: contributors come with `d_`, learners with `l_`, people with a session or a token. */
export const identify: Identify = (db, proof, now) => {
  if (proof.secret.startsWith("d_")) return identifyContributor(db, proof, now);
  return proof.secret.startsWith("l_") ? identifyLearner(db, proof, now) : identifyPerson(db, proof, now);
};

/** How the frame around every page is filled. */
export const framing = {
  counts: readCounts,
  countsInput,
  home: homeOf,
  help: helpFor,
  surround: (principal: Parameters<typeof lanesFor>[0], visit: Parameters<typeof lanesFor>[1], counts: unknown) => {
    const known = counts === undefined ? null : answerOf(readCounts, counts);
    return { lanes: lanesFor(principal, visit, known), placeName: known?.cooperativeName, office: officeName(principal, visit, known) };
  },
};

/** What everybody may read in an emergency, also while nothing else answers. */
export const emergencyPapers = { de: firstSteps("de"), en: firstSteps("en") } as const;

/** What the page of the pack on telephones says. */
export const emergencyPhone = { de: packDe.phone, en: packEn.phone } as const;
