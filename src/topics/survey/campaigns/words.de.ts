import { formatCount } from "#ui/numbers";
import { capital } from "#ui/words";
type LetterFacts = {
  readonly name: string;
  readonly memberName: string;
  readonly title: string;
  readonly period: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly message: string;
  readonly officeName: string;
  readonly address: string;
};

const months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const date = (day: string) => `${Number(day.slice(8))}. ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
const named = (title: string, period: string) => (title.includes(period) ? title : `${title} ${period}`);
const members = (count: number) => (count === 1 ? "ein Mitglied" : `${count} Mitglieder`);

/** What is said about campaigns, in German. */
export const de = {
  operations: {
    "campaign.list": "Erhebungen ansehen",
    "campaign.read": "Erhebung ansehen",
    "campaign.prepare": "Erhebung vorbereiten",
    "campaign.launch": "Erhebung starten",
    "campaign.change-deadline": "Frist ändern",
    "campaign.add-members": "Mitglieder nachträglich befragen",
    "campaign.close": "Erhebung abschließen",
    "campaign.reopen": "Erhebung wieder öffnen",
  },
  failures: {
    "campaign-unknown": "Diese Erhebung gibt es hier nicht. Bitte öffnen Sie die Liste der Erhebungen.",
    "campaign-exists":
      "Eine Erhebung mit diesem Fragebogen, Zeitraum und Titel läuft schon. Es wurde keine zweite gestartet; öffnen Sie die vorhandene oder wählen Sie einen anderen Titel.",
    "campaign-closed": "Die Erhebung ist abgeschlossen, deshalb lässt sich nichts mehr ändern. Öffnen Sie sie wieder, wenn noch etwas fehlt.",
    "campaign-open": "Die Erhebung ist bereits offen. Sie müssen nichts weiter tun.",
    "questionnaire-unknown": "Diesen Fragebogen gibt es hier nicht. Bitte wählen Sie einen aus der Liste.",
    "questionnaire-not-published": "Der Fragebogen ist noch ein Entwurf oder wurde zurückgezogen. Veröffentlichen Sie ihn zuerst oder wählen Sie einen anderen.",
    "previous-campaign-unknown": "Die frühere Erhebung, aus der Antworten übernommen werden sollen, gibt es nicht. Bitte wählen Sie eine aus der Liste.",
    "participant-unknown": "Dieses Mitglied wird in der Erhebung nicht befragt. Fügen Sie es zuerst hinzu.",
    "member-unknown": "Mindestens ein gewähltes Mitglied gehört heute nicht zum Verbund. Bitte laden Sie die Seite neu und wählen Sie noch einmal.",
    "no-members": "Es ist kein Mitglied ausgewählt. Bitte wählen Sie mindestens eines.",
    "opening-in-past": "Der Beginn liegt in der Vergangenheit. Bitte wählen Sie heute oder einen späteren Tag.",
    "due-before-opening": "Die Frist endet nicht nach dem Beginn. Bitte wählen Sie einen späteren Tag für die Frist.",
    "due-in-past": "Die Frist liegt in der Vergangenheit. Bitte wählen Sie heute oder einen späteren Tag.",
  },
  letters: {
    announcement: {
      subject: ({ title, period, dueOn }: LetterFacts) => `Bitte bis ${date(dueOn)}: ${named(title, period)}`,
      body: ({ name, memberName, title, period, opensOn, dueOn, message, officeName, address }: LetterFacts) =>
        [
          `Guten Tag ${name},`,
          `die gemeinsame Stelle bittet ${memberName || "Ihr Haus"} um Antworten: „${title}“, Zeitraum ${period}. Sie können ab dem ${date(opensOn)} antworten, bitte bis zum ${date(dueOn)}.`,
          ...(message === "" ? [] : [message]),
          "So geht es am leichtesten:\n– Sie müssen nicht alles selbst wissen. Geben Sie einzelne Abschnitte an die Person weiter, die sich auskennt; sie braucht kein Konto.\n– Jede Eingabe ist sofort gespeichert. Sie können jederzeit aufhören und später weitermachen.\n– „Weiß nicht“ ist eine gute Antwort, und Rückfragen an uns sind willkommen.\n– Am Ende gibt Ihre Leitung die Antworten frei. Andere Mitglieder sehen sie nicht.",
          `Hier geht es los:\n${address}`,
          `Vielen Dank und freundliche Grüße\n${officeName}`,
        ].join("\n\n"),
    },
    deadline: {
      subject: ({ title, period, dueOn }: LetterFacts) => `Neue Frist ${date(dueOn)}: ${named(title, period)}`,
      body: ({ name, memberName, title, period, dueOn, officeName, address }: LetterFacts) =>
        [
          `Guten Tag ${name},`,
          `für „${title}“, Zeitraum ${period}, gilt für ${memberName || "Ihr Haus"} eine neue Frist: ${date(dueOn)}. Was schon beantwortet ist, bleibt gespeichert.`,
          `Hier geht es weiter:\n${address}`,
          `Freundliche Grüße\n${officeName}`,
        ].join("\n\n"),
    },
  },
  states: { open: "läuft", planned: "geplant", overdue: "Frist abgelaufen", closed: "abgeschlossen" },
  progress: {
    "not-begun": "noch nicht begonnen",
    "in-progress": "wird beantwortet",
    submitted: "eingereicht",
    "signed-off": "freigegeben",
    returned: "zurückgegeben",
  },
  register: {
    title: "Erhebungen",
    leadCentral: "Eine Erhebung stellt allen Mitgliedern dieselben Fragen – einmal gestartet, gemeinsam verfolgt.",
    leadLocal: "Fragen der gemeinsamen Stelle an Ihr Haus.",
    launch: "Für alle: Erhebung starten",
    caption: "Erhebungen des Verbunds",
    columns: {
      title: "Erhebung",
      period: "Zeitraum",
      member: "Mitglied",
      state: "Stand",
      due: "Frist",
      progress: "Fortschritt",
      acts: "Tun",
    },
    questionnaire: (title: string, version: number) => `${title}, Fassung ${version}`,
    handedIn: (submitted: number, asked: number) => `${submitted} von ${asked} eingereicht`,
    detail: (begun: number, signedOff: number) => `${begun}\u00A0begonnen, ${signedOff}\u00A0freigegeben`,
    settings: "Einstellungen",
    settingsOf: (title: string) => `Einstellungen von ${title}`,
    filterState: "Stand",
    filterPeriod: "Zeitraum",
    open: "laufende",
    closed: "abgeschlossene",
    found: (count: number) => (count === 0 ? "Keine Erhebung" : count === 1 ? "Eine Erhebung" : `${capital(formatCount(count, "de"))} Erhebungen`),
    emptyTitle: "Noch keine Erhebung",
    emptyCentral:
      "Mit einer Erhebung fragen Sie alle Mitglieder auf einmal nach Strukturen, Standards und Ressourcen. Der Fragebogen dafür ist mitgeliefert, Sie brauchen etwa fünf Minuten.",
    emptyLocal: "Sobald die gemeinsame Stelle Fragen an Ihr Haus hat, stehen sie hier. Sie bekommen dann auch eine Nachricht.",
    emptyFilter: "Zu dieser Auswahl gibt es keine Erhebung.",
  },
  wizard: {
    title: "Für alle: Erhebung starten",
    lead: "Zwei Schritte: erst Fragebogen und Frist, dann Mitglieder und Ankündigung. Gestartet wird erst am Ende.",
    steps: ["Fragebogen und Frist", "Mitglieder und Ankündigung"],
    noQuestionnaire: "Zuerst ein Fragebogen",
    noQuestionnaireText: "Im Verbund ist noch kein Fragebogen veröffentlicht. Übernehmen Sie einen mitgelieferten; Sie können ihn später anpassen.",
    adopt: "Übernehmen und weiter",
    adoptNamed: (title: string) => `${title} übernehmen und weiter`,
    size: (sections: number, questions: number, minutes: number) => `${sections} Abschnitte, ${questions} Fragen, zusammen etwa ${minutes} Minuten`,
    ownQuestionnaires: "Fragebögen verwalten",
    questionnaire: "Fragebogen",
    questionnaireOption: (title: string, version: number, questions: number) => `${title} – Fassung ${version}, ${questions} Fragen`,
    name: "Titel",
    nameHint: "So heißt die Erhebung für alle Mitglieder.",
    period: "Zeitraum",
    periodHint: "Worauf sich die Antworten beziehen, zum Beispiel 2026.",
    opensOn: "Beginn",
    dueOn: "Frist",
    dueHint: "Bis zu diesem Tag sollen die Mitglieder eingereicht haben.",
    reminders: "Erinnerungen",
    remindersHint: "Tage vor (–) und nach der Frist, mit Komma getrennt. Erinnert wird nur, wer noch nicht eingereicht hat.",
    previous: "Antworten vorschlagen aus",
    previousHint: "Die Mitglieder sehen ihre früheren Antworten und bestätigen oder ändern sie.",
    previousNone: "keiner früheren Erhebung",
    message: "Ihre Worte in der Ankündigung",
    messageHint: "Warum fragen Sie gerade jetzt, und was geschieht mit den Antworten?",
    toMembers: "Weiter zu Mitgliedern und Ankündigung",
    back: "Zurück zu Schritt 1",
    members: "Wer wird befragt?",
    wave: (wave: number, count: number) => `Welle ${wave} – ${members(count)}`,
    membersOf: (count: number) => `Mitglieder des Verbunds (${count})`,
    inWave: (wave: number) => `Welle ${wave}`,
    waveDates: "Eigene Tage für einzelne Wellen",
    waveHint: "Ohne eigene Tage gelten Beginn und Frist aus Schritt 1.",
    waveOpens: "Eigener Beginn",
    waveDue: "Eigene Frist",
    noCoordinator: "ohne Koordination – bekommt keine Nachricht",
    without: (count: number) => (count === 1 ? "Ein Mitglied hat noch keine Koordination" : `${count} Mitglieder haben noch keine Koordination`),
    withoutText: "Sie werden befragt, bekommen aber keine Nachricht. Benennen Sie dort eine Koordination oder melden Sie sich selbst.",
    preview: "So lautet die Ankündigung",
    previewName: "[Name der Koordination]",
    previewMember: "[Name des Mitglieds]",
    previewSubject: "Betreff",
    summary: "Im Überblick",
    launch: "Erhebung starten",
  },
  settings: {
    title: (title: string) => `Einstellungen: ${title}`,
    lead: "Frist, befragte Mitglieder und Abschluss dieser Erhebung.",
    matrix: "Zur Übersicht der Antworten",
    facts: "Erhebung",
    questionnaire: "Fragebogen",
    period: "Zeitraum",
    opens: "Beginn",
    due: "Frist",
    reminders: "Erinnerungen",
    reminderDays: (days: readonly number[]) =>
      days.length === 0
        ? "keine"
        : days.map((day) => (day === 0 ? "am letzten Tag" : `${Math.abs(day) === 1 ? "einen Tag" : `${Math.abs(day)} Tage`} ${day < 0 ? "vorher" : "danach"}`)).join(", "),
    previous: "Vorschläge aus",
    none: "keine",
    message: "Ankündigung",
    deadline: "Frist ändern",
    newDue: "Neue Frist",
    forWhom: "Für wen?",
    everybody: "für alle, auch mit eigener Frist",
    forWave: (wave: number) => `Welle ${wave}`,
    onlyWave: "Nur für eine Welle",
    allWaves: "alle Wellen",
    notify: "Koordinationen per E-Mail Bescheid geben",
    saveDeadline: "Frist ändern",
    add: "Mitglieder nachträglich befragen",
    addText: "Sie bekommen die Ankündigung und dieselbe Frist, wenn Sie keine andere angeben.",
    addNobody: "Alle heutigen Mitglieder werden schon befragt.",
    addWhom: "Mitglieder",
    addDue: "Eigene Frist",
    addAct: "Befragen",
    asked: "Befragte Mitglieder",
    columns: { name: "Mitglied", wave: "Welle", opens: "Beginn", due: "Frist", progress: "Stand" },
    end: "Abschließen",
    endText: "Nach dem Abschluss kann niemand mehr antworten. Die Auswertung steht dann fest. Ihren Vergleich sehen die Mitglieder, sobald Sie ihn dort freigeben.",
    endMissing: (count: number) => (count === 1 ? "Ein Mitglied hat noch nicht eingereicht." : `${count} Mitglieder haben noch nicht eingereicht.`),
    close: "Erhebung abschließen",
    closeConfirm: "Wirklich abschließen? Danach kann niemand mehr antworten.",
    again: "Wieder öffnen",
    againText: (day: string) => `Abgeschlossen am ${day}. Wenn noch Antworten fehlen, öffnen Sie die Erhebung wieder und geben Sie eine neue Frist.`,
    reopen: "Erhebung wieder öffnen",
    onlyOffice: "Das ändert nur die gemeinsame Stelle.",
    closedReason: "Die Erhebung ist abgeschlossen.",
    done: {
      "campaign.change-deadline": "Die neue Frist gilt.",
      "campaign.add-members": "Die Mitglieder werden jetzt befragt.",
      "campaign.close": "Die Erhebung ist abgeschlossen.",
      "campaign.reopen": "Die Erhebung ist wieder offen.",
    },
  },
};
