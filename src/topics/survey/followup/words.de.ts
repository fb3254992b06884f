import { wholePercent } from "#kernel/percent";

type Letter = {
  readonly name: string;
  readonly member: string;
  readonly campaign: string;
  /** `2026-12-15` */
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly standing: "not-begun" | "in-progress" | "submitted" | "signed-off" | "returned";
  readonly note: string;
  readonly from: string;
  readonly address: string;
};

const months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const german = (day: string) => `${Number(day.slice(8, 10))}. ${months[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;
const spelled = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const inWords = (n: number) => spelled[n] ?? String(n);
const large = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const spanOf = (n: number) => (n === 1 ? "einen\u00A0Tag" : `${inWords(n)}\u00A0Tage`);
const members = (n: number) => (n === 1 ? "ein Mitglied" : `${inWords(n)} Mitglieder`);

/** What is said about following up a campaign, in German. */
export const de = {
  operations: {
    "campaign.matrix": "Rücklauf ansehen",
    "campaign.matrix-live": "Rücklauf laufend aktualisieren",
    "campaign.matrix-export": "Rücklauf als Tabelle herunterladen",
    "campaign.remind": "Mitglieder erinnern",
    "campaign.remind-due": "Geplante Erinnerungen verschicken",
  },
  failures: {
    "campaign-unknown": "Diese Erhebung gibt es hier nicht. Bitte öffnen Sie die Liste der Erhebungen.",
    "campaign-closed": "Die Erhebung ist abgeschlossen; es wird niemand mehr erinnert. Öffnen Sie sie wieder, wenn noch Antworten kommen sollen.",
    "nobody-to-remind": "Von den gewählten Mitgliedern hat keines mehr etwas zu tun. Wählen Sie Mitglieder, die noch nicht eingereicht haben.",
    "nobody-to-write-to": "Bei den gewählten Mitgliedern ist weder eine Koordination noch eine Leitung eingetragen. Tragen Sie zuerst eine Person ein.",
    "reminded-today": "Alle gewählten Mitglieder wurden in den letzten 24 Stunden schon erinnert. Versuchen Sie es morgen wieder oder rufen Sie an.",
  },
  letter: {
    subject: ({ campaign, dueOn, overdue }: Letter) => (overdue ? `Überfällig seit ${german(dueOn)}: ${campaign}` : `Erinnerung: ${campaign} bis ${german(dueOn)}`),
    body: ({ name, member, campaign, dueOn, overdue, standing, note, from, address }: Letter) =>
      [
        `Guten Tag ${name},`,
        overdue
          ? `die Antworten aus ${member} zur Erhebung „${campaign}“ waren bis zum ${german(dueOn)} erbeten und sind noch nicht eingereicht.`
          : `für die Erhebung „${campaign}“ fehlen uns noch die Antworten aus ${member}. Die Frist endet am ${german(dueOn)}.`,
        standing === "returned"
          ? "Die Stelle hat die Antworten mit einer Bitte um Korrektur zurückgegeben; den Grund finden Sie auf der Seite."
          : standing === "not-begun"
            ? "Begonnen ist noch nichts. In einer Viertelstunde sind die ersten zehn Fragen geschafft, und „weiß nicht“ ist eine gültige Antwort."
            : "Einiges ist schon beantwortet. Was Sie nicht wissen, können Sie weitergeben oder mit „weiß nicht“ beantworten.",
        ...(note === "" ? [] : [note]),
        `Hier geht es weiter:\n${address}`,
        "Etwas ist unklar? Schreiben Sie uns gleich neben der Frage, mit „Rückfrage an die Stelle“; wir antworten.",
        `Freundliche Grüße\n${from}`,
      ].join("\n\n"),
  },
  title: (campaign: string) => `Rücklauf: ${campaign}`,
  trail: "Erhebungen",
  lead: (done: number, total: number, overdue: number) =>
    `${done === 0 ? "Noch keines" : large(done === 1 ? "eines" : inWords(done))} von ${total} ${done < 2 ? "hat" : "haben"} eingereicht.${overdue === 0 ? "" : ` ${large(members(overdue))} ${overdue === 1 ? "ist" : "sind"} überfällig.`}`,
  leadClosed: (done: number, total: number) =>
    `Die Erhebung ist abgeschlossen: ${done === 0 ? "keines" : done === 1 ? "eines" : inWords(done)} von ${total} ${done < 2 ? "hat" : "haben"} eingereicht.`,
  evaluation: "Auswertung ansehen",
  settings: "Einstellungen",
  figures: {
    notBegun: "Noch nicht begonnen",
    inProgress: "In Arbeit",
    submitted: "Wartet auf Freigabe",
    signedOff: "Freigegeben",
    overdue: "Überfällig",
    openInquiries: "Offene Rückfragen",
  },
  of: (total: number) => `von ${total}`,
  standings: {
    "not-begun": "nicht begonnen",
    "in-progress": "in Arbeit",
    submitted: "eingereicht",
    "signed-off": "freigegeben",
    returned: "zurückgegeben",
  },
  states: {
    "not-begun": "nicht begonnen",
    "in-progress": "in Arbeit",
    submitted: "eingereicht",
    "signed-off": "freigegeben",
    returned: "zurückgegeben",
    open: "noch nicht eingereicht",
    overdue: "überfällig",
    inquiries: "mit offenen Rückfragen",
  },
  sizes: {
    "under-5000": "unter 5.000",
    "5000-9999": "5.000 bis 9.999",
    "10000-19999": "10.000 bis 19.999",
    "20000-49999": "20.000 bis 49.999",
    "from-50000": "ab 50.000",
    district: "Landkreis",
    none: "ohne Einwohner",
  },
  filters: { state: "Stand", size: "Größe (Einwohner)", text: "Name", sort: "Reihenfolge" },
  sorts: {
    name: "Name",
    "-name": "Name, rückwärts",
    share: "am wenigsten beantwortet zuerst",
    "-share": "am meisten beantwortet zuerst",
    due: "Frist, früheste zuerst",
    "-due": "Frist, späteste zuerst",
    activity: "am längsten still zuerst",
    "-activity": "zuletzt aktiv zuerst",
    inquiries: "Rückfragen, wenige zuerst",
    "-inquiries": "Rückfragen, viele zuerst",
  },
  found: (found: number, total: number) => (found === total ? (total === 1 ? "Ein Mitglied" : `${total} Mitglieder`) : `${found} von ${total} Mitgliedern`),
  matrixTitle: "Mitglieder und Abschnitte",
  matrixNote: "beantwortete Fragen in Prozent",
  member: "Mitglied",
  share: (share: number | null) => (share === null ? "–" : String(wholePercent(share))),
  cell: (answered: number, asked: number, unknown: number) => `${answered} von ${asked} beantwortet${unknown === 0 ? "" : `, davon ${unknown}-mal „weiß nicht“`}`,
  untouched: "noch nicht begonnen",
  legend: { full: "vollständig", most: "ab 75 %", half: "40–74 %", some: "unter 40 %", none: "0 %", untouched: "noch nicht begonnen" },
  rowNote: (standing: string, overdue: boolean) => (overdue ? `${standing}, überfällig` : standing),
  listTitle: "Stand und Erinnerungen",
  columns: {
    choose: "Auswählen",
    member: "Mitglied",
    standing: "Stand",
    due: "Frist",
    activity: "Zuletzt aktiv",
    inquiries: "Offene Rückfragen",
    delegations: "Weitergaben",
    reminded: "Zuletzt erinnert",
  },
  chooseMember: (name: string) => `${name} erinnern`,
  overdue: "überfällig",
  never: "noch nie",
  nothing: "–",
  remindTitle: "Erinnern",
  remindHint: "Die Koordination bekommt eine Nachricht mit Frist und Adresse; ist ein Mitglied überfällig, auch die Leitung. Niemand wird an einem Tag zweimal erinnert.",
  note: "Ein persönlicher Satz dazu",
  remindChosen: "Ausgewählte erinnern",
  remindAll: (open: number) => (open === 1 ? "Das eine offene Mitglied erinnern" : `Alle ${inWords(open)} offenen erinnern`),
  remindClosed: "Die Erhebung ist abgeschlossen.",
  remindNobody: "Alle haben eingereicht.",
  plannedDays: (days: readonly number[]) =>
    days.length === 0
      ? "Geplante Erinnerungen: keine."
      : `Geplante Erinnerungen: ${days.map((day) => (day < 0 ? `${spanOf(-day)} vor der Frist` : day === 0 ? "am Tag der Frist" : `${spanOf(day)} danach`)).join(", ")}.`,
  reminded: "Die Erinnerungen sind unterwegs. Wer heute schon erinnert wurde, bekam keine zweite.",
  empty: "Kein Mitglied passt zu dieser Auswahl",
  emptyHint: "Nehmen Sie eine Einschränkung zurück, um mehr zu sehen.",
  yes: "ja",
  exportName: (campaign: string, day: string) => `${day} Rücklauf ${campaign}`,
  exportColumns: ["Mitglied", "Größe (Einwohner)", "Stand", "Frist", "Überfällig", "Beantwortet (%)", "Zuletzt aktiv", "Offene Rückfragen", "Weitergaben", "Zuletzt erinnert"],
};
