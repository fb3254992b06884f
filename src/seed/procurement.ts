/** What the demonstration buys together: suppliers with an assessment, contracts, a framework contract for penetration tests with six call-offs. Numbers and firms are invented. */
import { cooperativeId, memberOf, type Cast, type LocalPeople } from "./cast.ts";
import type { Stage } from "./stage.ts";

const central = { cooperativeId };

type Kept = { readonly supplierId: string };
type Agreed = { readonly contractId: string };

const dataCentreAnswers = {
  proof: "yes",
  processing: "yes",
  subcontractors: "yes",
  location: "yes",
  incidents: "yes",
  reachable: "yes",
  remote: "partly",
  backup: "yes",
  exit: "partly",
} as const;

/** The data centre every town hall depends on, and four firms that test. */
async function enterSuppliers(stage: Stage, { office }: Cast) {
  const enter = async (name: string, services: string, more: object = {}) =>
    (await stage.act<Kept>(office, "supplier.save-central", { ...central, name: `${name} (erfunden)`, services, address: "Musterstraße 1, 60000 Musterstadt", ...more }))
      .supplierId;
  const dataCentre = await enter("Rechenzentrum", "Fachverfahren, Netz, E-Mail und Sicherung für alle Mitglieder", {
    contact: "Kundenbetreuung",
    phone: "0800 000 0001",
    email: "kunden@rechenzentrum.example",
    assessment: dataCentreAnswers,
    assessmentNote: "Fernwartung läuft über ein eigenes Portal; die Freigabe je Sitzung ist für das nächste Jahr zugesagt. (Angaben erfunden)",
    certificates: [
      { title: "ISO 27001 auf Basis von IT-Grundschutz", expiresOn: stage.day(58) },
      { title: "BSI C5, Typ 2", expiresOn: stage.day(240) },
    ],
  });
  const testing = "Penetrationstests, Schwachstellenprüfungen";
  const bidders = {
    north: await enter("Prüflabor Nord", testing, { assessment: { proof: "yes", location: "yes", subcontractors: "yes", exit: "yes" } }),
    middle: await enter("Sicherheitswerk Mitte", testing, { assessment: { proof: "yes", location: "yes", incidents: "yes", subcontractors: "yes" } }),
    south: await enter("Testhaus Süd", testing, { assessment: { proof: "partly", location: "yes", subcontractors: "no" } }),
    west: await enter("Prüfbüro West", testing),
  };
  return { dataCentre, bidders };
}

/** How many tests from outside, from inside and of web applications a house needs. */
const needOf = ({ town }: LocalPeople): Record<string, number> => ({ p1: 1, p2: town.employees > 110 ? 1 : 0, p3: Math.round(town.employees / 130) });

/** Thirteen members answer; the smallest needs nothing. */
async function collectDemand(stage: Stage, { office, local }: Cast): Promise<string> {
  const { purchaseId } = await stage.act<{ purchaseId: string }>(office, "purchase.ask", {
    ...central,
    title: "Penetrationstests 2026 und 2027",
    description: "Prüfungen von außen, von innen und von Webanwendungen, mit Bericht und Nachprüfung. Alle Mengen und Preise dieser Demonstration sind erfunden.",
    answerBy: stage.day(-118),
    items: [
      { title: "Prüfung von außen", unit: "Prüfung", alonePrice: "5.900,00", aloneSource: "Mittel aus drei Einzelangeboten (erfunden)" },
      { title: "Prüfung von innen", unit: "Prüfung", alonePrice: "8.400,00", aloneSource: "Mittel aus drei Einzelangeboten (erfunden)" },
      { title: "Webanwendung", unit: "Anwendung", alonePrice: "4.700,00", aloneSource: "Mittel aus drei Einzelangeboten (erfunden)" },
    ],
  });
  for (const [index, people] of local.entries()) {
    stage.daysAgo(138 - index);
    const isSmall = people.town.slug === "stockstadt";
    const answer = isSmall ? { nothing: "true", note: "Im Vorjahr geprüft." } : { quantities: needOf(people), wantedOn: stage.day(30) };
    await stage.act(people.coordinator, "purchase.answer", { memberId: memberOf(people.town), purchaseId, ...answer });
  }
  return purchaseId;
}

type Bidders = Awaited<ReturnType<typeof enterSuppliers>>["bidders"];

/** Three offers, compared by price and two criteria, one that came too late, and the award. */
async function award(stage: Stage, { office }: Cast, { purchaseId, bidders }: { readonly purchaseId: string; readonly bidders: Bidders }): Promise<void> {
  const place = { ...central, purchaseId };
  stage.daysAgo(117);
  await stage.act(office, "purchase.set-rules", {
    ...place,
    lots: [{ title: "Penetrationstests" }],
    priceWeight: 50,
    criteria: [
      { title: "Vorgehen und Bericht", weight: 30 },
      { title: "Erfahrung mit Verwaltungen", weight: 20 },
    ],
  });
  await stage.act(office, "purchase.close", place);
  stage.daysAgo(96);
  const offer = async (supplierId: string, prices: readonly string[], points: readonly number[], more: object = {}) => {
    const given = { prices: { p1: prices[0], p2: prices[1], p3: prices[2] }, points: { k1: points[0], k2: points[1] } };
    return (await stage.act<{ offerId: string }>(office, "purchase.save-offer", { ...place, lot: "l1", supplierId, receivedOn: stage.day(-97), ...given, ...more })).offerId;
  };
  await offer(bidders.north, ["4.650,00", "6.900,00", "3.700,00"], [8, 6]);
  const middle = await offer(bidders.middle, ["4.380,00", "6.450,00", "3.490,00"], [8, 9]);
  await offer(bidders.south, ["3.980,00", "5.900,00", "3.290,00"], [4, 3]);
  const late = { receivedOn: stage.day(-96), ground: "late", exclusion: "Einen Tag nach Ablauf der Angebotsfrist eingegangen. (Angabe erfunden)" };
  await offer(bidders.west, ["3.900,00", "6.100,00", "3.300,00"], [0, 0], late);
  stage.daysAgo(88);
  await stage.act(office, "purchase.award", {
    ...place,
    offerId: middle,
    reason: "Höchste Wertung: gleichwertiges Vorgehen wie das teuerste Angebot, die meiste Erfahrung mit Verwaltungen, Preis nahe am günstigsten. (Entscheidung erfunden)",
    decidedOn: stage.day(-88),
  });
}

