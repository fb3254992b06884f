/** The registers that answer one question, on one page: what is there, what is proposed, and the way to add. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup } from "#ui/choices";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { confirmRegister, moveEntry, readGroup, saveEntry, takeProposals } from "../contract.ts";
import { groupNames, registers, type Entry, type Field, type GroupName, type RegisterName } from "../model.ts";
import { groupOf } from "../rules/findings.ts";
import { Done, fieldsOf, labelOf, memberPath, nameOf, saidIn, wordsFor } from "./parts.tsx";

type Shown = (typeof readGroup)["output"]["_output"];
type Shelf = Shown["registers"][number];
type Part = { readonly shelf: Shelf; readonly visit: Visit };

export const groupIn = (visit: Pick<Visit, "params">): GroupName => groupNames.find((name) => name === visit.params["group"]) ?? "menschen";

/** What a list shows beside the name; the rest stands on the entry's own page. */
const columnsOf: Record<RegisterName, readonly string[]> = {
  staff: ["phone", "private", "deputy", "deputyPhone"],
  alarm: ["caller", "phone", "private", "otherwise"],
  contacts: ["kind", "phone", "mobile", "private"],
  places: ["kind", "where", "access"],
  decisions: ["decides", "deputy"],
  processes: ["department", "material", "decides"],
  press: ["audience", "released"],
  restart: ["outage", "system", "provider", "responsible"],
  providers: ["services", "stops", "emergencyPhone", "contract"],
  payments: ["due", "way", "signs"],
  exercises: ["kind", "day", "state"],
};

const Said = ({ one, field, visit }: { one: Entry; field: Field; visit: Visit }) => {
  const words = wordsFor(visit).page;
  const said = saidIn(visit, one.facts, field);
  if (said === "") return field.need === "wanted" ? <StateTag tone="part">{words.missing}</StateTag> : <span class="rw-soft">–</span>;
  return field.kind === "phone" ? <a href={`tel:${said.replaceAll(/[^\d+]/g, "")}`}>{said}</a> : <>{said}</>;
};

const Order = ({ one, visit }: { one: Entry; visit: Visit }) => {
  const words = wordsFor(visit).page;
  const title = nameOf(visit, one);
  const button = (direction: "up" | "down", text: string, label: string) => (
    <ActButton form={{ operation: moveEntry, visit, instance: `${one.id}-${direction}`, hidden: { entryId: one.id, direction } }} kind="plain" small label={label}>
      {text}
    </ActButton>
  );
  return (
    <>
      {button("up", words.up, words.upLabel(title))} {button("down", words.down, words.downLabel(title))}
    </>
  );
};

const List = ({ shelf, visit }: Part) => {
  const words = wordsFor(visit);
  const { register } = shelf.standing;
  const group = groupOf(register);
  const fields = columnsOf[register].flatMap((key) => fieldsOf(register).filter((field) => field.key === key));
  const name = fieldsOf(register).find(({ kind, need }) => kind === "line" && need === "required");
  const columns: Column<Entry>[] = [
    {
      key: "name",
      label: labelOf(visit, register, name?.key ?? "").label,
      rowHead: true,
      cell: (one) => <a href={memberPath(visit, `/${group}/${one.id}`)}>{nameOf(visit, one)}</a>,
    },
    ...fields.map((field) => ({
      key: field.key,
      label: labelOf(visit, register, field.key).label,
      kind: field.kind === "phone" ? ("nowrap" as const) : undefined,
      cell: (one: Entry) => <Said one={one} field={field} visit={visit} />,
    })),
  ];
  const order: Column<Entry>[] =
    registers[register].isOrdered && shelf.entries.length > 1 && visit.may(moveEntry)
      ? [{ key: "order", label: words.page.order, kind: "act", cell: (one) => <Order one={one} visit={visit} /> }]
      : [];
  return (
    <DataTable
      caption={words.registers[register].title}
      rows={shelf.entries}
      rowId={({ id }) => id}
      columns={[...columns, ...order]}
      empty={<EmptyState title={words.registers[register].empty} />}
    />
  );
};

const Proposals = ({ shelf, visit }: Part) => {
  const words = wordsFor(visit).page;
  const { register } = shelf.standing;
  if (shelf.proposals.length === 0 || !visit.may(takeProposals)) return null;
  return (
    <Details summary={`${words.proposals} (${shelf.proposals.length})`} open={shelf.entries.length === 0}>
      <OperationForm operation={takeProposals} visit={visit} instance={register} mine={visit.given["register"] === register} hidden={{ register }}>
        <CheckboxGroup
          name="proposals"
          label={words.proposalsLead}
          options={shelf.proposals.map((one) => ({ value: one.key, label: nameOf(visit, one), hint: words.origins[one.origin] }))}
        />
        <Submit kind="quiet">{words.take}</Submit>
      </OperationForm>
    </Details>
  );
};

const RegisterCard = ({ shelf, visit }: Part) => {
  const words = wordsFor(visit);
  const { standing } = shelf;
  const { register } = standing;
  const named = words.registers[register];
  return (
    <Card
      id={register}
      title={named.title}
      note={standing.confirmedAt === null ? undefined : words.page.confirmed(standing.confirmedAt)}
      acts={shelf.isStale ? <StateTag tone="part">{words.overview.state.stale}</StateTag> : undefined}
    >
      <p>{named.lead}</p>
      <List shelf={shelf} visit={visit} />
      {visit.may(saveEntry) ? (
        <Acts>
          <LinkButton href={memberPath(visit, `/${groupOf(register)}/neu?register=${register}`)}>{named.add}</LinkButton>
          {shelf.entries.length === 0 ? null : (
            <ActButton form={{ operation: confirmRegister, visit, instance: register, hidden: { register } }} kind="quiet" label={words.page.confirmLabel(named.title)}>
              {words.page.confirm}
            </ActButton>
          )}
        </Acts>
      ) : null}
      <Proposals shelf={shelf} visit={visit} />
    </Card>
  );
};

export const groupScreen = defineScreen({
  path: "/mitglied/:memberId/notfall/:group",
  title: (_, visit) => wordsFor(visit).groups[groupIn(visit)].title,
  lane: "emergency",
  shows: { shown: readGroup },
  acts: [moveEntry, confirmRegister, takeProposals],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const group = groupIn(visit);
    return (
      <>
        <PageHead title={words.groups[group].title} trail={[{ label: words.page.all, href: memberPath(visit) }, { label: shown.memberName }]} lead={words.groups[group].lead} />
        <Done visit={visit} />
        <Columns kind="stack">
          {shown.registers.map((shelf) => (
            <RegisterCard shelf={shelf} visit={visit} />
          ))}
        </Columns>
      </>
    );
  },
});
