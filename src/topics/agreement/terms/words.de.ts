/** What is said about the agreement, in German. */
import type { Permission } from "#kernel/access";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatCount } from "#ui/numbers";
import type { AgreementChange, AgreementProblem, DataClass, LegalForm, RaciPart, TaskActor, TaskKind } from "./model.ts";

type Own = Extract<
  Permission,
  `agreement.${"list" | "read" | "draft" | "amend" | "discard" | `save-${string}` | "remove-task" | "set-parties" | "choose-tasks" | "circulate" | "paper" | "accession-paper"}`
>;

const operations: Record<Own, string> = {
  "agreement.list": "Vereinbarung und ihre Fassungen ansehen",
  "agreement.read": "Fassung der Vereinbarung lesen",
  "agreement.draft": "Vereinbarung entwerfen",
  "agreement.amend": "Fassung der Vereinbarung ändern",
  "agreement.discard": "Entwurf der Vereinbarung verwerfen",
  "agreement.save-terms": "Eckpunkte der Vereinbarung speichern",
  "agreement.save-clause": "Paragraf der Vereinbarung speichern",
  "agreement.save-task": "Aufgabe der Vereinbarung speichern",
  "agreement.remove-task": "Aufgabe aus der Vereinbarung nehmen",
  "agreement.set-parties": "Beteiligte der Vereinbarung festlegen",
  "agreement.choose-tasks": "Aufgaben eines Beteiligten festlegen",
  "agreement.circulate": "Vereinbarung in die Gremien geben",
  "agreement.paper": "Vereinbarung herunterladen",
  "agreement.accession-paper": "Beitrittserklärung herunterladen",
};

const forms: Record<LegalForm, string> = {
  mandate: "Mandatierung",
  delegation: "Delegation",
  "working-group": "Kommunale Arbeitsgemeinschaft",
  association: "Zweckverband",
};

const formHints: Record<LegalForm, string> = {
  mandate: "Die Stelle führt Aufgaben für die Beteiligten durch; zuständig bleiben diese. Es genügt die Anzeige bei der Aufsicht.",
  delegation: "Eine Verwaltung übernimmt Aufgaben in die eigene Zuständigkeit. Genehmigung und öffentliche Bekanntmachung sind nötig.",
  "working-group": "Lose Zusammenarbeit ohne Übertragung von Aufgaben; die Stelle berät und empfiehlt.",
  association: "Eigene Körperschaft mit Satzung. Genehmigung und öffentliche Bekanntmachung sind nötig.",
};

const changes: Record<AgreementChange, string> = {
  conclusion: "Abschluss",
  accession: "Beitritt weiterer Beteiligter",
  powers: "Aufgaben, Befugnisse oder Beteiligte ändern",
  other: "Anderes ändern",
};

const taskKinds: Record<TaskKind, string> = { mandated: "mandatiert", supported: "unterstützt" };
const transferred: Record<TaskKind, string> = { ...taskKinds, mandated: "übertragen" };
/** How a task is given away in each form. */
const kindsOf: Record<LegalForm, Record<TaskKind, string>> = { mandate: taskKinds, delegation: transferred, "working-group": taskKinds, association: transferred };
/** What is agreed on: whatever has to be said of it, it is „die“. */
const acts: Record<LegalForm, string> = { mandate: "Vereinbarung", delegation: "Vereinbarung", "working-group": "Vereinbarung", association: "Verbandssatzung" };
const actors: Record<TaskActor, string> = { office: "Stelle", member: "Leitung vor Ort", coordinator: "Koordination", third: "Dritte" };
const raci: Record<RaciPart, string> = {
  responsible: "führt durch",
  accountable: "verantwortet",
  consulted: "wird gehört",
  informed: "wird unterrichtet",
  none: "nicht beteiligt",
};
const raciShort: Record<RaciPart, string> = { responsible: "D", accountable: "V", consulted: "H", informed: "U", none: "–" };
const classes: Record<DataClass, string> = { aggregate: "Nur Summen", status: "Stände und Zahlen", detail: "Einzelheiten" };

