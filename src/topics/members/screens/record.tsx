/** A member's record: what is known about it, its figures, departments, people and the next step. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Acts, Alert, Card, Columns, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { addFigure, addUnit, appointPerson, correctMember, dismissMember, dropEmblem, putEmblem, readMember, removeUnit } from "../contract.ts";
import { EmblemCard } from "./emblem.tsx";
import { figureKinds, unitKinds } from "../model.ts";
import { Done, officeLabel, spanLabel, standOf, verbund, wordsFor } from "./parts.tsx";
import { MemberFields } from "./register.tsx";

type Shown = (typeof readMember)["output"]["_output"];
type Part = { readonly member: Shown; readonly visit: Visit };

const StateOfMember = ({ member, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (member.leftOn === null) return <StateTag tone="ok">{words.isMember}</StateTag>;
  const day = formatShortDate(member.leftOn, visit.language);
  return member.leftOn < dayOf(visit.now) ? <StateTag tone="na">{words.hasLeft(day)}</StateTag> : <StateTag tone="part">{words.leaves(day)}</StateTag>;
};

/** What is missing for the member to take part; the most important only. */
const NextStep = ({ member, visit }: Part) => {
  const words = wordsFor(visit).record;
  const held = member.offices.filter((office) => standOf(office, dayOf(visit.now)) === "active");
  const has = (role: string, deputy = false) => held.some((office) => office.role === role && (!deputy || office.deputy));
  const missing = !has("coordinator")
    ? { title: words.nextNoCoordinator, why: words.nextNoCoordinatorWhy, role: "coordinator" }
    : !has("management")
      ? { title: words.nextNoManagement, why: words.nextNoManagementWhy, role: "management" }
      : !has("coordinator", true) && held.filter(({ role }) => role === "coordinator").length < 2
        ? { title: words.nextNoDeputy, why: words.nextNoDeputyWhy, role: "coordinator" }
        : null;
  if (missing === null || member.leftOn !== null) return null;
  return (
    <Alert tone="info" title={missing.title}>
      <p>{missing.why}</p>
      {visit.may(appointPerson, member.id) ? (
        <Acts>
          <LinkButton small href={`/mitglied/${member.id}/personen/benennen?amt=${missing.role}`}>
            {words.nextDo}
          </LinkButton>
        </Acts>
      ) : null}
    </Alert>
  );
};

