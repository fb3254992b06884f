import { formatCount } from "#ui/numbers";

type LetterFacts = { readonly name: string; readonly provider: string; readonly requirement: string; readonly officeName: string; readonly address: string };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const members = (count: number) => (count === 1 ? "ein Mitglied" : `${formatCount(count, "de")} Mitglieder`);

/** What is said about shared answers, in German. */
export const de = {
  operations: {
    "shared-answer.list": "Gemeinschaftsantworten ansehen",
    "shared-answer.export": "Gemeinschaftsantworten herunterladen",
    "shared-answer.read": "Gemeinschaftsantwort ansehen",
    "shared-answer.prepare": "Gemeinschaftsantwort vorbereiten",
    "shared-answer.publish": "Gemeinschaftsantwort veröffentlichen",
    "shared-answer.evidence": "Nachweis einer Gemeinschaftsantwort öffnen",
    "shared-answer.reliance": "Wer verlässt sich auf wen",
    "shared-answer.reliance-export": "Wer verlässt sich auf wen herunterladen",
  },
  failures: {
    "shared-answer-unknown": "Diese Gemeinschaftsantwort gibt es hier nicht. Bitte öffnen Sie die Liste.",
    "shared-answer-withdrawn": "Diese Gemeinschaftsantwort wurde inzwischen zurückgezogen. Es wurde nichts gespeichert; veröffentlichen Sie bei Bedarf eine neue.",
    "shared-answer-changed":
      "Inzwischen hat jemand eine neue Fassung veröffentlicht. Ihre Eingaben stehen noch unten. Bitte öffnen Sie die Antwort in einem zweiten Fenster, vergleichen Sie und beginnen Sie dann von der neuen Fassung aus.",
    "shared-answer-exists":
      "Dieser Anbieter beantwortet diese Anforderung schon. Es wurde keine zweite Antwort angelegt; öffnen Sie die vorhandene und veröffentlichen Sie dort eine neue Fassung, oder nennen Sie einen anderen Anbieter.",
    "requirement-not-in-catalogue": "Diese Anforderung steht nicht in der geltenden Fassung des Katalogs. Bitte wählen Sie eine aus der Liste.",
    "residual-duty-missing": "Bei „deckt einen Teil ab“ und „Hilfestellung“ muss stehen, was beim Mitglied bleibt. Bitte füllen Sie „Was bleibt beim Mitglied?“ aus.",
    "file-kind-refused": "Diese Art Datei nehmen wir nicht an, oder ihr Inhalt passt nicht zum Namen. Erlaubt sind PDF, Bilder (PNG, JPG), Text und Office-Dateien ohne Makros.",
    "file-too-large": "Die Datei ist größer als 25 MB. Bitte wählen Sie eine kleinere.",
    "quota-exceeded":
      "Der Speicherplatz der Stelle für Dateien ist aufgebraucht. Die Antwort wurde nicht veröffentlicht. Nennen Sie den Nachweis ohne Datei, oder wenden Sie sich an den Betrieb.",
    "evidence-unknown": "Diesen Nachweis gibt es nicht oder nicht mehr. Bitte laden Sie die Seite neu.",
  },
  letters: {
    review: {
      subject: ({ requirement }: LetterFacts) => `Bitte überprüfen: neue Fassung der Gemeinschaftsantwort zu ${requirement}`,
      body: ({ name, provider, requirement, officeName, address }: LetterFacts) =>
        [
          `Guten Tag ${name},`,
          `${provider} hat die Gemeinschaftsantwort zu „${requirement}“ neu gefasst. Ihr Haus verlässt sich auf eine frühere Fassung. Sie gilt bei Ihnen weiter, bis Sie entschieden haben.`,
          `Bitte sehen Sie sich an, was sich geändert hat, und übernehmen Sie die neue Fassung, passen Sie sie an oder lehnen Sie sie ab:\n${address}`,
          `Freundliche Grüße\n${officeName}`,
        ].join("\n\n"),
    },
  },
  coverages: { full: "deckt ganz ab", partial: "deckt einen Teil ab", guidance: "Hilfestellung" },
  coverageHints: {
    full: "Wer übernimmt, erfüllt die Anforderung damit. Es bleibt nichts zu tun.",
    partial: "Wer übernimmt, erfüllt einen Teil. Erst wenn die eigene Pflicht erledigt ist, zählt die Anforderung als erfüllt.",
    guidance: "Eine Anleitung oder ein Muster. Es hilft beim Antworten, zählt aber selbst nicht.",
  },
  decisions: { adopted: "übernommen", adapted: "angepasst", rejected: "abgelehnt" },
  undecided: "noch offen",
  reviewNeeded: "Überprüfung nötig",
  withdrawn: "zurückgezogen",
  version: (version: number) => `Fassung ${version}`,
  register: {
    title: "Gemeinschaftsantworten",
    lead: ({ standing, review }: { standing: number; review: number }) =>
      standing === 0
        ? "Einmal beantworten, alle können sich darauf verlassen."
        : review === 0
          ? "Alle, die sich auf eine Gemeinschaftsantwort verlassen, haben die geltende Fassung."
          : review === 1
            ? "Bei einer Antwort verlassen sich Mitglieder noch auf eine frühere Fassung."
            : `Bei ${formatCount(review, "de")} Antworten verlassen sich Mitglieder noch auf eine frühere Fassung.`,
    publish: "Für alle: Anforderung beantworten",
    reliance: "Wer verlässt sich auf wen?",
    caption: "Gemeinschaftsantworten des Verbunds",
    columns: { requirement: "Anforderung", provider: "Anbieter", coverage: "Abdeckung", relied: "Verlassen sich", open: "Offen", state: "Stand", act: "Tun" },
    filters: { catalogue: "Katalog", area: "Bereich", provider: "Anbieter", coverage: "Abdeckung", state: "Stand", text: "Text" },
    states: { review: "Überprüfung nötig", undecided: "Entscheidungen offen", withdrawn: "zurückgezogen" },
    standing: "geltende",
    found: (count: number) =>
      count === 0 ? "Keine Gemeinschaftsantwort" : count === 1 ? "Eine Gemeinschaftsantwort" : `${capital(formatCount(count, "de"))} Gemeinschaftsantworten`,
    ofMember: (name: string) => `Nur Antworten, auf die sich ${name} verlässt.`,
    allMembers: "Alle Mitglieder zeigen",
    relied: (adopted: number, adapted: number) => (adapted === 0 ? `${adopted}` : `${adopted + adapted}, davon ${adapted} angepasst`),
    reviews: (count: number) => (count === 1 ? "1 zu überprüfen" : `${count} zu überprüfen`),
    current: "aktuell",
    open: "Öffnen",
    openOf: (title: string) => `Gemeinschaftsantwort öffnen: ${title}`,
    hidden: (count: number) =>
      count === 1 ? "Ein Mitglied zeigt nur Summen und ist hier nicht mitgezählt." : `${capital(members(count))} zeigen nur Summen und sind hier nicht mitgezählt.`,
    emptyTitle: "Noch keine Gemeinschaftsantwort",
    empty:
      "Vieles gilt für alle Mitglieder gleich: das Rechenzentrum sichert für alle, die Stelle berät alle. Beantworten Sie so eine Anforderung einmal; die Mitglieder übernehmen die Antwort, statt sie jedes für sich zu erarbeiten, und sehen, was bei ihnen bleibt.",
    emptyFilter: "Zu dieser Auswahl gibt es keine Gemeinschaftsantwort.",
  },
  record: {
    leadStanding: (relied: number, undecided: number) =>
      `${relied === 0 ? "Noch verlässt sich niemand auf diese Antwort" : relied === 1 ? "Ein Mitglied verlässt sich auf diese Antwort" : `${capital(formatCount(relied, "de"))} Mitglieder verlassen sich auf diese Antwort`}${undecided === 0 ? "." : undecided === 1 ? ", eines hat noch nicht entschieden." : `, ${formatCount(undecided, "de")} haben noch nicht entschieden.`}`,
    leadWithdrawn: (day: string) => `Zurückgezogen am ${day}. Die Antwort zählt bei niemandem mehr.`,
    reason: "Grund",
    next: "Neue Fassung veröffentlichen",
    withdraw: "Zurückziehen …",
    requirement: "Anforderung",
    catalogue: "Katalog",
    area: "Bereich",
    provider: "Anbieter",
    coverage: "Abdeckung",
    published: "Veröffentlicht",
    publishedBy: (at: string, name: string) => `${at} von ${name}`,
    statement: "Antwort",
    duty: "Was beim Mitglied bleibt",
    noDuty: "Nichts.",
    evidence: "Nachweis",
    noEvidence: "Kein Nachweis angegeben.",
    decisions: "Wer hat wie entschieden?",
    columns: { member: "Mitglied", decision: "Entscheidung", version: "Fassung", duty: "Eigene Pflicht", reason: "Begründung", decided: "Entschieden" },
    dutyDone: "erledigt",
    dutyOpen: "offen",
    decidedBy: (at: string, name: string) => `${at}, ${name}`,
    nobody: "Kein Mitglied zeigt seine Entscheidungen.",
    earlier: "Frühere Fassungen",
    relyOn: (count: number) =>
      count === 0
        ? "niemand verlässt sich noch darauf"
        : count === 1
          ? "ein Mitglied verlässt sich noch darauf"
          : `${formatCount(count, "de")} Mitglieder verlassen sich noch darauf`,
    done: {
      "shared-answer.publish": "Die Antwort ist veröffentlicht.",
      "shared-answer.withdraw": "Die Antwort ist zurückgezogen. Wer sich darauf verlassen hat, bekommt eine Nachricht.",
    },
    doneHint: "Wer sich auf eine frühere Fassung verlässt, behält sie und wird um Überprüfung gebeten.",
  },
  publish: {
    titleNew: "Für alle: Anforderung beantworten",
    titleNext: "Neue Fassung veröffentlichen",
    lead: "Was Sie hier veröffentlichen, sehen alle Mitglieder. Jedes entscheidet selbst, ob es sich darauf verlässt.",
    leadNext: (adopters: number) =>
      adopters === 0
        ? "Noch verlässt sich niemand auf die geltende Fassung."
        : `${adopters === 1 ? "Ein Mitglied verlässt" : `${capital(formatCount(adopters, "de"))} Mitglieder verlassen`} sich auf diese Antwort. Sie behalten ihre Fassung und werden gebeten, die neue zu überprüfen.`,
    steps: ["Anforderung wählen", "Antwort schreiben"],
    search: "Welche Anforderung?",
    searchHint: "Ein Stichwort oder die Nummer, zum Beispiel „Datensicherung“ oder „CON.3“.",
    catalogue: "Katalog",
    allCatalogues: "alle Kataloge",
    find: "Suchen",
    results: "Gefundene Anforderungen",
    found: (count: number) => (count === 1 ? "Eine Anforderung passt." : `${capital(formatCount(count, "de"))} Anforderungen passen.`),
    most: "Es werden die 30 passendsten gezeigt. Ein genaueres Stichwort grenzt weiter ein.",
    nothing: "Keine Anforderung passt zu diesem Stichwort. Versuchen Sie ein anderes oder wählen Sie alle Kataloge.",
    noCatalogue: "Im Verbund gibt es noch keinen Katalog. Übernehmen Sie zuerst einen, dann können Sie seine Anforderungen beantworten.",
    answers: (count: number) => (count === 1 ? "schon einmal beantwortet" : `schon ${count}-mal beantwortet`),
    choose: "Beantworten",
    chooseOf: (title: string) => `Beantworten: ${title}`,
    other: "Andere Anforderung wählen",
    gone: "Diese Anforderung steht nicht mehr in der geltenden Fassung des Katalogs. Bitte wählen Sie eine andere.",
    standing: (providers: string) => `Beantwortet haben das schon: ${providers}. Eine weitere Antwort eines anderen Anbieters ist möglich.`,
    requirement: "Das verlangt die Anforderung",
    provider: "Wer antwortet?",
    providerHint: (others: string) =>
      others === "" ? "Die Stelle selbst oder ein gemeinsamer Dienstleister." : `Die Stelle selbst oder ein gemeinsamer Dienstleister. Bisher: ${others}.`,
    coverage: "Wie viel deckt die Antwort ab?",
    statement: "Antwort",
    statementHint: "Was wird für die Mitglieder getan, wie und seit wann? So konkret, dass auch Außenstehende es nachvollziehen können.",
    duty: "Was bleibt beim Mitglied?",
    dutyHint: "In einem Satz, was das Mitglied selbst noch tun muss. Pflicht, außer die Antwort deckt alles ab.",
    evidence: "Nachweis",
    evidenceHint: "Womit lässt sich das belegen? Zum Beispiel Vertrag, Zertifikat oder Protokoll mit Datum.",
    file: "Datei zum Nachweis",
    fileHint: "PDF, Bild, Text oder Office-Datei, höchstens 25 MB. Alle Mitglieder können sie öffnen.",
    fileStays: (name: string) => `Bisherige Datei „${name}“ behalten`,
    fileStaysHint: "Eine neue Datei tritt an ihre Stelle.",
    submit: "Veröffentlichen",
    submitNext: "Neue Fassung veröffentlichen",
  },
  reliance: {
    title: "Wer verlässt sich auf wen?",
    lead: "Wie viele Anforderungen jedes Mitglied durch die Antwort eines anderen erfüllt. Fällt ein Anbieter aus, sehen Sie hier, wen es trifft.",
    matrix: "Mitglieder und Anbieter",
    member: "Mitglied",
    offers: (count: number) => (count === 1 ? "1 Antwort" : `${count} Antworten`),
    cell: ({ relied, review, openDuties, rejected }: { relied: number; review: number; openDuties: number; rejected: number }) =>
      [
        relied === 0 ? "verlässt sich auf keine Antwort" : relied === 1 ? "verlässt sich auf eine Antwort" : `verlässt sich auf ${formatCount(relied, "de")} Antworten`,
        ...(review > 0 ? [`${review} zu überprüfen`] : []),
        ...(openDuties > 0 ? [openDuties === 1 ? "eine eigene Pflicht offen" : `${formatCount(openDuties, "de")} eigene Pflichten offen`] : []),
        ...(rejected > 0 ? [`${rejected} abgelehnt`] : []),
      ].join(", "),
    hidden: "zeigt nur Summen",
    hiddenCell: "nicht gezeigt",
    legend: {
      relied: "verlässt sich, nichts mehr zu tun",
      review: "Überprüfung nötig oder eigene Pflicht offen",
      none: (hidden: boolean) => (hidden ? "verlässt sich nicht (–) oder zeigt nur Summen (?)" : "verlässt sich nicht"),
    },
    catalogue: "Katalog",
    found: (count: number) => capital(members(count)),
    emptyTitle: "Noch keine Mitglieder",
    empty: "Sobald Mitglieder Gemeinschaftsantworten übernehmen, sehen Sie hier, wer sich auf wen verlässt.",
    noProviders: "Noch beantwortet niemand etwas für andere.",
  },
  exports: {
    registerName: "Gemeinschaftsantworten",
    registerColumns: [
      "Katalog",
      "Bereich",
      "Nummer",
      "Anforderung",
      "Anbieter",
      "Abdeckung",
      "Fassung",
      "Veröffentlicht am",
      "Übernommen",
      "Angepasst",
      "Abgelehnt",
      "Noch offen",
      "Überprüfung nötig",
      "Zurückgezogen am",
    ],
    relianceName: "Wer verlässt sich auf wen",
    matrixSheet: "Übersicht",
    linesSheet: "Entscheidungen",
    linesColumns: [
      "Mitglied",
      "Anbieter",
      "Katalog",
      "Nummer",
      "Anforderung",
      "Entscheidung",
      "Fassung",
      "Geltende Fassung",
      "Eigene Pflicht",
      "Begründung",
      "Entschieden am",
      "Entschieden von",
    ],
    duty: (done: boolean) => (done ? "erledigt" : "offen"),
  },
};