const problems: Record<AgreementProblem["problem"], (subject: string) => string> = {
  "parties-missing": () => "Es braucht mindestens zwei Beteiligte: Bitte ergänzen Sie sie unter „Beteiligte“.",
  "host-no-party": () => "Die Verwaltung, bei der die Stelle sitzt, muss beteiligt sein: Bitte nehmen Sie sie unter „Beteiligte“ hinzu.",
  "tasks-missing": () => "Die Vereinbarung muss die Aufgaben nennen: Bitte fügen Sie mindestens eine hinzu.",
  "accountable-missing": (letter) => `Aufgabe ${letter}: Genau eine Seite muss sie verantworten. Bitte ändern Sie „Wer tut was?“.`,
  "task-mandated": (letter) => `Aufgabe ${letter}: In einer kommunalen Arbeitsgemeinschaft geht keine Aufgabe über. Bitte ändern Sie die Art in „unterstützt“.`,
  "responsible-missing": (letter) => `Aufgabe ${letter}: Niemand führt sie durch. Bitte ändern Sie „Wer tut was?“.`,
  "clause-empty": (title) => `„${title}“ ist leer: Bitte ergänzen Sie den Text.`,
  "notice-missing": () => "Bei mehr als zehn Jahren oder unbefristeter Laufzeit muss die Kündigung geregelt sein: Bitte tragen Sie eine Frist ein.",
  "accession-adds-nobody": () => "Bei einem Beitritt muss jemand hinzukommen: Bitte ergänzen Sie Beteiligte.",
  "accession-changes-more": () =>
    "Bei einem Beitritt bleiben Aufgaben und bisherige Beteiligte, wie sie sind; wo der Beitritt nur erklärt wird, auch der ganze Text. Für mehr legen Sie eine Fassung an, die Aufgaben oder Beteiligte ändert.",
  "party-left-out": (name) => `${name} fehlt unter den Beteiligten. Ohne eigene Kündigung scheidet niemand durch den Beschluss der anderen aus.`,
  "other-changes-powers": () => "Diese Fassung ändert Aufgaben, Beteiligte, Rechtsform oder Sitz. Bitte legen Sie sie als solche Änderung an.",
};

const done: Readonly<Record<string, string>> = {
  "agreement.draft": "Der Entwurf ist angelegt: Mustertext der Rechtsform, Aufgaben und alle Mitglieder als Beteiligte. Passen Sie ihn an.",
  "agreement.amend": "Die neue Fassung ist als Entwurf angelegt.",
  "agreement.discard": "Der Entwurf ist verworfen.",
  "agreement.save-terms": "Die Eckpunkte sind gespeichert.",
  "agreement.save-clause": "Der Text ist gespeichert.",
  "agreement.save-task": "Die Aufgabe ist gespeichert.",
  "agreement.remove-task": "Die Aufgabe ist herausgenommen.",
  "agreement.set-parties": "Die Beteiligten sind gespeichert.",
  "agreement.choose-tasks": "Die Aufgaben dieses Beteiligten sind gespeichert.",
  "agreement.circulate": "Die Fassung liegt jetzt den Gremien vor und ändert sich nicht mehr.",
};

const months = (count: number) => (count === 1 ? "einem Monat" : `${formatCount(count, "de")} Monaten`);

const represented = "jeweils vertreten durch Magistrat, Gemeindevorstand, Kreisausschuss oder das sonst zuständige Organ";
const concluding: Record<LegalForm, (section: string) => string> = {
  mandate: (section) => `${represented}, wird nach ${section} folgende öffentlich-rechtliche Vereinbarung geschlossen:`,
  delegation: (section) => `${represented}, wird nach ${section} folgende öffentlich-rechtliche Vereinbarung geschlossen:`,
  "working-group": (section) => `${represented}, wird nach ${section} folgende Vereinbarung über eine kommunale Arbeitsgemeinschaft geschlossen:`,
  association: (section) => `${represented}, bilden nach ${section} einen Zweckverband und vereinbaren dafür folgende Verbandssatzung:`,
};
const joins = (name: string, title: string, version: string) => `${name} tritt der „${title}“ (${version}) bei.`;
const joining: Record<LegalForm, typeof joins> = {
  mandate: joins,
  delegation: joins,
  "working-group": (name, title, version) => `${name} tritt der kommunalen Arbeitsgemeinschaft bei und stimmt der „${title}“ (${version}) zu.`,
  association: (name, title, version) => `${name} beantragt den Beitritt zum Zweckverband und stimmt der „${title}“ (${version}) zu.`,
};
const taking: Record<LegalForm, string> = {
  mandate: "Alle Aufgaben der Anlage 1 werden übernommen",
  delegation: "Alle in Anlage 1 als übertragen bezeichneten Aufgaben werden übertragen",
  "working-group": "Die Mitarbeit gilt allen Aufgaben der Anlage 1",
  association: "Alle in Anlage 1 als übertragen bezeichneten Aufgaben werden dem Verband übertragen",
};