const FactsCard = ({ member, visit }: Part) => {
  const words = wordsFor(visit);
  const { fields } = words;
  return (
    <Card title={words.record.facts}>
      <Facts
        facts={[
          { term: fields.officialName, value: member.officialName },
          { term: fields.kind, value: words.kinds[member.kind] },
          { term: fields.size, value: words.sizes[member.sizeClass] },
          { term: fields.ags, value: member.ags ?? words.none },
          { term: fields.rs, value: member.rs ?? words.none },
          { term: fields.postcode, value: member.postcode ?? words.none },
          { term: fields.wave, value: String(member.wave) },
          { term: fields.admittedOn, value: formatDate(member.admittedOn, visit.language) },
        ]}
      />
      {visit.may(correctMember, member.id) ? (
        <Details summary={words.record.correct} open={visit.query["do"] === correctMember.name}>
          <OperationForm operation={correctMember} visit={visit} hidden={{ revision: member.revision }}>
            <MemberFields visit={visit} value={member} />
            <Submit>{words.record.correctDo}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const FiguresCard = ({ member, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.figures}>
      <DataTable
        caption={words.record.figuresCaption}
        rows={member.figures}
        empty={<p class="rw-soft">{words.record.noFigures}</p>}
        columns={[
          { key: "kind", label: words.fields.kind, rowHead: true, cell: ({ kind }) => words.figures[kind] },
          { key: "value", label: words.fields.value, kind: "number", cell: ({ value }) => formatNumber(value, visit.language, 2) },
          { key: "asOf", label: words.fields.asOf, kind: "nowrap", cell: ({ asOf }) => formatShortDate(asOf, visit.language) },
          { key: "source", label: words.fields.source, cell: ({ source }) => source },
        ]}
      />
      {visit.may(addFigure, member.id) ? (
        <Details summary={words.record.addFigure} open={visit.query["do"] === addFigure.name}>
          <OperationForm operation={addFigure} visit={visit}>
            <Select name="kind" label={words.fields.kind} value="population" empty={null} options={figureKinds.map((kind) => ({ value: kind, label: words.figures[kind] }))} />
            <TextField name="value" label={words.fields.value} required size="medium" />
            <DateField name="asOf" label={words.fields.asOf} required max={dayOf(visit.now)} />
            <TextField name="source" label={words.fields.source} hint={words.fields.sourceHint} required maxlength={200} />
            <Submit>{words.record.addFigure}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const UnitRow = ({ member, visit, unit }: Part & { unit: Shown["units"][number] }) => {
  const words = wordsFor(visit);
  const form = { operation: removeUnit, visit, instance: unit.id, mine: visit.given["unitId"] === unit.id, hidden: { unitId: unit.id } };
  return (
    <li>
      {unit.name} <span class="rw-small rw-soft">{words.unitKinds[unit.kind]}</span>
      {visit.may(removeUnit, member.id) ? (
        <ActButton form={form} kind="plain" small label={words.record.removeUnit(unit.name)}>
          {words.record.remove}
        </ActButton>
      ) : null}
    </li>
  );
};

const UnitsCard = ({ member, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.units}>
      {member.units.length === 0 ? (
        <p class="rw-soft">{words.record.noUnits}</p>
      ) : (
        <ul class="rw-units">
          {member.units.map((unit) => (
            <UnitRow member={member} visit={visit} unit={unit} />
          ))}
        </ul>
      )}
      {visit.may(addUnit, member.id) ? (
        <Details summary={words.record.addUnit} open={visit.query["do"] === addUnit.name}>
          <OperationForm operation={addUnit} visit={visit}>
            <TextField name="name" label={words.fields.name} required maxlength={120} />
            <Select name="kind" label={words.fields.kind} value="department" empty={null} options={unitKinds.map((kind) => ({ value: kind, label: words.unitKinds[kind] }))} />
            <Submit>{words.record.addUnit}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const PeopleCard = ({ member, visit }: Part) => {
  const words = wordsFor(visit);
  const today = dayOf(visit.now);
  const held = member.offices.filter((office) => standOf(office, today) !== "former");
  const acts = <a href={`/mitglied/${member.id}/personen`}>{words.record.allPeople}</a>;
  return (
    <Card title={words.record.people} acts={acts}>
      {held.length === 0 ? (
        <p class="rw-soft">{words.record.noPeople}</p>
      ) : (
        <Facts
          facts={held.map((office) => ({
            term: officeLabel({ ...office, memberName: null }, visit),
            value: (
              <>
                <a href={verbund(visit, `/personen/${office.personId}`)}>{office.personName}</a>{" "}
                <span class="rw-small rw-soft">{[office.title, spanLabel(office, today, visit)].filter(Boolean).join(" · ")}</span>
              </>
            ),
          }))}
        />
      )}
    </Card>
  );
};

const DismissCard = ({ member, visit }: Part) => {
  const words = wordsFor(visit);
  if (member.leftOn !== null || !visit.may(dismissMember, member.id)) return null;
  return (
    <Details summary={words.record.dismiss} open={visit.query["do"] === dismissMember.name}>
      <p>{words.record.dismissLead}</p>
      <OperationForm operation={dismissMember} visit={visit}>
        <DateField name="leftOn" label={words.fields.leftOn} required min={member.admittedOn} />
        <Submit kind="danger" confirm={words.record.dismissConfirm}>
          {words.record.dismiss}
        </Submit>
      </OperationForm>
    </Details>
  );
};

export const recordScreens = [
  defineScreen({
    path: "/mitglied/:memberId",
    title: ({ member }) => member.name,
    lane: "member",
    shows: { member: readMember },
    acts: [correctMember, dismissMember, addFigure, addUnit, removeUnit, putEmblem, dropEmblem],
    view: ({ member }, visit) => {
      const words = wordsFor(visit).record;
      const part = { member, visit };
      const people =
        member.population === null
          ? undefined
          : `${formatNumber(member.population.value, visit.language)} ${wordsFor(visit).fields.population}, ${formatDate(member.population.asOf, visit.language)}`;
      return (
        <>
          <PageHead
            title={member.name}
            tag={<StateOfMember {...part} />}
            lead={people}
            trail={[{ label: words.trail, href: verbund(visit, "/mitglieder") }, { label: member.name }]}
          />
          <Done visit={visit} />
          <NextStep {...part} />
          <Columns kind="two">
            <FactsCard {...part} />
            <PeopleCard {...part} />
            <FiguresCard {...part} />
            <UnitsCard {...part} />
            <EmblemCard {...part} />
          </Columns>
          <DismissCard {...part} />
        </>
      );
    },
  }),
];
