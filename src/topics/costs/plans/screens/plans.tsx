/** Cost plans: the years, and one year position by position. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { MoneyField, NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { copyPlan, exportPlan, listPlans, readPlan, removePosition, runSimulation, savePosition } from "../contract.ts";
import { positionKinds, stages, type CostPosition, type Stage } from "../model.ts";
import { isTakenOff } from "../rules.ts";
import { costsPath, Done, euroOf, wordsFor } from "./parts.tsx";

const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "costs",
  shows: { shown: listPlans },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).list;
    const next = shown.years[0] ? shown.years[0].year + 1 : Number(dayOf(visit.now).slice(0, 4));
    const begin = visit.may(savePosition) ? (
      <LinkButton kind="primary" href={costsPath(visit, `/jahr/${next}`)}>
        {words.begin(next)}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead
          title={words.title}
          lead={words.lead}
          acts={
            <>
              <LinkButton href={costsPath(visit, "/schluessel")}>{words.keys}</LinkButton>
              {visit.may(runSimulation) ? <LinkButton href={costsPath(visit, "/vergleich")}>{words.compare}</LinkButton> : null}
              {visit.may(runSimulation) ? <LinkButton href={costsPath(visit, "/effizienz")}>{words.efficiency}</LinkButton> : null}
              {visit.may(runSimulation) ? <LinkButton href={costsPath(visit, "/foerderungen")}>{words.grants}</LinkButton> : null}
              {begin}
            </>
          }
        />
        <Columns kind="stack">
          <Card title={words.plans}>
            <DataTable
              caption={words.plans}
              rows={shown.years}
              empty={
                <EmptyState title={words.empty} act={begin}>
                  {words.emptyHint}
                </EmptyState>
              }
              columns={[
                { key: "year", label: words.year, rowHead: true, cell: ({ year }) => <a href={costsPath(visit, `/jahr/${year}`)}>{words.open(year)}</a> },
                { key: "plan", label: words.plan, kind: "number", cell: ({ plan }) => euroOf(plan, visit) },
                { key: "actual", label: words.actual, kind: "number", cell: ({ actual }) => euroOf(actual, visit) },
              ]}
            />
          </Card>
          {shown.simulations.length === 0 ? null : (
            <Card title={words.kept}>
              <DataTable
                caption={words.kept}
                rows={shown.simulations}
                columns={[
                  { key: "title", label: words.keptTitle, rowHead: true, cell: ({ id, title }) => <a href={costsPath(visit, `/vergleich/${id}`)}>{title}</a> },
                  { key: "at", label: words.keptAt, cell: ({ savedAt, savedByName }) => words.by(savedAt, savedByName) },
                ]}
              />
            </Card>
          )}
        </Columns>
      </>
    );
  },
});

type Shown = (typeof readPlan)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Kinds = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { plan } = words;
  const signed = (one: Shown["kinds"][number], cents: number) => euroOf(isTakenOff(one.kind) ? -cents : cents, visit);
  return (
    <Card title={plan.kinds}>
      <DataTable
        caption={plan.kinds}
        rows={shown.kinds}
        columns={[
          { key: "kind", label: plan.kind, rowHead: true, cell: ({ kind }) => words.kinds[kind] },
          { key: "plan", label: plan.planned, kind: "number", cell: (one) => signed(one, one.plan) },
          { key: "actual", label: plan.actual, kind: "number", cell: (one) => (shown.actual === null ? "–" : signed(one, one.actual)) },
          { key: "difference", label: plan.difference, kind: "number", cell: (one) => (shown.actual === null ? "–" : signed(one, one.actual - one.plan)) },
        ]}
        foot={
          <tr>
            <th scope="row">{plan.toShare}</th>
            <td class="rw-number">{euroOf(shown.plan, visit)}</td>
            <td class="rw-number">{euroOf(shown.actual, visit)}</td>
            <td class="rw-number">{shown.plan === null || shown.actual === null ? "–" : euroOf(shown.actual - shown.plan, visit)}</td>
          </tr>
        }
      />
      {visit.may(exportPlan) && shown.positions.length > 0 ? (
        <ExportLinks
          links={(["xlsx", "ods", "csv"] as const).map((format) => ({
            label: format.toUpperCase(),
            href: `/api/${exportPlan.name}?${new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", year: String(shown.year), format }).toString()}`,
          }))}
        />
      ) : null}
    </Card>
  );
};

const typed = (cents: number | undefined) => (cents === undefined ? "" : (cents / 100).toFixed(2).replace(".", ","));

const PositionForm = ({ position, visit, year }: { position?: CostPosition; visit: Visit; year: number }) => {
  const words = wordsFor(visit);
  const { plan } = words;
  const mine = (visit.given["positionId"] ?? "") === (position?.id ?? "");
  const options = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) => values.map((value) => ({ value, label: labels[value] }));
  return (
    <OperationForm operation={savePosition} visit={visit} instance={position?.id ?? "neu"} mine={mine} hidden={{ year, positionId: position?.id, version: position?.version }}>
      <Select name="stage" label={plan.stage} value={position?.stage ?? "plan"} empty={null} options={options(stages, words.stages)} />
      <Select name="kind" label={plan.kind} value={position?.kind ?? "personnel"} empty={null} options={options(positionKinds, words.kinds)} />
      <TextField name="title" label={plan.what} value={position?.title} maxlength={160} required />
      <MoneyField name="cents" label={plan.amount} hint={plan.amountHint} value={typed(position?.cents)} required />
      <TextField name="payGrade" label={plan.grade} value={position?.payGrade} size="small" maxlength={20} optional />
      <NumberField
        name="post"
        label={plan.post}
        hint={plan.postHint}
        unit="%"
        value={position && position.postThousandths > 0 ? position.postThousandths / 10 : ""}
        min={0}
        max={10_000}
        optional
      />
      <TextArea name="note" label={plan.note} value={position?.note} rows={2} maxlength={2_000} optional />
      <Submit kind="quiet">{plan.save}</Submit>
    </OperationForm>
  );
};

const Positions = ({ shown, visit, stage }: Part & { stage: Stage }) => {
  const words = wordsFor(visit);
  const { plan } = words;
  const rows = shown.positions.filter((one) => one.stage === stage);
  if (rows.length === 0) return null;
  return (
    <Card title={plan.positions(words.stages[stage])}>
      <DataTable
        caption={plan.positions(words.stages[stage])}
        rows={rows}
        columns={[
          { key: "what", label: plan.what, rowHead: true, cell: ({ title }) => title },
          { key: "kind", label: plan.kind, cell: ({ kind }) => words.kinds[kind] },
          { key: "grade", label: plan.grade, cell: ({ payGrade }) => payGrade },
          { key: "post", label: plan.post, kind: "number", cell: ({ postThousandths }) => (postThousandths === 0 ? "" : plan.posts(postThousandths)) },
          { key: "amount", label: plan.amount, kind: "number", cell: ({ kind, cents }) => euroOf(isTakenOff(kind) ? -cents : cents, visit) },
          { key: "note", label: plan.note, cell: ({ note }) => note },
          ...(visit.may(removePosition)
            ? [
                {
                  key: "act",
                  label: plan.remove,
                  labelHidden: true,
                  kind: "act" as const,
                  cell: ({ id, title }: CostPosition) => (
                    <ActButton form={{ operation: removePosition, visit, instance: id, hidden: { positionId: id } }} kind="plain" small label={plan.removeLabel(title)}>
                      {plan.remove}
                    </ActButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {visit.may(savePosition)
        ? rows.map((one) => (
            <Details summary={plan.change(one.title)} open={visit.issues.length > 0 && visit.given["positionId"] === one.id}>
              <PositionForm position={one} visit={visit} year={shown.year} />
            </Details>
          ))
        : null}
    </Card>
  );
};

const Acts = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { plan } = words;
  if (!visit.may(savePosition)) return null;
  return (
    <>
      <Card title={plan.add}>
        <Details
          summary={plan.add}
          open={shown.positions.length === 0 || (visit.issues.length > 0 && visit.given["positionId"] === undefined && visit.query["do"] === savePosition.name)}
        >
          <PositionForm visit={visit} year={shown.year} />
        </Details>
      </Card>
      {shown.plan === null ? null : (
        <Card title={plan.copy} note={plan.copyLead}>
          <OperationForm operation={copyPlan} visit={visit} hidden={{ year: shown.year }}>
            <NumberField name="toYear" label={plan.toYear} value={shown.year + 1} min={2_000} max={2_200} required />
            <Select name="toStage" label={plan.toStage} value="plan" empty={null} options={stages.map((value) => ({ value, label: words.stages[value] }))} />
            <TextField name="increase" label={plan.increase} value="0" size="small" />
            <Submit kind="quiet">{plan.copy}</Submit>
          </OperationForm>
        </Card>
      )}
    </>
  );
};

const planScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/jahr/:year",
  title: ({ shown }, visit) => wordsFor(visit).plan.title(shown.year),
  lane: "costs",
  shows: { shown: readPlan },
  acts: [savePosition, removePosition, copyPlan],
  next: (operation, _, visit) => (operation === copyPlan.name ? `/verbund/${visit.params["cooperativeId"]}/kosten` : null),
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={words.plan.title(shown.year)}
          trail={[{ label: words.list.title, href: costsPath(visit) }]}
          lead={shown.plan === null ? words.plan.leadEmpty : words.plan.lead(euroOf(shown.plan, visit))}
          acts={
            shown.plan === null ? null : (
              <>
                {visit.may(runSimulation) ? <LinkButton href={costsPath(visit, `/vergleich?year=${shown.year}`)}>{words.list.compare}</LinkButton> : null}
                <LinkButton href={costsPath(visit, `/jahr/${shown.year}/beitraege`)}>{words.plan.charges}</LinkButton>
              </>
            )
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          {shown.kinds.length === 0 ? null : <Kinds shown={shown} visit={visit} />}
          {stages.map((stage) => (
            <Positions shown={shown} visit={visit} stage={stage} />
          ))}
          <Acts shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

export const planScreens = [listScreen, planScreen];
