/** Meetings to come and past ones, and planning one. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { DateField, TextArea, TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { listMeetings, type ListedMeeting } from "../contract/meetings.ts";
import { planMeeting } from "../contract/planning.ts";
import type { Meeting } from "../model.ts";
import { Done, meetingsPath, StateOf, Ways, wordsFor } from "./parts.tsx";

const columnsFor = (visit: Visit): Column<ListedMeeting>[] => {
  const { list } = wordsFor(visit);
  return [
    {
      key: "day",
      label: list.day,
      rowHead: true,
      kind: "nowrap",
      cell: (one) => <a href={meetingsPath(visit, `/${one.id}`)}>{`${formatShortDate(one.heldOn, visit.language)}, ${one.startsAt}`}</a>,
    },
    { key: "body", label: list.body, cell: (one) => one.bodyName },
    { key: "place", label: list.place, wideOnly: true, cell: (one) => one.place },
    { key: "items", label: list.items, kind: "number", cell: (one) => String(one.items) },
    { key: "state", label: list.state, kind: "nowrap", cell: (one) => <StateOf state={one.state} visit={visit} /> },
  ];
};

const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/sitzungen",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "meetings",
  shows: { shown: listMeetings },
  view: ({ shown }, visit) => {
    const { list } = wordsFor(visit);
    const span = visit.query["span"] === "past" ? "past" : "coming";
    const plan =
      visit.may(planMeeting) && shown.bodies.some(({ isOpen }) => isOpen) ? (
        <LinkButton kind="primary" href={meetingsPath(visit, "/neu")}>
          {list.plan}
        </LinkButton>
      ) : null;
    return (
      <>
        <PageHead title={list.title} lead={list.lead} acts={plan} />
        <Ways current="meetings" visit={visit} />
        <Done visit={visit} />
        <Card>
          <Filters
            query={visit.query}
            keep={["span"]}
            filters={[{ kind: "choice", name: "bodyId", label: list.body, all: list.all, options: shown.bodies.map(({ id, name }) => ({ value: id, label: name })) }]}
            views={(["coming", "past"] as const).map((one) => ({ label: list[one], href: meetingsPath(visit, `?span=${one}`), current: one === span }))}
          />
          <DataTable
            caption={list.caption}
            rows={shown.meetings}
            columns={columnsFor(visit)}
            empty={
              <EmptyState title={list.empty[span]} act={plan}>
                {list.emptyHint}
              </EmptyState>
            }
          />
        </Card>
      </>
    );
  },
});

/** When and where. */
export const HoursFields = ({ value, visit }: { value?: Meeting; visit: Visit }) => {
  const { hours } = wordsFor(visit);
  return (
    <>
      <DateField name="heldOn" label={hours.day} value={value?.heldOn} required />
      <TextField name="startsAt" label={hours.from} hint={hours.timeHint} value={value?.startsAt ?? "09:00"} required maxlength={5} size="small" />
      <TextField name="endsAt" label={hours.until} hint={hours.timeHint} value={value?.endsAt ?? "10:30"} required maxlength={5} size="small" />
      <TextField name="place" label={hours.place} value={value?.place} optional maxlength={200} />
      <TextField name="link" label={hours.link} value={value?.link} optional maxlength={500} kind="url" />
      <TextArea name="note" label={hours.note} value={value?.note} optional rows={2} maxlength={2_000} />
    </>
  );
};

const planScreen = defineScreen({
  path: "/verbund/:cooperativeId/sitzungen/neu",
  title: (_, visit) => wordsFor(visit).list.plan,
  lane: "meetings",
  shows: { shown: listMeetings },
  acts: [planMeeting],
  next: (_, value, visit) => meetingsPath(visit, `/${planMeeting.output.parse(value).meetingId}`),
  view: ({ shown }, visit) => {
    const { list, hours } = wordsFor(visit);
    const open = shown.bodies.filter(({ isOpen }) => isOpen).map(({ id, name }) => ({ value: id, label: name }));
    return (
      <>
        <PageHead title={list.plan} trail={[{ label: list.title, href: meetingsPath(visit) }]} />
        <Card>
          <OperationForm operation={planMeeting} visit={visit}>
            <Select name="bodyId" label={list.body} value={visit.query["bodyId"] ?? open[0]?.value} options={open} empty={null} required />
            <HoursFields visit={visit} />
            <Submit>{hours.plan}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

// The fixed address before the open one.
export const meetingListScreens = [planScreen, listScreen];
