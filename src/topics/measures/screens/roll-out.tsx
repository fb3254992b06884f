/** The roll-out board: one definition, every member, who is how far. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup } from "#ui/choices";
import { formatRelative, formatShortDate } from "#ui/dates";
import { exportLinks } from "#ui/exports";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, Columns, EmptyState, ExportLinks, PageHead, StateTag } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { exportRollOut, readCooperativeMeasure, readMeasure, redefineMeasure, spreadMeasure, withdrawMeasure } from "../contract.ts";
import { DefinitionFields, dueOf } from "./definition.tsx";
import { cooperativePath, Done, StateOf, wordsFor } from "./parts.tsx";

type Shown = (typeof readCooperativeMeasure)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const BoardCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { cooperative } = words;
  const page = (memberId: string, measureId: string) => `/mitglied/${memberId}/massnahmen/${measureId}`;
  return (
    <Card
      title={cooperative.board}
      acts={<ExportLinks links={exportLinks(exportRollOut.name, { cooperativeId: visit.params["cooperativeId"] ?? "", cooperativeMeasureId: shown.measure.id }, visit)} />}
    >
      <DataTable
        caption={cooperative.board}
        rows={shown.instances}
        empty={<EmptyState title={visit.may(spreadMeasure) ? cooperative.absent : cooperative.notYours} />}
        columns={[
          {
            key: "member",
            label: cooperative.member,
            rowHead: true,
            cell: (one) => (visit.may(readMeasure, one.memberId) ? <a href={page(one.memberId, one.measureId)}>{one.memberName}</a> : one.memberName),
          },
          { key: "state", label: cooperative.state, cell: (one) => <StateOf state={one.state} visit={visit} /> },
          {
            key: "due",
            label: cooperative.due,
            kind: "nowrap",
            cell: (one) => (
              <>
                {one.dueOn === null ? words.list.noDay : formatShortDate(one.dueOn, visit.language)} {one.overdue ? <StateTag tone="no">{cooperative.overdue}</StateTag> : null}
              </>
            ),
          },
          { key: "owner", label: cooperative.owner, cell: (one) => one.ownerName || <span class="rw-soft">{words.list.nobody}</span> },
          { key: "changed", label: cooperative.changed, kind: "nowrap", wideOnly: true, cell: (one) => formatRelative(one.changedAt, visit.now, visit.language) },
        ]}
      />
      {shown.hidden === 0 ? null : <p class="rw-soft">{cooperative.hidden(shown.hidden)}</p>}
    </Card>
  );
};

const AbsentCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).cooperative;
  if (shown.absent.length === 0 || !visit.may(spreadMeasure) || shown.measure.withdrawnAt !== null) return null;
  return (
    <Card title={words.absent}>
      <OperationForm operation={spreadMeasure} visit={visit} hidden={{ year: shown.year }}>
        <CheckboxGroup name="members" label={words.members2} look="columns" options={shown.absent.map(({ memberId, name }) => ({ value: memberId, label: name }))} />
        <Checkbox name="notify" label={words.notify} checked />
        <Submit kind="quiet">{words.spread}</Submit>
      </OperationForm>
    </Card>
  );
};

const DefinitionCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).cooperative;
  const { measure } = shown;
  return (
    <Card title={words.about} note={words.until(dueOf(measure, visit))}>
      <Prose text={measure.description} />
      {measure.originKey === null ? null : (
        <p>
          <a href={`/verbund/${visit.params["cooperativeId"]}${measure.originKey}`}>{words.fromMeeting}</a>
        </p>
      )}
      {visit.may(redefineMeasure) && measure.withdrawnAt === null ? (
        <>
          <Details summary={words.edit} open={visit.query["do"] === redefineMeasure.name}>
            <OperationForm operation={redefineMeasure} visit={visit}>
              <DefinitionFields value={measure} visit={visit} />
              <Submit>{words.save}</Submit>
            </OperationForm>
          </Details>
          <Acts>
            <ActButton form={{ operation: withdrawMeasure, visit }} kind="danger" small>
              {words.withdraw}
            </ActButton>
          </Acts>
        </>
      ) : null}
    </Card>
  );
};

const boardScreen = defineScreen({
  path: "/verbund/:cooperativeId/massnahmen/:cooperativeMeasureId",
  title: ({ shown }) => shown.measure.title,
  lane: "measures",
  shows: { shown: readCooperativeMeasure },
  acts: [redefineMeasure, spreadMeasure, withdrawMeasure],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).cooperative;
    const done = shown.instances.filter(({ state }) => state === "implemented" || state === "effective").length;
    const withdrawn = shown.measure.withdrawnAt === null ? null : <StateTag tone="na">{words.kinds.withdrawn}</StateTag>;
    return (
      <>
        <PageHead title={shown.measure.title} trail={[{ label: words.title, href: cooperativePath(visit) }]} tag={withdrawn} lead={words.of(done, shown.instances.length)} />
        <Done visit={visit} />
        {shown.years.length > 1 ? (
          <ul class="rw-views">
            {shown.years.map((year) => (
              <li>
                <a href={cooperativePath(visit, `/${shown.measure.id}?year=${year}`)} aria-current={year === shown.year ? "true" : undefined}>
                  {String(year)}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        <Columns kind="wide-left">
          <BoardCard shown={shown} visit={visit} />
          <Columns kind="stack">
            <DefinitionCard shown={shown} visit={visit} />
            <AbsentCard shown={shown} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});

export const rollOutScreens = [boardScreen];
