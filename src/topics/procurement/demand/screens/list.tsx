/** All purchases, and asking for a demand. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup } from "#ui/choices";
import { Progress } from "#ui/cockpit";
import { exportLinks } from "#ui/exports";
import { DateField, MoneyField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { listMembers } from "#topics/members/contract";
import { askDemand, exportPurchases, listPurchases } from "../contract.ts";
import { DemandState, Done, frameworksPath, purchasesPath, StateOf, wordsFor } from "./parts.tsx";

type Row = (typeof listPurchases)["output"]["_output"]["purchases"][number];

const columnsFor = (rows: readonly Row[], visit: Visit): Column<Row>[] => {
  const { page } = wordsFor(visit);
  const isLocal = rows.some(({ mine }) => mine !== null);
  return [
    { key: "title", label: page.purchase, rowHead: true, cell: (one) => <a href={purchasesPath(visit, `/${one.id}`)}>{one.title}</a> },
    { key: "state", label: page.state, kind: "nowrap", cell: (one) => <StateOf state={one.state} visit={visit} /> },
    { key: "until", label: page.answerBy, kind: "nowrap", cell: (one) => page.day(one.answerBy) },
    isLocal
      ? { key: "mine", label: page.mine, cell: (one) => (one.mine === null ? "" : <DemandState state={one.mine} visit={visit} />) }
      : {
          key: "response",
          label: page.response,
          cell: (one) => (one.asked === 0 ? "" : <Progress done={one.answered} total={one.asked} label={page.of(one.answered, one.asked)} visible="label" />),
        },
  ];
};

const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/beschaffungen",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "purchases",
  shows: { list: listPurchases },
  view: ({ list }, visit) => {
    const { page } = wordsFor(visit);
    const add = visit.may(askDemand) ? (
      <LinkButton kind="primary" href={purchasesPath(visit, "/neu")}>
        {page.add}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead
          title={page.title}
          lead={page.lead}
          acts={
            <>
              <LinkButton href={frameworksPath(visit)}>{page.frameworks}</LinkButton>
              {add}
            </>
          }
        />
        <Done visit={visit} />
        <Card
          title={page.caption}
          acts={
            visit.may(exportPurchases) ? <ExportLinks links={exportLinks(exportPurchases.name, { cooperativeId: visit.params["cooperativeId"] ?? "" }, { query: {} })} /> : null
          }
        >
          <DataTable
            caption={page.caption}
            rows={list.purchases}
            rowId={({ id }) => id}
            columns={columnsFor(list.purchases, visit)}
            empty={
              <EmptyState title={page.empty} act={add}>
                {page.emptyHint}
              </EmptyState>
            }
          />
        </Card>
      </>
    );
  },
});

/** Room for so many things; more are asked in a second purchase. */
const room = 6;

const ItemFields = ({ place, visit }: { place: number; visit: Visit }) => {
  const { ask } = wordsFor(visit);
  const name = (field: string) => `items.${place - 1}.${field}`;
  return (
    <Details summary={ask.item(place)} open={place === 1 || visit.given["items"] !== undefined}>
      <TextField name={name("title")} label={ask.itemTitle} required={place === 1} optional={place > 1} maxlength={200} />
      <TextField name={name("unit")} label={ask.unit} required={place === 1} maxlength={40} />
      <MoneyField name={name("alonePrice")} label={ask.alone} hint={ask.aloneHint} />
      <TextField name={name("aloneSource")} label={ask.source} optional maxlength={200} />
    </Details>
  );
};

const askScreen = defineScreen({
  path: "/verbund/:cooperativeId/beschaffungen/neu",
  title: (_, visit) => wordsFor(visit).ask.title,
  lane: "purchases",
  shows: { members: listMembers },
  acts: [askDemand],
  next: (_, value, visit) => purchasesPath(visit, `/${askDemand.output.parse(value).purchaseId}`),
  view: ({ members }, visit) => {
    const { ask, page } = wordsFor(visit);
    return (
      <>
        <PageHead title={ask.title} trail={[{ label: page.title, href: purchasesPath(visit) }]} lead={ask.lead} />
        <Card>
          <OperationForm operation={askDemand} visit={visit}>
            <TextField name="title" label={ask.what} required maxlength={200} />
            <TextArea name="description" label={ask.description} optional rows={4} maxlength={4000} />
            <DateField name="answerBy" label={ask.answerBy} required />
            {Array.from({ length: room }, (_, index) => (
              <ItemFields place={index + 1} visit={visit} />
            ))}
            <CheckboxGroup name="members" label={ask.members} look="columns" options={members.members.map(({ id, name }) => ({ value: id, label: name }))} />
            <Checkbox name="notify" label={ask.notify} checked />
            <Submit>{ask.send}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

export const listScreens = [listScreen, askScreen];
