import { wholePercent } from "#kernel/percent";
import { formatCount } from "#ui/numbers";
import { capital } from "#ui/words";
import type { Look, Reason, Running, RunningCheck, Step, Task, Waiting } from "./model.ts";

const number = (value: number): string => formatCount(value, "de");
const day = (iso: string | null): string => (iso ? `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}` : "");

const members = (count: number): string => (count === 1 ? "einem Mitglied" : `${number(count)} Mitgliedern`);
const measures = (count: number): string => (count === 1 ? "Eine Maßnahme" : `${capital(number(count))} Maßnahmen`);
const requirements = (count: number): string => (count === 1 ? "eine Anforderung" : `${number(count)} Anforderungen`);
const atRequirements = (count: number): string => (count === 1 ? "einer Anforderung" : `${number(count)} Anforderungen`);
const answers = (count: number): string => (count === 1 ? "eine Gemeinschaftsantwort" : `${number(count)} Gemeinschaftsantworten`);

const what: Record<Reason, (item: Pick<Waiting, "count" | "campaignTitle" | "objectId" | "memberId" | "section">) => string> = {
  overdue: ({ campaignTitle }) => `„${campaignTitle}“ ist überfällig`,
  returned: ({ campaignTitle }) => `„${campaignTitle}“ kam zurück`,
  "inquiry-open": ({ count }) => (count === 1 ? "Eine Rückfrage an die Stelle" : `${capital(number(count))} Rückfragen an die Stelle`),
  "inquiry-answered": ({ count }) => (count === 1 ? "Die Stelle hat Ihre Rückfrage beantwortet" : `Die Stelle hat ${number(count)} Rückfragen beantwortet`),
  "sign-off-waits": ({ campaignTitle }) => `„${campaignTitle}“ wartet auf die Freigabe`,
  "handed-in": ({ campaignTitle }) => `Ein Abschnitt von „${campaignTitle}“ ist fertig bearbeitet`,
  "due-soon": ({ campaignTitle }) => `„${campaignTitle}“ ist bald fällig`,
  stuck: ({ campaignTitle }) => `„${campaignTitle}“ kommt nicht voran`,
  "not-begun": ({ campaignTitle }) => `„${campaignTitle}“ ist noch nicht begonnen`,
  "no-coordinator": () => "Niemand ist für die Koordination benannt",
  "no-management": () => "Niemand ist als Leitung eingetragen",
  "to-answer": ({ campaignTitle }) => `„${campaignTitle}“ beantworten`,
  "ready-to-submit": ({ campaignTitle }) => `„${campaignTitle}“ einreichen`,
  "check-overdue": ({ campaignTitle }) => `Check „${campaignTitle}“ ist überfällig`,
  "check-returned": ({ campaignTitle }) => `Check „${campaignTitle}“ kam zurück`,
  "check-submitted": ({ campaignTitle }) => `Check „${campaignTitle}“ wartet auf die Prüfung`,
  "check-to-close": ({ campaignTitle }) => `Check „${campaignTitle}“ wartet auf Ihre Unterschrift`,
  "check-due": ({ campaignTitle }) => `Check „${campaignTitle}“ ist bald fällig`,
  "check-stuck": ({ campaignTitle }) => `Check „${campaignTitle}“ kommt nicht voran`,
  "check-not-begun": ({ campaignTitle }) => `Check „${campaignTitle}“ ist noch nicht begonnen`,
  "check-to-answer": ({ campaignTitle }) => `Check „${campaignTitle}“ beantworten`,
  "measure-escalated": ({ count }) => `${measures(count)} seit mehr als zwei Wochen überfällig`,
  "measure-overdue": ({ count, campaignTitle }) => (campaignTitle ? `„${campaignTitle}“ ist bei ${members(count)} überfällig` : `${measures(count)} überfällig`),
  "measure-confirm": ({ count, campaignTitle }) =>
    campaignTitle ? `„${campaignTitle}“ ist bei ${members(count)} umgesetzt und nicht bestätigt` : `${measures(count)} umgesetzt und noch nicht bestätigt`,
  "measure-due": ({ count }) => `${measures(count)} in den nächsten 14 Tagen fällig`,
  "pack-print": ({ count, memberId }) => (memberId === null ? `Die Notfallmappe ist bei ${members(count)} neu zu drucken` : "Die Notfallmappe neu drucken"),
  "pack-phones": ({ count }) => (count === 1 ? "Ein Telefon mit der Notfallmappe bestätigen" : `${capital(number(count))} Telefone mit der Notfallmappe bestätigen`),
  "emergency-gaps": ({ count }) => (count === 1 ? "In den Notfallregistern fehlt eine Angabe" : `In den Notfallregistern fehlen ${number(count)} Angaben`),
  "measure-unowned": ({ count }) => `${measures(count)} ohne zuständige Person`,
  "shared-review": ({ count, campaignTitle }) =>
    campaignTitle ? `Gemeinschaftsantwort „${campaignTitle}“: Bei ${members(count)} gilt noch eine frühere Fassung` : `${capital(answers(count))} noch einmal ansehen`,
  "shared-decide": ({ count }) => `Über ${answers(count)} entscheiden`,
  "document-to-release": ({ campaignTitle }) => `„${campaignTitle}“ wartet auf Ihre Freigabe`,
  "document-conflict": ({ campaignTitle }) => `In „${campaignTitle}“ ist etwas zu entscheiden`,
  "document-review": ({ campaignTitle }) => `„${campaignTitle}“ überprüfen`,
  "minutes-open": ({ campaignTitle }) => `Niederschrift „${campaignTitle}“ fertigstellen und freigeben`,
  "meeting-coming": ({ campaignTitle }) => `Sitzung „${campaignTitle}“ steht bevor`,
  "minutes-released": ({ campaignTitle }) => `Die Niederschrift von „${campaignTitle}“ ist freigegeben`,
  "agenda-proposed": ({ campaignTitle, count }) =>
    count === 1 ? `Ein Punkt für „${campaignTitle}“ ist angemeldet` : `${capital(number(count))} Punkte für „${campaignTitle}“ sind angemeldet`,
  "demand-asked": ({ campaignTitle }) => `Bedarf melden: „${campaignTitle}“`,
  "entry-to-answer": ({ count }) =>
    count === 1 ? "Die Stelle hat für Ihr Haus etwas eingetragen: bitte bestätigen" : `Die Stelle hat für Ihr Haus ${number(count)} Einträge gemacht: bitte bestätigen`,
  "resolution-due": ({ campaignTitle, section }) =>
    `„${campaignTitle}“: ${section === "council" ? "Die Vertretungskörperschaft hat noch nicht beschlossen" : "Ein Beschluss steht noch aus"}`,
  "agreement-notice": ({ campaignTitle }) => `„${campaignTitle}“: letzter Tag für eine Kündigung`,
  "contract-due": ({ campaignTitle, section }) =>
    `„${campaignTitle}“: ${section === "notice" ? "kündigen oder weiterlaufen lassen" : section === "end" ? "Vertrag endet" : "Nachweis läuft ab"}`,
  "grant-due": ({ campaignTitle, section }) =>
    `„${campaignTitle}“: ${section === "instalment" ? "Rate fällig" : section === "interim" ? "Zwischennachweis vorlegen" : "Verwendungsnachweis vorlegen"}`,
  "acknowledgement-overdue": ({ campaignTitle }) => `Kenntnisnahme „${campaignTitle}“: Die Frist ist vorbei`,
  "acknowledgement-due": ({ campaignTitle }) => `Kenntnisnahme „${campaignTitle}“: Die Frist naht`,
  "acknowledgement-again": ({ campaignTitle }) => `Neue Fassung von „${campaignTitle}“ zur Kenntnis geben`,
  "document-newer": ({ campaignTitle }) => `Zu „${campaignTitle}“ gibt es eine neue Fassung`,
  "training-untouched": ({ campaignTitle, count }) =>
    `Schulung „${campaignTitle}“: In ${count === 1 ? "einem Bereich" : `${number(count)} Bereichen`} fehlen Zettel oder Teilnahme`,
  "training-low": ({ campaignTitle }) => `Schulung „${campaignTitle}“: Weniger als die Hälfte hat abgeschlossen`,
  "theme-due": () => "Das Monatsthema aushängen",
  "evaluation-ready": ({ campaignTitle }) => `„${campaignTitle}“ kann ausgewertet werden`,
};

