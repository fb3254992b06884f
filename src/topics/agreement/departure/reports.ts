/** The certificate of a deletion, German as the papers of a German administration. */
import type { Paper, PaperTable } from "#kernel/paper";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatNumber } from "#ui/numbers";
import type { Certificate, Departure } from "./model.ts";
import { lastingReasons, lastingTables } from "./rules/holdings.ts";
import { sumsByArea } from "./rules/certifying.ts";
import { de } from "./words.de.ts";

type Printed = { readonly departure: Departure; readonly certificate: Certificate; readonly doneAt: Date; readonly demo: boolean };

const words = de.certificate;
const count = (value: number) => formatNumber(value, "de");

/** What was deleted, by area. */
const goneTable = (certificate: Certificate): PaperTable => ({
  kind: "table",
  caption: words.goneCaption,
  rowHeads: true,
  columns: [
    { title: words.area, share: 4 },
    { title: words.rows, align: "right", share: 1 },
  ],
  rows: [
    ...sumsByArea(certificate.gone).map(({ area, rows }) => [words.areas[area], count(rows)]),
    [words.people, count(certificate.people)],
    [words.files, count(certificate.files)],
  ],
});

/** What stays, by reason. */
function keptTable(certificate: Certificate): PaperTable {
  const kept = lastingReasons.map((reason) => ({ reason, rows: certificate.kept.reduce((sum, { table, rows }) => (lastingTables[table] === reason ? sum + rows : sum), 0) }));
  return {
    kind: "table",
    caption: words.keptCaption,
    rowHeads: true,
    columns: [
      { title: words.what, share: 2 },
      { title: words.why, share: 4 },
      { title: words.rows, align: "right", share: 1 },
    ],
    rows: kept.filter(({ rows }) => rows > 0).map(({ reason, rows }) => [words.reasons[reason].what, words.reasons[reason].why, count(rows)]),
  };
}

/** What was deleted, what stays and why, and by what the member proves what it took along. */
export function certificatePaper({ departure, certificate, doneAt, demo }: Printed): Paper {
  return {
    title: words.title,
    subtitle: certificate.memberName,
    author: words.author,
    language: "de",
    state: words.state(formatDate(doneAt, "de")),
    statedAt: doneAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      { kind: "text", text: words.intro(certificate.memberName, formatDate(doneAt, "de")) },
      {
        kind: "facts",
        facts: [
          { term: words.asked, value: words.byOn(departure.askedByName, formatDate(departure.askedAt, "de")) },
          { term: words.confirmed, value: departure.confirmedAt === null ? "–" : words.byOn(departure.confirmedByName ?? "", formatDate(departure.confirmedAt, "de")) },
          { term: words.due, value: departure.dueOn === null ? "–" : formatShortDate(departure.dueOn, "de") },
        ],
      },
      { kind: "heading", level: 2, text: words.gone },
      goneTable(certificate),
      { kind: "heading", level: 2, text: words.kept },
      keptTable(certificate),
      { kind: "text", text: words.also },
      { kind: "heading", level: 2, text: words.proof },
      { kind: "text", text: words.proofText },
      {
        kind: "facts",
        facts: [
          { term: words.fingerprint, value: certificate.fingerprint },
          { term: words.exported, value: certificate.exportedAt === "" ? "–" : formatDate(new Date(certificate.exportedAt), "de") },
          { term: words.history, value: words.historyValue(count(certificate.events), certificate.historyHash) },
        ],
      },
    ],
  };
}
