/** The minutes: who is there, what was said on each point, how it was voted, what follows. */
import { townOf } from "#kernel/ids";
import { CheckboxGroup, RadioGroup } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, StateTag } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { holdMeeting, minuteItem, releaseMinutes } from "../contract/holding.ts";
import type { ReadItem } from "../contract/meetings.ts";
import { tallyOf } from "../rules/voting.ts";
import { ItemText, NewItem } from "./agenda.tsx";
import { wordsFor, type Part } from "./parts.tsx";
import { Tasks } from "./tasks.tsx";
import { Vote } from "./voting.tsx";

const AttendanceForm = ({ shown, visit }: Part) => {
  const { minutes } = wordsFor(visit);
  const { meeting, seats, body } = shown;
  const here = meeting.attendance.length === 0 ? seats.map(({ memberId }) => memberId) : meeting.attendance.filter(({ isPresent }) => isPresent).map(({ memberId }) => memberId);
  return (
    <OperationForm operation={holdMeeting} visit={visit}>
      <CheckboxGroup name="present" label={minutes.present} look="columns" values={here} options={seats.map(({ memberId, name }) => ({ value: memberId, label: name }))} />
      <Details summary={minutes.nameOf("…")}>
        {seats.map(({ memberId, name }) => (
          <TextField
            name={`names.${townOf(memberId)}`}
            label={minutes.nameOf(name)}
            value={meeting.attendance.find((one) => one.memberId === memberId)?.name}
            optional
            maxlength={120}
          />
        ))}
      </Details>
      <TextField name="chairedBy" label={minutes.chairedBy} value={meeting.chairedBy || body.chairName} optional maxlength={120} />
      <TextField name="keptBy" label={minutes.keptBy} value={meeting.keptBy || visit.principal.name} optional maxlength={120} />
      <Submit>{meeting.state === "held" ? minutes.save : minutes.open}</Submit>
    </OperationForm>
  );
};

/** Who is there. Before the meeting it opens it, from its day on. */
export const AttendanceCard = ({ shown, visit }: Part) => {
  const { minutes, presence } = wordsFor(visit);
  const { meeting, seats, body } = shown;
  const names = new Map(seats.map(({ memberId, name }) => [memberId, name]));
  const tally = tallyOf({}, { seats: seats.map(({ memberId }) => memberId), attendance: meeting.attendance });
  // As long as the minutes are a draft nobody outside the body is told who came.
  const isBegun = (meeting.state === "held" || meeting.state === "released") && meeting.attendance.length > 0;
  const mayHold = visit.may(holdMeeting) && (meeting.state === "held" || ((meeting.state === "planned" || meeting.state === "invited") && meeting.heldOn <= dayOf(visit.now)));
  if (!isBegun && !mayHold) return null;
  return (
    <Card title={minutes.hold}>
      {isBegun ? (
        <>
          <p>
            {presence(tally)} {body.hasVotes ? <StateTag tone={shown.isQuorate ? "ok" : "no"}>{shown.isQuorate ? minutes.quorate : minutes.notQuorate}</StateTag> : null}
          </p>
          <ul>
            {meeting.attendance
              .filter(({ isPresent }) => isPresent)
              .map(({ memberId, name }) => (
                <li>{[names.get(memberId) ?? memberId, name].filter((text) => text !== "").join(": ")}</li>
              ))}
          </ul>
        </>
      ) : (
        <p>{minutes.holdLead}</p>
      )}
      {!mayHold ? null : isBegun ? (
        <Details summary={minutes.correct} open={visit.query["do"] === holdMeeting.name}>
          <AttendanceForm shown={shown} visit={visit} />
        </Details>
      ) : (
        <AttendanceForm shown={shown} visit={visit} />
      )}
    </Card>
  );
};

const outcomeTones = { open: "open", noted: "ok", "left-over": "part", adopted: "ok", refused: "no" } as const;

const TextForm = ({ item, visit }: { item: ReadItem } & Pick<Part, "visit">) => {
  const words = wordsFor(visit);
  const mine = visit.query["do"] === minuteItem.name && visit.given["itemId"] === item.id;
  const outcome = item.record?.outcome ?? "open";
  const isDecided = outcome === "adopted" || outcome === "refused";
  return (
    <OperationForm operation={minuteItem} visit={visit} instance={item.id} mine={mine} hidden={{ itemId: item.id }}>
      <TextArea name="minutes" label={words.minutes.text} value={item.record?.minutes} rows={4} maxlength={20_000} />
      {isDecided ? null : (
        <RadioGroup
          name="outcome"
          label={words.minutes.outcome}
          value={outcome}
          options={(["open", "noted", "left-over"] as const).map((value) => ({ value, label: words.outcomes[value] }))}
        />
      )}
      <Submit kind="quiet" label={words.meeting.actLabel(words.minutes.saveText, item.title)}>
        {words.minutes.saveText}
      </Submit>
    </OperationForm>
  );
};

const ItemCard = ({ item, place, part }: { item: ReadItem; place: number; part: Part }) => {
  const { shown, visit } = part;
  const words = wordsFor(visit);
  const outcome = item.record?.outcome ?? "open";
  const isWriting = shown.meeting.state === "held" && visit.may(minuteItem);
  return (
    <Card
      id={item.id}
      title={
        <>
          {`${place + 1}. ${item.title}`} <StateTag tone={outcomeTones[outcome]}>{words.outcomes[outcome]}</StateTag>
        </>
      }
    >
      <ItemText item={item} visit={visit} />
      {isWriting ? <TextForm item={item} visit={visit} /> : <Prose text={item.record?.minutes ?? ""} />}
      <Vote item={item} part={part} />
      <Tasks item={item} part={part} />
    </Card>
  );
};

/** Every point with what was kept of it; as long as that is a draft, others than the body see the agenda alone. */
export const MinutesCards = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const isDraft = shown.meeting.state === "held" && !visit.may(minuteItem) && !shown.mayRelease;
  return (
    <>
      {isDraft ? <Alert tone="info" title={shown.isReadable ? words.meeting.draft : words.meeting.hidden} /> : null}
      {shown.items.map((item, place) => (
        <ItemCard item={item} place={place} part={{ shown, visit }} />
      ))}
      {shown.meeting.state === "held" && visit.may(minuteItem) ? (
        <Card title={words.meeting.comesUp}>
          <NewItem shown={shown} visit={visit} />
        </Card>
      ) : null}
    </>
  );
};

/** For the chair and the office. */
export const ReleaseCard = ({ shown, visit }: Part) => {
  const { minutes } = wordsFor(visit);
  if (!shown.mayRelease || !visit.may(releaseMinutes)) return null;
  return (
    <Card title={minutes.release}>
      <p>{minutes.releaseHint}</p>
      <Acts>
        <ActButton form={{ operation: releaseMinutes, visit }} confirm={minutes.releaseConfirm}>
          {minutes.release}
        </ActButton>
      </Acts>
    </Card>
  );
};
