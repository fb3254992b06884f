/** The office's day: one line, what was noted last, hours and pieces of the year by member and service. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { exportTime, listTime, noteTime, readCapacity, strikeTime } from "../contract.ts";
import type { NotedTime, OfficeService, TimeSum } from "../model.ts";
import { amountOf, Done, hoursOf, servicesPath, wordsFor } from "./parts.tsx";

type Part = { readonly shown: (typeof listTime)["output"]["_output"]; readonly visit: Visit };

const Line = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (!visit.may(noteTime)) return null;
  return (
    <Card title={page.line}>
      {shown.services.length === 0 ? (
        <EmptyState title={page.noServices} act={<LinkButton href={servicesPath(visit, "/katalog")}>{page.toCatalogue}</LinkButton>}>
          {page.noServicesHint}
        </EmptyState>
      ) : (
        <OperationForm operation={noteTime} visit={visit}>
          <TextField name="line" label={page.line} hint={page.lineHint} maxlength={400} required autofocus={visit.done === noteTime.name} autocomplete="off" />
          <DateField name="day" label={page.day} hint={page.dayHint} />
          <Submit>{page.save}</Submit>
        </OperationForm>
      )}
    </Card>
  );
};

const Latest = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const strikes = visit.may(strikeTime);
  return (
    <Card title={page.latest}>
      <DataTable
        caption={page.latest}
        rows={shown.latest}
        empty={<EmptyState title={page.nothing}>{page.nothingHint}</EmptyState>}
        columns={[
          { key: "day", label: page.day, kind: "nowrap", rowHead: true, cell: (one: NotedTime) => formatShortDate(one.day, visit.language) },
          { key: "member", label: page.member, cell: (one) => one.memberName ?? page.everybody },
          { key: "service", label: page.service, cell: (one) => one.serviceTitle },
          { key: "amount", label: page.amount, kind: "number", cell: (one) => amountOf(one, visit) },
          { key: "note", label: page.note, cell: (one) => one.note },
          { key: "by", label: page.by, cell: (one) => one.notedByName },
          ...(strikes
            ? [
                {
                  key: "act",
                  label: page.strike,
                  labelHidden: true,
                  kind: "act" as const,
                  cell: (one: NotedTime) => (
                    <ActButton
                      form={{ operation: strikeTime, visit, instance: one.id, hidden: { timeId: one.id } }}
                      kind="plain"
                      small
                      label={page.strikeLabel(formatShortDate(one.day, visit.language), one.serviceTitle)}
                    >
                      {page.strike}
                    </ActButton>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
};

type Sum = { readonly key: string; readonly label: string; readonly of: (sums: readonly TimeSum[]) => string };

const total = (sums: readonly TimeSum[], what: "seconds" | "pieces") => sums.reduce((sum, one) => sum + one[what], 0);

/** A column of hours or of pieces for each service, both where there are both; pieces noted once keep theirs. */
const sumsOf = (services: readonly OfficeService[], { shown, visit }: Part): Sum[] =>
  services.flatMap(({ id, title, counts, pieceName }): Sum[] => {
    const own = (sums: readonly TimeSum[]) => sums.filter(({ serviceId }) => serviceId === id);
    const hasHours = counts !== "pieces" || total(own(shown.sums), "seconds") > 0;
    const hasPieces = counts !== "hours" || total(own(shown.sums), "pieces") > 0;
    const { page } = wordsFor(visit);
    return [
      ...(hasHours ? [{ key: id, label: title, of: (sums: readonly TimeSum[]) => hoursOf(total(own(sums), "seconds"), visit) }] : []),
      ...(hasPieces
        ? [
            {
              key: `${id}-pieces`,
              label: page.inPieces(title, pieceName === "" ? page.piece : pieceName),
              of: (sums: readonly TimeSum[]) => formatNumber(total(own(sums), "pieces"), visit.language),
            },
          ]
        : []),
    ];
  });

const Sums = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (shown.sums.length === 0) return null;
  const rows = [...Map.groupBy(shown.sums, ({ memberName }) => memberName)].map(([member, sums]) => ({ member, sums }));
  const columns = [...sumsOf(shown.services, { shown, visit }), { key: "total", label: page.totalHours, of: (sums: readonly TimeSum[]) => hoursOf(total(sums, "seconds"), visit) }];
  const { cooperativeId } = visit.params;
  return (
    <Card
      title={page.bothOfYear(shown.year)}
      acts={
        <LinkButton small href={servicesPath(visit, `?year=${shown.year - 1}`)}>
          {page.previous(shown.year - 1)}
        </LinkButton>
      }
    >
      <DataTable
        caption={page.bothOfYear(shown.year)}
        rows={rows}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: ({ member }) => member },
          ...columns.map(({ key, label, of }) => ({ key, label, kind: "number" as const, cell: ({ sums }: (typeof rows)[number]) => of(sums) })),
        ]}
        foot={
          <tr>
            <th scope="row">{page.total}</th>
            {columns.map(({ of }) => (
              <td class="rw-number">{of(shown.sums)}</td>
            ))}
          </tr>
        }
      />
      {visit.may(exportTime) ? (
        <ExportLinks
          links={(["xlsx", "ods", "csv"] as const).map((format) => ({
            label: format.toUpperCase(),
            href: `/api/${exportTime.name}?${new URLSearchParams({ cooperativeId: cooperativeId ?? "", year: String(shown.year), format }).toString()}`,
          }))}
        />
      ) : null}
    </Card>
  );
};

export const dayScreen = defineScreen({
  path: "/verbund/:cooperativeId/leistungen",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "office-time",
  shows: { shown: listTime },
  acts: [noteTime, strikeTime],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    return (
      <>
        <PageHead
          title={page.title}
          lead={page.lead}
          acts={
            <>
              <LinkButton href={servicesPath(visit, "/katalog")}>{page.toCatalogue}</LinkButton>
              {visit.may(readCapacity) ? <LinkButton href={servicesPath(visit, "/kapazitaet")}>{page.toCapacity}</LinkButton> : null}
            </>
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Line shown={shown} visit={visit} />
          <Latest shown={shown} visit={visit} />
          <Sums shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
