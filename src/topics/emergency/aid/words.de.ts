/** What is said about mutual aid, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";
import type { AidKind, Direction } from "./model.ts";

type Own = Extract<Permission, `mutual-aid.${string}`>;

const operations: Record<Own, string> = {
  "mutual-aid.list": "Gegenseitige Hilfe ansehen",
  "mutual-aid.proposals": "Vorschläge für Hilfe ansehen",
  "mutual-aid.post": "Hilfe anbieten oder erbitten",
  "mutual-aid.withdraw": "Angebot oder Bitte zurücknehmen",
};

const kinds: Record<AidKind, string> = {
  rooms: "Arbeitsplätze in eigenen Räumen",
  laptops: "Notebooks",
  phones: "Telefone",
  "it-people": "Menschen aus der IT",
  "office-people": "Menschen aus den Ämtern",
  other: "Anderes",
};

const directions: Record<Direction, string> = { offer: "Angebot", request: "Bitte" };

const done: Readonly<Record<string, string>> = {
  "mutual-aid.post": "Eingetragen. Alle Mitglieder sehen es.",
  "mutual-aid.withdraw": "Zurückgenommen.",
};

export const de = {
  operations,
  failures: {
    "member-unknown": "Diese Verwaltung gibt es nicht.",
    "until-in-past": "Dieser Tag ist schon vorbei.",
    "too-many-open": "Mehr als 30 Einträge sind zu viele. Bitte nehmen Sie alte zurück.",
    "aid-unknown": "Diesen Eintrag gibt es nicht mehr.",
  },
  done,
  kinds,
  directions,
  page: {
    title: "Gegenseitige Hilfe",
    all: "Notfallvorsorge",
    lead: "Was die Mitglieder einander im Notfall geben können, und wer gerade etwas braucht. Alle im Verbund sehen diese Liste.",
    sums: "Zusammen",
    kind: "Was",
    offered: "angeboten",
    requested: "erbeten",
    list: "Angebote und Bitten",
    member: "Mitglied",
    direction: "Art",
    amount: "Wie viele",
    contact: "Wen anrufen",
    until: "Gilt bis",
    open: "auf Weiteres",
    day: (day: string) => formatShortDate(day, "de"),
    empty: "Noch bietet niemand etwas an.",
    emptyHint: "Drei Arbeitsplätze und zwei Notebooks sind im Notfall viel. Machen Sie den Anfang.",
    post: "Anbieten oder bitten",
    description: "Was ist zu beachten?",
    contactHint: "Funktion und dienstliche Nummer. Diese Angabe sehen alle Mitglieder.",
    save: "Eintragen",
    proposals: "Vorschläge aus Ihrer Erhebung",
    proposalsText: "Diese Hilfe hat Ihr Haus in der Erhebung genannt. Ergänzen Sie, wie viel es ist und wen man anruft. Dann sehen es alle Mitglieder.",
    confirm: "So anbieten",
    withdraw: "Zurücknehmen",
    withdrawLabel: (what: string) => `${what} zurücknehmen`,
  },
};
