export const de = {
  operations: { "steering.search": "Suchen" },
  failures: {},
  title: (q: string) => (q ? `Gefunden zu „${q}“` : "Suchen"),
  lead: (n: number) =>
    n === 0
      ? "Nichts gefunden. Suchen Sie nach einem Ort, einer Person, einer Erhebung, einem Check, einer Maßnahme oder einer Anforderung."
      : n === 1
        ? "Ein Treffer"
        : `${n} Treffer`,
  kinds: {
    member: "Mitglied",
    person: "Person",
    campaign: "Erhebung",
    questionnaire: "Fragebogen",
    check: "Check",
    "own-check": "Check",
    "cooperative-measure": "Verbundmaßnahme",
    measure: "Maßnahme",
    requirement: "Anforderung",
    model: "Musterdokument",
    document: "Dokument",
    course: "Kurs",
    emergency: "Notfall",
    contract: "Vertrag",
    framework: "Rahmenvertrag",
    purchase: "Beschaffung",
    agreement: "Vereinbarung",
    decision: "Beschluss",
  },
};
