/** The catalogue of services, and the capacity of the next quarters. */
import type { Visit } from "#kernel/screen";
import { Bars } from "#ui/charts";
import { RadioGroup, Select } from "#ui/choices";
import { NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listServices, readCapacity, saveService, setCapacity, withdrawService } from "../contract.ts";
import { countings, type OfficeService, type Quarter } from "../model.ts";
import { Done, servicesPath, wordsFor } from "./parts.tsx";

const hours = (minutes: number) => Math.round(minutes / 60);

const ServiceForm = ({ service, visit }: { service?: OfficeService; visit: Visit }) => {
  const { catalogue } = wordsFor(visit);
  const mine = (visit.given["serviceId"] ?? "") === (service?.id ?? "");
  return (
    <OperationForm operation={saveService} visit={visit} instance={service?.id ?? "neu"} mine={mine} hidden={{ serviceId: service?.id, version: service?.version }}>
      <TextField name="title" label={catalogue.name} hint={catalogue.nameHint} value={service?.title} maxlength={120} required />
      <TextArea name="description" label={catalogue.description} value={service?.description} maxlength={2_000} optional />
      <NumberField name="plannedHours" label={catalogue.planned} unit="h" value={service ? hours(service.plannedMinutes) : ""} min={0} max={10_000} required />
      <RadioGroup
        name="counts"
        label={catalogue.counts}
        hint={catalogue.countsHint}
        value={service?.counts ?? "hours"}
        options={countings.map((value) => ({ value, label: catalogue.countings[value] }))}
        required
      />
      <TextField name="pieceName" label={catalogue.pieceName} hint={catalogue.pieceNameHint} value={service?.pieceName} maxlength={30} optional />
      <Submit kind="quiet">{catalogue.save}</Submit>
    </OperationForm>
  );
};

const Forms = ({ services, visit }: { services: readonly OfficeService[]; visit: Visit }) => {
  const { catalogue } = wordsFor(visit);
  if (!visit.may(saveService)) return null;
  const failed = visit.issues.length > 0 ? (visit.given["serviceId"] ?? "") : null;
  return (
    <Card title={catalogue.add}>
      <Details summary={catalogue.add} open={services.length === 0 || failed === ""}>
        <ServiceForm visit={visit} />
      </Details>
      {services
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map((one) => (
          <Details summary={catalogue.change(one.title)} open={failed === one.id}>
            <ServiceForm service={one} visit={visit} />
          </Details>
        ))}
    </Card>
  );
};

export const catalogueScreen = defineScreen({
  path: "/verbund/:cooperativeId/leistungen/katalog",
  title: (_, visit) => wordsFor(visit).catalogue.title,
  lane: "office-time",
  shows: { list: listServices },
  acts: [saveService, withdrawService],
  view: ({ list }, visit) => {
    const { catalogue, page } = wordsFor(visit);
    return (
      <>
        <PageHead title={catalogue.title} trail={[{ label: page.title, href: servicesPath(visit) }]} lead={catalogue.lead} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card>
            <DataTable
              caption={catalogue.title}
              rows={list.services}
              empty={<EmptyState title={page.noServices}>{page.noServicesHint}</EmptyState>}
              columns={[
                { key: "title", label: page.service, rowHead: true, cell: (one) => one.title },
                { key: "description", label: catalogue.description, cell: (one) => one.description },
                { key: "planned", label: catalogue.planned, kind: "number", cell: (one) => formatNumber(hours(one.plannedMinutes), visit.language) },
                {
                  key: "counts",
                  label: catalogue.counts,
                  cell: (one) => (one.counts === "hours" ? catalogue.countings.hours : `${catalogue.countings[one.counts]} (${one.pieceName})`),
                },
                {
                  key: "state",
                  label: catalogue.state,
                  cell: (one) => (one.withdrawnAt === null ? <StateTag tone="ok">{catalogue.offered}</StateTag> : <StateTag tone="na">{catalogue.withdrawn}</StateTag>),
                },
                {
                  key: "act",
                  label: catalogue.withdraw,
                  labelHidden: true,
                  kind: "act",
                  cell: (one) =>
                    one.withdrawnAt === null && visit.may(withdrawService) ? (
                      <ActButton
                        form={{ operation: withdrawService, visit, instance: one.id, hidden: { serviceId: one.id } }}
                        kind="plain"
                        small
                        label={catalogue.withdrawLabel(one.title)}
                      >
                        {catalogue.withdraw}
                      </ActButton>
                    ) : null,
                },
              ]}
            />
          </Card>
          <Forms services={list.services} visit={visit} />
        </Columns>
      </>
    );
  },
});

