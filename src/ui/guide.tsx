/** Style guide: every part with sample content on one page, to look at and to test. */
import type { Language } from "#kernel/screen";
import { GuideAnswering } from "./guide-answering.tsx";
import { GuideCharts, GuidePaper } from "./guide-charts.tsx";
import { GuideForms } from "./guide-forms.tsx";
import { GuideRecords, GuideTables } from "./guide-tables.tsx";
import { ActButton } from "./form.tsx";
import { Acts, Alert, Card, Code, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "./parts.tsx";
import { KeyFigures, Progress, Worklist } from "./cockpit.tsx";
import { DemoBanner, Document, Frame } from "./page.tsx";
import { Steps, Tabs } from "./navigation.tsx";

const lanes = [
  {
    entries: [
      { key: "cockpit", label: "Cockpit", href: "#1", count: 7, hot: true },
      { key: "inbox", label: "Eingang", href: "#2", count: 12 },
    ],
  },
  {
    title: "Analysieren",
    entries: [
      { key: "survey", label: "Erhebungen", href: "#3", count: 2 },
      { key: "guide", label: "Bausteine", href: "#4" },
    ],
  },
];

const Cockpit = () => (
  <>
    <KeyFigures
      figures={[
        {
          label: "Basis-Check abgeschlossen",
          value: "9",
          of: "von 13",
          href: "#check",
          trend: [1, 1, 2, 3, 5, 6, 9],
          change: "zwei mehr als im August",
        },
        { label: "Notfallmappe aktuell", value: "10", of: "von 13", trend: [4, 5, 5, 7, 8, 10] },
        { label: "Beschäftigte geschult", value: "81 %", trend: [60, 64, 70, 81] },
      ]}
    />
    <Columns>
      <Card title="Arbeitsliste" acts={<a href="#alle">Alle zeigen</a>}>
        <Worklist
          items={[
            {
              who: "Bischofsheim",
              what: "Meldung eines kompromittierten Postfachs",
              tag: <StateTag tone="no">noch 21 h 40 min</StateTag>,
              why: "Frist Art. 33 DSGVO",
              act: (
                <LinkButton href="#a" kind="primary" small>
                  Vorfall öffnen
                </LinkButton>
              ),
            },
            {
              who: "Nauheim",
              what: "Check seit sechs Wochen ohne Fortschritt",
              why: "14 Rückfragen offen",
              act: (
                <LinkButton href="#b" small>
                  Termin anbieten
                </LinkButton>
              ),
            },
          ]}
        />
      </Card>
      <Card title="Zustände" note="nie nur Farbe">
        <Acts>
          {(["ok", "part", "no", "open", "na", "shared", "brand"] as const).map((tone) => (
            <StateTag tone={tone} />
          ))}
        </Acts>
        <Progress done={3} total={10} label="Beantwortete Fragen" visible />
        <p>
          <Code code="K7M2-9QXT" />
        </p>
      </Card>
    </Columns>
  </>
);

const Messages = () => (
  <Columns>
    <div>
      <Alert tone="success" title="Der Vorfall ist eröffnet">
        <p>Die Stelle ist benachrichtigt. Die Frist endet am 25. November 2026, 05:52 Uhr.</p>
      </Alert>
      <Alert tone="info" title="Zwei Antworten kommen aus dem Rechenzentrum" />
      <Alert tone="warning" title="Die Vereinbarung endet in sechs Wochen">
        <p>Beschließen Sie die Verlängerung in der Sitzung am 3. Dezember.</p>
      </Alert>
      <Alert tone="danger" title="Die Datei konnte nicht gelesen werden">
        <p>Sie ist verschlüsselt. Speichern Sie sie ohne Kennwort und laden Sie sie noch einmal hoch.</p>
      </Alert>
    </div>
    <Card title="Noch leer">
      <EmptyState
        title="Noch keine Vorfälle"
        act={
          <LinkButton href="#v" kind="primary">
            Vorfall melden
          </LinkButton>
        }
      >
        Hier stehen gemeldete Sicherheitsvorfälle mit ihren Fristen.
      </EmptyState>
    </Card>
  </Columns>
);

const Acting = () => (
  <Card title="Handlungen" kicker="Schaltflächen tragen Verben">
    <Acts>
      <LinkButton href="#p" kind="primary">
        Bericht erstellen
      </LinkButton>
      <LinkButton href="#q">Ansehen</LinkButton>
      <ActButton form={{ operation: { name: "member.dismiss" }, instance: "1" }} kind="danger" confirm="Mitglied wirklich entlassen?">
        Mitglied entlassen
      </ActButton>
      <ActButton form={{ operation: { name: "member.correct" }, instance: "2" }} kind="quiet" disabledReason="Erst wenn alle Fragen beantwortet sind.">
        Abschließen
      </ActButton>
      <ActButton form={{ operation: { name: "unit.remove" }, instance: "3" }} kind="plain">
        Verwerfen
      </ActButton>
    </Acts>
    <ExportLinks
      links={[
        { label: "XLSX", href: "#x" },
        { label: "ODS", href: "#o" },
        { label: "CSV", href: "#c" },
      ]}
    />
  </Card>
);

export type GuideProps = {
  readonly language: Language;
  readonly assets?: string | undefined;
  readonly theme?: "light" | "dark" | undefined;
};

/** The whole style guide as a document. */
export const guidePage = ({ language, assets, theme }: GuideProps) => (
  <Document language={language} title="Bausteine – Ringwall" assets={assets} theme={theme} once="muster">
    <Frame
      lanes={lanes}
      current="guide"
      place={{ name: "Verbund Musterkreis", href: "#" }}
      person={{
        name: "Kim Muster",
        office: "Leitung der Stelle",
        settingsHref: "#",
        signOutAction: "#",
        links: [{ label: "Büro wechseln", href: "#" }],
      }}
      banner={<DemoBanner>Alle Antworten, Befunde und Beträge sind frei erfunden.</DemoBanner>}
      state="23. November 2026, 08:12 Uhr"
      languageHref="#"
    >
      <PageHead
        title="Bausteine"
        trail={[{ label: "Hilfe", href: "#hilfe" }, { label: "Gestaltung" }]}
        lead="Alles, woraus Seiten bestehen, mit erfundenem Inhalt."
        tag={<StateTag tone="part">in Arbeit</StateTag>}
        acts={<LinkButton href="#d">Drucken</LinkButton>}
      />
      <Tabs
        tabs={[
          { key: "a", label: "Alle", href: "#a" },
          { key: "b", label: "Offen", href: "#b", count: 4 },
          { key: "c", label: "Erledigt", href: "#c" },
        ]}
        current="a"
      />
      <Steps steps={[{ label: "Hochladen", href: "#s" }, { label: "Prüfen" }, { label: "Übernehmen" }]} current={2} />
      <Cockpit />
      <Messages />
      <Acting />
      <GuideTables />
      <GuideForms />
      <GuideAnswering />
      <GuideRecords />
      <GuideCharts />
      <GuidePaper />
    </Frame>
  </Document>
);
