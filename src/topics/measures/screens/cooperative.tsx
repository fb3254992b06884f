/** Measures of the whole cooperative: register, a new one, year plan, cost. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup, RadioGroup } from "#ui/choices";
import { Progress } from "#ui/cockpit";
import { dayOf } from "#ui/dates";
import { NumberField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatEuro, formatNumber } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listMembers } from "#topics/members/contract";
import { defineMeasure, listCooperativeMeasures, pushYearPlan, readBudget } from "../contract.ts";
import type { MeasureCount } from "../model.ts";
import { isPending } from "../rules.ts";
import { DefinitionFields, dueOf } from "./definition.tsx";
import { cooperativePath, Done, StateOf, wordsFor } from "./parts.tsx";

const YearPlan = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).cooperative;
  if (!visit.may(pushYearPlan)) return null;
  return (
    <Card title={words.year} note={words.yearLead}>
      <OperationForm operation={pushYearPlan} visit={visit} layout="inline">
        <NumberField name="year" label={words.yearField} value={String(Number(dayOf(visit.now).slice(0, 4)) + 1)} required />
        <Submit kind="quiet">{words.push}</Submit>
      </OperationForm>
    </Card>
  );
};

const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/massnahmen",
  title: (_, visit) => wordsFor(visit).cooperative.title,
  lane: "measures",
  shows: { list: listCooperativeMeasures },
  acts: [pushYearPlan],
  view: ({ list }, visit) => {
    const words = wordsFor(visit).cooperative;
    const done = (one: (typeof list.measures)[number]) =>
      one.states.filter(({ state }) => state === "implemented" || state === "effective").reduce((sum, { measures }) => sum + measures, 0);
    const add = visit.may(defineMeasure) ? (
      <LinkButton kind="primary" href={cooperativePath(visit, "/neu")}>
        {words.add}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead
          title={words.title}
          lead={words.lead}
          acts={
            <>
              {visit.may(readBudget) ? <LinkButton href={cooperativePath(visit, "/kosten")}>{words.budget}</LinkButton> : null}
              {add}
            </>
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card>
            <DataTable
              caption={words.caption}
              rows={list.measures}
              empty={
                <EmptyState title={words.empty} act={add}>
                  {words.emptyHint}
                </EmptyState>
              }
              columns={[
                { key: "title", label: words.measure, rowHead: true, cell: (one) => <a href={cooperativePath(visit, `/${one.id}`)}>{one.title}</a> },
                {
                  key: "progress",
                  label: words.progress,
                  cell: (one) => (one.instances === 0 ? "" : <Progress done={done(one)} total={one.instances} label={words.of(done(one), one.instances)} visible="label" />),
                },
                { key: "due", label: words.due, kind: "nowrap", cell: (one) => dueOf(one, visit) },
                {
                  key: "kind",
                  label: words.kind,
                  cell: (one) => (one.withdrawnAt === null ? words.kinds[one.yearlyMonth === null ? "once" : "yearly"] : <StateTag tone="na">{words.kinds.withdrawn}</StateTag>),
                },
              ]}
            />
          </Card>
          <YearPlan visit={visit} />
        </Columns>
      </>
    );
  },
});

const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/massnahmen/neu",
  title: (_, visit) => wordsFor(visit).cooperative.add,
  lane: "measures",
  shows: { members: listMembers },
  acts: [defineMeasure],
  next: (_, value, visit) => `/verbund/${visit.params["cooperativeId"]}/massnahmen/${defineMeasure.output.parse(value).cooperativeMeasureId}`,
  view: ({ members }, visit) => {
    const words = wordsFor(visit).cooperative;
    return (
      <>
        <PageHead title={words.add} trail={[{ label: words.title, href: cooperativePath(visit) }, { label: words.add }]} lead={words.emptyHint} />
        <Card>
          <OperationForm operation={defineMeasure} visit={visit}>
            <DefinitionFields visit={visit} />
            <RadioGroup
              name="audience"
              label={words.audience}
              value="all"
              options={[
                { value: "all", label: words.everyone },
                { value: "chosen", label: words.chosen },
              ]}
            />
            <CheckboxGroup name="members" label={words.members2} look="columns" options={members.members.map(({ id, name }) => ({ value: id, label: name }))} />
            <Checkbox name="notify" label={words.notify} checked />
            <Submit>{words.define}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

const totalOf = (counts: readonly MeasureCount[]) =>
  counts
    .filter(({ state }) => isPending(state))
    .reduce((sum, one) => ({ measures: sum.measures + one.measures, once: sum.once + one.costOnce, yearly: sum.yearly + one.costYearly }), { measures: 0, once: 0, yearly: 0 });

const budgetScreen = defineScreen({
  path: "/verbund/:cooperativeId/massnahmen/kosten",
  title: (_, visit) => wordsFor(visit).budget.title,
  lane: "measures",
  shows: { shown: readBudget },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { budget } = words;
    const amounts = <Row,>(of: (row: Row) => { readonly measures: number; readonly once: number; readonly yearly: number }) => [
      { key: "measures", label: budget.measures, kind: "number" as const, cell: (row: Row) => formatNumber(of(row).measures, visit.language) },
      { key: "once", label: budget.once, kind: "number" as const, cell: (row: Row) => formatEuro(of(row).once, visit.language) },
      { key: "yearly", label: budget.yearly, kind: "number" as const, cell: (row: Row) => formatEuro(of(row).yearly, visit.language) },
    ];
    return (
      <>
        <PageHead title={budget.title} trail={[{ label: words.cooperative.title, href: cooperativePath(visit) }]} lead={budget.lead} />
        <Columns kind="stack">
          <Card title={budget.caption}>
            <DataTable
              caption={budget.caption}
              rows={shown.sums}
              empty={<EmptyState title={budget.empty} />}
              columns={[
                { key: "state", label: budget.state, rowHead: true, cell: (row: MeasureCount) => <StateOf state={row.state} visit={visit} /> },
                ...amounts<MeasureCount>((row) => ({ measures: row.measures, once: row.costOnce, yearly: row.costYearly })),
              ]}
            />
          </Card>
          <Card title={budget.byMember}>
            <DataTable
              caption={budget.byMember}
              rows={shown.members}
              empty={<EmptyState title={budget.empty} />}
              columns={[
                { key: "member", label: budget.member, rowHead: true, cell: (row: (typeof shown.members)[number]) => row.memberName },
                ...amounts<(typeof shown.members)[number]>((row) => totalOf(row.counts)),
              ]}
            />
            {shown.hidden === 0 ? null : <Alert tone="info" title={words.cooperative.hidden(shown.hidden)} />}
          </Card>
        </Columns>
      </>
    );
  },
});

export const cooperativeScreens = [registerScreen, newScreen, budgetScreen];