const tasks: Record<Task["kind"], { kicker: string; title: (t: Task) => string; text: (t: Task) => string; act: string }> = {
  returned: {
    kicker: "Rückgabe",
    title: (t) => `„${t.campaignTitle}“ noch einmal ansehen`,
    text: (t) => `Grund: ${t.remark}`,
    act: "Ansehen",
  },
  inquiry: {
    kicker: "Antwort der Stelle",
    title: (t) => (t.count === 1 ? "Eine Antwort der Stelle lesen" : `${capital(number(t.count))} Antworten der Stelle lesen`),
    text: () => "Danach können Sie die Frage beantworten.",
    act: "Lesen",
  },
  "answer-section": {
    kicker: "Erhebung",
    title: (t) => (t.count === 1 ? `Eine Frage zu „${t.sectionTitle}“ beantworten` : `${capital(number(t.count))} Fragen zu „${t.sectionTitle}“ beantworten`),
    text: () => "Wissen Sie etwas nicht, geben Sie den Abschnitt an eine Kollegin oder einen Kollegen weiter.",
    act: "Beginnen",
  },
  "confirm-carried": {
    kicker: "Erhebung",
    title: (t) => (t.count === 1 ? `Eine frühere Antwort zu „${t.sectionTitle}“ bestätigen` : `${capital(number(t.count))} frühere Antworten zu „${t.sectionTitle}“ bestätigen`),
    text: () => "Stimmt die Antwort vom letzten Mal noch? Ein Klick genügt.",
    act: "Bestätigen",
  },
  "hand-in": {
    kicker: "Weitergegeben",
    title: (t) => `„${t.sectionTitle}“ ist zurück`,
    text: (t) => `Noch offen: ${number(t.count)}. Bitte sehen Sie den Abschnitt durch.`,
    act: "Durchsehen",
  },
  submit: {
    kicker: "Erhebung",
    title: (t) => `„${t.campaignTitle}“ einreichen`,
    text: () => "Alles ist beantwortet. Danach gibt die Leitung frei.",
    act: "Einreichen",
  },
  "check-returned": {
    kicker: "Rückgabe",
    title: (t) => `Check „${t.campaignTitle}“ noch einmal ansehen`,
    text: (t) => `Grund: ${t.remark}`,
    act: "Ansehen",
  },
  "check-area": {
    kicker: "Check",
    title: (t) => (t.count === 1 ? `Eine Anforderung zu „${t.sectionTitle}“ beantworten` : `${capital(number(t.count))} Anforderungen zu „${t.sectionTitle}“ beantworten`),
    text: (t) => `Aus „${t.campaignTitle}“. Wissen Sie etwas nicht, weisen Sie den Bereich jemandem zu.`,
    act: "Beginnen",
  },
  "check-submit": {
    kicker: "Check",
    title: (t) => `Check „${t.campaignTitle}“ einreichen`,
    text: () => "Alles ist beantwortet. Danach prüft die Stelle, und die Leitung unterschreibt.",
    act: "Einreichen",
  },
  "check-changed": {
    kicker: "Check",
    title: (t) => `${capital(requirements(t.count))} neu lesen`,
    text: (t) => `In „${t.campaignTitle}“ hat sich der Text geändert. Ihre Antwort ist noch da; stimmt sie noch?`,
    act: "Nachsehen",
  },
  "shared-review": {
    kicker: "Gemeinschaftsantworten",
    title: (t) => `${capital(answers(t.count))} noch einmal ansehen`,
    text: () => "Es gibt eine neue Fassung. Stimmt sie auch bei Ihnen?",
    act: "Ansehen",
  },
  "shared-decide": {
    kicker: "Gemeinschaftsantworten",
    title: (t) => `Über ${answers(t.count)} entscheiden`,
    text: () => "Die Stelle oder ein Dienstleister hat für alle geantwortet. Was Sie übernehmen, müssen Sie nicht selbst erarbeiten.",
    act: "Ansehen",
  },
  "measures-overdue": {
    kicker: "Maßnahmen",
    title: (t) => `${measures(t.count)} überfällig`,
    text: () => "Erledigt? Dann melden Sie es. Sonst setzen Sie einen neuen Tag.",
    act: "Ansehen",
  },
  "measures-due": {
    kicker: "Maßnahmen",
    title: (t) => `${measures(t.count)} bald fällig`,
    text: () => "Fragen Sie nach, wie weit es ist.",
    act: "Ansehen",
  },
  "measures-unowned": {
    kicker: "Maßnahmen",
    title: (t) => `${measures(t.count)} ohne zuständige Person`,
    text: () => "Was niemandem gehört, bleibt liegen. Tragen Sie ein, wer sich kümmert.",
    act: "Eintragen",
  },
  "document-conflict": {
    kicker: "Dokumente",
    title: (t) => `In „${t.campaignTitle}“ entscheiden`,
    text: () => "Ihr Text und das neue Muster sagen an derselben Stelle Verschiedenes.",
    act: "Entscheiden",
  },
  "document-review": {
    kicker: "Dokumente",
    title: (t) => `„${t.campaignTitle}“ überprüfen`,
    text: () => "Stimmt noch alles? Dann halten Sie das fest; sonst beginnen Sie eine neue Fassung.",
    act: "Überprüfen",
  },
  "document-newer": {
    kicker: "Dokumente",
    title: (t) => `Neue Fassung zu „${t.campaignTitle}“ einarbeiten`,
    text: () => "Ihr eigener Text bleibt erhalten. Sie sehen vorher, was neu ist.",
    act: "Ansehen",
  },
  "acknowledgement-due": {
    kicker: "Kenntnisnahme",
    title: (t) => `Alle an „${t.campaignTitle}“ erinnern`,
    text: () => "Sehen Sie nach, wie viele mindestens gelesen haben, und erinnern Sie alle noch einmal.",
    act: "Ansehen",
  },
  "acknowledgement-again": {
    kicker: "Kenntnisnahme",
    title: (t) => `Neue Fassung von „${t.campaignTitle}“ zur Kenntnis geben`,
    text: () => "Was zur alten Fassung bestätigt wurde, gilt nicht für die neue. Die Bereiche sind schon eingetragen.",
    act: "Zur Kenntnis geben",
  },
  "pack-print": {
    kicker: "Notfall",
    title: () => "Die Notfallmappe drucken",
    text: () => "Im Notfall nützt nur Papier. Drucken, austauschen, eintragen.",
    act: "Zur Mappe",
  },
  "pack-phones": {
    kicker: "Notfall",
    title: (t) => (t.count === 1 ? "Ein Telefon mit der Notfallmappe bestätigen" : `${capital(number(t.count))} Telefone mit der Notfallmappe bestätigen`),
    text: () => "Seit einem Jahr hat niemand nachgefragt, wer die privaten Nummern bei sich trägt.",
    act: "Nachsehen",
  },
  "emergency-gaps": {
    kicker: "Notfall",
    title: (t) => (t.count === 1 ? "Eine Angabe für den Notfall ergänzen" : `${capital(number(t.count))} Angaben für den Notfall fehlen`),
    text: () => "Fangen Sie mit den Telefonnummern an.",
    act: "Ergänzen",
  },
  "training-untouched": {
    kicker: "Schulungen",
    title: (t) => (t.count === 1 ? `„${t.campaignTitle}“: einem Bereich Zettel geben` : `„${t.campaignTitle}“: ${number(t.count)} Bereichen Zettel geben`),
    text: () => "Zettel drucken und verteilen. War die Schulung vor Ort, tragen Sie ein, wie viele da waren.",
    act: "Zur Schulung",
  },
  "training-low": {
    kicker: "Schulungen",
    title: (t) => `An „${t.campaignTitle}“ erinnern`,
    text: (t) =>
      t.count === 0
        ? "Noch keine fünf haben abgeschlossen. Erinnern Sie alle; Namen kennt niemand."
        : `Mindestens ${number(t.count)} haben abgeschlossen, das ist weniger als die Hälfte. Erinnern Sie alle; Namen kennt niemand.`,
    act: "Zur Schulung",
  },
  "theme-due": {
    kicker: "Jahreskalender",
    title: () => "Das Monatsthema aushängen",
    text: () => "Plakat, Aushang und ein Text fürs Intranet liegen fertig bereit.",
    act: "Zum Thema",
  },
  "contract-due": {
    kicker: "Vertrag",
    title: (t) => `„${t.campaignTitle}“: ${t.section === "notice" ? "kündigen oder weiterlaufen lassen" : t.section === "end" ? "Vertrag endet" : "Nachweis läuft ab"}`,
    text: (t) => (t.section === "certificate" ? "Bitten Sie den Lieferanten um den neuen Nachweis." : "Sprechen Sie mit der Leitung, ob der Vertrag weitergehen soll."),
    act: "Ansehen",
  },
  "demand-asked": {
    kicker: "Gemeinsam beschaffen",
    title: (t) => `Bedarf melden: „${t.campaignTitle}“`,
    text: () => "Die Stelle fragt alle Häuser, was sie brauchen. Brauchen Sie nichts, sagen Sie auch das.",
    act: "Beantworten",
  },
  "resolution-due": {
    kicker: "Vereinbarung",
    title: (t) => (t.section === "council" ? "Beschluss der Vertretungskörperschaft eintragen" : "Nächsten Beschluss zur Vereinbarung eintragen"),
    text: (t) => `„${t.campaignTitle}“ liegt in den Gremien. Tragen Sie die geplante Sitzung ein und danach, was beschlossen wurde.`,
    act: "Eintragen",
  },
  "meeting-coming": {
    kicker: "Sitzung",
    title: (t) => `„${t.campaignTitle}“ vorbereiten`,
    text: () => "Tagesordnung und Unterlagen stehen auf der Seite der Sitzung.",
    act: "Öffnen",
  },
  "read-comparison": {
    kicker: "Ergebnis",
    title: () => "Sehen, wo wir stehen",
    text: (t) => `Der Vergleich zu „${t.campaignTitle}“ ist da, ohne Namen anderer Orte.`,
    act: "Ansehen",
  },
};

