import { formatCount, formatCounted } from "#ui/numbers";
import { capital } from "#ui/words";
import type { Essentials, EssentialsRow, Gap, Order } from "./model.ts";

const stands: Record<EssentialsRow["documents"][number]["stand"], string> = {
  none: "noch nicht begonnen",
  draft: "Entwurf",
  review: "in Prüfung",
  released: "freigegeben, noch nicht in Kraft",
  published: "in Kraft",
};

const packs = {
  current: "aktuell gedruckt",
  missing: "noch keine Notfallmappe",
  "never-printed": "nie gedruckt",
  "print-outdated": "Druck überholt",
  "print-old": "Druck älter als 90 Tage",
};

export const de = {
  operations: { "steering.essentials": "Grundausstattung ansehen", "steering.essentials-export": "Grundausstattung als Tabelle herunterladen" },
  failures: {},
  title: "Grundausstattung",
  lead: ({ members, packs: current }: Pick<Essentials, "members" | "packs">) =>
    `${current} von ${formatCount(members, "de")} Mitgliedern ${current === 1 ? "hat" : "haben"} eine aktuell gedruckte Notfallmappe. Die Tabelle zeigt, wer welches Dokument nutzt und wie weit die Schulungen sind.`,
  caption: "Mitglieder und Grundausstattung",
  sort: "Reihenfolge",
  sorts: { name: "nach Name", documents: "fehlende Dokumente zuerst", trainings: "wenig geschult zuerst", pack: "alte Notfallmappe zuerst" } satisfies Record<Order, string>,
  gap: "Lücken",
  gaps: {
    all: "alle Mitglieder",
    documents: "Dokument fehlt oder ist überholt",
    trainings: "weniger als die Hälfte geschult",
    pack: "Notfallmappe nicht aktuell",
  } satisfies Record<Gap, string>,
  found: (count: number) => formatCounted(count, { one: "ein Mitglied", many: "Mitglieder" }, "de"),
  topics: { documents: "Dokumente", trainings: "Schulungen", emergency: "Notfallvorsorge" },
  trainingHead: (title: string) => `Schulung: ${title}`,
  pack: { built: "Notfallmappe zusammengestellt", printed: "Notfallmappe gedruckt", age: "Alter des Drucks in Tagen" },
  packs,
  documentStand: ({ stand, isBehind, isReviewDue }: Pick<EssentialsRow["documents"][number], "stand" | "isBehind" | "isReviewDue">) =>
    [stands[stand], isBehind && "ältere Fassung", isReviewDue && "Überprüfung fällig"].filter(Boolean).join(", "),
  documentText: ({ stand, isBehind, label }: EssentialsRow["documents"][number]) =>
    ({ none: "–", draft: "Entwurf", review: "Prüfung", released: "freigegeben", published: isBehind ? `${label}\u00a0↑` : label })[stand],
  training: (completed: number | null, slips: number) =>
    slips === 0
      ? "noch keine Zettel ausgegeben"
      : completed === null
        ? "noch keine Zahl veröffentlicht"
        : `mindestens ${formatCount(completed, "de")} abgeschlossen, ${formatCounted(slips, { one: "ein Zettel", many: "Zettel" }, "de")} ausgegeben`,
  trainingText: (completed: number | null, slips: number) => (completed === null ? "–" : `≥\u202f${completed}/${slips}`),
  notAsked: "zur Schulung nicht aufgefordert",
  never: "nie",
  sum: "Im Verbund",
  sumNote: (members: number) => `von ${formatCounted(members, { one: "einem Mitglied", many: "Mitgliedern" }, "de")}`,
  currentIn: (count: number, members: number) => `${count} von ${members} in der neuesten Fassung in Kraft`,
  packsIn: (count: number, members: number) => `${count} von ${members} aktuell gedruckt`,
  legend: [
    "gut: Dokument in Kraft · Notfallmappe aktuell gedruckt · mindestens 85 % geschult",
    "fast fertig: Dokument freigegeben · 70 bis 84 % geschult",
    "überholt: Dokument in älterer Fassung (↑) · Druck überholt · 50 bis 69 % geschult",
    "begonnen: Dokument im Entwurf oder in Prüfung · nie gedruckt oder Druck älter als 90 Tage · 35 bis 49 % geschult",
    "fehlt: Dokument noch nicht begonnen · keine Notfallmappe · unter 35 % geschult",
    "ohne Wertung: zur Schulung nicht aufgefordert · noch keine Zahl",
  ],
  fives:
    "Schulungen: „≥ 15/40“ heißt, mindestens 15 haben abgeschlossen, 40 Zettel sind ausgegeben. Gezählt wird einmal in der Woche und in ganzen Fünfern. Weniger als fünf stehen nirgends allein.",
  hidden: (count: number) =>
    `${capital(formatCounted(count, { one: "ein Mitglied zeigt nur Summen und steht", many: "Mitglieder zeigen nur Summen und stehen" }, "de"))} in keiner Zeile und in keiner Summe.`,
  emptyTitle: "Kein Mitglied zu sehen",
  emptyFiltered: "Kein Mitglied hat diese Lücke. Wählen Sie „alle Mitglieder“, um alle zu sehen.",
  empty: "Hier steht jedes Mitglied, das seinen Stand zeigt.",
  export: {
    name: (today: string) => `${today} Grundausstattung`,
    member: "Mitglied",
    version: (title: string) => `${title}: Fassung`,
    finished: (title: string) => `${title}: mindestens abgeschlossen`,
    slips: (title: string) => `${title}: Zettel`,
    pack: "Notfallmappe",
    facts: { sheet: "Angaben", about: "Angabe", says: "Inhalt", day: "Stand", reading: "So lesen Sie die Zahlen" },
  },
};