export const de = {
  operations,
  failures: {
    "version-unknown": "Diese Fassung gibt es nicht. Bitte öffnen Sie die Liste der Fassungen.",
    "version-frozen": "Diese Fassung liegt schon den Gremien vor und ändert sich nicht mehr. Bitte legen Sie eine neue Fassung an.",
    "version-changed": "Jemand anders hat inzwischen gespeichert. Bitte laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein.",
    "version-incomplete": "Es fehlt noch etwas, siehe „Was noch fehlt“. Danach kann die Fassung in die Gremien gehen.",
    "draft-exists": "Es gibt schon einen Entwurf. Bitte arbeiten Sie an ihm weiter oder verwerfen Sie ihn.",
    "agreement-exists": "Es gibt schon eine Vereinbarung. Bitte ändern Sie sie mit einer neuen Fassung.",
    "change-unfitting": "Die erste Fassung schließt die Vereinbarung ab; geändert wird erst, was in Kraft gesetzt ist.",
    "named-on-too-far": "Dieser Tag liegt mehr als fünf Jahre entfernt. Bitte nennen Sie einen früheren oder lassen Sie das Feld leer.",
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte wählen Sie aus der Liste.",
    "party-unknown": "Dieses Mitglied ist nicht beteiligt. Bitte nehmen Sie es zuerst zu den Beteiligten.",
    "task-unknown": "Diese Aufgabe steht nicht in der Vereinbarung. Bitte laden Sie die Seite neu.",
    "clause-unknown": "Diesen Paragrafen gibt es nicht. Bitte laden Sie die Seite neu.",
  },
  done,
  forms,
  formHints,
  changes,
  taskKinds,
  kindsOf,
  acts,
  actors,
  raci,
  raciShort,
  classes,
  problems,
  states: { draft: "Entwurf", circulated: "in den Gremien", settled: "in Kraft gesetzt" },
  formalities: { none: "nichts weiter", notified: "Anzeige bei der Aufsichtsbehörde", approved: "Genehmigung der Aufsichtsbehörde" },
  councils: {
    stadt: "Stadtverordnetenversammlung",
    gemeinde: "Gemeindevertretung",
    landkreis: "Kreistag",
    zweckverband: "Verbandsversammlung",
    eigenbetrieb: "zuständiges Gremium",
    aoer: "Verwaltungsrat",
    sonstige: "zuständiges Gremium",
  },
  register: {
    title: "Vereinbarung",
    lead: "Worauf der Verbund beruht: wer beteiligt ist, was die Stelle tut und sehen darf, wie lange und zu welchen Bedingungen.",
    none: "Es gibt noch keine Vereinbarung.",
    noneText: "Beginnen Sie mit dem Mustertext der Rechtsform. Er bringt Aufgaben, Zuständigkeiten und Paragrafen mit; alles lässt sich ändern.",
    start: "Vereinbarung entwerfen",
    form: "Rechtsform",
    host: "Sitz der Stelle",
    versions: "Fassungen",
    number: "Fassung",
    change: "Art der Änderung",
    state: "Stand",
    since: "In Kraft ab",
    today: "gilt heute",
    numbered: (number: number) => `Fassung ${number}`,
    accessions: "Beitritte",
    law: "Rechtsgrundlage",
    lawText: (title: string, state: string) => `${title}. ${state}`,
    day: (day: string) => formatShortDate(day, "de"),
  },
  record: {
    formHint: "Mit der Rechtsform wechselt der Mustertext. Was Sie selbst umformuliert haben, bleibt stehen; lesen Sie es noch einmal.",
    facts: "Eckpunkte",
    content: "Inhalt",
    way: "Weg zur Geltung",
    resolutions: "Beschlüsse",
    councilPapers: "Sitzungsvorlagen",
    form: "Rechtsform",
    host: "Sitz der Stelle",
    parties: "Beteiligte",
    partiesCount: (count: number) => (count === 1 ? "eine Beteiligte" : `${formatCount(count, "de")} Beteiligte`),
    namedOn: "In Kraft treten soll sie am",
    namedHint: "Freilassen, wenn sie so früh wie möglich gelten soll. Früher, als das Gesetz es zulässt, gilt sie nie.",
    asEarly: "so früh wie möglich",
    years: "Laufzeit",
    yearsHint: "In Jahren; 0 für unbefristet. Förderung verlangt in der Regel fünf Jahre.",
    yearsText: (years: number) => (years === 0 ? "unbefristet" : years === 1 ? "ein Jahr" : `${formatCount(years, "de")} Jahre`),
    prolongation: "Verlängerung",
    prolongationHint: "In Monaten; 0, wenn sie mit der Laufzeit endet.",
    prolongationText: (count: number, years: number) =>
      years === 0 ? "entfällt, da unbefristet" : count === 0 ? "keine, sie endet" : `jeweils um ${count === 1 ? "einen Monat" : `${formatCount(count, "de")} Monate`}`,
    notice: "Kündigungsfrist",
    noticeText: (count: number, years: number) =>
      count === 0 ? "keine ordentliche Kündigung" : `${count === 1 ? "ein Monat" : `${formatCount(count, "de")} Monate`}${years === 0 ? "" : " zum Ende der Laufzeit"}`,
    noticeHint: "In Monaten; 0, wenn es keine ordentliche Kündigung geben soll. Die Kündigung aus wichtigem Grund bleibt immer möglich.",
    accession: "Beitritt weiterer Beteiligter",
    accessionWays: { declaration: "durch Beitrittserklärung; nur wer beitritt, beschließt", amendment: "durch Änderung der Vereinbarung; alle beschließen" },
    costKey: "Kostenschlüssel",
    costKeyHint: "Name des Kostenschlüssels oder Kurzbeschreibung; der Text steht in Anlage 2.",
    none: "noch offen",
    name: "Überschrift",
    save: "Eckpunkte speichern",
    edit: "Eckpunkte ändern",
    missing: "Was noch fehlt",
    nothingMissing: "Es fehlt nichts. Die Fassung kann in die Gremien.",
    circulate: "In die Gremien geben",
    circulateText: "Danach ändert sich der Text nicht mehr: Alle beschließen über dasselbe.",
    circulateIncomplete: "Es fehlt noch etwas, siehe „Was noch fehlt“.",
    discard: "Entwurf verwerfen",
    amend: "Neue Fassung anlegen",
    amendText: "Eine neue Fassung beginnt mit dem Text dieser hier. Die Art der Änderung bestimmt, wer zustimmen muss und ob die Aufsicht eine Anzeige bekommt oder genehmigt.",
    papers: "Dokumente",
    paper: "Vereinbarung",
    declaration: "Beitrittserklärung",
    declarationFor: (name: string) => `Beitrittserklärung ${name}`,
    onlyOffice: "Ändern kann das nur die Stelle. Sprechen Sie sie an, wenn etwas nicht stimmt.",
    tasks: "Aufgaben",
    tasksLead: "Wer was tut – und was die Stelle dafür bei einem Mitglied sehen darf. Daraus folgen ihre Rechte, sobald die Vereinbarung gilt.",
    task: "Aufgabe",
    kind: "Art",
    sees: "Die Stelle sieht",
    editTask: "Ändern",
    editTaskNamed: (letter: string) => `Aufgabe ${letter} ändern`,
    newTask: "Aufgabe hinzufügen",
    removeTask: "Herausnehmen",
    letter: "Buchstabe",
    description: "Beschreibung",
    saveTask: "Aufgabe speichern",
    member: "Mitglied",
    takes: "Übernommene Aufgaben",
    all: "alle",
    setParties: "Beteiligte ändern",
    saveParties: "Beteiligte speichern",
    chooseTasks: "Aufgaben eines Beteiligten",
    chooseTasksHint: "Ohne eigene Auswahl gelten alle Aufgaben.",
    party: "Beteiligte",
    letters: "Aufgaben",
    saveChoice: "Auswahl speichern",
    clauses: "Paragrafen",
    annexes: "Anlagen",
    clauseHint: "Lücken wie {{sitz}} oder {{laufzeit}} füllt Ringwall aus den Eckpunkten. Lassen Sie sie im Text stehen, dann stimmt er immer mit ihnen überein.",
    saveClause: "Text speichern",
    edited: (name: string, day: string) => `zuletzt geändert von ${name} am ${day}`,
    allVersions: "Vereinbarung",
  },
  taskPage: { title: (letter: string) => `Aufgabe ${letter}`, newTitle: "Neue Aufgabe", who: "Wer tut was?" },
  gaps: {
    months,
    term: (years: number, namedOn: string | null) => {
      const from = namedOn === null ? "" : `ab dem ${formatDate(namedOn, "de")} `;
      return years === 0 ? `${from}auf unbestimmte Zeit` : `${from}für ${years === 1 ? "ein Jahr" : `${formatCount(years, "de")} Jahre`}`;
    },
    prolongation: (count: number, years: number) =>
      years === 0
        ? "Einer Verlängerung bedarf es nicht."
        : count === 0
          ? "Sie endet, ohne dass es einer Kündigung bedarf."
          : `Sie verlängert sich danach jeweils um ${count === 1 ? "einen Monat" : `${formatCount(count, "de")} Monate`}, wenn niemand fristgerecht kündigt.`,
    notice: (count: number, years: number) =>
      count === 0
        ? "Eine ordentliche Kündigung ist ausgeschlossen."
        : `Jede beteiligte Verwaltung kann mit einer Frist von ${months(count)}${years === 0 ? "" : " zum Ende der Laufzeit"} kündigen.`,
    accession: {
      declaration: "Weitere Städte, Gemeinden und Landkreise können durch schriftliche Erklärung beitreten; die Beteiligten stimmen dem schon jetzt zu.",
      amendment: "Weitere Städte, Gemeinden und Landkreise können durch Änderung dieser Vereinbarung beitreten.",
    },
    costKey: (name: string, act: string) => `Die Kosten werden nach dem Schlüssel „${name}“ verteilt. Er ist dieser ${act} beigefügt.`,
    costKeyOpen: "[Hier den Kostenschlüssel einfügen: feste Anteile, Anteile nach Einwohnern mit Stichtag, Mindest- und Höchstbeträge, Rundung.]",
    /** Never earlier than the law lets it. */
    begin: (effective: "all-signed" | "published", namedOn: string | null) => {
      const earliest = { "all-signed": "mit dem letzten Beschluss und der letzten Unterschrift der Beteiligten", published: "am Tag nach der öffentlichen Bekanntmachung" }[
        effective
      ];
      return namedOn === null ? earliest : `am ${formatDate(namedOn, "de")}, frühestens aber ${earliest},`;
    },
    /** An association is dissolved, left and joined, and its assembly decides (§ 21 KGG). */
    association: {
      prolongation: (count: number, years: number) =>
        years === 0
          ? "Einer Verlängerung bedarf es nicht."
          : count === 0
            ? "Danach ist er aufgelöst."
            : `Seine Dauer verlängert sich danach jeweils um ${count === 1 ? "einen Monat" : `${formatCount(count, "de")} Monate`}, wenn die Verbandsversammlung nicht seine Auflösung beschließt.`,
      notice: (count: number, years: number) =>
        count === 0
          ? "Ein Ausscheiden ohne wichtigen Grund ist nicht vorgesehen."
          : `Jedes Verbandsmitglied kann mit einer Frist von ${months(count)}${years === 0 ? "" : " zum Ende der Laufzeit"} ausscheiden. Das Ausscheiden ist zu beantragen; die Verbandsversammlung beschließt die dadurch nötige Änderung der Satzung, der die Verbandsmitglieder schon jetzt zustimmen.`,
      accession: {
        declaration:
          "Weitere Städte, Gemeinden und Landkreise können auf schriftlichen Antrag beitreten; die Verbandsmitglieder stimmen dem schon jetzt zu. Die Verbandsversammlung beschließt die dadurch nötige Änderung der Satzung.",
        amendment:
          "Weitere Städte, Gemeinden und Landkreise können auf schriftlichen Antrag beitreten. Die Verbandsversammlung beschließt die dadurch nötige Änderung der Satzung; ihr müssen alle Verbandsmitglieder zustimmen.",
      },
    },
  },
  paper: {
    fileName: (day: string, act: string, number: number) => `${day} ${act} Fassung ${number}`,
    subtitle: (form: string, number: number) => `${form}, Fassung ${number}`,
    state: (day: string) => `Stand: ${day}`,
    draft: "Entwurf",
    invented: "Vorführung, Angaben frei erfunden",
    parties: "Beteiligte",
    between: { agreement: "Zwischen", statutes: "Die Städte, Gemeinden, Landkreise und sonstigen Beteiligten" },
    isHost: { agreement: " (Sitz der Stelle)", statutes: " (Sitz des Verbands)" },
    concluded: concluding,
    signatures: "Unterschriften",
    signature: (name: string) => [`Ort, Datum – für ${name}`, "Name und Amt der zweiten Unterschrift"],
    annex: (number: number, title: string) => `Anlage ${number}: ${title}`,
    lawTitle: "Rechtsgrundlage",
    law: (section: string, title: string, state: string) => `${section}; ${title}. ${state}`,
    tasks: {
      title: "Aufgaben",
      caption: "Aufgaben, Zuständigkeit und Einsicht",
      task: "Aufgabe",
      kind: "Art",
      sees: "Stelle sieht",
      legend:
        "D führt durch, V verantwortet, H wird gehört, U wird unterrichtet. „Nur Summen“ heißt: nie ein Haus allein; „Stände und Zahlen“: wie weit ein Haus ist; „Einzelheiten“: auch einzelne Antworten und Nachweise.",
      someCaption: "Beteiligte, für die nur ein Teil der Aufgaben gilt",
      party: "Beteiligte",
      takes: "Aufgaben",
    },
  },
  accession: {
    fileName: (day: string, name: string) => `${day} Beitrittserklärung${name === "" ? "" : ` ${name}`}`,
    title: "Beitrittserklärung",
    articles: { stadt: "Die ", gemeinde: "Die ", landkreis: "Der ", zweckverband: "Der ", eigenbetrieb: "Der ", aoer: "Die ", sonstige: "" },
    blank: "____________________",
    declares: joining,
    points: (form: LegalForm, clause: string) => [
      `Der Text der ${acts[form]} mit allen Anlagen ist bekannt und wird anerkannt.`,
      `${taking[form]}, soweit hier nichts anderes angegeben ist: ____________________`,
      "Koordination und Vertretung werden der Stelle innerhalb eines Monats benannt.",
      `Grundlage ist die Beitrittsklausel: ${clause}`,
    ],
    basis: "Grundlage des Beitritts",
    resolution: "Beschluss",
    body: (body: string) => `${body}, Sitzung vom ____________________`,
    number: "Vorlage oder Beschluss Nr.",
    from: "Beitritt zum",
    costs: "Kostenschlüssel",
    next: "Was danach zu tun ist",
    steps: (formality: string, section: string, published: boolean) => [
      `Aufsicht: ${formality} (${section}).`,
      published ? "Öffentlich bekannt machen; der Beitritt wird am Tag danach wirksam." : "Eine öffentliche Bekanntmachung ist nicht nötig.",
      "Die Stelle richtet die Zugänge zu Ringwall ein, sobald der Beitritt wirksam ist.",
    ],
    signature: (name: string) => [`Ort, Datum – für ${name}`, "Name und Amt", "Name und Amt der zweiten Unterschrift"],
  },
};