const states: Record<Running["state"], string> = {
  "not-begun": "noch nicht begonnen",
  "in-progress": "in Arbeit",
  submitted: "wartet auf Freigabe",
  "signed-off": "freigegeben",
  returned: "zurückgegeben",
};

const checkStates: Record<RunningCheck["state"], string> = {
  draft: "noch nicht begonnen",
  "in-progress": "in Arbeit",
  submitted: "bei der Stelle zur Prüfung",
  returned: "zurückgegeben",
  verified: "wartet auf die Unterschrift",
  closed: "unterschrieben",
};

const roles: Record<string, string> = {
  management: "Leitung",
  coordinator: "Koordination",
  oversight: "Aufsicht",
  auditor: "Prüfung",
  adviser: "Beratung",
};

const kept: Record<string, { what: string; why: string; period: string }> = {
  answers: {
    what: "Antworten auf Erhebungen, mit Name und Zeit der letzten Änderung",
    why: "damit nachvollziehbar ist, wer eine Auskunft gegeben hat",
    period: "solange die Kommune Mitglied ist",
  },
  snapshots: { what: "Freigegebene Stände", why: "Nachweis gegenüber Leitung und Prüfung", period: "zehn Jahre" },
  delegations: {
    what: "Weitergaben an Kolleginnen und Kollegen ohne Konto (Name, falls angegeben E-Mail)",
    why: "damit die Koordination weiß, wer welchen Abschnitt beantwortet",
    period: "bis zum Ende der Erhebung, höchstens zwei Jahre",
  },
  inquiries: {
    what: "Rückfragen an die Stelle mit Antworten",
    why: "damit die Auskunft beim nächsten Mal wieder zu finden ist",
    period: "solange die Kommune Mitglied ist",
  },
  offices: { what: "Wer welches Amt im Verbund hat oder hatte", why: "Zuständigkeit und Vertretung", period: "zehn Jahre nach dem Ende" },
  documents: {
    what: "Fassungen von Dokumenten, mit den Namen derer, die sie bearbeitet, freigegeben und veröffentlicht haben",
    why: "damit klar ist, was gilt und wer es verantwortet",
    period: "solange das Haus Mitglied ist",
  },
  acknowledgements: {
    what: "Kenntnisnahmen von Dokumenten: wie viele mindestens gelesen haben, ohne Namen; unterschriebene Listen als Scan",
    why: "damit das Haus zeigen kann, dass seine Regeln bekannt sind",
    period: "Zettel und Bestätigungen 30 Tage nach Abschluss, das Übrige, solange das Haus Mitglied ist",
  },
  files: { what: "Hochgeladene Dateien", why: "Belege zu einzelnen Antworten", period: "solange die Antwort besteht" },
  audit: {
    what: "Protokoll jeder Änderung: wer, wann, was – ohne den Inhalt",
    why: "damit nachträgliche Änderungen auffallen",
    period: "zehn Jahre",
  },
};

