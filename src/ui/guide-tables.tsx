/** Style guide: tables, matrix, filters, records. */
import { Filters } from "./filters.tsx";
import { Matrix, type Level } from "./matrix.tsx";
import { Pager } from "./navigation.tsx";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, StateTag } from "./parts.tsx";
import { Details, Facts, History, Prose, TaskList, Thread } from "./record.tsx";
import { DataTable } from "./table.tsx";
import type { Tone } from "./markup.ts";

type Measure = {
  readonly name: string;
  readonly who: string;
  readonly due: string;
  readonly cents: string;
  readonly tone: Tone;
  readonly state: string;
};

const measures: readonly Measure[] = [
  { name: "MFA für VPN einrichten", who: "IT", due: "31.10.2026", cents: "2.671,00 €", tone: "no", state: "überfällig" },
  { name: "Leitlinie in den Gemeindevorstand", who: "Hauptamt", due: "08.12.2026", cents: "0,00 €", tone: "part", state: "in Arbeit" },
  { name: "Rückspieltest Dateiablage", who: "IT", due: "20.09.2026", cents: "340,50 €", tone: "ok", state: "wirksam" },
];

const query = { sort: "-frist", stand: "offen" };
const topics = ["Backup", "IT-Administration", "Organisation & Personal", "Netze", "Server", "Outsourcing & Cloud"];
const towns = ["Biebesheim am Rhein", "Ginsheim-Gustavsburg", "Nauheim"];
const levels: readonly Level[] = [0, 1, 2, 3, 4, "na", "shared"];
const texts: Readonly<Record<Level, string>> = { 0: "19", 1: "41", 2: "57", 3: "78", 4: "92", na: "–", shared: "RZ" };

/** Register, compact table, matrix. */
export const GuideTables = () => (
  <Columns>
    <Card title="Register">
      <Filters
        query={query}
        filters={[
          {
            kind: "choice",
            name: "stand",
            label: "Stand",
            options: [
              { value: "offen", label: "offen" },
              { value: "erledigt", label: "erledigt" },
            ],
          },
          { kind: "text", name: "q", label: "Enthält" },
          { kind: "flag", name: "meine", label: "nur meine" },
        ]}
        views={[
          { label: "Alle", href: "#alle" },
          { label: "Überfällige", href: "#spaet", current: true },
        ]}
        found="Drei von 48 Maßnahmen"
        exports={
          <ExportLinks
            links={[
              { label: "XLSX", href: "#x" },
              { label: "CSV", href: "#c" },
            ]}
          />
        }
      />
      <DataTable
        caption="Maßnahmen"
        sorting={{ query }}
        rows={measures}
        instantFilter
        columns={[
          { key: "name", label: "Maßnahme", cell: (row) => <a href="#m">{row.name}</a>, rowHead: true, sortable: true },
          { key: "wer", label: "Zuständig", cell: (row) => row.who, wideOnly: true },
          { key: "frist", label: "Frist", cell: (row) => row.due, kind: "nowrap", sortable: true },
          { key: "kosten", label: "Kosten", cell: (row) => row.cents, kind: "number" },
          { key: "stand", label: "Stand", cell: (row) => <StateTag tone={row.tone}>{row.state}</StateTag> },
        ]}
      />
      <Pager page={2} pages={5} query={query} />
    </Card>
    <Card title="Matrix">
      <Matrix
        caption="Mitglieder und Themen"
        columns={topics.map((label) => ({ key: label, label, href: "#t" }))}
        rows={towns.map((label, row) => ({
          key: label,
          label,
          href: "#o",
          cells: topics.map((_, column) => {
            const level = levels[(row * 2 + column) % levels.length] ?? "na";
            return { level, text: texts[level], href: "#z" };
          }),
        }))}
        legend={levels.map((level) => ({ level, label: texts[level] }))}
      />
      <DataTable
        caption="Leeres Register"
        rows={[]}
        columns={[]}
        empty={
          <EmptyState title="Noch keine Erhebung" act={<LinkButton href="#e">Erhebung starten</LinkButton>}>
            Mit einer Erhebung fragen Sie alle Mitglieder auf einmal.
          </EmptyState>
        }
      />
    </Card>
  </Columns>
);

/** Facts, tasks, thread, history. */
export const GuideRecords = () => (
  <Columns>
    <Card title="Akte">
      <Facts
        facts={[
          { term: "Zuständig", value: "Hauptamt" },
          { term: "Frist", value: "8. Dezember 2026" },
          { term: "Kosten", value: "2.671,00 €" },
        ]}
      />
      <Details summary="Mehr zu dieser Maßnahme">
        <Prose text={"Beschlossen in der Sitzung am 3. Juni.\n\nDie Umsetzung liegt beim Rechenzentrum."} />
      </Details>
      <Facts
        dense
        facts={[
          { term: "Herkunft", value: "Basis-Check 2026" },
          { term: "Wirkung", value: <StateTag tone="ok">wirksam</StateTag> },
        ]}
      />
      <TaskList
        numbered
        tasks={[
          { title: "Stammdaten prüfen", href: "#1", tone: "ok", state: "erledigt" },
          { title: "Ansprechstellen benennen", href: "#2", hint: "etwa fünf Minuten", tone: "part", state: "begonnen" },
          { title: "Abschließen", tone: "open", disabledReason: "Erst wenn alle Stellen benannt sind." },
        ]}
      />
    </Card>
    <Card title="Rückfragen und Verlauf">
      <Thread
        messages={[
          {
            author: "Stelle",
            at: "gestern, 14:05 Uhr",
            text: "Gilt das auch für die Postfächer?",
            kind: <StateTag tone="brand">Frage</StateTag>,
          },
          { author: "Raunheim", at: "heute, 08:02 Uhr", text: "Ja, seit März.", own: true },
        ]}
      />
      <hr />
      <History
        shown={2}
        entries={[
          { at: "heute, 08:02 Uhr", who: "Raunheim", what: "Antwort gegeben", tone: "brand" },
          { at: "gestern, 14:05 Uhr", who: "Stelle", what: "Rückfrage gestellt", tone: "part" },
          { at: "12. November 2026", what: "Maßnahme wirksam", tone: "ok" },
        ]}
      />
    </Card>
  </Columns>
);
