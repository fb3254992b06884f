import type { Visit } from "#kernel/screen";
import { formatDate, formatInstant } from "#ui/dates";
import { Card, Columns, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { readSnapshot } from "../contract.ts";
import type { SnapshotContent } from "../model.ts";
import { overviewPath, paperPath, wordsFor } from "./parts.tsx";

type Frozen = SnapshotContent["sections"][number];

const SectionTable = ({ section, visit }: { section: Frozen; visit: Visit }) => {
  const words = wordsFor(visit).stand;
  return (
    <Card title={section.title}>
      <DataTable
        caption={section.title}
        rows={section.questions}
        columns={[
          { key: "question", label: words.question, rowHead: true, cell: ({ text }) => text },
          {
            key: "answer",
            label: words.answer,
            cell: ({ state, answer }) => (state === "unknown" ? words.unknown : answer === "" ? words.open : <Prose text={answer} />),
          },
          { key: "remark", label: words.remarkColumn, cell: ({ remark }) => remark },
        ]}
      />
    </Card>
  );
};

type Stand = (typeof readSnapshot)["output"]["_output"];

const Proof = ({ stand, visit }: { stand: Stand; visit: Visit }) => {
  const words = wordsFor(visit).stand;
  return (
    <Card title={words.facts}>
      <Facts
        facts={[
          { term: words.submittedBy, value: stand.submittedBy },
          { term: words.signedOffBy, value: `${stand.signedOffBy}, ${formatInstant(stand.takenAt, visit.language)}` },
          ...(stand.remark === "" ? [] : [{ term: words.remark, value: stand.remark }]),
          {
            term: words.checksum,
            value: (
              <>
                <code class="rw-break">{stand.sha256}</code> <StateTag tone={stand.intact ? "ok" : "no"}>{stand.intact ? words.intact : words.damaged}</StateTag>
              </>
            ),
          },
        ]}
      />
      {stand.numbers.length < 2 ? null : (
        <>
          <h3>{words.others}</h3>
          <ul>
            {stand.numbers.map(({ number, takenAt }) => (
              <li>
                <a href={`?number=${number}`} aria-current={number === stand.number ? "page" : undefined}>
                  {words.other(number, formatDate(takenAt, visit.language))}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};

/** What was signed off, as it was. */
export const surveyStand = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/stand",
  title: ({ stand }, visit) => wordsFor(visit).stand.title(stand.number),
  lane: "surveys",
  shows: { stand: readSnapshot },
  view: ({ stand }, visit) => {
    const words = wordsFor(visit).stand;
    const { campaign, member, sections } = stand.content;
    return (
      <>
        <PageHead
          title={words.title(stand.number)}
          kicker={`${campaign.title} · ${member.name}`}
          lead={words.lead(stand.signedOffBy, formatDate(stand.takenAt, visit.language))}
          acts={<LinkButton href={overviewPath(visit)}>{words.back}</LinkButton>}
        />
        <Columns kind="stack">
          <ExportLinks links={["pdf", "docx", "odt"].map((format) => ({ label: format.toUpperCase(), href: paperPath(visit, format, stand.number) }))} />
          <Proof stand={stand} visit={visit} />
          {sections.map((section) => (
            <SectionTable section={section} visit={visit} />
          ))}
        </Columns>
      </>
    );
  },
});
