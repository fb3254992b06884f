import type { Visit } from "#kernel/screen";
import { createDelegation } from "#topics/survey/delegations/contract";
import { Progress } from "#ui/cockpit";
import { formatDate, formatInstant, formatRelative, formatShortDate } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { formatList } from "#ui/numbers";
import { Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Facts, Prose, TaskList, type Fact, type Task } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { answerQuestion, carryOver, openSurvey, printSnapshot } from "../contract.ts";
import type { SectionEntry, SurveyOverview } from "../model.ts";
import { SurveyActs, surveyActs } from "./acts.tsx";
import { listPath, overviewPath, paperPath, questionPath, ResponseTag, wordsFor } from "./parts.tsx";

function toneOf({ asked, answered, unknown, missing }: SectionEntry): Tone {
  if (missing === 0) return "ok";
  return answered + unknown > 0 && asked > 0 ? "part" : "open";
}

function taskOf(section: SectionEntry, visit: Visit): Task {
  const words = wordsFor(visit).overview;
  const tone = toneOf(section);
  const notes = [
    words.sectionNote(section.answered + section.unknown, section.asked),
    section.missing === 0 ? null : words.minutes(section.minutes),
    section.unknown > 0 ? words.unknown(section.unknown) : null,
    section.toConfirm > 0 ? words.toConfirm(section.toConfirm) : null,
    section.openInquiries > 0 ? words.inquiriesOpen(section.openInquiries) : null,
    section.answeredInquiries > 0 ? words.inquiriesAnswered(section.answeredInquiries) : null,
    section.delegatedTo.length > 0 ? words.delegated(formatList(section.delegatedTo, visit.language)) : null,
    section.handedInAt === null ? null : words.handedIn(section.handedInBy ?? "", formatShortDate(section.handedInAt, visit.language)),
  ];
  return {
    title: section.title,
    href: questionPath(visit, section.key),
    hint: notes.filter((note) => note !== null).join(" · "),
    tone,
    state: tone === "ok" ? words.done : tone === "part" ? words.begun : words.untouched,
  };
}

const NextStep = ({ opened, visit }: { opened: SurveyOverview; visit: Visit }) => {
  const words = wordsFor(visit).overview;
  const { next, total } = opened;
  const begun = total.answered + total.unknown > 0;
  const progress = <Progress done={total.answered + total.unknown} total={total.asked} label={wordsFor(visit).list.columns.progress} visible />;
  // Whoever only looks on has no next step here.
  if (!visit.may(answerQuestion)) return <Card title={words.progressTitle}>{progress}</Card>;
  return (
    <Card title={words.nextTitle} tone="brand">
      <p>{words.next[next.name]}</p>
      {next.section === null || next.name === "hand-in" ? null : (
        <LinkButton kind="primary" next href={questionPath(visit, next.section, next.question)}>
          {begun ? words.go : words.start}
        </LinkButton>
      )}
      {progress}
      {opened.response.state === "signed-off" && visit.may(createDelegation, visit.params["memberId"]) ? (
        <p>
          <a href={`/mitglied/${visit.params["memberId"]}/massnahmen/aus-luecken`}>{words.toMeasures}</a>
        </p>
      ) : null}
    </Card>
  );
};

const Missing = ({ opened, visit }: { opened: SurveyOverview; visit: Visit }) => {
  const words = wordsFor(visit).overview;
  if (opened.lock !== null || opened.missing.length === 0 || opened.total.answered + opened.total.unknown === 0) return null;
  return (
    <Card title={words.missing(opened.total.missing)}>
      <TaskList tasks={opened.missing.slice(0, 10).map(({ section, question, text }) => ({ title: text, href: questionPath(visit, section, question), tone: "open" }))} />
      {opened.total.missing > 10 ? <p class="rw-small rw-soft">{words.missingMore(opened.total.missing - 10)}</p> : null}
    </Card>
  );
};

