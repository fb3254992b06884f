/** One framework contract: what is left, calling off, and what became of it. */
import { Select } from "#ui/choices";
import { DateField, NumberField, TextArea } from "#ui/fields";
import { ForMember, membersFor } from "#ui/for-member";
import { ActButton, OperationForm, Submit } from "#ui/form";
import type { Visit } from "#kernel/screen";
import { formatEuro, formatNumber } from "#ui/numbers";
import { Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { moveCallOff, orderCallOff, printVolume, readFramework } from "../contract.ts";
import type { CallOff, FrameworkLine } from "../model.ts";
import { movesOf, restOf } from "../rules.ts";
import { centralPath, Done, frameworksPath, OpenTag, SavingsCard, StateOf, wordsFor } from "./parts.tsx";

type Part = { readonly shown: (typeof readFramework)["output"]["_output"]; readonly visit: Visit };

const VolumeCard = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const mine = membersFor(orderCallOff, visit);
  const own = shown.planned.filter(({ memberId }) => mine.includes(memberId));
  const columns: Column<FrameworkLine>[] = [
    { key: "item", label: record.item, rowHead: true, cell: (one) => `${one.title} (${one.unit})` },
    { key: "quantity", label: record.quantity, kind: "number", cell: (one) => formatNumber(one.quantity, visit.language) },
    { key: "called", label: record.called, kind: "number", cell: (one) => formatNumber(one.called, visit.language) },
    { key: "rest", label: record.rest, kind: "number", cell: (one) => <strong>{formatNumber(restOf(one), visit.language)}</strong> },
    ...(own.length === 0
      ? []
      : [
          {
            key: "planned",
            label: record.planned,
            kind: "number" as const,
            cell: (one: FrameworkLine) =>
              formatNumber(
                own.reduce((sum, { quantities }) => sum + (quantities[one.item] ?? 0), 0),
                visit.language,
              ),
          },
        ]),
    { key: "price", label: record.unitPrice, kind: "number", cell: (one) => formatEuro(one.unitPrice, visit.language) },
    { key: "alone", label: record.alonePrice, kind: "number", cell: (one) => formatEuro(one.alonePrice, visit.language) },
  ];
  return (
    <Card title={record.volume}>
      <DataTable caption={record.volume} rows={shown.lines} columns={columns} />
      <p class="rw-soft">{record.warn(shown.framework.warnPercent)}</p>
    </Card>
  );
};

const OrderCard = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const members = membersFor(orderCallOff, visit);
  if (members.length === 0) return null;
  if (!shown.isOpen) return <p class="rw-soft">{record.closed}</p>;
  return (
    <Card title={record.order}>
      <p class="rw-soft">{record.orderLead}</p>
      <OperationForm operation={orderCallOff} visit={visit}>
        <ForMember members={members} label={record.member} />
        <Select name="item" label={record.what} options={shown.lines.map((one) => ({ value: one.item, label: record.left(one.title, restOf(one), one.unit) }))} required />
        <NumberField name="quantity" label={record.amount} min={1} max={100_000} required />
        <DateField name="wantedOn" label={record.wanted} />
        <TextArea name="note" label={record.note} optional rows={2} maxlength={2000} />
        <Submit>{record.send}</Submit>
      </OperationForm>
    </Card>
  );
};

const Moves = ({ one, title, visit }: { one: CallOff; title: string; visit: Visit }) => {
  const { moves, record } = wordsFor(visit);
  if (!visit.may(moveCallOff, one.memberId)) return null;
  return (
    <>
      {movesOf(one.state).map((state) => (
        <ActButton
          form={{ operation: moveCallOff, visit, instance: `${one.id}-${state}`, hidden: { memberId: one.memberId, callOffId: one.id, state, version: one.version } }}
          kind="plain"
          small
          label={record.moveLabel(moves[state], title, one.memberName)}
          {...(state === "cancelled" ? { confirm: record.cancelConfirm } : {})}
        >
          {moves[state]}
        </ActButton>
      ))}
    </>
  );
};

const CallOffCard = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const titleOf = ({ item }: CallOff) => shown.lines.find((line) => line.item === item)?.title ?? "";
  const columns: Column<CallOff>[] = [
    { key: "member", label: record.member, rowHead: true, cell: (one) => one.memberName },
    { key: "item", label: record.item, cell: titleOf },
    { key: "quantity", label: record.howMany, kind: "number", cell: (one) => formatNumber(one.quantity, visit.language) },
    { key: "cost", label: record.cost, kind: "number", cell: (one) => formatEuro(one.quantity * one.unitPrice, visit.language) },
    { key: "ordered", label: record.ordered, kind: "nowrap", cell: (one) => record.day(one.orderedAt) },
    { key: "state", label: record.state, kind: "nowrap", cell: (one) => <StateOf state={one.state} visit={visit} /> },
    { key: "acts", label: record.acts, labelHidden: true, kind: "act", cell: (one) => <Moves one={one} title={titleOf(one)} visit={visit} /> },
  ];
  return (
    <Card title={record.callOffs}>
      <DataTable caption={record.callOffs} rows={shown.callOffs} rowId={({ id }) => id} columns={columns} empty={<p class="rw-soft">{record.empty}</p>} />
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/rahmenvertraege/:contractId",
  title: ({ shown }) => shown.framework.title,
  lane: "frameworks",
  shows: { shown: readFramework },
  acts: [orderCallOff, moveCallOff],
  view: ({ shown }, visit) => {
    const { page, record } = wordsFor(visit);
    const { framework } = shown;
    const address = (format: string) =>
      `/api/${printVolume.name}?${new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", contractId: framework.contractId, format }).toString()}`;
    return (
      <>
        <PageHead
          title={framework.title}
          trail={[{ label: page.title, href: frameworksPath(visit) }]}
          tag={<OpenTag isOpen={shown.isOpen} visit={visit} />}
          lead={framework.supplierName}
          acts={
            <>
              <LinkButton href={centralPath(visit, `/vertraege/${framework.contractId}`)}>{record.contract}</LinkButton>
              <LinkButton href={centralPath(visit, `/beschaffungen/${framework.purchaseId}`)}>{record.purchase}</LinkButton>
            </>
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <VolumeCard shown={shown} visit={visit} />
          <OrderCard shown={shown} visit={visit} />
          <CallOffCard shown={shown} visit={visit} />
          <SavingsCard savings={shown.savings} visit={visit} />
          {visit.may(printVolume) ? (
            <ExportLinks label={record.paper} links={["pdf", "docx", "odt"].map((format) => ({ label: format.toUpperCase(), href: address(format) }))} />
          ) : null}
        </Columns>
      </>
    );
  },
});

export const recordScreens = [recordScreen];
