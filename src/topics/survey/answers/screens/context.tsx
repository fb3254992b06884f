/** What stands beside a question: last period, inquiry, who else was asked. */
import type { Visit } from "#kernel/screen";
import { createDelegation } from "#topics/survey/delegations/contract";
import { askInquiry, replyInquiry } from "#topics/survey/inquiries/contract";
import { formatShortInstant } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatList } from "#ui/numbers";
import { Alert, Card, LinkButton, StateTag } from "#ui/parts";
import { Details, Prose, Thread } from "#ui/record";
import type { readSection } from "../contract.ts";
import type { AskedQuestion } from "../model.ts";
import { overviewPath, wordsFor } from "./parts.tsx";

export type Section = (typeof readSection)["output"]["_output"];
type ContextProps = { readonly section: Section; readonly asked: AskedQuestion; readonly visit: Visit };

const LastPeriod = ({ asked, visit }: ContextProps) => {
  const words = wordsFor(visit).answering;
  if (!asked.previous) return null;
  const { period, state, text, remark } = asked.previous;
  return (
    <Card title={words.lastPeriod} note={period}>
      <p class="rw-prose">
        <strong>{state === "unknown" ? words.lastUnknown : state === "open" ? words.empty : text}</strong>
      </p>
      {remark === "" ? null : <p class="rw-small rw-soft">{remark}</p>}
    </Card>
  );
};

const inquiryTones = { open: "part", answered: "ok", closed: "na" } as const;

const InquiryForm = ({ asked, visit }: ContextProps) => {
  const words = wordsFor(visit).answering;
  const { inquiry, question } = asked;
  const keep = { frage: question.key };
  if (inquiry && inquiry.state !== "closed") {
    return (
      <OperationForm operation={replyInquiry} visit={visit} keep={keep} hidden={{ inquiryId: inquiry.id, question: question.key }}>
        <TextArea name="text" label={words.reply} required rows={2} maxlength={4000} />
        <Submit kind="quiet" small>
          {words.ask}
        </Submit>
      </OperationForm>
    );
  }
  return (
    <OperationForm operation={askInquiry} visit={visit} keep={keep} hidden={{ question: question.key }}>
      <TextArea name="text" label={words.inquiryText} hint={words.inquiryHint} required rows={3} maxlength={4000} />
      <Submit kind="quiet" small>
        {words.ask}
      </Submit>
    </OperationForm>
  );
};

const Inquiry = (props: ContextProps) => {
  const { asked, visit } = props;
  const words = wordsFor(visit).answering;
  const { inquiry } = asked;
  const may = visit.may(inquiry && inquiry.state !== "closed" ? replyInquiry : askInquiry);
  if (!inquiry && !may) return null;
  const byOffice = visit.principal.assignments.some(({ role }) => role === "office");
  const messages = (inquiry?.thread ?? []).map((one) => ({
    author: one.byOffice ? `${one.author} · ${words.office}` : one.author,
    at: formatShortInstant(one.at, visit.language),
    text: <Prose text={one.text} />,
    own: one.byOffice === byOffice,
  }));
  const sent = visit.query["do"] === askInquiry.name || visit.query["do"] === replyInquiry.name;
  return (
    <Card title={words.inquiry} id="rueckfrage" note={inquiry ? <StateTag tone={inquiryTones[inquiry.state]}>{words.inquiryStates[inquiry.state]}</StateTag> : undefined}>
      <Thread messages={messages} />
      {may ? (
        <Details summary={inquiry && inquiry.state !== "closed" ? words.reply : words.write} open={sent}>
          <InquiryForm {...props} />
        </Details>
      ) : null}
    </Card>
  );
};

const Delegation = ({ section, visit }: ContextProps) => {
  const words = wordsFor(visit);
  const { delegatedTo, handedInAt, handedInBy } = section;
  if (delegatedTo.length === 0 && handedInAt === null) return null;
  return (
    <Card title={words.answering.delegation}>
      {delegatedTo.length === 0 ? null : <p>{words.answering.delegatedTo(formatList(delegatedTo, visit.language))}</p>}
      {handedInAt === null ? null : <p class="rw-small rw-soft">{words.overview.handedIn(handedInBy ?? "", formatShortInstant(handedInAt, visit.language))}</p>}
      {visit.may(createDelegation) ? (
        <LinkButton href={`${overviewPath(visit)}/weitergeben?abschnitt=${section.section.key}`} small>
          {words.answering.handOn}
        </LinkButton>
      ) : null}
    </Card>
  );
};

const Hints = ({ section, asked, visit }: ContextProps) => {
  const own = section.hints.filter(({ questions }) => questions.includes(asked.question.key)).map(({ message }) => message);
  const all = asked.hint === null ? own : [asked.hint, ...own];
  if (all.length === 0) return null;
  return (
    <Alert tone="warning" title={wordsFor(visit).answering.lookAgain}>
      <ul>
        {all.map((message) => (
          <li>{message}</li>
        ))}
      </ul>
    </Alert>
  );
};

/** Everything beside a question. */
export const Context = (props: ContextProps) => (
  <>
    <Hints {...props} />
    <LastPeriod {...props} />
    <Inquiry {...props} />
    <Delegation {...props} />
    <Card title={props.section.section.title} level={3}>
      <p class="rw-small">{props.section.section.intro}</p>
      {props.section.section.audience === null ? null : <p class="rw-small rw-soft">{wordsFor(props.visit).answering.audience(props.section.section.audience)}</p>}
    </Card>
  </>
);
