/** Who is leaving, and who has left. */
import type { Visit } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import { Card, EmptyState, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listDepartures } from "../contract.ts";
import type { Departure } from "../model.ts";
import { Done, wordsFor } from "./parts.tsx";

function stateOf({ doneAt, stoppedAt, confirmedAt }: Departure): "asked" | "confirmed" | "stopped" | "done" {
  if (doneAt !== null) return "done";
  if (stoppedAt !== null) return "stopped";
  return confirmedAt === null ? "asked" : "confirmed";
}

const Departures = ({ departures, visit }: { readonly departures: readonly Departure[]; readonly visit: Visit }) => {
  const words = wordsFor(visit).list;
  return (
    <DataTable
      caption={words.title}
      rows={departures}
      empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
      columns={[
        { key: "member", label: words.member, rowHead: true, cell: ({ memberId, memberName }) => <a href={`/mitglied/${memberId}/ausstieg`}>{memberName}</a> },
        { key: "state", label: words.state, cell: (one) => words.states[stateOf(one)] },
        { key: "asked", label: words.asked, kind: "nowrap", cell: ({ askedAt }) => formatDate(askedAt, visit.language) },
        { key: "due", label: words.due, kind: "nowrap", cell: ({ dueOn }) => (dueOn === null ? "" : formatShortDate(dueOn, visit.language)) },
      ]}
    />
  );
};

export const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/ausstiege",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "members",
  shows: { list: listDepartures },
  view: ({ list }, visit) => {
    const words = wordsFor(visit).list;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <Done visit={visit} />
        <Card>
          <Departures departures={list.departures} visit={visit} />
        </Card>
      </>
    );
  },
});
