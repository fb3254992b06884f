/** Where the manual helps with a page: by the page's address, and by the chapter of whoever looks. */
import type { Office } from "#kernel/roles";
import type { Principal } from "#kernel/operation";
import { anchorOf } from "#ui/anchors";
import { standingOf } from "./navigation.ts";

const chapters: Readonly<Record<Office, string>> = {
  office: "stelle",
  management: "leitung",
  coordinator: "koordination",
  steering: "pruefung-und-lenkung",
  oversight: "aufsicht",
  auditor: "pruefung-und-lenkung",
  adviser: "pruefung-und-lenkung",
  operator: "betrieb",
};

const start = ["erste-schritte#Anmelden"];
const account = ["erste-schritte#Mein Konto"];
const operator = ["betrieb#Einrichten"];
const progress = "pruefung-und-lenkung#Lenkungsgruppe: Kommen wir voran?";
const traceable = "pruefung-und-lenkung#Prüfung: Ist alles nachvollziehbar?";
const people = ["stelle#Mitglieder und Personen", "koordination#Menschen in Ihrem Haus", "leitung#Menschen in Ihrem Haus", traceable];
const invitations = ["stelle#Einladen, in Wellen", "koordination#Menschen in Ihrem Haus", "leitung#Menschen in Ihrem Haus"];
const questionnaires = ["stelle#Einen Fragebogen vorbereiten"];
const evaluation = ["stelle#Auswerten und einordnen", progress];
const released = "leitung#Freigeben oder zurückgeben";
const answering = ["koordination#Eine Frage beantworten", "mitwirkung-ohne-konto#So geht es", released, "stelle#Zurückgeben", traceable];
const sheets = ["koordination#In einer Tabelle antworten"];
const inquiries = ["koordination#Unsicher? Fragen Sie die Stelle", "stelle#Rückfragen beantworten"];
const catalogues = ["stelle#Kataloge: woran der Verbund sich misst"];
const fulfilled = "pruefung-und-lenkung#Lenkungsgruppe: Was ist erfüllt?";
const shared = ["stelle#Einmal beantworten, für alle", "koordination#Gemeinschaftsantworten übernehmen", fulfilled];
const adopted = ["koordination#Gemeinschaftsantworten übernehmen", "stelle#Einmal beantworten, für alle"];
const rounds = ["stelle#Einen Check für alle ausgeben", fulfilled];
const checks = ["koordination#Einen Check beantworten", "leitung#Einen Check unterschreiben", "stelle#Einen Check für alle ausgeben", traceable];
const workbooks = ["koordination#Einen Check in einer Tabelle beantworten"];
const forAll = ["stelle#Maßnahmen für alle", fulfilled];
const agreed = ["stelle#Die Vereinbarung", "leitung#Die Vereinbarung und unser Beschluss", progress];
const accessions = ["stelle#Beitritte", "leitung#Die Vereinbarung und unser Beschluss", progress];
const ownAgreement = ["leitung#Die Vereinbarung und unser Beschluss", "koordination#Den Beschluss eintragen", "stelle#Die Vereinbarung", traceable];
const sessions = ["stelle#Gremien, Sitzungen und Beschlüsse", "leitung#Sitzungen des Verbunds", "koordination#Sitzungen des Verbunds", progress];
const courses = ["stelle#Kurse und Schulungen", "koordination#Schulungen im Haus", fulfilled];
const acknowledgements = ["koordination#Dokumente zur Kenntnis geben", "leitung#Kenntnisnahme von Dokumenten", "aufsicht#Was Kenntnisnahmen erfassen"];
const trainings = ["stelle#Schulungen für alle ausgeben", fulfilled];
const ownTrainings = ["koordination#Schulungen im Haus", "leitung#Schulungen", "aufsicht#Was Schulungen erfassen"];
const learning = ["lernen-ohne-konto#So geht es"];
const measures = ["koordination#Maßnahmen: von der Lücke zur Wirkung", "leitung#Maßnahmen bestätigen", "stelle#Maßnahmen für alle", traceable];
const models = ["stelle#Musterdokumente: ein Text für alle"];
const adoption = ["stelle#Wer nutzt welche Fassung?", fulfilled];
const documents = ["koordination#Ein Musterdokument anpassen", "leitung#Dokumente freigeben", "stelle#Wer nutzt welche Fassung?", traceable];
const merging = ["koordination#Eine neue Fassung des Musters einarbeiten", "leitung#Dokumente freigeben", "stelle#Wer nutzt welche Fassung?", traceable];
const emergency = ["koordination#Auf den Notfall vorbereitet", "leitung#Auf den Notfall vorbereitet", "stelle#Notfallvorsorge: wer ist vorbereitet?", traceable];
const contracts = ["stelle#Lieferanten und Verträge", "koordination#Verträge und Lieferanten", "leitung#Gemeinsam einkaufen", fulfilled];
const purchases = ["stelle#Gemeinsam beschaffen", "koordination#Bedarf melden und abrufen", "leitung#Gemeinsam einkaufen", fulfilled];
const hours = ["stelle#Leistungen und Stunden", "pruefung-und-lenkung#Lenkungsgruppe: Was kostet es?"];
const keys = ["stelle#Kostenschlüssel", "leitung#Was es kostet", "koordination#Was die Stelle für Sie tut", "pruefung-und-lenkung#Lenkungsgruppe: Was kostet es?"];
const plans = ["stelle#Der Kostenplan", "leitung#Was es kostet", "koordination#Was die Stelle für Sie tut", "pruefung-und-lenkung#Lenkungsgruppe: Was kostet es?"];
const grants = ["stelle#Förderungen", "pruefung-und-lenkung#Lenkungsgruppe: Was kostet es?"];
const ownVisibility = ["leitung#Was die Stelle bei uns sieht", "stelle#Was Sie bei Mitgliedern sehen dürfen", "aufsicht#Wer hat hineingesehen?", traceable];
const verification = ["aufsicht#Ist das Protokoll echt?"];

