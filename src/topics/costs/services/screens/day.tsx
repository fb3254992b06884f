/** The office's day: one line, what was noted last, the hours of the year by member and service. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { exportTime, listTime, noteTime, readCapacity, strikeTime } from "../contract.ts";
import type { NotedTime, TimeSum } from "../model.ts";
import { Done, hoursOf, servicesPath, wordsFor } from "./parts.tsx";

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
          { key: "duration", label: page.duration, kind: "number", cell: (one) => page.hours(hoursOf(one.seconds, visit)) },
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

const Sums = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (shown.sums.length === 0) return null;
  const rows = [...Map.groupBy(shown.sums, ({ memberName }) => memberName)].map(([member, sums]) => ({ member, sums }));
  const secondsOf = (sums: readonly TimeSum[], serviceId?: string) =>
    sums.filter((one) => serviceId === undefined || one.serviceId === serviceId).reduce((sum, { seconds }) => sum + seconds, 0);
  const { cooperativeId } = visit.params;
  return (
    <Card
      title={page.year(shown.year)}
      acts={
        <LinkButton small href={servicesPath(visit, `?year=${shown.year - 1}`)}>
          {page.previous(shown.year - 1)}
        </LinkButton>
      }
    >
      <DataTable
        caption={page.year(shown.year)}
        rows={rows}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: ({ member }) => member },
          ...shown.services.map(({ id, title }) => ({
            key: id,
            label: title,
            kind: "number" as const,
            cell: ({ sums }: (typeof rows)[number]) => hoursOf(secondsOf(sums, id), visit),
          })),
          { key: "total", label: page.total, kind: "number", cell: ({ sums }) => hoursOf(secondsOf(sums), visit) },
        ]}
        foot={
          <tr>
            <th scope="row">{page.total}</th>
            {shown.services.map(({ id }) => (
              <td class="rw-number">{hoursOf(secondsOf(shown.sums, id), visit)}</td>
            ))}
            <td class="rw-number">{hoursOf(secondsOf(shown.sums), visit)}</td>
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
