/** One body: who sits in it and how it decides, its meetings, and the points members propose. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { TextArea, TextField } from "#ui/fields";
import { ForMember, membersFor } from "#ui/for-member";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { declineProposal, dissolveBody, readBody, saveBody, submitProposal, type ReadBody } from "../contract/bodies.ts";
import { planMeeting } from "../contract/planning.ts";
import type { AgendaProposal } from "../model.ts";
import { BodyForm } from "./bodies.tsx";
import { bodiesPath, Done, meetingsPath, ruleText, StateOf, wordsFor } from "./parts.tsx";

type Part = { readonly shown: ReadBody; readonly visit: Visit };

const FactsCard = ({ shown: { body, seats, members, people }, visit }: Part) => {
  const words = wordsFor(visit);
  const { bodies } = words;
  const isOpen = body.dissolvedOn === null;
  return (
    <Card title={bodies.facts}>
      <Facts
        facts={[
          { term: bodies.kind, value: words.kinds[body.kind] },
          { term: bodies.chair, value: body.chairName || bodies.noChair },
          { term: bodies.seats, value: seats.map(({ name }) => name).join(", ") },
          { term: bodies.votes, value: ruleText(body, visit) },
          { term: bodies.invites, value: body.invites.map((role) => words.roles[role]).join(", ") },
        ]}
      />
      <Prose text={body.purpose} />
      {isOpen && visit.may(saveBody) ? (
        <Details summary={bodies.edit} open={visit.query["do"] === saveBody.name}>
          <BodyForm value={body} offered={{ members, people }} visit={visit} />
        </Details>
      ) : null}
      {isOpen && visit.may(dissolveBody) ? (
        <Acts>
          <ActButton form={{ operation: dissolveBody, visit }} kind="danger" small>
            {bodies.dissolve}
          </ActButton>
        </Acts>
      ) : null}
    </Card>
  );
};

const MeetingsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.bodies.meetings}>
      <DataTable
        caption={words.bodies.meetings}
        rows={shown.meetings}
        columns={[
          {
            key: "day",
            label: words.list.day,
            rowHead: true,
            kind: "nowrap",
            cell: (one) => <a href={meetingsPath(visit, `/${one.id}`)}>{formatShortDate(one.heldOn, visit.language)}</a>,
          },
          { key: "place", label: words.list.place, cell: (one) => one.place },
          { key: "state", label: words.list.state, kind: "nowrap", cell: (one) => <StateOf state={one.state} visit={visit} /> },
        ]}
        empty={<EmptyState title={words.bodies.noMeetings} />}
      />
    </Card>
  );
};

const ProposalLine = ({ proposal, visit }: { proposal: AgendaProposal; visit: Visit }) => {
  const { bodies, proposalStates } = wordsFor(visit);
  const { id, title, reason, state, answer, memberName, proposedAt, proposedByName } = proposal;
  const mine = visit.given["proposalId"] === id;
  return (
    <li>
      <h3>
        {title} <StateTag tone={state === "open" ? "open" : state === "taken" ? "ok" : "na"}>{proposalStates[state]}</StateTag>
      </h3>
      <p class="rw-small rw-soft">{bodies.by(proposedByName, memberName, proposedAt.toISOString().slice(0, 10))}</p>
      <Prose text={reason} />
      {answer === "" ? null : <p>{bodies.answer(answer)}</p>}
      {state === "open" && visit.may(declineProposal) ? (
        <Details summary={bodies.decline} open={mine}>
          <OperationForm operation={declineProposal} visit={visit} instance={id} mine={mine} hidden={{ proposalId: id }}>
            <TextField name="answer" label={bodies.declineWhy} required maxlength={1_000} />
            <Submit kind="quiet" label={bodies.declineLabel(title)}>
              {bodies.decline}
            </Submit>
          </OperationForm>
        </Details>
      ) : null}
    </li>
  );
};

const ProposalsCard = ({ shown, visit }: Part) => {
  const { bodies } = wordsFor(visit);
  const seats = new Set<string>(shown.body.seats);
  const own = membersFor(submitProposal, visit).filter((member) => seats.has(member));
  return (
    <Card title={bodies.proposals}>
      {shown.proposals.length === 0 ? <p class="rw-soft">{bodies.noProposals}</p> : null}
      <ul class="rw-plain-list">
        {shown.proposals.map((proposal) => (
          <ProposalLine proposal={proposal} visit={visit} />
        ))}
      </ul>
      {own.length > 0 && shown.body.dissolvedOn === null ? (
        <OperationForm operation={submitProposal} visit={visit}>
          <ForMember members={own} label={bodies.forMember} />
          <TextField name="title" label={bodies.proposeTitle} required maxlength={200} />
          <TextArea name="reason" label={bodies.proposeReason} optional rows={2} maxlength={2_000} />
          <Submit>{bodies.send}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

const bodyScreen = defineScreen({
  path: "/verbund/:cooperativeId/gremien/:bodyId",
  title: ({ shown }) => shown.body.name,
  lane: "meetings",
  shows: { shown: readBody },
  acts: [saveBody, dissolveBody, submitProposal, declineProposal],
  view: ({ shown }, visit) => {
    const { bodies, list } = wordsFor(visit);
    const isOpen = shown.body.dissolvedOn === null;
    const tag = isOpen ? null : <StateTag tone="na">{bodies.dissolved}</StateTag>;
    return (
      <>
        <PageHead
          title={shown.body.name}
          trail={[{ label: bodies.title, href: bodiesPath(visit) }]}
          tag={tag}
          acts={isOpen && visit.may(planMeeting) ? <LinkButton href={meetingsPath(visit, `/neu?bodyId=${shown.body.id}`)}>{list.plan}</LinkButton> : undefined}
        />
        <Done visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">
            <FactsCard shown={shown} visit={visit} />
            <MeetingsCard shown={shown} visit={visit} />
          </Columns>
          <Columns kind="stack">
            <ProposalsCard shown={shown} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});

export const bodyScreens = [bodyScreen];
