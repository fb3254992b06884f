/** One version of a document: its state, its next step, its text, and what happened to it. */
import type { Visit } from "#kernel/screen";
import { formatShortDate, formatShortInstant } from "#ui/dates";
import { PaperBlocks } from "#ui/paper";
import { Alert, Card, Columns, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts, History } from "#ui/record";
import { defineScreen } from "#ui/screen";
import {
  discardDocument,
  noteWorksCouncil,
  openDocument,
  planReview,
  printDocument,
  publishDocument,
  readDocument,
  releaseDocument,
  resolveDocument,
  returnDocument,
  startDocument,
  submitDocument,
  withdrawDocument,
  type DocumentRecord,
} from "../contract.ts";
import { NextStep } from "./acts.tsx";
import { AdaptSteps, Done, listPath, recordPath, StateOf, trailTo, wordsFor } from "./parts.tsx";

type Part = { readonly shown: DocumentRecord; readonly visit: Visit };

/** What the office has published since. */
const Newer = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { document, newer } = shown;
  if (newer === null || (document.state !== "draft" && document.state !== "published")) return null;
  return (
    <Alert tone="info" title={words.newer(newer.label)}>
      <p>{document.state === "draft" ? words.newerDraft : words.newerPublished}</p>
      {document.state === "draft" && visit.may(openDocument, document.memberId) ? (
        <p>
          <LinkButton href={recordPath(visit, "/abgleich")}>{words.seeChanges}</LinkButton>
        </p>
      ) : null}
    </Alert>
  );
};

const OpenCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { document, problems, conflicts } = shown;
  if (document.state !== "draft" || shown.text === null || !visit.may(openDocument, document.memberId)) return null;
  return (
    <Card title={words.record.open}>
      {problems.length === 0 && conflicts.length === 0 ? <p>{words.record.openNothing}</p> : null}
      {problems.length === 0 ? null : (
        <ul>
          {problems.map(({ label, problem }) => (
            <li>
              {label} <StateTag tone="open">{words.problems[problem]}</StateTag>
            </li>
          ))}
        </ul>
      )}
      {problems.length === 0 ? null : <LinkButton href={recordPath(visit, "/fragen")}>{words.record.answer}</LinkButton>}
      {conflicts.length === 0 ? null : (
        <p>
          {words.record.conflicts(conflicts.length)}: <a href={recordPath(visit, "/abgleich")}>{words.record.toMerge}</a>
        </p>
      )}
    </Card>
  );
};

const FactsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const { document, model } = shown;
  const by = (when: Date | null, who: string | null) => (when === null ? record.notYet : record.by(formatShortDate(when, visit.language), who ?? ""));
  const on = (day: string | null) => (day === null ? record.notYet : formatShortDate(day, visit.language));
  const resolution =
    document.resolution === null
      ? record.notYet
      : [document.resolutionBody, document.resolutionNumber, document.resolutionOn && on(document.resolutionOn), document.resolutionNote].filter(Boolean).join(", ");
  return (
    <Card title={record.facts}>
      <Facts
        facts={[
          { term: record.purpose, value: model.summary },
          { term: record.audience, value: model.audience },
          { term: record.madeFrom, value: `${words.kinds[model.kind]}, ${words.model(document.modelLabel)}` },
          { term: record.submitted, value: by(document.submittedAt, document.submittedByName) },
          ...(model.worksCouncil || document.worksCouncil !== null
            ? [
                {
                  term: record.worksCouncil,
                  value: document.worksCouncil === null ? record.notYet : `${words.worksCouncilSteps[document.worksCouncil]}, ${on(document.worksCouncilOn)}`,
                },
              ]
            : []),
          { term: record.released, value: by(document.releasedAt, document.releasedByName) },
          ...(model.resolution || document.resolution !== null ? [{ term: record.resolution, value: resolution }] : []),
          { term: record.inForce, value: on(document.inForceOn) },
          { term: record.review, value: on(document.reviewOn) },
          ...(document.withdrawnAt === null ? [] : [{ term: record.withdrawn, value: record.by(formatShortDate(document.withdrawnAt, visit.language), document.withdrawnReason) }]),
        ]}
      />
    </Card>
  );
};

const VersionsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { versions, document } = shown;
  return (
    <Card title={words.record.versions}>
      <ul class="rw-plain-list">
        {versions.map((one) => (
          <li>
            {one.id === document.id ? <strong>{words.version(one.number)}</strong> : <a href={recordPath(visit, "", one.id)}>{words.version(one.number)}</a>}{" "}
            <StateOf state={one.state} visit={visit} /> <span class="rw-small rw-soft">{words.model(one.modelLabel)}</span>{" "}
            {one.id === document.id ? null : (
              <a href={recordPath(visit, `/vergleich?withId=${one.id}`)} aria-label={words.record.compareNamed(one.number)}>
                {words.record.compare}
              </a>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={recordPath(visit, "/vergleich?withId=model")}>{words.record.compareModel}</a>
      </p>
    </Card>
  );
};

const HistoryCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const entries = shown.entries.map((one) => ({
    at: formatShortInstant(one.writtenAt, visit.language),
    who: one.writtenByName,
    what: [words.entries[one.kind], one.text].filter((part) => part !== "").join(" – "),
  }));
  return entries.length === 0 ? null : (
    <Card title={words.record.history}>
      <History entries={entries} shown={6} />
    </Card>
  );
};

/** The text as it will be printed; whose words they are stands beside. */
const TextCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { text, document } = shown;
  if (text === null) return <Alert tone="info" title={words.textHidden} />;
  const place = { memberId: document.memberId, documentId: document.id };
  const links = (["pdf", "docx", "odt"] as const).map((format) => ({
    label: format.toUpperCase(),
    href: `/api/${printDocument.name}?${new URLSearchParams({ ...place, format }).toString()}`,
  }));
  return (
    <Card title={words.text} acts={<ExportLinks links={links} label={words.formats} />}>
      <div class="rw-reading" lang={visit.language === "de" ? undefined : "de"}>
        {text.sections.map((section, index) => (
          <section>
            <h3>
              {index + 1} {section.title}
            </h3>
            {section.parts.map((part) =>
              part.origin === "model" ? (
                <PaperBlocks blocks={part.blocks} />
              ) : (
                <div class="rw-clause rw-clause--own">
                  <p class="rw-small">
                    <StateTag tone="shared">{part.origin === "own" ? words.own : words.edited}</StateTag>
                  </p>
                  <PaperBlocks blocks={part.blocks} />
                </div>
              ),
            )}
          </section>
        ))}
      </div>
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId",
  title: ({ shown }) => shown.document.title,
  lane: "documents",
  shows: { shown: readDocument },
  acts: [submitDocument, returnDocument, noteWorksCouncil, releaseDocument, resolveDocument, publishDocument, withdrawDocument, planReview, discardDocument, startDocument],
  next: (operation, value, visit) => {
    if (operation === discardDocument.name) return `${listPath(visit)}?getan=${operation}`;
    return operation === startDocument.name ? `${recordPath(visit, "/fragen", startDocument.output.parse(value).documentId)}?getan=${operation}` : null;
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { document } = shown;
    const isWritten = document.state === "draft" && visit.may(openDocument, document.memberId);
    return (
      <>
        <PageHead
          title={document.title}
          trail={trailTo(document, visit)}
          tag={<StateOf state={document.state} visit={visit} />}
          kicker={undefined}
          lead={shown.isReviewDue && document.reviewOn !== null ? words.record.reviewDue(document.reviewOn) : `${words.version(document.number)} · ${shown.memberName}`}
          acts={isWritten ? <LinkButton href={recordPath(visit, "/bausteine")}>{words.record.edit}</LinkButton> : undefined}
        />
        {isWritten ? <AdaptSteps current={3} visit={visit} /> : null}
        <Done visit={visit} />
        <Newer shown={shown} visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">
            <TextCard shown={shown} visit={visit} />
          </Columns>
          <Columns kind="stack">
            <OpenCard shown={shown} visit={visit} />
            <NextStep shown={shown} visit={visit} />
            <FactsCard shown={shown} visit={visit} />
            <VersionsCard shown={shown} visit={visit} />
            <HistoryCard shown={shown} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});

export const recordScreens = [recordScreen];
