const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

type Letter = {
  readonly name: string;
  readonly from: string;
  readonly sections: readonly string[];
  readonly note: string;
  readonly address: string;
  readonly until: string;
  readonly campaign: string;
};

/** What is said about handing sections on, in German. */
export const de = {
  operations: {
    "delegation.create": "Abschnitte weitergeben",
    "delegation.list": "Weitergegebene Abschnitte ansehen",
    "delegation.renew": "Neuen Code ausstellen",
    "delegation.revoke": "Weitergabe zurücknehmen",
    "delegation.enter": "Mit Code mitwirken",
    "delegation.leave": "Mitwirkung auf diesem Gerät beenden",
  },
  failures: {
    "campaign-unknown": "Diese Erhebung gibt es hier nicht. Bitte öffnen Sie die Liste Ihrer Erhebungen.",
    "section-unknown": "Diesen Abschnitt gibt es in der Erhebung nicht. Bitte wählen Sie einen der gezeigten Abschnitte.",
    "delegation-unknown": "Diese Weitergabe gibt es nicht. Bitte laden Sie die Seite neu.",
    "campaign-closed": "Die Erhebung ist abgeschlossen. Es kann nichts mehr weitergegeben werden; wenden Sie sich an die Stelle, wenn noch etwas fehlt.",
    "response-submitted": "Ihre Antworten sind schon eingereicht. Ziehen Sie die Einreichung zurück, bevor Sie Abschnitte weitergeben.",
    "delegation-revoked": "Diese Weitergabe wurde zurückgenommen. Geben Sie die Abschnitte neu weiter, wenn wieder jemand mitwirken soll.",
  },
  letter: {
    subject: (campaign: string) => `Bitte um Ihre Mithilfe: ${campaign}`,
    body: ({ name, from, sections, note, address, until, campaign }: Letter) =>
      [
        `Guten Tag ${name},`,
        `${from} bittet Sie, bei „${campaign}“ ${sections.length === 1 ? "einen Abschnitt" : `${sections.length} Abschnitte`} zu beantworten:`,
        sections.map((title) => `– ${title}`).join("\n"),
        ...(note === "" ? [] : [note]),
        `Öffnen Sie dazu diese Adresse:\n${address}`,
        `Dort geben Sie einen Code ein. Den Code nennt Ihnen ${from} am Telefon oder auf Papier; er steht bewusst nicht in dieser Nachricht.`,
        `Sie brauchen kein Konto. Der Zugang gilt bis ${until}.`,
      ].join("\n\n"),
  },
  title: "Abschnitte weitergeben",
  kicker: (campaign: string, member: string) => `${campaign} · ${member}`,
  lead: "Wer die Antwort kennt, soll sie geben: Die Person braucht kein Konto, nur eine Adresse und einen Code.",
  backToSurvey: "Zur Erhebung",
  newTitle: "Neu weitergeben",
  sections: "Welche Abschnitte?",
  sectionHint: (questions: number, minutes: number, audience: string | null) =>
    `${count(questions, "Frage", "Fragen")}, etwa ${minutes} Minuten${audience === null ? "" : ` · meist weiß es: ${audience}`}`,
  name: "An wen?",
  nameHint: "Name oder Funktion, zum Beispiel „IT-Leitung“",
  email: "E-Mail-Adresse",
  emailHint: "Dorthin geht die Adresse der Seite – nie der Code.",
  note: "Nachricht",
  days: "Gültig für",
  daysUnit: "Tage",
  handOn: "Weitergeben und Code anzeigen",
  closed: "Die Erhebung ist abgeschlossen; es kann nichts mehr weitergegeben werden.",
  submitted: "Die Antworten sind eingereicht; ziehen Sie die Einreichung zurück, um etwas weiterzugeben.",
  listTitle: "Schon weitergegeben",
  listEmpty: "Noch nichts weitergegeben",
  listEmptyHint: "Wählen Sie Abschnitte und nennen Sie eine Person. Sie behalten den Überblick und reichen am Ende selbst ein.",
  columns: { name: "Person", sections: "Abschnitte", state: "Stand", until: "Gültig bis", entered: "Zuletzt da", acts: "Tun" },
  states: { active: "gilt", expired: "abgelaufen", revoked: "zurückgenommen", exhausted: "gesperrt nach zehn falschen Codes" },
  never: "noch nie",
  renew: "Neuer Code",
  revoke: "Zurücknehmen",
  revokeConfirm: "Wirklich zurücknehmen? Gegebene Antworten bleiben erhalten.",
  renewFor: (name: string) => `Neuer Code für ${name}`,
  revokeFor: (name: string) => `Weitergabe an ${name} zurücknehmen`,
  revoked: "Die Weitergabe ist zurückgenommen. Alle gegebenen Antworten bleiben erhalten.",
  slip: {
    title: (name: string) => `Zugang für ${name}`,
    once: "Der Code wird nur jetzt gezeigt. Sagen Sie ihn am Telefon oder geben Sie diesen Zettel weiter.",
    mailed: "Die Adresse ist per E-Mail unterwegs. Den Code sagen Sie bitte auf einem anderen Weg: am Telefon oder auf Papier.",
    address: "Adresse",
    code: "Code",
    sections: "Abschnitte",
    campaign: "Erhebung",
    until: "Gültig bis",
    print: "Zum Aufheben: Drucken Sie diese Seite (Strg + P).",
  },
  enter: {
    title: "Mitwirken",
    lead: "Jemand aus Ihrem Rathaus hat Sie um Antworten gebeten. Geben Sie den Code ein, den Sie am Telefon oder auf Papier bekommen haben.",
    code: "Ihr Code",
    codeHint: "Acht Zeichen, zum Beispiel K7QP-3XWM. Groß- und Kleinschreibung ist egal.",
    go: "Weiter",
    help: "Kein Code zur Hand? Fragen Sie die Person, die Ihnen die Adresse gegeben hat; sie kann jederzeit einen neuen Code ausstellen.",
    refused: {
      "code-wrong": "Dieser Code passt nicht. Bitte prüfen Sie die Zeichen; nach zehn falschen Versuchen wird er gesperrt.",
      "code-exhausted": "Dieser Code ist gesperrt, weil zu oft ein falscher eingegeben wurde. Bitten Sie um einen neuen Code.",
      "delegation-expired": "Dieser Code ist abgelaufen. Ihre Antworten sind erhalten; bitten Sie um einen neuen Code.",
      "delegation-revoked": "Diese Weitergabe wurde zurückgenommen. Ihre Antworten sind erhalten; Sie müssen nichts weiter tun.",
    },
  },
  left: {
    title: "Mitwirkung beenden",
    lead: "Ihre Antworten sind gespeichert. Mit Ihrem Code können Sie bis zum Ende der Gültigkeit jederzeit weitermachen.",
    leave: "Auf diesem Gerät beenden",
    done: "Sie sind abgemeldet. Vielen Dank für Ihre Mithilfe.",
  },
};
