/** The demonstration's money: the cost plan of the example, two keys, advances, one settlement, going alone, hours of the office. All amounts are invented. */
import { cooperativeId, type Cast } from "./cast.ts";
import type { Stage } from "./stage.ts";

const note = "Betrag frei erfunden (Annahme der Vorführung)";

type Position = readonly [kind: string, title: string, cents: string, more?: object];

/** 230,000 € a year: two posts with overhead, and 20,000 € means. */
const plan: readonly Position[] = [
  ["personnel", "Leitung der Stelle", "88.000,00", { payGrade: "EG 12", post: "100" }],
  ["personnel", "Sicherheitsbeauftragte der Mitglieder", "82.000,00", { payGrade: "EG 12", post: "100" }],
  ["overhead", "Arbeitsplätze, Räume und Verwaltung", "40.000,00"],
  ["services", "Prüfungen und Schulungen durch Dritte", "14.000,00"],
  ["materials", "Reisen, Druck, Fachliteratur", "6.000,00"],
];
/** The first year had three months of work and a grant. */
const lastPlan: readonly Position[] = [
  ["personnel", "Leitung der Stelle", "22.000,00", { payGrade: "EG 12", post: "100" }],
  ["personnel", "Sicherheitsbeauftragte der Mitglieder", "20.500,00", { payGrade: "EG 12", post: "100" }],
  ["overhead", "Arbeitsplätze, Räume und Verwaltung", "10.000,00"],
  ["services", "Prüfungen und Schulungen durch Dritte", "3.500,00"],
  ["materials", "Reisen, Druck, Fachliteratur", "1.500,00"],
  ["grants", "Anschub durch das Land", "10.000,00"],
];
const lastActual: readonly Position[] = [
  ["personnel", "Leitung der Stelle", "21.603,09", { payGrade: "EG 12", post: "100" }],
  ["personnel", "Sicherheitsbeauftragte der Mitglieder", "19.982,55", { payGrade: "EG 12", post: "100" }],
  ["overhead", "Arbeitsplätze, Räume und Verwaltung", "10.000,00"],
  ["services", "Prüfungen und Schulungen durch Dritte", "2.910,72"],
  ["materials", "Reisen, Druck, Fachliteratur", "1.029,64"],
  ["grants", "Anschub durch das Land", "10.000,00"],
];

const assumptions: readonly object[] = [
  { title: "Halbe Stelle Informationssicherheit", kind: "posts", measure: "population", audience: "municipalities", cents: "2.400,00", atLeast: "20.000,00", atMost: "85.000,00" },
  { title: "Eine Stelle Informationssicherheit", kind: "posts", measure: "member", audience: "districts", cents: "88.000,00" },
  { title: "Prüfung durch Dritte", kind: "services", measure: "member", audience: "all", cents: "6.000,00" },
  { title: "Lernplattform und Werkzeuge", kind: "licences", measure: "member", audience: "all", cents: "2.500,00" },
];

const services: readonly (readonly [title: string, hours: number, description: string])[] = [
  ["Beratung", 24, "Fragen am Telefon und vor Ort"],
  ["Check", 20, "Grundschutz-Check begleiten und nachprüfen"],
  ["Dokumente", 12, "Leitlinie und Richtlinien anpassen"],
  ["Schulung", 10, "Schulungen vorbereiten und halten"],
  ["Vorfall", 8, "Im Ernstfall helfen"],
  ["Steuerung", 14, "Berichte, Sitzungen, Planung"],
];

/** What is counted in pieces: the places a house has on the learning platform. */
const places = { title: "Lernplatz", description: "Plätze auf der gemeinsamen Lernplattform (Zahlen erfunden)", plannedHours: 0, counts: "pieces", pieceName: "Platz" };

const lines: readonly (readonly [daysAgo: number, line: string])[] = [
  [1, "90 Raunheim Beratung Zugang für Dienstleister"],
  [1, "1:30 Büttelborn Vorfall Verdächtige Mail, Postfach geprüft"],
  [2, "2h alle Steuerung Unterlage für die Lenkungsgruppe"],
  [3, "3 h Nauheim Check Rundgang mit Hausmeister"],
  [5, "45 Stockstadt Beratung Datensicherung"],
  [8, "4h alle Schulung Unterlagen für den Herbst"],
  [9, "2,5 Riedstadt Dokumente Leitlinie besprochen"],
  [12, "1,5 Bischofsheim Beratung Mobiles Arbeiten"],
  [15, "6h Rüsselsheim Check Nachprüfung"],
  [16, "2h Gernsheim Dokumente Notfallrichtlinie"],
  [20, "180x Rüsselsheim Lernplatz Verwaltung ohne Kitas"],
  [20, "65x Groß-Gerau Lernplatz"],
  [20, "40x Raunheim Lernplatz"],
  [20, "24x Nauheim Lernplatz"],
  [20, "18x Stockstadt Lernplatz"],
  [4, "6x Raunheim Lernplatz neue Beschäftigte"],
];

/** A sorting code no bank has. */
const account = { holder: "Kreiskasse Groß-Gerau (Konto erfunden)", iban: "DE19 9999 9999 0000 1234 56", bank: "Musterbank", purpose: "Kassenzeichen 4711 (erfunden)", days: 30 };

const half = { part: "percent", percent: "50" };
const byPopulation = (circle: string) => ({ part: "rest", basis: "population", circle, figuresDay: "12-31", figuresYear: 2_022 });

async function writePlan(stage: Stage, { office }: Cast, year: number, planned: "plan" | "actual", positions: readonly Position[]): Promise<void> {
  for (const [kind, title, cents, more = {}] of positions)
    await stage.act(office, "cost-plan.save-position", { cooperativeId, year, stage: planned, kind, title, cents, note, ...more });
}