/** Cells of steps that are no share of something. */
const ownStepCells: Partial<Record<Step, (share: number | null) => string>> = {
  resolved: (share) => (share === null ? "keine Vereinbarung vorgelegt" : share === 100 ? "beschlossen" : share === 50 ? "vertagt" : "kein Beschluss"),
  signed: (share) => (share === null ? "keine Vereinbarung vorgelegt" : share === 100 ? "unterschrieben" : "nicht unterschrieben"),
  charged: (share) => (share === null ? "nichts festgesetzt" : share === 100 ? "abgerechnet" : "Vorauszahlung festgesetzt"),
  "called-off": (share) => (share === null ? "kein Abruf" : "ruft aus einem Rahmenvertrag ab"),
};

export const de = {
  cockpit: "Cockpit",
  operations: {
    "calendar.read": "Kalender abrufen",
    "steering.cockpit": "Cockpit ansehen",
    "steering.my-tasks": "Meine 15 Minuten ansehen",
    "steering.one-page": "Auf einer Seite ansehen",
    "steering.one-page-paper": "Auf einer Seite drucken",
    "steering.oversight-page": "Ansehen, was erfasst wird",
    "steering.inbox": "Eingang ansehen",
    "steering.counts": "Zähler ansehen",
    "steering.send-digests": "Wochenüberblick versenden",
  },
  calendar: { name: "Ringwall: meine Termine", event: (title: string, member: string) => `${title} (${member})` },
  failures: {},
  what: (item: Waiting): string => what[item.reason](item),
  why: (item: Waiting): string => {
    if (item.remark) return item.remark;
    if (item.reason === "no-coordinator") return "Ohne Koordination erreicht keine Frage das Haus.";
    if (item.reason === "no-management") return "Ohne Leitung kann niemand freigeben oder unterschreiben.";
    if (item.reason === "shared-review") return "Es gibt eine neue Fassung. Bis zur Entscheidung gilt die frühere.";
    if (item.reason === "measure-confirm") return "Umgesetzt zählt erst, wenn jemand nachgesehen hat.";
    if (item.reason === "theme-due") return "Plakat, Aushang und Text liegen bereit.";
    if (item.reason === "document-newer") return "Ihr eigener Text kommt mit.";
    if (item.reason === "inquiry-open" || item.reason === "inquiry-answered") return `Zu „${item.campaignTitle}“`;
    return item.dueOn ? `Frist: ${day(item.dueOn)}` : "";
  },
  since: (when: string) => `letzte Änderung ${when}`,
  greeting: (hour: number, n: number) =>
    `${hour >= 4 && hour < 11 ? "Guten Morgen" : hour >= 4 && hour < 18 ? "Guten Tag" : "Guten Abend"}. ${n === 0 ? "Heute wartet nichts auf Sie." : n === 1 ? "Eine Sache braucht Sie heute." : `${capital(number(n))} Dinge brauchen Sie heute.`}`,
  everybody: "Verbund",
  membersAndState: (members: number, when: string) => `${when}\u00A0· ${members}\u00A0Mitglieder`,
  startSurvey: "Für alle: Erhebung starten",
  openEvaluation: "Auswertung öffnen",
  openEssentials: "Grundausstattung",
  figures: {
    "signed-off": "Erhebung freigegeben",
    submitted: "Eingereicht",
    answered: "Fragen beantwortet",
    inquiries: "Offene Rückfragen",
    coordinators: "Koordination benannt",
    "check-submitted": "Checks eingereicht",
    "check-share": "Anforderungen erfüllt",
    "basic-gaps": "Basis-Lücken",
    "measures-overdue": "Maßnahmen überfällig",
  },
  ofAll: (n: number) => `von ${n}`,
  percent: (n: number) => `${n} %`,
  worklistTitle: "Wer braucht mich als Nächstes – und warum",
  worklistMore: (n: number) => `Alle ${n} im Eingang`,
  worklistEmptyTitle: "Niemand wartet",
  worklistEmpty: "Sobald eine Frist näher rückt, jemand nachfragt oder etwas liegen bleibt, steht es hier.",
  noCampaignTitle: "Noch keine Erhebung",
  noCampaign: "Beginnen Sie mit der Bestandserhebung: eine Erhebung, für alle Mitglieder in einem Schritt.",
  matrixTitle: "Mitglieder × Schritte",
  matrixNote: (title: string) => `Erhebung „${title}“`,
  steps: {
    coordinator: "Koordination",
    management: "Leitung",
    access: "Zugang aktiv",
    begun: "Begonnen",
    answered: "Beantwortet",
    submitted: "Eingereicht",
    "signed-off": "Freigegeben",
    resolved: "Beschluss",
    signed: "Vereinbarung",
    charged: "Kostenbeitrag im Jahr",
    "called-off": "Rahmenverträge",
  },
  stepCell: (step: Step, share: number | null) =>
    ownStepCells[step]?.(share) ?? (share === null ? "nicht gefragt" : share === 100 ? "erledigt" : share === 0 ? "fehlt" : `${share} %`),
  stepSign: (share: number | null) => (share === null ? "–" : share === 100 ? "✓" : share === 0 ? "✗" : String(share)),
  legend: ["erledigt", "ab 70 %", "50–69 %", "1–49 %", "fehlt", "nicht gefragt"],
  acts: {
    remind: "Erinnern",
    open: "Öffnen",
    appoint: "Person benennen",
    reply: "Antworten",
    signOff: "Ansehen und freigeben",
    answer: "Weiter antworten",
    read: "Lesen",
    verify: "Prüfen",
    confirm: "Ansehen und bestätigen",
    sign: "Ansehen und unterschreiben",
    look: "Ansehen",
    decide: "Entscheiden",
    assign: "Eintragen",
  },
  mine: {
    title: "Ihre nächsten 15 Minuten",
    lead: (n: number) =>
      n === 0
        ? "Für diese Woche ist nichts zu tun. Danke!"
        : n === 1
          ? "Eine Sache. Danach ist für diese Woche genug getan."
          : `${capital(number(n))} Dinge. Danach ist für diese Woche genug getan.`,
    minutes: (n: number) => `etwa ${n} Minuten`,
    due: (when: string) => `bis ${when}`,
    running: "Das läuft bei uns",
    checks: "Checks",
    check: "Check",
    fulfilled: "Erfüllt",
    compare: "Wo stehen wir?",
    compareFor: (title: string) => `Wo stehen wir? ${title}`,
    survey: "Erhebung",
    deadline: "Frist",
    answered: "Beantwortet",
    state: "Stand",
    noneTitle: "Noch keine Erhebung",
    none: "Sobald die Stelle eine Erhebung startet, steht sie hier.",
    looks: "Das braucht einen Blick",
    look: {
      "check-changed": ({ title, count }: Look) => `${title}: Bei ${atRequirements(count)} hat sich der Text geändert`,
      "check-suggested": ({ title, count }: Look) => `${title}: ${count === 1 ? "Ein Vorschlag wartet" : `${capital(number(count))} Vorschläge warten`} auf Ihre Bestätigung`,
      "shared-review": ({ count }: Look) =>
        `Überprüfung nötig: neue Fassung bei ${count === 1 ? "einer Gemeinschaftsantwort" : `${number(count)} Gemeinschaftsantworten`}, auf die Sie sich verlassen`,
      "shared-decide": ({ count }: Look) => `Noch nicht entschieden: ${answers(count)}`,
    } satisfies Record<Look["kind"], (look: Look) => string>,
    office: "Die Stelle ist für Sie da",
    officeText: "Eine Frage ist unklar? Fragen Sie am besten gleich dort, mit „Rückfrage an die Stelle“. Sonst erreichen Sie uns so:",
    history: "Wer hat was an unseren Daten getan?",
  },
  tasks,
  states,
  checkStates,
  fulfilled: (done: number, asked: number, answered: number) => (asked === 0 || answered === 0 ? "–" : `${wholePercent(done / asked)} %`),
  share: (done: number, asked: number) => (asked === 0 ? "–" : `${done} von ${asked}`),
  onePage: {
    title: (member: string) => `${member} auf einer Seite`,
    subtitle: "Informationssicherheit im Verbund",
    lead: (n: number) =>
      n === 0 ? "Es wartet nichts auf Ihre Freigabe." : n === 1 ? "Eine Sache wartet auf Ihre Freigabe." : `${capital(number(n))} Dinge warten auf Ihre Freigabe.`,
    leadText: (titles: readonly string[]) => (titles.length === 0 ? "Sie müssen heute nichts tun." : titles.join(" · ")),
    surveys: "Erhebungen",
    surveysCaption: "Stand der Erhebungen",
    survey: "Erhebung",
    period: "Zeitraum",
    state: "Stand",
    answered: "Beantwortet",
    due: "Frist",
    people: "Wer bei uns zuständig ist",
    deputy: (name: string) => `${name} (Vertretung)`,
    contact: (office: string, ways: string) => `Fragen beantwortet: ${office}${ways ? `, ${ways}` : ""}.`,
    answersQuestions: "Fragen beantwortet",
    placeAndDate: "Ort, Datum",
    signature: "Unterschrift der Leitung",
    stated: (when: string) => `Stand: ${when}`,
    submittedBy: (name: string, when: string) => `Eingereicht von ${name} am ${when}`,
    unknown: (n: number) => (n === 0 ? "" : n === 1 ? "Eine Frage mit „weiß nicht“" : `${capital(number(n))} Fragen mit „weiß nicht“`),
    act: "Ansehen und freigeben",
    print: "Als Papier",
    checks: "Checks",
    where: "Wo wir stehen",
    maturity: (value: number | null) =>
      value === null
        ? "Zum Reifegrad lässt sich noch nichts sagen: Der Check ist noch nicht beantwortet."
        : `Reifegrad ${new Intl.NumberFormat("de", { minimumFractionDigits: 1 }).format(value)} von 5: ${["Wir stehen am Anfang.", "Erste Schritte sind getan.", "Wir sind auf dem Weg.", "Wir sind weit gekommen.", "Das meiste ist fest verankert."][Math.min(4, Math.floor(value))] ?? ""}`,
    gaps: (n: number) =>
      n === 0
        ? ""
        : n === 1
          ? "Eine Basis-Anforderung ist nicht erfüllt; sie gehört zum Mindesten und geht vor."
          : `${capital(number(n))} Basis-Anforderungen sind nicht erfüllt; sie gehören zum Mindesten und gehen vor.`,
    soFar: (answered: number, asked: number) => `Bisher sind ${answered} von ${asked} Anforderungen beantwortet; was offen ist, zählt noch nicht als erfüllt.`,
    leadMeasures: "Bei den Maßnahmen werden Sie gebraucht: Bitte sehen Sie nach, was lange überfällig oder noch nicht bestätigt ist.",
    compare: "Mit anderen vergleichen",
    signCheck: "Ansehen und unterschreiben",
    verifiedBy: (name: string) => `Von der Stelle geprüft: ${name}`,
    checkWaits: (title: string) => `Check „${title}“`,
    measures: "Maßnahmen",
    measuresOf: { pending: "In Arbeit oder offen", overdue: "Überfällig", escalated: "Länger als zwei Wochen überfällig", implemented: "Umgesetzt, wartet auf Bestätigung" },
    measuresTold: (own: { pending: number; overdue: number; escalated: number; implemented: number }) =>
      [
        `${own.pending} offen oder in Arbeit`,
        `${own.overdue} überfällig${own.escalated > 0 ? ` (davon ${own.escalated} länger als zwei Wochen)` : ""}`,
        `${own.implemented} umgesetzt, noch nicht bestätigt`,
      ].join(" · "),
    sharedTold: (own: { relied: number; duty: number; review: number; undecided: number }) =>
      `${own.relied} übernommen · ${own.duty} mit offener eigener Pflicht · ${own.review} zu überprüfen · ${own.undecided} noch zu entscheiden`,
    shared: "Gemeinschaftsantworten",
    sharedOf: { relied: "Übernommen", duty: "Eigene Pflicht offen", review: "Überprüfung nötig", undecided: "Noch zu entscheiden" },
    visible: "Was die Stelle sieht",
    classes: { aggregate: "Nur Summen", status: "Stände und Zahlen", detail: "Einzelheiten" },
    inquiries: (n: number) => (n === 1 ? "Eine Rückfrage liegt bei der Stelle." : `${capital(number(n))} Rückfragen liegen bei der Stelle.`),
    none: "Noch keine Erhebung.",
  },
  invented: "Vorführung: alle Angaben frei erfunden",
  roles,
  inboxTitle: "Eingang",
  inboxLead: (n: number) => (n === 0 ? "Nichts wartet auf Sie." : n === 1 ? "Eine Sache wartet auf Sie." : `${capital(number(n))} Dinge warten auf Sie, das Dringendste zuerst.`),
  oversight: {
    title: "Was Ringwall über Beschäftigte festhält",
    lead: (member: string) => `${member}: jede Art von Angabe, warum es sie gibt und wie lange sie bleibt. Eine Auswertung einzelner Beschäftigter gibt es nicht.`,
    kind: "Was",
    reason: "Wozu",
    period: "Wie lange",
    rows: "Anzahl",
    oldest: "Älteste",
    audit: "Protokoll ansehen",
    never: "Was Ringwall nicht tut",
    neverText: "Keine Bewertung von Personen, keine Lesebestätigungen mit Namen, keine versteckten Bilder in E-Mails, die das Öffnen melden, keine Auswertung von Anmeldezeiten.",
    kept,
  },
  digest: {
    subject: (n: number) => (n === 1 ? "Ihre Woche in Ringwall: eine Sache" : `Ihre Woche in Ringwall: ${number(n)} Dinge`),
    greeting: (name: string) => `Guten Tag ${name},`,
    lead: (n: number) => (n === 1 ? "eine Sache wartet auf Sie:" : `${number(n)} Dinge warten auf Sie, das Dringendste zuerst:`),
    line: (item: Waiting) => `${item.memberName ? `${item.memberName}: ` : ""}${what[item.reason](item)}${item.dueOn ? ` (Frist ${day(item.dueOn)})` : ""}`,
    more: (n: number) => `… und ${number(n)} weitere.`,
    closing: (origin: string) => `Öffnen Sie Ringwall wie gewohnt: ${origin}\nDiese E-Mail kommt höchstens einmal in der Woche und nur, wenn etwas wartet.`,
  },
};
