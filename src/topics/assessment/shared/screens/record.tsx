import type { Visit } from "#kernel/screen";
import { formatShortDate, formatShortInstant } from "#ui/dates";
import { Alert, Card, Columns, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { publishShared, readShared } from "../contract.ts";
import type { AnswerVersion, MemberDecision } from "../model.ts";
import { isReliedOn } from "../rules.ts";
import { CoverageTag, DecisionTag, Evidence, recordPath, registerPath, spoken, wordsFor } from "./parts.tsx";

type Shown = (typeof readShared)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

/** One version: coverage, answer, residual duty, evidence. */
const Version = ({ version, shown, visit }: Part & { version: AnswerVersion }) => {
  const words = wordsFor(visit).record;
  return (
    <>
      <p>
        <CoverageTag coverage={version.coverage} visit={visit} />{" "}
        <span class="rw-soft">{words.publishedBy(formatShortInstant(version.publishedAt, visit.language), version.publishedByName)}</span>
      </p>
      <Prose text={version.statement} />
      <h3>{words.duty}</h3>
      {version.residualDuty === "" ? <p class="rw-soft">{words.noDuty}</p> : <Prose text={version.residualDuty} />}
      <h3>{words.evidence}</h3>
      <Evidence version={version} id={shown.id} visit={visit} />
    </>
  );
};

const decisionColumns = ({ shown, visit }: Part): Column<MemberDecision>[] => {
  const words = wordsFor(visit);
  const { columns, dutyDone, dutyOpen, decidedBy } = words.record;
  const coverageAt = new Map(shown.versions.map(({ version, coverage }) => [version, coverage]));
  const duty = ({ decision, version, dutyDone: done }: MemberDecision) =>
    isReliedOn(decision) && coverageAt.get(version ?? 0) === "partial" ? <StateTag tone={done ? "ok" : "part"}>{done ? dutyDone : dutyOpen}</StateTag> : "–";
  return [
    { key: "member", label: columns.member, rowHead: true, cell: ({ memberName }) => memberName },
    {
      key: "decision",
      label: columns.decision,
      cell: ({ decision, review }) => (
        <>
          <DecisionTag decision={decision} visit={visit} /> {review ? <StateTag tone="part">{words.reviewNeeded}</StateTag> : null}
        </>
      ),
    },
    { key: "version", label: columns.version, kind: "number", cell: ({ version }) => version ?? "–" },
    { key: "duty", label: columns.duty, cell: duty },
    { key: "reason", label: columns.reason, cell: ({ reason }) => (reason === "" ? "–" : reason) },
    {
      key: "decided",
      label: columns.decided,
      cell: ({ decidedAt, decidedByName }) => (decidedAt === null ? "–" : decidedBy(formatShortDate(decidedAt, visit.language), decidedByName)),
    },
  ];
};

const Decisions = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.decisions}>
      <DataTable caption={words.record.decisions} columns={decisionColumns({ shown, visit })} rows={shown.decisions} empty={<p class="rw-soft">{words.record.nobody}</p>} />
      {shown.audience.hidden > 0 ? <p class="rw-small rw-soft">{words.register.hidden(shown.audience.hidden)}</p> : null}
    </Card>
  );
};

const Earlier = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const relyOn = (version: number) => shown.decisions.filter((one) => isReliedOn(one.decision) && one.version === version).length;
  if (shown.versions.length < 2) return null;
  return (
    <Card title={words.record.earlier}>
      {shown.versions.slice(1).map((version) => (
        <Details summary={`${words.version(version.version)} – ${words.record.relyOn(relyOn(version.version))}`}>
          <Version version={version} shown={shown} visit={visit} />
        </Details>
      ))}
    </Card>
  );
};

const Head = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { requirement, withdrawnAt } = shown;
  const relied = shown.decisions.filter(({ decision }) => isReliedOn(decision)).length;
  const undecided = shown.decisions.filter(({ decision }) => decision === null).length;
  return (
    <PageHead
      title={spoken(requirement)}
      trail={[{ label: words.register.title, href: registerPath(visit) }, { label: requirement.label }]}
      lead={withdrawnAt === null ? words.record.leadStanding(relied, undecided) : words.record.leadWithdrawn(formatShortDate(withdrawnAt, visit.language))}
      tag={withdrawnAt === null ? <StateTag tone="shared">{words.version(shown.version)}</StateTag> : <StateTag tone="na">{words.withdrawn}</StateTag>}
      acts={
        withdrawnAt === null && visit.may(publishShared) ? (
          <>
            <LinkButton href={`${recordPath(visit, shown.id)}/zurueckziehen`}>{words.record.withdraw}</LinkButton>
            <LinkButton kind="primary" href={`${recordPath(visit, shown.id)}/fassung`}>
              {words.record.next}
            </LinkButton>
          </>
        ) : null
      }
    />
  );
};

const Requirement = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { requirement, provider, withdrawnReason } = shown;
  return (
    <Card title={words.requirement}>
      {requirement.statement === "" ? null : <Prose text={requirement.statement} />}
      <Facts
        facts={[
          { term: words.catalogue, value: requirement.catalogueTitle },
          ...(requirement.areaTitle === "" ? [] : [{ term: words.area, value: requirement.areaTitle }]),
          { term: words.provider, value: provider },
          ...(withdrawnReason === "" ? [] : [{ term: words.reason, value: withdrawnReason }]),
        ]}
      />
    </Card>
  );
};

export const sharedRecord = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId",
  lane: "shared",
  title: ({ shown }) => spoken(shown.requirement),
  shows: { shown: readShared },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const [current] = shown.versions;
    const done = Object.entries(words.record.done).find(([operation]) => operation === visit.done)?.[1];
    return (
      <>
        <Head shown={shown} visit={visit} />
        {done ? (
          <Alert tone="success" title={done} live>
            {visit.done === publishShared.name && shown.version > 1 ? <p>{words.record.doneHint}</p> : null}
          </Alert>
        ) : null}
        <Columns kind="wide-left">
          {current ? (
            <Card title={words.version(current.version)} tone="shared" note={shown.provider}>
              <Version version={current} shown={shown} visit={visit} />
            </Card>
          ) : null}
          <Requirement shown={shown} visit={visit} />
        </Columns>
        <Decisions shown={shown} visit={visit} />
        <Earlier shown={shown} visit={visit} />
      </>
    );
  },
});
