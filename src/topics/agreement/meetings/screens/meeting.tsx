/** One meeting: its hours, its agenda, and – once it is held – its minutes. */
import { formatShortDate } from "#ui/dates";
import { TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { paperFormats } from "#kernel/paper";
import { createMeasure, defineMeasure } from "#topics/measures/contract";
import { addTask, decideItem, dropTask, holdMeeting, minuteItem, releaseMinutes, voteOnItem } from "../contract/holding.ts";
import { fetchCalendar, printAgenda, printMinutes, readMeeting } from "../contract/meetings.ts";
import { cancelMeeting, dropItem, inviteToMeeting, moveItem, rescheduleMeeting, saveItem, takePoints } from "../contract/planning.ts";
import { isOpen } from "../rules/meetings.ts";
import { AgendaCard, PointsCard } from "./agenda.tsx";
import { HoursFields } from "./list.tsx";
import { AttendanceCard, MinutesCards, ReleaseCard } from "./minutes.tsx";
import { bodiesPath, Done, meetingsPath, StateOf, wordsFor, type Part } from "./parts.tsx";

const papersOf = ({ shown, visit }: Part, operation: { readonly name: string }) =>
  paperFormats.map((format) => ({
    label: format.toUpperCase(),
    href: `/api/${operation.name}?cooperativeId=${visit.params["cooperativeId"]}&meetingId=${shown.meeting.id}&format=${format}`,
  }));

const Papers = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).meeting;
  const { state, id } = shown.meeting;
  return (
    <>
      {visit.may(printAgenda) ? <ExportLinks label={words.paper} links={papersOf({ shown, visit }, printAgenda)} /> : null}
      {shown.isReadable ? <ExportLinks label={words.minutesPaper} links={papersOf({ shown, visit }, printMinutes)} /> : null}
      {isOpen(state) ? (
        <LinkButton href={`/api/${fetchCalendar.name}?cooperativeId=${visit.params["cooperativeId"]}&meetingId=${id}`} small download>
          {words.calendar}
        </LinkButton>
      ) : null}
    </>
  );
};

/** Another day, or none: for the office, until the meeting is held. */
const Moving = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (!isOpen(shown.meeting.state) || !visit.may(rescheduleMeeting)) return null;
  return (
    <>
      <Details summary={words.meeting.move} open={visit.query["do"] === rescheduleMeeting.name}>
        <OperationForm operation={rescheduleMeeting} visit={visit}>
          <HoursFields value={shown.meeting} visit={visit} />
          <Submit>{words.hours.save}</Submit>
        </OperationForm>
      </Details>
      <Details summary={words.meeting.cancel} open={visit.query["do"] === cancelMeeting.name}>
        <OperationForm operation={cancelMeeting} visit={visit}>
          <TextField name="reason" label={words.meeting.cancelWhy} required maxlength={500} />
          <Submit kind="danger">{words.meeting.cancel}</Submit>
        </OperationForm>
      </Details>
    </>
  );
};

const FactsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { meeting, body } = shown;
  const said = (term: string, value: string) => (value === "" ? [] : [{ term, value }]);
  const link = meeting.link === "" ? [] : [{ term: words.meeting.link, value: <a href={meeting.link}>{meeting.link}</a> }];
  return (
    <Card title={words.meeting.facts} acts={<Papers shown={shown} visit={visit} />}>
      {meeting.state === "cancelled" ? <Alert tone="warning" title={words.meeting.cancelled(meeting.cancelReason)} /> : null}
      <Facts
        facts={[
          { term: words.meeting.time, value: words.when(meeting) },
          ...said(words.meeting.place, meeting.place),
          ...link,
          ...said(words.meeting.chair, meeting.chairedBy || body.chairName),
          ...said(words.meeting.keeper, meeting.keptBy),
        ]}
      />
      <Prose text={meeting.note} />
      {meeting.releasedAt === null ? null : <p class="rw-soft">{words.meeting.released(formatShortDate(meeting.releasedAt, visit.language), meeting.releasedByName)}</p>}
      <Moving shown={shown} visit={visit} />
    </Card>
  );
};

const InviteCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).meeting;
  if (!isOpen(shown.meeting.state) || !visit.may(inviteToMeeting)) return null;
  const label = shown.meeting.state === "planned" ? words.invite : words.inviteAgain;
  return (
    <Card title={label}>
      <p>{words.inviteHint(shown.invited)}</p>
      <Acts>
        <ActButton form={{ operation: inviteToMeeting, visit }}>{label}</ActButton>
      </Acts>
    </Card>
  );
};

const isKept = ({ meeting }: Part["shown"]) => meeting.state === "held" || meeting.state === "released";

const meetingScreen = defineScreen({
  path: "/verbund/:cooperativeId/sitzungen/:meetingId",
  title: ({ shown }, visit) => wordsFor(visit).meeting.title(shown.body.name, shown.meeting.heldOn),
  lane: "meetings",
  shows: { shown: readMeeting },
  acts: [
    rescheduleMeeting,
    cancelMeeting,
    inviteToMeeting,
    saveItem,
    takePoints,
    moveItem,
    dropItem,
    holdMeeting,
    minuteItem,
    voteOnItem,
    decideItem,
    addTask,
    dropTask,
    releaseMinutes,
    defineMeasure,
    createMeasure,
  ],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={words.meeting.title(shown.body.name, shown.meeting.heldOn)}
          trail={[
            { label: words.list.title, href: meetingsPath(visit) },
            { label: shown.body.name, href: bodiesPath(visit, `/${shown.body.id}`) },
          ]}
          tag={<StateOf state={shown.meeting.state} visit={visit} />}
        />
        <Done visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">{isKept(shown) ? <MinutesCards shown={shown} visit={visit} /> : <AgendaCard shown={shown} visit={visit} />}</Columns>
          <Columns kind="stack">
            <FactsCard shown={shown} visit={visit} />
            <InviteCard shown={shown} visit={visit} />
            <ReleaseCard shown={shown} visit={visit} />
            <AttendanceCard shown={shown} visit={visit} />
            <PointsCard shown={shown} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});

export const meetingScreens = [meetingScreen];
