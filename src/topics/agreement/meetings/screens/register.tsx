/** The register of decisions. */
import { paperFormats } from "#kernel/paper";
import type { Visit } from "#kernel/screen";
import { sheetFormats } from "#kernel/sheets";
import { formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { withQuery } from "#ui/markup";
import { Card, EmptyState, ExportLinks, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { exportDecisions, listDecisions, printDecisions } from "../contract/decisions.ts";
import { standings, type Decision } from "../model.ts";
import { numberText } from "../rules/meetings.ts";
import { meetingsPath, StandingOf, Ways, wordsFor } from "./parts.tsx";

const columnsFor = (visit: Visit): Column<Decision>[] => {
  const words = wordsFor(visit);
  const { register } = words;
  return [
    { key: "number", label: register.number, rowHead: true, kind: "nowrap", cell: (one) => <a href={meetingsPath(visit, `/${one.meetingId}#${one.itemId}`)}>{numberText(one)}</a> },
    { key: "day", label: register.day, kind: "nowrap", cell: (one) => formatShortDate(one.decidedOn, visit.language) },
    {
      key: "decision",
      label: register.decision,
      cell: (one) => (
        <>
          <strong>{one.title}</strong>
          <br />
          {one.wording}
        </>
      ),
    },
    { key: "votes", label: register.votes, wideOnly: true, cell: (one) => words.tally(one.tally) },
    { key: "standing", label: register.standing, cell: (one) => <StandingOf decision={one} visit={visit} /> },
  ];
};

const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/beschlussbuch",
  title: (_, visit) => wordsFor(visit).register.title,
  lane: "meetings",
  shows: { shown: listDecisions },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { register } = words;
    const asked = { cooperativeId: visit.params["cooperativeId"] ?? "", ...visit.query };
    const links = (operation: { readonly name: string }, formats: readonly string[]) =>
      formats.map((format) => ({ label: format.toUpperCase(), href: `/api/${operation.name}${withQuery(asked, { format })}` }));
    return (
      <>
        <PageHead title={register.title} lead={register.lead} />
        <Ways current="decisions" visit={visit} />
        <Card>
          <Filters
            query={visit.query}
            filters={[
              { kind: "choice", name: "bodyId", label: register.body, options: shown.bodies.map(({ id, name }) => ({ value: id, label: name })) },
              {
                kind: "choice",
                name: "standing",
                label: register.standing,
                options: standings.map((value) => ({ value, label: words.standings[value] })),
              },
              { kind: "text", name: "text", label: register.text },
            ]}
            found={register.found(shown.decisions.length)}
            exports={
              <>
                <ExportLinks links={links(exportDecisions, sheetFormats)} />
                <ExportLinks label={register.paper} links={links(printDecisions, paperFormats)} />
              </>
            }
          />
          <DataTable caption={register.caption} rows={shown.decisions} columns={columnsFor(visit)} empty={<EmptyState title={register.empty}>{register.emptyHint}</EmptyState>} />
        </Card>
      </>
    );
  },
});

export const registerScreens = [registerScreen];
