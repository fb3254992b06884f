import type { Visit } from "#kernel/screen";
import { createDelegation } from "#topics/survey/delegations/contract";
import { askInquiry, replyInquiry } from "#topics/survey/inquiries/contract";
import { Answering, QuestionList } from "#ui/answering";
import { ActButton } from "#ui/form";
import type { Tone } from "#ui/markup";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { answerQuestion, attachFile, confirmSection, readSection } from "../contract.ts";
import type { AskedQuestion } from "../model.ts";
import { Context, type Section } from "./context.tsx";
import { listPath, overviewPath, questionPath, wordsFor } from "./parts.tsx";
import { CurrentQuestion } from "./question.tsx";

const toneOf = ({ state, carriedOver }: AskedQuestion): Tone => (state === "answered" ? "ok" : state === "unknown" ? "na" : carriedOver ? "part" : "open");

/** The question of the form that came back, of the address, or the first that is open. */
function currentOf({ questions, nextOpen }: Section, { given, query }: Visit): AskedQuestion | undefined {
  const find = (key: unknown) => questions.find(({ question }) => question.key === key);
  return find(given["question"]) ?? find(query["frage"]) ?? find(nextOpen) ?? questions[0];
}

const Messages = ({ section, visit }: { section: Section; visit: Visit }) => {
  const words = wordsFor(visit);
  const done = Object.entries(words.done).find(([operation]) => operation === visit.done)?.[1];
  return (
    <>
      {section.lock === null ? null : <Alert tone="info" title={words.answering.lock[section.lock]} />}
      {done === undefined ? null : <Alert tone="success" title={done} live />}
      {section.counts.toConfirm > 0 && section.lock === null && visit.may(confirmSection) ? (
        <ActButton form={{ operation: confirmSection, visit, instance: "alle" }} kind="quiet">
          {words.answering.confirmSection(section.counts.toConfirm)}
        </ActButton>
      ) : null}
    </>
  );
};

const Body = ({ section, visit }: { section: Section; visit: Visit }) => {
  const words = wordsFor(visit).answering;
  const current = currentOf(section, visit);
  if (!current)
    return (
      <Card>
        <EmptyState title={words.emptySection} act={<LinkButton href={overviewPath(visit)}>{words.overview}</LinkButton>} />
      </Card>
    );
  const done = section.counts.answered + section.counts.unknown;
  const list = (
    <QuestionList
      title={words.questions(section.counts.asked)}
      note={words.answered(done)}
      done={done}
      total={section.counts.asked}
      tones={{ ok: words.tones.answered, na: words.tones.unknown, part: words.tones.carried, open: words.tones.open }}
      questions={section.questions.map((one) => ({
        label: one.question.text,
        href: questionPath(visit, section.section.key, one.question.key),
        tone: toneOf(one),
        current: one === current,
      }))}
    />
  );
  const question = <CurrentQuestion section={section} asked={current} visit={visit} />;
  const context = <Context section={section} asked={current} visit={visit} />;
  // The frame of contributors is as narrow as a letter: one thing below the other.
  return section.contributor ? (
    <Columns kind="stack">
      {question}
      {list}
      {context}
    </Columns>
  ) : (
    <Answering list={list} question={question} context={context} />
  );
};

/** One section of a survey, one question at a time. */
export const surveySection = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/:section",
  title: ({ section }) => section.section.title,
  lane: "surveys",
  shows: { section: readSection },
  acts: [answerQuestion, attachFile, confirmSection, askInquiry, replyInquiry],
  next: (operation, value, visit) => {
    if (operation !== answerQuestion.name) return null;
    const { next } = answerQuestion.output.parse(value);
    return next === null ? overviewPath(visit) : questionPath(visit, visit.params["section"] ?? "", next);
  },
  view: ({ section }, visit) => {
    const words = wordsFor(visit);
    const { title, number } = section.section;
    const trail = [{ label: words.list.title, href: listPath(visit) }, { label: section.campaign.title, href: overviewPath(visit) }, { label: section.memberName }];
    return (
      <>
        <PageHead
          title={`${number} ${title}`}
          trail={section.contributor ? trail.slice(1) : trail}
          acts={
            <>
              {section.lock === null && visit.may(createDelegation) ? (
                <LinkButton href={`${overviewPath(visit)}/weitergeben?abschnitt=${section.section.key}`}>{words.answering.handOn}</LinkButton>
              ) : null}
              <LinkButton href={overviewPath(visit)}>{words.answering.overview}</LinkButton>
              {section.nextOpen === null && section.nextSection !== null ? (
                <LinkButton kind="primary" href={questionPath(visit, section.nextSection)}>
                  {words.answering.nextSection}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Messages section={section} visit={visit} />
        <Body section={section} visit={visit} />
      </>
    );
  },
});