/** The headings that speak of a page, the most general first. An address with a word comes before one with a name in the same place. */
export const help: readonly (readonly [address: string, headings: readonly string[]])[] = [
  ["/anmelden", start],
  ["/anmelden/bestaetigen", start],
  ["/anmelden/einrichten", ["erste-schritte#Das Telefon als zweiter Schlüssel"]],
  ["/einladung", ["erste-schritte#Die Einladung"]],
  ["/zugang-vergessen", ["erste-schritte#Wenn etwas fehlt"]],
  ["/einrichtung", operator],
  ["/konto", account],
  ["/konto/nachrichten", account],
  ["/konto/nachrichten/:mailId", account],
  ["/konto/kalender", ["erste-schritte#Termine im eigenen Kalender"]],
  ["/beitrag/:delegationId", ["mitwirkung-ohne-konto#So geht es"]],
  ["/beitrag-beenden", ["mitwirkung-ohne-konto#Gut zu wissen"]],
  ["/oeffentlich/:cooperativeId", ["inhalt"]],
  ["/verbuende", operator],
  ["/verbuende/neu", operator],
  ["/verbuende/:cooperativeId/zugang", operator],
  ["/protokoll/pruefung", ["betrieb#Wenn im Betrieb etwas schiefgeht"]],
  ["/verbund/:cooperativeId/cockpit", ["stelle#Cockpit", progress]],
  ["/verbund/:cooperativeId/eingang", ["stelle#Cockpit"]],
  ["/verbund/:cooperativeId/suche", ["tasten", "stelle#Cockpit"]],
  ["/verbund/:cooperativeId/erhebungen", ["stelle#Eine Erhebung für alle starten", progress]],
  ["/verbund/:cooperativeId/erhebungen/neu", ["stelle#Eine Erhebung für alle starten"]],
  ["/verbund/:cooperativeId/erhebungen/:campaignId", ["stelle#Rücklauf und Erinnern", progress]],
  ["/verbund/:cooperativeId/erhebungen/:campaignId/einstellungen", ["stelle#Abschließen und Vergleich freigeben"]],
  ["/verbund/:cooperativeId/erhebungen/:campaignId/auswertung", evaluation],
  ["/verbund/:cooperativeId/erhebungen/:campaignId/auswertung/papier", ["stelle#Ergebnispapier", progress]],
  ["/verbund/:cooperativeId/erhebungen/:campaignId/auswertung/:section", evaluation],
  ["/verbund/:cooperativeId/musterdokumente", models],
  ["/verbund/:cooperativeId/musterdokumente/:modelId", models],
  ["/verbund/:cooperativeId/musterdokumente/:modelId/vergleich", models],
  ["/verbund/:cooperativeId/dokumente", adoption],
  ["/mitglied/:memberId/dokumente", documents],
  ["/mitglied/:memberId/dokumente/:documentId", documents],
  ["/mitglied/:memberId/dokumente/:documentId/kenntnisnahme", acknowledgements],
  ["/mitglied/:memberId/dokumente/:documentId/fragen", documents],
  ["/mitglied/:memberId/dokumente/:documentId/bausteine", documents],
  ["/mitglied/:memberId/dokumente/:documentId/bausteine/:clause", documents],
  ["/mitglied/:memberId/dokumente/:documentId/absatz", documents],
  ["/mitglied/:memberId/dokumente/:documentId/abgleich", merging],
  ["/mitglied/:memberId/dokumente/:documentId/vergleich", merging],
  ["/mitglied/:memberId/dokumente/:documentId/vorlage", documents],
  ["/verbund/:cooperativeId/beschaffungen", purchases],
  ["/verbund/:cooperativeId/beschaffungen/neu", purchases],
  ["/verbund/:cooperativeId/beschaffungen/:purchaseId", purchases],
  ["/verbund/:cooperativeId/rahmenvertraege", purchases],
  ["/verbund/:cooperativeId/rahmenvertraege/neu", purchases],
  ["/verbund/:cooperativeId/rahmenvertraege/:contractId", purchases],
  ["/verbund/:cooperativeId/vertraege", contracts],
  ["/verbund/:cooperativeId/vertraege/neu", contracts],
  ["/verbund/:cooperativeId/vertraege/:contractId", contracts],
  ["/verbund/:cooperativeId/lieferanten", contracts],
  ["/verbund/:cooperativeId/lieferanten/neu", contracts],
  ["/verbund/:cooperativeId/lieferanten/:supplierId", contracts],
  ["/verbund/:cooperativeId/kataloge", catalogues],
  ["/verbund/:cooperativeId/kataloge/einlesen", catalogues],
  ["/verbund/:cooperativeId/kataloge/einlesen/:importId", catalogues],
  ["/verbund/:cooperativeId/kataloge/:catalogueId", catalogues],
  ["/verbund/:cooperativeId/kataloge/:catalogueId/anforderungen", catalogues],
  ["/verbund/:cooperativeId/kataloge/:catalogueId/anforderungen/:requirementKey", catalogues],
  ["/verbund/:cooperativeId/kataloge/:catalogueId/vergleich", catalogues],
  ["/verbund/:cooperativeId/kataloge/:catalogueId/platzhalter", catalogues],
  ["/verbund/:cooperativeId/zuordnungen", catalogues],
  ["/verbund/:cooperativeId/zuordnungen/:mappingId", catalogues],
  ["/verbund/:cooperativeId/gemeinschaftsantworten", shared],
  ["/verbund/:cooperativeId/gemeinschaftsantworten/verlass", shared],
  ["/verbund/:cooperativeId/gemeinschaftsantworten/neu", shared],
  ["/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId", shared],
  ["/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId/fassung", shared],
  ["/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId/zurueckziehen", shared],
  ["/verbund/:cooperativeId/checks", rounds],
  ["/verbund/:cooperativeId/checks/neu", rounds],
  ["/verbund/:cooperativeId/checks/:roundId", rounds],
  ["/verbund/:cooperativeId/checks/:roundId/einstellungen", rounds],
  ["/verbund/:cooperativeId/checks/:roundId/stand", rounds],
  ["/verbund/:cooperativeId/checks/:roundId/fassung", rounds],
  ["/verbund/:cooperativeId/checks/:roundId/lenkungsgruppe", ["stelle#Unterlage für die Lenkungsgruppe", fulfilled]],
  ["/verbund/:cooperativeId/massnahmen", forAll],
  ["/verbund/:cooperativeId/massnahmen/neu", forAll],
  ["/verbund/:cooperativeId/massnahmen/kosten", forAll],
  ["/verbund/:cooperativeId/massnahmen/:cooperativeMeasureId", forAll],
  ["/verbund/:cooperativeId/grundausstattung", ["stelle#Grundausstattung: Dokumente, Schulungen, Notfallmappe", fulfilled]],
  ["/verbund/:cooperativeId/lenkungsgruppe", ["stelle#Seite der Lenkungsgruppe", "pruefung-und-lenkung#Lenkungsgruppe: alles auf einer Seite"]],
  ["/verbund/:cooperativeId/ueberblick", ["stelle#Überblick", fulfilled]],
  ["/verbund/:cooperativeId/vereinbarung", agreed],
  ["/verbund/:cooperativeId/vereinbarung/:versionId", agreed],
  ["/verbund/:cooperativeId/vereinbarung/:versionId/aufgaben/:letter", agreed],
  ["/verbund/:cooperativeId/vereinbarung/:versionId/verlauf", agreed],
  ["/verbund/:cooperativeId/vereinbarung/:versionId/beschluesse", agreed],
  ["/verbund/:cooperativeId/gremien", sessions],
  ["/verbund/:cooperativeId/gremien/neu", sessions],
  ["/verbund/:cooperativeId/gremien/:bodyId", sessions],
  ["/verbund/:cooperativeId/sitzungen", sessions],
  ["/verbund/:cooperativeId/sitzungen/neu", sessions],
  ["/verbund/:cooperativeId/sitzungen/:meetingId", sessions],
  ["/verbund/:cooperativeId/beschlussbuch", sessions],
  [
    "/verbund/:cooperativeId/vereinbarung/:versionId/vorlagen",
    ["stelle#Sitzungsvorlagen", "leitung#Die Vereinbarung und unser Beschluss", "koordination#Den Beschluss eintragen", progress],
  ],
  ["/verbund/:cooperativeId/beitritte", accessions],
  ["/verbund/:cooperativeId/beitritte/neu", accessions],
  ["/verbund/:cooperativeId/beitritte/:requestId", accessions],
  ["/mitglied/:memberId/vereinbarung", ownAgreement],
  ["/mitglied/:memberId/vereinbarung/beschluesse", ownAgreement],
  ["/mitglied/:memberId/vereinbarung/eintraege", ownAgreement],
  ["/mitglied/:memberId/ausstieg", ["leitung#Alles mitnehmen", "stelle#Ein Mitglied geht"]],
  ["/verbund/:cooperativeId/ausstiege", ["stelle#Ein Mitglied geht"]],
  ["/verbuende/aufnehmen", ["betrieb#Ein Mitglied aufnehmen"]],
  ["/verbund/:cooperativeId/sichtbarkeit", ["stelle#Was Sie bei Mitgliedern sehen dürfen", "leitung#Was die Stelle bei uns sieht"]],
  ["/verbund/:cooperativeId/rueckfragen", ["stelle#Rückfragen beantworten"]],
  ["/verbund/:cooperativeId/frageboegen", questionnaires],
  ["/verbund/:cooperativeId/frageboegen/:questionnaireId", questionnaires],
  ["/verbund/:cooperativeId/frageboegen/:questionnaireId/:part", questionnaires],
  ["/verbund/:cooperativeId/frageboegen/:questionnaireId/:part/:key", questionnaires],
  ["/verbund/:cooperativeId/mitglieder", people],
  ["/verbund/:cooperativeId/mitglieder/:act", people],
  ["/verbund/:cooperativeId/mitglieder/:act/:importId", people],
  ["/verbund/:cooperativeId/personen", people],
  ["/verbund/:cooperativeId/personen/:personId", people],
  ["/verbund/:cooperativeId/personen/:personId/uebergabe/:assignmentId", people],
  ["/verbund/:cooperativeId/einladungen", invitations],
  ["/verbund/:cooperativeId/protokoll", ["stelle#Protokoll", "aufsicht#Wer hat was getan?", traceable]],
  ["/verbund/:cooperativeId/protokoll/pruefung", verification],
  ["/verbund/:cooperativeId/stelle", ["stelle#Der Verbund nach außen"]],
  ["/mitglied/:memberId", people],
  ["/mitglied/:memberId/heute", ["koordination#Ihre nächsten 15 Minuten"]],
  ["/mitglied/:memberId/leitung", ["leitung#Auf einer Seite"]],
  ["/mitglied/:memberId/aufsicht", ["aufsicht#Was erfasst wird"]],
  ["/mitglied/:memberId/eingang", ["koordination#Ihre nächsten 15 Minuten", released]],
  ["/mitglied/:memberId/erhebungen", answering],
  ["/mitglied/:memberId/erhebungen/:campaignId", answering],
  ["/mitglied/:memberId/erhebungen/:campaignId/stand", ["leitung#Der freigegebene Stand", traceable]],
  ["/mitglied/:memberId/erhebungen/:campaignId/weitergeben", ["koordination#Einen Abschnitt weitergeben"]],
  ["/mitglied/:memberId/erhebungen/:campaignId/tabelle", sheets],
  ["/mitglied/:memberId/erhebungen/:campaignId/tabelle/:importId", sheets],
  ["/mitglied/:memberId/erhebungen/:campaignId/vergleich", ["koordination#Wo stehen wir?", "leitung#Wo stehen wir?"]],
  ["/mitglied/:memberId/erhebungen/:campaignId/:section", answering],
  ["/mitglied/:memberId/kataloge/:catalogueId/platzhalter", catalogues],
  ["/mitglied/:memberId/gemeinschaftsantworten", adopted],
  ["/mitglied/:memberId/gemeinschaftsantworten/:sharedAnswerId", adopted],
  ["/mitglied/:memberId/checks", checks],
  ["/mitglied/:memberId/checks/:checkId", checks],
  ["/mitglied/:memberId/checks/:checkId/antworten", checks],
  ["/mitglied/:memberId/checks/:checkId/zeile", checks],
  ["/mitglied/:memberId/checks/:checkId/tabelle", workbooks],
  ["/mitglied/:memberId/checks/:checkId/tabelle/:importId", workbooks],
  ["/mitglied/:memberId/checks/:checkId/ergebnis", ["koordination#Das Ergebnis des Checks", "leitung#Eine Seite zum Check"]],
  ["/mitglied/:memberId/checks/:checkId/leitung", ["leitung#Eine Seite zum Check", "koordination#Das Ergebnis des Checks"]],
  ["/kenntnisnahme", ["lernen-ohne-konto#Ein Dokument lesen und bestätigen"]],
  ["/verbund/:cooperativeId/kenntnisnahmen", ["stelle#Wer hat was gelesen?", fulfilled]],
  ["/mitglied/:memberId/kenntnisnahmen", acknowledgements],
  [
    "/mitglied/:memberId/kenntnisnahmen/was-erfasst-wird",
    ["aufsicht#Was Kenntnisnahmen erfassen", "leitung#Kenntnisnahme von Dokumenten", "koordination#Dokumente zur Kenntnis geben"],
  ],
  ["/mitglied/:memberId/kenntnisnahmen/:acknowledgementId", acknowledgements],
  ["/lernen", learning],
  ["/lernen/kurs", learning],
  ["/lernen/kurs/:lesson", learning],
  ["/lernen/kurs/:lesson/:question", learning],
  ["/nachweis", ["lernen-ohne-konto#Die Bescheinigung"]],
  ["/verbund/:cooperativeId/schulungen", trainings],
  ["/verbund/:cooperativeId/schulungen/neu", trainings],
  ["/verbund/:cooperativeId/schulungen/:campaignId", trainings],
  ["/mitglied/:memberId/schulungen", ownTrainings],
  ["/mitglied/:memberId/schulungen/was-erfasst-wird", ["aufsicht#Was Schulungen erfassen", "leitung#Schulungen", "koordination#Schulungen im Haus"]],
  ["/mitglied/:memberId/schulungen/:campaignId", ownTrainings],
  ["/mitglied/:memberId/schulungen/:campaignId/namen", ownTrainings],
  ["/verbund/:cooperativeId/jahreskalender", ["stelle#Der Jahreskalender", "koordination#Der Jahreskalender"]],
  ["/verbund/:cooperativeId/jahreskalender/:theme", ["stelle#Der Jahreskalender", "koordination#Der Jahreskalender"]],
  ["/verbund/:cooperativeId/kurse", courses],
  ["/verbund/:cooperativeId/kurse/:courseId", courses],
  ["/verbund/:cooperativeId/kurse/:courseId/kopf", courses],
  ["/verbund/:cooperativeId/kurse/:courseId/lektion-neu", courses],
  ["/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson", courses],
  ["/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson/frage-neu", courses],
  ["/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson/fragen/:question", courses],
  ["/mitglied/:memberId/massnahmen", measures],
  ["/mitglied/:memberId/massnahmen/kalender", measures],
  ["/mitglied/:memberId/massnahmen/stimmigkeit", measures],
  ["/mitglied/:memberId/massnahmen/aus-luecken", measures],
  ["/mitglied/:memberId/massnahmen/neu", measures],
  ["/mitglied/:memberId/massnahmen/:measureId", measures],
  ["/mitglied/:memberId/notfall", emergency],
  ["/verbund/:cooperativeId/leistungen", hours],
  ["/verbund/:cooperativeId/leistungen/katalog", hours],
  ["/verbund/:cooperativeId/leistungen/kapazitaet", hours],
  ["/mitglied/:memberId/leistungen", ["koordination#Was die Stelle für Sie tut", "leitung#Was es kostet", ...hours]],
  ["/verbund/:cooperativeId/kosten", plans],
  ["/verbund/:cooperativeId/kosten/jahr/:year", plans],
  ["/verbund/:cooperativeId/kosten/jahr/:year/beitraege", ["stelle#Vorauszahlung und Abrechnung", ...plans.slice(1)]],
  ["/verbund/:cooperativeId/kosten/zahlung", ["stelle#Vorauszahlung und Abrechnung", "leitung#Was es kostet"]],
  ["/mitglied/:memberId/kosten", ["leitung#Was es kostet", "koordination#Was die Stelle für Sie tut", "stelle#Vorauszahlung und Abrechnung"]],
  ["/verbund/:cooperativeId/kosten/effizienz", ["stelle#Effizienznachweis", "pruefung-und-lenkung#Lenkungsgruppe: Was kostet es?"]],
  ["/verbund/:cooperativeId/kosten/foerderungen", grants],
  ["/verbund/:cooperativeId/kosten/foerderungen/:grantId", grants],
  ["/verbund/:cooperativeId/kosten/vergleich", ["stelle#Schlüssel vergleichen", ...keys]],
  ["/verbund/:cooperativeId/kosten/vergleich/:simulationId", ["stelle#Schlüssel vergleichen", ...keys]],
  ["/verbund/:cooperativeId/kosten/schluessel", keys],
  ["/verbund/:cooperativeId/kosten/schluessel/neu", keys],
  ["/verbund/:cooperativeId/kosten/schluessel/:keyId", keys],
  ["/verbund/:cooperativeId/notfall", ["stelle#Notfallvorsorge: wer ist vorbereitet?", progress]],
  ["/verbund/:cooperativeId/notfall/hilfe", ["stelle#Notfallvorsorge: wer ist vorbereitet?"]],
  ["/mitglied/:memberId/notfall/hilfe", ["koordination#Einander helfen", "leitung#Auf den Notfall vorbereitet"]],
  ["/mitglied/:memberId/notfall/mappe", ["koordination#Die Notfallmappe", "leitung#Auf den Notfall vorbereitet", traceable]],
  ["/mitglied/:memberId/notfall/:group", emergency],
  ["/mitglied/:memberId/notfall/:group/neu", emergency],
  ["/mitglied/:memberId/notfall/:group/:entryId", emergency],
  ["/mitglied/:memberId/vergleich", ["koordination#Im Vergleich"]],
  ["/mitglied/:memberId/sichtbarkeit", ownVisibility],
  ["/mitglied/:memberId/rueckfragen", inquiries],
  ["/mitglied/:memberId/rueckfragen/:inquiryId", inquiries],
  ["/mitglied/:memberId/personen", people],
  ["/mitglied/:memberId/personen/benennen", people],
  ["/mitglied/:memberId/einladungen", invitations],
  ["/mitglied/:memberId/protokoll", ["aufsicht#Wer hat was getan?", "koordination#Wer hat was an unseren Daten getan?", "stelle#Protokoll", traceable]],
  ["/mitglied/:memberId/protokoll/pruefung", verification],
];

