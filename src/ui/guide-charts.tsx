/** Style guide: charts and a paper. */
import type { Paper as PaperTree } from "#kernel/paper";
import { Bars, Comparison, StackedBar } from "./charts.tsx";
import { Card, Columns } from "./parts.tsx";
import { Paper } from "./paper.tsx";
import { BoxPlot, Histogram } from "./spread.tsx";

/** Every chart once. */
export const GuideCharts = () => (
  <Columns>
    <Card title="Verteilung">
      <Bars
        title="Erfüllung je Thema"
        unit="%"
        max={100}
        bars={[
          { label: "Backup", value: 82, href: "#b" },
          { label: "Vorfälle vorbereiten", value: 34, tone: "no" },
          { label: "Outsourcing und Cloud", value: 58, tone: "part" },
        ]}
      />
      <StackedBar
        title="Stand der Maßnahmen"
        titleVisible
        parts={[
          { label: "wirksam", value: 21, tone: "ok" },
          { label: "in Arbeit", value: 14, tone: "part" },
          { label: "überfällig", value: 5, tone: "no" },
          { label: "offen", value: 8, tone: "open" },
          { label: "nicht bewertet", value: 3, tone: "na" },
          { label: "gemeinsam", value: 4, tone: "shared" },
        ]}
      />
      <Histogram
        title="Mitglieder nach Erfüllung"
        titleVisible
        bins={[
          { label: "0–24", count: 1 },
          { label: "25–49", count: 4 },
          { label: "50–74", count: 6, yours: true },
          { label: "75–100", count: 2 },
        ]}
      />
    </Card>
    <Card title="Vergleich">
      <Comparison
        title="Erfüllung 2025 und 2026"
        head="Thema"
        before="2025"
        now="2026"
        unit="%"
        max={100}
        changes={[
          { label: "Backup", before: 40, now: 82 },
          { label: "Netze", before: 61, now: 55 },
          { label: "Serverraum", before: null, now: 70 },
        ]}
      />
      <BoxPlot
        title="Streuung je Thema"
        titleVisible
        unit="%"
        to={100}
        spreads={[
          { label: "Backup", min: 12, lower: 40, median: 62, upper: 80, max: 95, yours: 82 },
          { label: "Vorfälle vorbereiten", min: 5, lower: 18, median: 34, upper: 51, max: 88, yours: 20 },
        ]}
        note="Kasten: mittlere Hälfte der Orte, Strich: Median, Punkt: Ihr Wert."
      />
    </Card>
  </Columns>
);

const paper: PaperTree = {
  title: "Lagebild 2026",
  subtitle: "für den Gemeindevorstand",
  author: "Verbund Musterkreis",
  language: "de",
  state: "Stand: 23. November 2026",
  statedAt: new Date(Date.UTC(2026, 10, 23, 7, 12)),
  marking: "Vertraulich",
  blocks: [
    { kind: "heading", level: 1, text: "Das Wichtigste" },
    { kind: "text", text: ["Neun von 13 Mitgliedern haben den Check ", { strong: "abgeschlossen" }, "."] },
    { kind: "list", items: ["Sicherungen werden geübt.", "Die Notfallmappe ist aktuell."] },
    {
      kind: "facts",
      facts: [
        { term: "Zeitraum", value: "2026" },
        { term: "Mitglieder", value: "13" },
      ],
    },
    { kind: "note", tone: "part", title: "Zu beschließen", text: "Der Kostenplan 2027 liegt vor." },
    {
      kind: "table",
      caption: "Kosten",
      rowHeads: true,
      columns: [{ title: "Posten" }, { title: "Betrag", align: "right" }],
      rows: [["Schulungen", "2.671,00 €"]],
    },
    {
      kind: "bars",
      caption: "Erfüllung",
      alt: "Backup 82, Netze 55 Prozent",
      unit: "%",
      max: 100,
      bars: [
        { label: "Backup", value: 82, tone: "ok" },
        { label: "Netze", value: 55, tone: "part" },
      ],
    },
    { kind: "break" },
    { kind: "signature", lines: ["Leitung der Stelle", "Bürgermeisterei"] },
  ],
};

/** A report as it will print. */
export const GuidePaper = () => (
  <Card title="Papier">
    <Paper paper={paper} />
  </Card>
);