type CalledOff = readonly [slug: string, item: string, quantity: number, daysAgo: number, state: "ordered" | "delivered" | "paid"];

const callOffs: readonly CalledOff[] = [
  ["gross-gerau", "p1", 1, 70, "paid"],
  ["gross-gerau", "p2", 1, 70, "paid"],
  ["moerfelden-walldorf", "p1", 1, 58, "paid"],
  ["raunheim", "p1", 1, 41, "delivered"],
  ["buettelborn", "p3", 1, 20, "ordered"],
  ["bischofsheim", "p1", 1, 6, "ordered"],
];

async function callOff(stage: Stage, { local }: Cast, contractId: string): Promise<void> {
  for (const [slug, item, quantity, daysAgo, state] of callOffs) {
    const people = local.find(({ town }) => town.slug === slug);
    if (!people) continue;
    const memberId = memberOf(people.town);
    stage.daysAgo(daysAgo);
    const ordered = { memberId, contractId, item, quantity, wantedOn: stage.day(14 - daysAgo) };
    const { callOffId } = await stage.act<{ callOffId: string }>(people.coordinator, "call-off.order", ordered);
    if (state === "ordered") continue;
    stage.daysAgo(Math.max(0, daysAgo - 25));
    await stage.act(people.coordinator, "call-off.move", { memberId, callOffId, state: "delivered" });
    if (state === "paid") await stage.act(people.coordinator, "call-off.move", { memberId, callOffId, state: "paid" });
  }
}

/** Contracts of Raunheim's own: one about to need notice, one shared. */
async function ownContracts(stage: Stage, { local }: Cast, dataCentre: string): Promise<void> {
  const raunheim = local.find(({ town }) => town.slug === "raunheim");
  if (!raunheim) return;
  const memberId = memberOf(raunheim.town);
  stage.daysAgo(60);
  const { supplierId } = await stage.act<Kept>(raunheim.coordinator, "supplier.save", { memberId, name: "Bürotechnik Mainspitze (erfunden)", services: "Drucker und Kopierer" });
  const save = (more: object) => stage.act<Agreed>(raunheim.coordinator, "contract.save", { memberId, ...more });
  await save({
    supplierId,
    title: "Kopierer im Rathaus",
    startsOn: stage.day(-1_000),
    endsOn: stage.day(120),
    noticeMonths: 3,
    prolongsMonths: 12,
    costYearly: "7.320,00",
    processing: "concluded",
    processingOn: stage.day(-1_000),
  });
  await save({
    supplierId: dataCentre,
    title: "Fachverfahren der Verwaltung",
    startsOn: stage.day(-1_400),
    noticeMonths: 12,
    costYearly: "184.500,00",
    processing: "concluded",
    processingOn: stage.day(-1_400),
    isShared: "true",
  });
}

/** Suppliers, a demand of thirteen members, three offers, an award, a framework contract with six call-offs, another demand just asked. */
export async function playProcurement(stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(142);
  const { dataCentre, bidders } = await enterSuppliers(stage, cast);
  const purchaseId = await collectDemand(stage, cast);
  await award(stage, cast, { purchaseId, bidders });
  stage.daysAgo(84);
  const agreed = {
    ...central,
    supplierId: bidders.middle,
    title: "Rahmenvertrag Penetrationstests",
    subject: "Prüfungen auf Abruf für alle Mitglieder, mit Bericht und Nachprüfung. (Vertrag erfunden)",
    startsOn: stage.day(-80),
    endsOn: stage.day(650),
    processing: "concluded",
    processingOn: stage.day(-84),
  };
  const { contractId } = await stage.act<Agreed>(cast.office, "contract.save-central", agreed);
  await stage.act(cast.office, "framework.conclude", { ...central, purchaseId, lot: "l1", contractId });
  await callOff(stage, cast, contractId);
  await ownContracts(stage, cast, dataCentre);
  stage.daysAgo(5);
  const asked = await stage.act<{ purchaseId: string }>(cast.office, "purchase.ask", {
    ...central,
    title: "Lernplattform für alle Beschäftigten",
    description: "Zugänge für ein Jahr. Preise dieser Demonstration sind erfunden.",
    answerBy: stage.day(16),
    items: [{ title: "Zugang für ein Jahr", unit: "Person", alonePrice: "38,50", aloneSource: "Listenpreis (erfunden)" }],
  });
  for (const people of cast.local.slice(0, 5))
    await stage.act(people.coordinator, "purchase.answer", { memberId: memberOf(people.town), purchaseId: asked.purchaseId, quantities: { p1: people.town.employees } });
}
