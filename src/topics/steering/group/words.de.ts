import type { Permission } from "#kernel/access";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatCounted, formatDecimal, formatNumber } from "#ui/numbers";
import type { DecisionKind, FigureToday, GroupDecision, PublicFigure, ReleasedFigure } from "./model.ts";

type Own = Extract<Permission, "steering.group" | "steering.release-figure" | "steering.withdraw-figure" | "steering.public-figures">;

const operations: Record<Own, string> = {
  "steering.group": "Seite der Lenkungsgruppe ansehen",
  "steering.release-figure": "Zahl veröffentlichen",
  "steering.withdraw-figure": "Zahl zurückziehen",
  "steering.public-figures": "Veröffentlichte Zahlen zeigen",
};

const done: Readonly<Record<string, string>> = {
  "steering.release-figure": "Die Zahl steht auf der öffentlichen Seite, wie sie heute ist.",
  "steering.withdraw-figure": "Die Zahl steht nicht mehr auf der öffentlichen Seite.",
};

const figures: Record<PublicFigure, string> = {
  inhabitants: "Einwohnerinnen und Einwohner der Städte und Gemeinden",
  signed: "Vereinbarung unterschrieben",
  saving: "Ersparnis gegenüber dem Alleingang",
  sicherheitskonzept: "Sicherheitskonzept vorhanden",
  notfallhandbuch: "Notfallhandbuch freigegeben",
  "sicherung-konzept": "Datensicherung aufgeschrieben",
  "schulung-it": "IT-Personal regelmäßig fortgebildet",
  "schulung-beschaeftigte": "Alle Beschäftigten geschult",
};

const share = (thousandths: number) => `${formatDecimal(thousandths / 10, "de", 1)} %`;

const value = ({ figure, value: amount, of }: Pick<FigureToday, "figure" | "value" | "of">) =>
  figure === "saving" ? share(amount) : of === null ? formatNumber(amount, "de") : `${formatNumber(amount, "de")} von ${formatNumber(of, "de")}`;

type Said = { readonly topic: string; readonly what: (one: GroupDecision) => string };
const on = ({ day }: GroupDecision) => (day === null ? "" : formatDate(day, "de"));

const decisions: Record<DecisionKind, Said> = {
  "agreement-open": {
    topic: "Vereinbarung",
    what: ({ count }) => `${formatCounted(count, { one: "Ein Mitglied hat", many: "Mitglieder haben" }, "de")} noch nicht beschlossen oder unterschrieben`,
  },
  "agreement-notice": { topic: "Vereinbarung", what: (one) => `Weiterführen oder ändern: Kündigen ist bis zum ${on(one)} möglich` },
  "saving-low": { topic: "Effizienznachweis", what: () => "Die Ersparnis liegt unter 15 %, die eine Förderung verlangt" },
  "plan-missing": { topic: "Kostenplan", what: ({ year }) => `Für ${year} gibt es noch keinen Plan` },
  "levy-missing": { topic: "Kostenbeiträge", what: ({ year }) => `Der Plan ${year} steht, die Vorauszahlungen sind nicht festgesetzt` },
  "settlement-missing": { topic: "Kostenbeiträge", what: ({ year }) => `Das Jahr ${year} ist noch nicht abgerechnet` },
  "award-open": { topic: "Beschaffung", what: ({ count }) => `Über ${formatCounted(count, { one: "einen Zuschlag", many: "Zuschläge" }, "de")} ist zu entscheiden` },
  "grant-evidence": { topic: "Förderung", what: (one) => `Ein Nachweis ist bis zum ${on(one)} vorzulegen` },
  "contracts-due": {
    topic: "Verträge",
    what: ({ count }) => `${formatCounted(count, { one: "Ein Vertrag des Verbunds ist", many: "Verträge des Verbunds sind" }, "de")} zu kündigen, zu verlängern oder läuft aus`,
  },
};

export const de = {
  operations,
  failures: {
    "cooperative-unknown": "Diesen Verbund gibt es nicht.",
    "figure-not-known": "Zu dieser Zahl ist heute nichts bekannt, oder sie stünde für weniger als fünf Mitglieder.",
    "figure-not-released": "Diese Zahl ist nicht veröffentlicht.",
  },
  done,
  figures,
  decisions,
  share,
  value,
  valueOr: (one: FigureToday | undefined) => (one === undefined ? "nicht bekannt" : value(one)),
  stated: (one: ReleasedFigure | undefined) => (one === undefined ? "–" : `${value(one)}, Stand ${formatShortDate(one.statedOn, "de")}`),
  ofAll: (count: number) => `von ${formatNumber(count, "de")}`,
  page: {
    title: "Lenkungsgruppe",
    lead: (members: number, open: number) =>
      `${formatNumber(members, "de")} Mitglieder; ${open === 0 ? "zurzeit ist nichts zu entscheiden" : open === 1 ? "eine Sache ist zu entscheiden" : `${formatCounted(open, { one: "", many: "Sachen" }, "de")} sind zu entscheiden`}.`,
    overview: "Überblick",
    decisions: "Zu entscheiden",
    open: "Ansehen",
    nothing: "Nichts zu entscheiden.",
    nothingHint: "Sobald ein Beschluss, ein Plan, ein Zuschlag oder ein Nachweis ansteht, steht es hier.",
    agreement: "Vereinbarung",
    noAgreement: "Es gibt noch keine Vereinbarung, über die beschlossen wird.",
    version: (number: number) => `Fassung ${number}`,
    standing: "Stand",
    inForce: (day: string) => `in Kraft seit ${day}`,
    onItsWay: "in den Vertretungen",
    adopted: "Beschlossen",
    signed: "Unterschrieben",
    of: (count: number, all: number) => `${formatNumber(count, "de")} von ${formatNumber(all, "de")}`,
    endsOn: "Läuft bis",
    lastNotice: "Kündbar bis",
    money: (year: number) => `Geld ${year}`,
    plan: (year: number) => `Kostenplan ${year}`,
    toShare: "Zu verteilen, Plan",
    actual: "Zu verteilen, Ist",
    levied: "Als Vorauszahlung festgesetzt",
    notLevied: "noch nicht",
    settled: "Abgerechnet",
    yes: "ja",
    notYet: "noch nicht",
    saving: "Ersparnis gegenüber dem Alleingang",
    granted: "Förderungen bewilligt",
    received: "Davon eingegangen",
    used: "Davon verwendet",
    public: "Auf der öffentlichen Seite",
    publicPage: "Öffentliche Seite",
    publicLead: "Jede Zahl veröffentlicht die Stelle einzeln. Sie steht dort mit ihrem Tag und ändert sich erst, wenn sie erneuert wird.",
    publicOff: "Die öffentliche Seite ist ausgeschaltet. Zahlen lassen sich vorbereiten; zu sehen sind sie erst, wenn die Stelle die Seite freigibt.",
    noFigures: "Noch gibt es keine Zahlen.",
    noFiguresHint: "Sie entstehen aus Vereinbarung, Effizienznachweis und abgeschlossenen Erhebungen.",
    figure: "Zahl",
    today: "Heute",
    released: "Veröffentlicht",
    release: "Veröffentlichen",
    renew: "Erneuern",
    withdraw: "Zurückziehen",
    releaseLabel: (figure: string) => `${figure} veröffentlichen`,
    renewLabel: (figure: string) => `${figure} erneuern`,
    withdrawLabel: (figure: string) => `${figure} zurückziehen`,
  },
  public: { figures: "In Zahlen", statedOn: (day: string) => `Stand ${formatDate(day, "de")}` },
};
