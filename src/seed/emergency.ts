/** The demonstration's emergencies: one town hall well prepared, one whose paper is old, one that has begun. All names and numbers are invented. */
import type { Principal } from "#kernel/operation";
import { memberOf, type Cast } from "./cast.ts";
import { stranger, type Stage } from "./stage.ts";

type Entry = readonly [register: string, facts: Readonly<Record<string, string>>];

const staff = (role: string, name: string, digit: string, deputy: string): Entry => [
  "staff",
  { role, name, phone: `06142 000-${digit}0`, private: `0171 000 00${digit}0`, deputy, deputyPhone: `06142 000-${digit}1`, deputyPrivate: `0171 000 00${digit}1` },
];

const people: readonly Entry[] = [
  staff("head", "Eike Brunnenfeld", "1", "Sascha Birkenau"),
  staff("it", "Toni Weidenbach", "2", "Kim Erlenfeld"),
  staff("privacy", "Jona Quellgrund", "3", "Luca Moosgrund"),
  staff("press", "Charlie Haselrain", "4", "Noa Feldlerche"),
  staff("personnel", "Robin Ufergras", "5", "Mika Sandmoor"),
  staff("departments", "Alex Ginsterberg", "6", "Dominique Rotbuch"),
  ["alarm", { whom: "IT-Bereitschaft", caller: "Wer es bemerkt", phone: "06142 000-99", private: "0171 000 0099", otherwise: "Sofort die Leitung anrufen" }],
  ["alarm", { whom: "Leitung des Hauses", caller: "IT-Bereitschaft", phone: "06142 000-10", otherwise: "Nach zehn Minuten die Vertretung" }],
  ["alarm", { whom: "Gemeinsame Stelle", caller: "Koordination", phone: "06152 0000-00", otherwise: "Kreis Groß-Gerau, Zentrale" }],
  ["places", { what: "Schulungsraum der Feuerwache", kind: "meeting", where: "Feuerwache, 1. Stock", access: "Wachabteilung" }],
  ["places", { what: "Mobiltelefon der Zentrale", kind: "phone", where: "0171 000 0100", access: "Zentrale Dienste" }],
];

const systems: readonly Entry[] = [
  [
    "restart",
    { task: "Auszahlung von Sozialleistungen", outage: "days", system: "Sozialverfahren", provider: "Rechenzentrum (erfunden)", backup: "Rechenzentrum", responsible: "Soziales" },
  ],
  ["restart", { task: "Meldewesen und Ausweise", outage: "week", system: "Meldeverfahren", provider: "Rechenzentrum (erfunden)", responsible: "Bürgerbüro" }],
  ["restart", { task: "Kasse", outage: "days", system: "Finanzverfahren", provider: "Rechenzentrum (erfunden)", backup: "Rechenzentrum", responsible: "Finanzen" }],
];

const dataCentre = (stops: string): Entry => [
  "providers",
  { name: "Rechenzentrum (erfunden)", services: "Fachverfahren", stops, emergencyPhone: "0800 000 0001", contract: "RZ-0000", inHouse: "IT" },
];

type Prepared = { readonly memberId: string; readonly who: Principal };

async function fill(stage: Stage, { memberId, who }: Prepared, entries: readonly Entry[]): Promise<void> {
  for (const [register, facts] of entries) await stage.act(who, "emergency.save-entry", { memberId, register, facts });
}

type Offered = {
  readonly registers: readonly { readonly standing: { readonly register: string }; readonly proposals: readonly { readonly key: string; readonly origin: string }[] }[];
};

/** Takes over the product's own templates of some pages. */
async function takeTemplates(stage: Stage, { memberId, who }: Prepared, groups: readonly string[]): Promise<void> {
  for (const group of groups) {
    const { registers } = await stage.act<Offered>(who, "emergency.group", { memberId, group });
    for (const { standing, proposals } of registers) {
      const keys = proposals.filter(({ origin }) => origin === "template").map(({ key }) => key);
      if (keys.length > 0) await stage.act(who, "emergency.take-proposals", { memberId, register: standing.register, proposals: keys });
    }
  }
}

const exercise = (day: string, state: "planned" | "held"): Entry => [
  "exercises",
  state === "planned"
    ? { title: "Ein Vormittag ohne IT im Bürgerbüro", kind: "paper", day, state }
    : {
        title: "Alarmierung am Samstag",
        kind: "alarm",
        day,
        state,
        result: "Sieben von neun in 20 Minuten erreicht.",
        lessons: "Private Nummern ergänzen\nErsatztelefon in der Feuerwache bereitlegen",
      },
];