/** A grant for building up the office: granted, the first instalment received and used, the proof of use ahead. */
async function playGrant(stage: Stage, { office }: Cast, year: number): Promise<void> {
  const grant = { cooperativeId, programme: "ikz-hessen", title: "Aufbau der gemeinsamen Stelle (erfunden)", requestedCents: "75.000,00" };
  const { grantId } = await stage.act<{ grantId: string }>(office, "grant.save", { ...grant, appliedOn: stage.day(-330), reference: "erfunden 1/2025" });
  const place = { cooperativeId, grantId };
  await stage.act(office, "grant.note-award", {
    ...place,
    version: 1,
    grantedCents: "60.000,00",
    awardedOn: stage.day(-240),
    awardReference: "erfunden 7/2026",
    conditions: "Verwendungsnachweis mit Sachbericht; Belege fünf Jahre aufbewahren. (Auflagen erfunden)",
    instalments: [
      { dueOn: stage.day(-200), cents: "40.000,00" },
      { dueOn: stage.day(150), cents: "20.000,00" },
    ],
    evidence: [
      { kind: "interim", dueOn: stage.day(35) },
      { kind: "final", dueOn: `${year + 1}-12-31` },
    ],
  });
  const read = await stage.act<{ grant: { instalments: { id: string }[] } }>(office, "grant.read", place);
  await stage.act(office, "grant.note-received", { ...place, instalmentId: read.grant.instalments[0]?.id, receivedOn: stage.day(-200) });
  const uses = [
    ["Aufbau der Arbeitsplätze", "14.200,00", "Beleg 1 bis 9 (erfunden)"],
    ["Erste Prüfungen durch Dritte", "11.650,50", "Beleg 10 bis 14 (erfunden)"],
  ];
  for (const [title, cents, more] of uses) await stage.act(office, "grant.add-use", { ...place, title, cents, usedOn: stage.day(-210), note: more });
  await stage.act(office, "grant.write-report", {
    ...place,
    version: 5,
    report: "Die Stelle arbeitet seit einem Jahr für alle Mitglieder. Bestandserhebung, Notfallmappen und die ersten gemeinsamen Prüfungen sind abgeschlossen. (Bericht erfunden)",
  });
}

/** Plans of two years, the keys of the example, advances and one settlement; a catalogue of services and some hours. */
export async function playCosts(stage: Stage, cast: Cast): Promise<void> {
  const { office, officer } = cast;
  const year = stage.today.getUTCFullYear();
  stage.daysAgo(300);
  const key = (title: string, reason: string, shares: readonly object[]) => stage.act<{ keyId: string }>(office, "cost-key.save", { cooperativeId, title, reason, shares });
  const { keyId } = await key("Kreis die Hälfte, Rest nach Einwohnern", "Der Kreis trägt die Stelle zur Hälfte; die Städte und Gemeinden teilen sich den Rest nach ihrer Größe.", [
    { ...half, basis: "member", bearer: `${cooperativeId}.kreis` },
    byPopulation("without-named"),
  ]);
  await key("Hälfte gleich, Hälfte nach Einwohnern", "Jedes Haus braucht dieselbe Grundleistung; große Häuser machen mehr Arbeit.", [
    { ...half, basis: "equal" },
    byPopulation("without-districts"),
  ]);
  await key("Sockel 5.000 €, Rest nach Einwohnern", "Ein fester Betrag je Haus, damit auch die kleinen planen können.", [
    { part: "each", each: "5.000,00", basis: "equal" },
    byPopulation("without-districts"),
  ]);
  await writePlan(stage, cast, year - 1, "plan", lastPlan);
  await writePlan(stage, cast, year, "plan", plan);
  const due = (of: number) => ["02-15", "05-15", "08-15", "11-15"].map((day) => `${of}-${day}`);
  await stage.act(office, "cost-account.save", { cooperativeId, ...account });
  await stage.act(office, "cost-charge.levy", { cooperativeId, year: year - 1, keyId, dueDays: [`${year - 1}-12-15`] });
  await stage.act(office, "cost-charge.levy", { cooperativeId, year, keyId, dueDays: due(year) });
  await writePlan(stage, cast, year - 1, "actual", lastActual);
  stage.daysAgo(200);
  await stage.act(office, "cost-charge.settle", { cooperativeId, year: year - 1 });
  await stage.act(office, "cost-simulation.save", { cooperativeId, title: "Drei Schlüssel für die Räte (Beträge erfunden)", year, years: 5, increase: "2,5" });
  await playGrant(stage, cast, year);
  for (const one of assumptions) await stage.act(office, "cost-efficiency.save-assumption", { cooperativeId, source: "Schätzung der Stelle, frei erfunden", ...one });
  for (const figure of ["inhabitants", "signed"]) await stage.act(office, "steering.release-figure", { cooperativeId, figure });
  for (const [title, plannedHours, description] of services) await stage.act(office, "office-service.save", { cooperativeId, title, description, plannedHours });
  await stage.act(office, "office-service.save", { cooperativeId, ...places });
  for (const quarter of [1, 2, 3, 4])
    for (const of of [year, year + 1]) await stage.act(office, "office-capacity.set", { cooperativeId, year: of, quarter, hours: 780, note: "Annahme: zwei volle Stellen" });
  for (const [daysAgo, line] of lines.toReversed()) {
    stage.daysAgo(daysAgo, 15);
    await stage.act(officer, "office-time.note", { cooperativeId, line, day: stage.day(-daysAgo) });
  }
}
