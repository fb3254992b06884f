/** The vote on a point: a voice for each member present, the result, and the decision. */
import { townOf } from "#kernel/ids";
import { RadioGroup, Select } from "#ui/choices";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert } from "#ui/parts";
import { Details } from "#ui/record";
import { decideItem, voteOnItem } from "../contract/holding.ts";
import type { ReadItem } from "../contract/meetings.ts";
import { voices } from "../model.ts";
import { numberText } from "../rules/meetings.ts";
import { wordsFor, type Part } from "./parts.tsx";

type Voting = { readonly item: ReadItem; readonly part: Part };

const mineOf = ({ item, part: { visit } }: Voting, operation: { readonly name: string }) => visit.query["do"] === operation.name && visit.given["itemId"] === item.id;

const VotesForm = ({ item, part }: Voting) => {
  const { shown, visit } = part;
  const words = wordsFor(visit);
  const mine = mineOf({ item, part }, voteOnItem);
  const names = new Map(shown.seats.map(({ memberId, name }) => [memberId, name]));
  const cast = item.record?.votes ?? {};
  const options = [...voices, "none" as const].map((value) => ({ value, label: words.voices[value] }));
  return (
    <Details summary={words.minutes.castVotes} open={mine}>
      <OperationForm operation={voteOnItem} visit={visit} instance={item.id} mine={mine} hidden={{ itemId: item.id }}>
        {shown.meeting.attendance
          .filter(({ isPresent }) => isPresent)
          .map(({ memberId }) => (
            <RadioGroup name={`votes.${townOf(memberId)}`} label={names.get(memberId) ?? memberId} value={cast[memberId] ?? "none"} options={options} />
          ))}
        <Submit kind="quiet" label={words.meeting.actLabel(words.minutes.saveVotes, item.title)}>
          {words.minutes.saveVotes}
        </Submit>
      </OperationForm>
    </Details>
  );
};

/** Counted, and ready to be announced. */
const DecideForm = ({ item, part }: Voting) => {
  const { shown, visit } = part;
  const words = wordsFor(visit);
  return (
    <OperationForm operation={decideItem} visit={visit} instance={item.id} mine={mineOf({ item, part }, decideItem)} hidden={{ itemId: item.id }}>
      {shown.standing.length === 0 ? null : (
        <Select
          name="supersedes"
          label={words.minutes.supersedes}
          empty={words.minutes.supersedesNone}
          options={shown.standing.map(({ id, label }) => ({ value: id, label }))}
          optional
        />
      )}
      <p class="rw-small rw-soft">{words.minutes.decideHint}</p>
      <Submit label={words.meeting.actLabel(words.minutes.decide, item.title)}>{words.minutes.decide}</Submit>
    </OperationForm>
  );
};

const Decided = ({ item, part: { visit } }: Voting) => {
  const words = wordsFor(visit);
  const { decision } = item;
  if (decision === null) return null;
  const { results, register } = words;
  return (
    <Alert tone={decision.result === "adopted" ? "success" : "warning"} title={words.minutes.decided(numberText(decision), results[decision.result])}>
      <p>{decision.wording}</p>
      <p>{`${words.tally(decision.tally)}; ${words.presence(decision.tally)}`}</p>
      {decision.supersedesNumber === null ? null : <p>{register.supersedes(numberText({ ...decision, number: decision.supersedesNumber }))}</p>}
    </Alert>
  );
};

/** What has been voted so far, and what can be done about it. */
export const Vote = ({ item, part }: Voting) => {
  const { shown, visit } = part;
  const words = wordsFor(visit);
  if (item.decision !== null) return <Decided item={item} part={part} />;
  if (!shown.body.hasVotes || item.proposal === "" || shown.meeting.state !== "held" || !visit.may(voteOnItem)) return null;
  const cast = Object.keys(item.record?.votes ?? {}).length;
  return (
    <>
      <h3>{words.minutes.votes}</h3>
      {item.tally === null || item.result === null || cast === 0 ? null : (
        <p>
          {`${words.tally(item.tally)}; ${words.presence(item.tally)}. `}
          {words.minutes.wouldBe(words.results[item.result])}
        </p>
      )}
      <Acts>
        <ActButton
          form={{ operation: voteOnItem, visit, instance: `${item.id}-all`, mine: false, hidden: { itemId: item.id, unanimous: "true" } }}
          kind="quiet"
          small
          label={words.meeting.actLabel(words.minutes.unanimous, item.title)}
        >
          {words.minutes.unanimous}
        </ActButton>
      </Acts>
      <VotesForm item={item} part={part} />
      {cast === 0 ? null : <DecideForm item={item} part={part} />}
    </>
  );
};
