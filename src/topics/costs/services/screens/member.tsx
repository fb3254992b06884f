/** What the office does for one member. */
import { Bars } from "#ui/charts";
import { formatShortDate } from "#ui/dates";
import { Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listMemberTime } from "../contract.ts";
import { amountOf, hoursOf, piecesOf, wordsFor } from "./parts.tsx";

export const memberTimeScreen = defineScreen({
  path: "/mitglied/:memberId/leistungen",
  title: (_, visit) => wordsFor(visit).page.memberTitle,
  lane: "office-time",
  shows: { shown: listMemberTime },
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const [timed, counted] = [shown.sums.filter(({ seconds }) => seconds > 0), shown.sums.filter(({ pieces }) => pieces > 0)];
    const total = shown.sums.reduce((sum, { seconds }) => sum + seconds, 0);
    return (
      <>
        <PageHead
          title={page.memberTitle}
          lead={page.memberLead(shown.memberName, shown.year)}
          acts={<LinkButton href={`/mitglied/${visit.params["memberId"]}/leistungen?year=${shown.year - 1}`}>{page.previous(shown.year - 1)}</LinkButton>}
        />
        <Columns kind="stack">
          {timed.length === 0 ? null : (
            <Card title={page.year(shown.year)} note={page.hours(hoursOf(total, visit))}>
              <Bars
                title={page.year(shown.year)}
                head={page.service}
                bars={timed.map(({ title, seconds }) => ({ label: title, value: seconds / 3_600, text: page.hours(hoursOf(seconds, visit)) }))}
              />
            </Card>
          )}
          {counted.length === 0 ? null : (
            <Card title={page.piecesOfYear(shown.year)}>
              <DataTable
                caption={page.piecesOfYear(shown.year)}
                rows={counted}
                columns={[
                  { key: "service", label: page.service, rowHead: true, cell: (one) => one.title },
                  { key: "pieces", label: page.amount, kind: "number", cell: (one) => piecesOf(one, visit) },
                ]}
              />
            </Card>
          )}
          <Card title={page.latest}>
            <DataTable
              caption={page.latest}
              rows={shown.entries}
              empty={<EmptyState title={page.nothing} />}
              columns={[
                { key: "day", label: page.day, kind: "nowrap", rowHead: true, cell: (one) => formatShortDate(one.day, visit.language) },
                { key: "service", label: page.service, cell: (one) => one.serviceTitle },
                { key: "amount", label: page.amount, kind: "number", cell: (one) => amountOf(one, visit) },
                { key: "note", label: page.note, cell: (one) => one.note },
              ]}
            />
          </Card>
        </Columns>
      </>
    );
  },
});