/** The names in a path that fits the address, null where it does not fit. */
function namesIn(path: string, address: string): Readonly<Record<string, string>> | null {
  const [given, wanted] = [path.split("/"), address.split("/")];
  if (given.length !== wanted.length) return null;
  const names: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const there = given[index] ?? "";
    if (part.startsWith(":")) names[part.slice(1)] = there;
    else if (part !== there) return null;
  }
  return names;
}

function chapterOf(principal: Principal, names: Readonly<Record<string, string>>): string {
  if (principal.delegationId) return "mitwirkung-ohne-konto";
  if (principal.assignments.some(({ role }) => role === "learner")) return "lernen-ohne-konto";
  const { central, local } = standingOf(principal, names);
  const office = central ?? local ?? (principal.assignments.some(({ role }) => role === "operator") ? "operator" : null);
  return office === null ? "inhalt" : chapters[office];
}

const hrefOf = (place: string): string => {
  const [chapter = "", heading = ""] = place.split("#");
  return `/hilfe${chapter === "inhalt" ? "" : `/${chapter}`}${heading === "" ? "" : `#${anchorOf(heading)}`}`;
};

/** The address of the help for a page: the reader's own chapter where it speaks of the page, else the first that does, else their chapter from the top. */
export function helpFor(principal: Principal, path: string): string {
  for (const [address, headings] of help) {
    const names = namesIn(path, address);
    if (names === null) continue;
    const own = chapterOf(principal, names);
    return hrefOf(headings.find((heading) => heading.startsWith(`${own}#`)) ?? headings[0] ?? own);
  }
  return hrefOf(chapterOf(principal, {}));
}
