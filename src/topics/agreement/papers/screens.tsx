/** The papers on one version: what they stand on, and one for each member. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Tabs } from "#ui/navigation";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { mostAtOnce, PrintingCard } from "#ui/printing";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import {
  askCouncilPapers,
  fetchCouncilPapers,
  packCouncilPapers,
  prepareCouncilPapers,
  printCouncilPaper,
  readCouncilPapers,
  type CouncilPapers,
  type PapersFailure,
} from "./contract.ts";
import { paperRunKinds } from "./model.ts";
import { coversTerm } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<PapersFailure, string>;

type Part = { readonly shown: CouncilPapers; readonly visit: Visit };

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);
const formats = ["docx", "odt", "pdf"] as const;
const hrefOf = (operation: string, named: Readonly<Record<string, string>>) => `/api/${operation}?${new URLSearchParams(named).toString()}`;

const Basis = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { paper } = shown;
  if (paper === null) return null;
  const years = paper.basis.years.map(({ year }) => year);
  const isShort = shown.termYears > 0 && !coversTerm(paper.basis, shown.termYears);
  return (
    <Card title={page.basis}>
      {isShort ? <Alert tone="warning" title={page.shorter(years.length, shown.termYears)} /> : null}
      <Facts
        facts={[
          { term: page.simulation, value: paper.basis.simulationTitle },
          { term: page.key, value: paper.basis.keyTitle },
          { term: page.years, value: page.yearsText(years[0] ?? 0, years.at(-1) ?? 0) },
          { term: page.prepared, value: page.preparedText(paper.preparedAt, paper.preparedByName) },
        ]}
      />
      {paper.introduction === "" ? null : (
        <>
          <h3>{page.introduction}</h3>
          <Prose text={paper.introduction} />
        </>
      )}
    </Card>
  );
};

const Form = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { paper } = shown;
  const options = (named: CouncilPapers["keys"]) => named.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <OperationForm operation={prepareCouncilPapers} visit={visit} hidden={{ revision: paper?.revision }}>
      <Select name="simulationId" label={page.simulation} hint={page.simulationHint} value={paper?.basis.simulationId ?? ""} options={options(shown.simulations)} required />
      <Select name="keyId" label={page.key} value={paper?.basis.keyId ?? ""} options={options(shown.keys)} required />
      <TextArea name="introduction" label={page.introduction} hint={page.introductionHint} value={paper?.introduction} rows={6} maxlength={4_000} optional />
      <Submit kind={paper === null ? "primary" : "quiet"}>{paper === null ? page.prepare : page.renew}</Submit>
    </OperationForm>
  );
};

const Preparing = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (!visit.may(prepareCouncilPapers)) return null;
  if (shown.version.state === "draft") return <p class="rw-soft">{page.isDraft}</p>;
  if (shown.simulations.length === 0)
    return (
      <Card title={page.prepare}>
        <p>{page.noSimulation}</p>
        <LinkButton href={`/verbund/${visit.params["cooperativeId"]}/kosten/vergleich`}>{page.compare}</LinkButton>
      </Card>
    );
  if (shown.paper === null)
    return (
      <Card title={page.prepare}>
        <Form shown={shown} visit={visit} />
      </Card>
    );
  return (
    <Details summary={page.renew} open={visit.query["do"] === prepareCouncilPapers.name && visit.issues.length > 0}>
      <Form shown={shown} visit={visit} />
    </Details>
  );
};

const Papers = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { paper, version } = shown;
  if (paper === null || shown.shares.length === 0)
    return (
      <Card title={page.papers}>
        <EmptyState title={page.none}>{page.noneText}</EmptyState>
      </Card>
    );
  const packed = { cooperativeId: visit.params["cooperativeId"] ?? "", versionId: version.id };
  return (
    <Card title={page.papers} note={page.papersNote(shown.shares.length)}>
      <DataTable
        caption={page.papers}
        rows={shown.shares}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: ({ memberName }) => memberName },
          { key: "first", label: page.first, kind: "number", cell: ({ first }) => page.euro(first) },
          { key: "whole", label: page.whole, kind: "number", wideOnly: true, cell: ({ whole }) => page.euro(whole) },
          { key: "saved", label: page.saved, kind: "number", wideOnly: true, cell: ({ saved }) => (saved === null ? page.unknown : page.euro(saved)) },
          {
            key: "paper",
            label: page.paper,
            kind: "nowrap",
            cell: ({ memberId, memberName }) =>
              visit.may(printCouncilPaper, memberId)
                ? formats.map((format, index) => (
                    <>
                      {index === 0 ? "" : " · "}
                      <a href={hrefOf(printCouncilPaper.name, { memberId, versionId: version.id, format })} download="" aria-label={page.paperOf(memberName, format.toUpperCase())}>
                        {format.toUpperCase()}
                      </a>
                    </>
                  ))
                : null,
          },
        ]}
      />
      {shown.shares.length <= mostAtOnce && visit.may(packCouncilPapers) ? (
        <ExportLinks label={page.all} links={formats.map((format) => ({ label: format.toUpperCase(), href: hrefOf(packCouncilPapers.name, { ...packed, format }) }))} />
      ) : null}
    </Card>
  );
};

const papersScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung/:versionId/vorlagen",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "agreement",
  shows: { shown: readCouncilPapers },
  acts: [prepareCouncilPapers, askCouncilPapers],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { page } = words;
    const register = `/verbund/${visit.params["cooperativeId"]}/vereinbarung`;
    const base = `${register}/${shown.version.id}`;
    const sentence = words.done[visit.done ?? ""];
    return (
      <>
        <PageHead
          title={page.title}
          trail={[
            { label: page.agreement, href: register },
            { label: page.numbered(shown.version.number), href: base },
          ]}
          lead={page.lead}
        />
        <Tabs
          current="papers"
          tabs={[
            { key: "content", label: page.content, href: base },
            { key: "way", label: page.way, href: `${base}/verlauf` },
            { key: "resolutions", label: page.resolutions, href: `${base}/beschluesse` },
            { key: "papers", label: page.title, href: `${base}/vorlagen` },
          ]}
        />
        {sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />}
        <Columns kind="stack">
          <Papers shown={shown} visit={visit} />
          {shown.shares.length === 0 ? null : (
            <PrintingCard
              title={page.printing}
              note={page.printingNote}
              runs={shown.runs}
              visit={visit}
              here={`${base}/vorlagen`}
              ask={{ operation: askCouncilPapers, hidden: {}, kinds: paperRunKinds }}
              fetch={fetchCouncilPapers}
            />
          )}
          <Basis shown={shown} visit={visit} />
          <Preparing shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

/** Every page of council papers. */
export const papersScreens = [papersScreen];