async function print(stage: Stage, { memberId, who }: Prepared, daysAgo: number): Promise<void> {
  await stage.act(who, "emergency.build-pack", { memberId });
  await stage.act(who, "emergency.note-receipt", { memberId, kind: "printed", day: stage.day(-daysAgo) });
  await stage.act(who, "emergency.note-receipt", { memberId, kind: "handed-over", day: stage.day(-daysAgo), whom: "Leitung, zu Hause" });
}

type Exercised = { readonly registers: readonly { readonly entries: readonly { readonly id: string; readonly facts: Readonly<Record<string, string>> }[] }[] };
type Taught = { readonly lessons: readonly { readonly key: string; readonly text: string }[] };

/** The second lesson of the exercise has become a measure. */
async function learn(stage: Stage, { memberId, who }: Prepared): Promise<void> {
  const { registers } = await stage.act<Exercised>(who, "emergency.group", { memberId, group: "ueben" });
  const held = registers.flatMap(({ entries }) => entries).find(({ facts }) => facts["state"] === "held");
  const { lessons } = await stage.act<Taught>(who, "emergency.entry", { memberId, entryId: held?.id });
  const lesson = lessons.at(-1);
  await stage.act(who, "measure.create", {
    memberId,
    title: lesson?.text,
    description: "Aus der Übung der Alarmierung.",
    origin: "emergency",
    originTitle: held?.facts["title"],
    originKey: lesson?.key,
    ownerName: "Zentrale Dienste",
    dueOn: stage.day(20),
  });
}

/** Two carry the pack on a telephone; a third code has never been used. */
async function giveTelephones(stage: Stage, { memberId, who }: Prepared): Promise<void> {
  for (const holder of ["Leitung, Diensttelefon", "Presse"]) {
    const { code } = await stage.act<{ code: string }>(who, "emergency.invite-phone", { memberId, holder });
    const { token } = await stage.act<{ token: string }>(stranger, "emergency.set-up-phone", { code });
    const { fingerprint } = await stage.act<{ fingerprint: string }>(stranger, "emergency.phone-pack", { token });
    await stage.act(stranger, "emergency.phone-pack", { token, held: fingerprint });
  }
  await stage.act(who, "emergency.invite-phone", { memberId, holder: "IT-Bereitschaft" });
}

/** Raunheim is prepared and turned its lessons into measures, Büttelborn's print is old, Nauheim has begun, Groß-Gerau offers help. */
export async function playEmergencies(stage: Stage, cast: Cast): Promise<void> {
  const of = (slug: string): Prepared | undefined => {
    const found = cast.local.find(({ town }) => town.slug === slug);
    return found && { memberId: memberOf(found.town), who: found.coordinator };
  };
  const [raunheim, buettelborn, nauheim, grossGerau] = ["raunheim", "buettelborn", "nauheim", "gross-gerau"].map(of);
  if (buettelborn) {
    stage.daysAgo(120);
    await fill(stage, buettelborn, [...people.slice(0, 4), ...people.slice(6), dataCentre("Meldewesen, Kasse")]);
    await print(stage, buettelborn, 120);
  }
  if (raunheim) {
    stage.daysAgo(40);
    await fill(stage, raunheim, [...people, ...systems, dataCentre("Bürgerbüro, Kasse, Sozialleistungen"), exercise(stage.day(-41), "held"), exercise(stage.day(50), "planned")]);
    await takeTemplates(stage, raunheim, ["menschen", "arbeit", "technik"]);
    await print(stage, raunheim, 40);
    await giveTelephones(stage, raunheim);
    await learn(stage, raunheim);
  }
  stage.daysAgo(9);
  if (nauheim) await fill(stage, nauheim, people.slice(6, 8));
  if (grossGerau)
    for (const [aid, amount, description] of [
      ["rooms", 6, "Schulungsraum mit eigenem Netz"],
      ["laptops", 4, "ohne Verbindung zum Hausnetz"],
      ["office-people", 2, "aus dem Bürgerbüro, tageweise"],
    ] as const)
      await stage.act(grossGerau.who, "mutual-aid.post", {
        memberId: grossGerau.memberId,
        direction: "offer",
        aid,
        amount,
        description,
        contact: "Hauptamt, 06152 000-40 (erfunden)",
      });
}
