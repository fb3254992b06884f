import { formatDate, formatShortDate } from "#ui/dates";
import { formatCounted, formatDecimal, formatNumber } from "#ui/numbers";
import type { Words } from "#ui/words";
import type { FigureToday } from "./model.ts";
import type { de } from "./words.de.ts";

const share = (thousandths: number) => `${formatDecimal(thousandths / 10, "en", 1)} %`;

const value = ({ figure, value: amount, of }: Pick<FigureToday, "figure" | "value" | "of">) =>
  figure === "saving" ? share(amount) : of === null ? formatNumber(amount, "en") : `${formatNumber(amount, "en")} of ${formatNumber(of, "en")}`;

export const en: Words<typeof de> = {
  operations: {
    "steering.group": "View the steering group's page",
    "steering.release-figure": "Release a figure",
    "steering.withdraw-figure": "Withdraw a figure",
    "steering.public-figures": "Show released figures",
  },
  failures: {
    "cooperative-unknown": "There is no such cooperative.",
    "figure-not-known": "Nothing is known of this figure today, or it would stand for fewer than five members.",
    "figure-not-released": "This figure is not released.",
  },
  done: {
    "steering.release-figure": "The figure is on the public page as it is today.",
    "steering.withdraw-figure": "The figure is no longer on the public page.",
  },
  figures: {
    inhabitants: "Inhabitants of the towns and municipalities",
    signed: "Agreement signed",
    saving: "Saving against going alone",
    sicherheitskonzept: "Security concept in place",
    notfallhandbuch: "Emergency manual released",
    "sicherung-konzept": "Backups written down",
    "schulung-it": "IT staff trained regularly",
    "schulung-beschaeftigte": "All staff trained",
  },
  decisions: {
    "agreement-open": { topic: "Agreement", what: ({ count }) => `${formatCounted(count, { one: "One member has", many: "members have" }, "en")} not resolved or signed yet` },
    "agreement-notice": { topic: "Agreement", what: ({ day }) => `Go on or change: notice is possible until ${day === null ? "" : formatDate(day, "en")}` },
    "saving-low": { topic: "Proof of efficiency", what: () => "The saving is below the 15 % a grant demands" },
    "plan-missing": { topic: "Cost plan", what: ({ year }) => `There is no plan for ${year} yet` },
    "levy-missing": { topic: "Charges", what: ({ year }) => `The plan ${year} stands, the advances are not levied` },
    "settlement-missing": { topic: "Charges", what: ({ year }) => `The year ${year} is not settled yet` },
    "award-open": { topic: "Purchase", what: ({ count }) => `${formatCounted(count, { one: "One purchase waits", many: "purchases wait" }, "en")} for an award` },
    "grant-evidence": { topic: "Grant", what: ({ day }) => `Evidence is due on ${day === null ? "" : formatDate(day, "en")}` },
    "contracts-due": {
      topic: "Contracts",
      what: ({ count }) =>
        `${formatCounted(count, { one: "One contract of the cooperative", many: "contracts of the cooperative" }, "en")} to be given notice of, prolonged or ending`,
    },
  },
  share,
  value,
  valueOr: (one) => (one === undefined ? "not known" : value(one)),
  stated: (one) => (one === undefined ? "–" : `${value(one)}, as of ${formatShortDate(one.statedOn, "en")}`),
  ofAll: (count) => `of ${formatNumber(count, "en")}`,
  page: {
    title: "Steering group",
    lead: (members, open) =>
      `${formatNumber(members, "en")} members; ${open === 0 ? "nothing to decide at present" : open === 1 ? "one thing to decide" : `${formatCounted(open, { one: "", many: "things" }, "en")} to decide`}.`,
    overview: "Overview",
    decisions: "To decide",
    open: "Look",
    nothing: "Nothing to decide.",
    nothingHint: "As soon as a resolution, a plan, an award or evidence is due, it stands here.",
    agreement: "Agreement",
    noAgreement: "There is no agreement to resolve on yet.",
    version: (number) => `Version ${number}`,
    standing: "State",
    inForce: (day) => `in force since ${day}`,
    onItsWay: "before the councils",
    adopted: "Resolved",
    signed: "Signed",
    of: (count, all) => `${formatNumber(count, "en")} of ${formatNumber(all, "en")}`,
    endsOn: "Runs until",
    lastNotice: "Notice until",
    money: (year) => `Money ${year}`,
    plan: (year) => `Cost plan ${year}`,
    toShare: "To share, plan",
    actual: "To share, actual",
    levied: "Levied in advance",
    notLevied: "not yet",
    settled: "Settled",
    yes: "yes",
    notYet: "not yet",
    saving: "Saving against going alone",
    granted: "Grants awarded",
    received: "Received of it",
    used: "Used of it",
    public: "On the public page",
    publicPage: "Public page",
    publicLead: "The office releases each figure by itself. It stands there with its day and changes only when it is renewed.",
    publicOff: "The public page is off. Figures may be prepared; they are seen once the office opens the page.",
    noFigures: "There are no figures yet.",
    noFiguresHint: "They come from the agreement, the proof of efficiency and closed surveys.",
    figure: "Figure",
    today: "Today",
    released: "Released",
    release: "Release",
    renew: "Renew",
    withdraw: "Withdraw",
    releaseLabel: (figure) => `Release ${figure}`,
    renewLabel: (figure) => `Renew ${figure}`,
    withdrawLabel: (figure) => `Withdraw ${figure}`,
  },
  public: { figures: "In figures", statedOn: (day) => `as of ${formatDate(day, "en")}` },
};