const Quarters = ({ quarters, visit }: { quarters: readonly Quarter[]; visit: Visit }) => {
  const { capacity } = wordsFor(visit);
  const number = (minutes: number | null) => (minutes === null ? capacity.unknown : formatNumber(hours(minutes), visit.language));
  return (
    <Card title={capacity.title}>
      <DataTable
        caption={capacity.title}
        rows={quarters}
        columns={[
          { key: "quarter", label: capacity.quarter, rowHead: true, cell: (one: Quarter) => capacity.name(one.quarter, one.year) },
          { key: "available", label: capacity.available, kind: "number", cell: (one) => number(one.availableMinutes) },
          { key: "planned", label: capacity.planned, kind: "number", cell: (one) => number(one.plannedMinutes) },
          { key: "given", label: capacity.given, kind: "number", cell: (one) => number(one.givenMinutes) },
          {
            key: "left",
            label: capacity.left,
            cell: ({ availableMinutes, plannedMinutes }) => {
              if (availableMinutes === null) return <StateTag tone="open">{capacity.unknown}</StateTag>;
              const left = availableMinutes - plannedMinutes;
              return (
                <StateTag tone={left < 0 ? "no" : "ok"}>
                  {left < 0 ? capacity.short : capacity.enough}: {number(left)}
                </StateTag>
              );
            },
          },
          { key: "note", label: capacity.note, cell: ({ note }) => note },
        ]}
      />
      <Bars
        title={capacity.chart}
        titleVisible
        head={capacity.quarter}
        unit="%"
        max={150}
        bars={quarters
          .filter(({ availableMinutes }) => (availableMinutes ?? 0) > 0)
          .map(({ year, quarter, availableMinutes, plannedMinutes }) => {
            const value = Math.round((100 * plannedMinutes) / (availableMinutes ?? 1));
            return { label: capacity.name(quarter, year), value, tone: value > 100 ? ("no" as const) : ("ok" as const) };
          })}
      />
    </Card>
  );
};

export const capacityScreen = defineScreen({
  path: "/verbund/:cooperativeId/leistungen/kapazitaet",
  title: (_, visit) => wordsFor(visit).capacity.title,
  lane: "office-time",
  shows: { shown: readCapacity },
  acts: [setCapacity],
  view: ({ shown }, visit) => {
    const { capacity, page } = wordsFor(visit);
    const [first] = shown.quarters;
    return (
      <>
        <PageHead title={capacity.title} trail={[{ label: page.title, href: servicesPath(visit) }]} lead={capacity.lead(shown.members)} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Quarters quarters={shown.quarters} visit={visit} />
          {visit.may(setCapacity) ? (
            <Card title={capacity.set}>
              <OperationForm operation={setCapacity} visit={visit}>
                <NumberField name="year" label={capacity.year} value={first?.year} min={2_000} max={2_200} required />
                <Select
                  name="quarter"
                  label={capacity.quarter}
                  value={String(first?.quarter ?? 1)}
                  empty={null}
                  options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))}
                />
                <NumberField name="hours" label={capacity.hours} hint={capacity.hoursHint} unit="h" min={0} max={100_000} required />
                <TextField name="note" label={capacity.note} maxlength={200} optional />
                <Submit>{capacity.save}</Submit>
              </OperationForm>
            </Card>
          ) : null}
        </Columns>
      </>
    );
  },
});
