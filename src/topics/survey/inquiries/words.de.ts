const numerals = ["keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const numeral = (n: number) => numerals[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said about inquiries, in German. */
export const de = {
  operations: {
    "inquiry.ask": "Rückfrage an die Stelle",
    "inquiry.reply": "Auf eine Rückfrage antworten",
    "inquiry.close": "Rückfrage abschließen",
    "inquiry.list": "Rückfragen eines Mitglieds",
    "inquiry.read": "Rückfrage lesen",
    "inquiry.queue": "Rückfragen aller Mitglieder",
    "inquiry.export": "Rückfragen herunterladen",
  },
  failures: {
    "campaign-unknown": "Diese Erhebung gibt es hier nicht. Bitte öffnen Sie die Liste der Erhebungen.",
    "question-unknown": "Diese Frage gibt es in der Erhebung nicht. Bitte laden Sie die Seite neu.",
    "inquiry-unknown": "Diese Rückfrage gibt es nicht. Bitte laden Sie die Seite neu.",
    "inquiry-closed": "Die Rückfrage ist schon abgeschlossen. Stellen Sie bei der Frage eine neue, wenn noch etwas offen ist.",
  },
  letter: {
    subject: "Ihre Rückfrage ist beantwortet",
    body: (name: string, from: string, address: string) => `Guten Tag ${name},\n\n${from} hat auf Ihre Rückfrage geantwortet. Sie finden die Antwort bei der Frage:\n${address}`,
    contributor: (name: string, from: string, address: string) =>
      `Guten Tag ${name},\n\n${from} hat auf Ihre Rückfrage geantwortet. Sie lesen die Antwort nach Eingabe Ihres Codes:\n${address}`,
  },
  title: "Rückfragen",
  lead: (open: number) =>
    open === 0
      ? "Keine Rückfrage wartet auf Sie."
      : open === 1
        ? "Eine Rückfrage wartet auf Ihre Antwort."
        : `${capital(numeral(open))} Rückfragen warten auf Ihre Antwort, die älteste zuerst.`,
  memberLead: "Was Sie die Stelle gefragt haben und was sie geantwortet hat.",
  states: { open: "wartet auf die Stelle", answered: "beantwortet", closed: "abgeschlossen" },
  columns: { member: "Mitglied", question: "Frage", last: "Zuletzt", state: "Stand", since: "Seit", act: "Tun" },
  exportColumns: ["Mitglied", "Erhebung", "Abschnitt", "Frage", "Stand", "Gestellt am", "Zuletzt am", "Beiträge", "Zuletzt von", "Letzter Beitrag"],
  exportName: (day: string) => `Rückfragen ${day}`,
  state: "Stand",
  all: "Alle",
  text: "Text oder Mitglied",
  found: (count: number) => (count === 1 ? "Eine Rückfrage" : `${capital(numeral(count))} Rückfragen`),
  open: "Öffnen",
  openFor: (member: string) => `Rückfrage öffnen, ${member}`,
  empty: "Keine Rückfragen",
  emptyQueue: "Wer beim Antworten unsicher ist, fragt hier nach. Eine gute Antwort hilft oft mehreren Mitgliedern.",
  emptyMember: "Bei jeder Frage einer Erhebung können Sie die Stelle fragen, statt zu raten.",
  toQuestion: "Zur Frage",
  threadTitle: "Verlauf",
  reply: "Ihre Antwort",
  replyMember: "Ihre Nachricht an die Stelle",
  send: "Antwort senden",
  sendMember: "Nachricht senden",
  close: "Rückfrage abschließen",
  closed: "Diese Rückfrage ist abgeschlossen.",
  office: "Stelle",
  doneReply: "Ihre Nachricht ist gesendet.",
  doneClose: "Die Rückfrage ist abgeschlossen.",
  survey: "Erhebung",
  section: "Abschnitt",
  asked: "Gestellt",
};