function factsOf({ campaign, response }: SurveyOverview, visit: Visit): Fact[] {
  const words = wordsFor(visit).overview;
  const by = (name: string | null, at: string) => words.by(name ?? "", formatInstant(at, visit.language));
  return [
    {
      term: words.dueTerm,
      value: `${formatDate(campaign.dueOn, visit.language)} (${formatRelative(campaign.dueOn, visit.now, visit.language)})`,
    },
    ...(response.submittedAt === null ? [] : [{ term: words.submittedTerm, value: by(response.submittedBy, response.submittedAt) }]),
    ...(response.remark === "" ? [] : [{ term: words.remarkTerm, value: response.remark }]),
    ...(response.signedOffAt === null ? [] : [{ term: words.signedTerm, value: by(response.signedOffBy, response.signedOffAt) }]),
    ...(response.returnedAt === null ? [] : [{ term: words.returnedTerm, value: by(response.returnedBy, response.returnedAt) }]),
  ];
}

const State = ({ opened, visit }: { opened: SurveyOverview; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.overview.facts}>
      <Facts facts={factsOf(opened, visit)} dense />
      {opened.snapshots.length === 0 ? null : (
        <ul>
          {opened.snapshots.map(({ number, takenAt }) => (
            <li>
              <a href={`${overviewPath(visit)}/stand?number=${number}`}>{words.stand.other(number, formatDate(takenAt, visit.language))}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const Messages = ({ opened, visit }: { opened: SurveyOverview; visit: Visit }) => {
  const words = wordsFor(visit);
  const { state, returnedBy, returnReason } = opened.response;
  const done = Object.entries(words.done).find(([operation]) => operation === visit.done)?.[1];
  return (
    <>
      {done === undefined ? null : <Alert tone="success" title={done} live />}
      {state === "returned" ? (
        <Alert tone="warning" title={words.overview.returned(returnedBy ?? "")}>
          {returnReason === "" ? null : <Prose text={returnReason} />}
        </Alert>
      ) : null}
      {opened.hints.length === 0 || opened.lock !== null ? null : (
        <Alert tone="info" title={words.overview.hints}>
          <ul>
            {opened.hints.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
          <p>{words.overview.hintsNote}</p>
        </Alert>
      )}
    </>
  );
};

const HeadActs = ({ opened, visit }: { opened: SurveyOverview; visit: Visit }) => {
  const words = wordsFor(visit).overview;
  const base = overviewPath(visit);
  return (
    <>
      {opened.lock === null && visit.may(createDelegation) ? <LinkButton href={`${base}/weitergeben`}>{words.handOn}</LinkButton> : null}
      {visit.may(carryOver) ? <LinkButton href={`${base}/tabelle`}>{words.sheet}</LinkButton> : null}
      {visit.may(printSnapshot) ? (
        <LinkButton href={paperPath(visit, "pdf")} download>
          {words.paper}
        </LinkButton>
      ) : null}
    </>
  );
};

/** One survey of one member as a task list. */
export const surveyOverview = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId",
  title: ({ opened }) => opened.campaign.title,
  lane: "surveys",
  shows: { opened: openSurvey },
  acts: surveyActs,
  view: ({ opened }, visit) => {
    const words = wordsFor(visit).overview;
    const { campaign, memberName, contributor } = opened;
    return (
      <>
        <PageHead
          title={campaign.title}
          {...(contributor
            ? { kicker: words.kicker(memberName, campaign.period) }
            : {
                trail: [{ label: wordsFor(visit).list.title, href: listPath(visit) }, { label: words.kicker(memberName, campaign.period) }],
              })}
          tag={<ResponseTag state={opened.response.state} closed={campaign.state === "closed"} visit={visit} />}
          lead={contributor ? words.contributorLead : wordsFor(visit).due(formatDate(campaign.dueOn, visit.language), formatRelative(campaign.dueOn, visit.now, visit.language))}
          acts={<HeadActs opened={opened} visit={visit} />}
        />
        <Messages opened={opened} visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">
            <NextStep opened={opened} visit={visit} />
            {contributor ? <SurveyActs opened={opened} visit={visit} /> : null}
            <Card title={words.sections}>
              <TaskList tasks={opened.sections.map((section) => taskOf(section, visit))} numbered />
            </Card>
            <Missing opened={opened} visit={visit} />
          </Columns>
          <Columns kind="stack">
            {campaign.message === "" ? null : (
              <Card title={words.office}>
                <Prose text={campaign.message} />
              </Card>
            )}
            {contributor ? null : <SurveyActs opened={opened} visit={visit} />}
            <State opened={opened} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});
