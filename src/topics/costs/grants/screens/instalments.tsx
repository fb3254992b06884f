/** Instalments: when they come, and into which year of the cost plan a person takes them. */
import { dayOf, formatShortDate } from "#ui/dates";
import { DateField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, StateTag } from "#ui/parts";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { savePosition } from "../../plans/contract.ts";
import type { Stage } from "../../plans/model.ts";
import { de as plansDe } from "../../plans/words.de.ts";
import { en as plansEn } from "../../plans/words.en.ts";
import { noteReceived } from "../contract.ts";
import type { GrantInstalment } from "../model.ts";
import { instalmentsCents } from "../rules.ts";
import { euroOf, wordsFor } from "./parts.tsx";
import type { Part } from "./uses.tsx";

const Received = ({ one, visit }: { one: GrantInstalment; visit: Part["visit"] }) => {
  const { record } = wordsFor(visit);
  if (one.receivedOn !== null) return <>{formatShortDate(one.receivedOn, visit.language)}</>;
  if (!visit.may(noteReceived)) return <StateTag tone="open">{record.open}</StateTag>;
  return (
    <OperationForm operation={noteReceived} visit={visit} instance={one.id} mine={visit.given["instalmentId"] === one.id} hidden={{ instalmentId: one.id }} layout="inline">
      <DateField name="receivedOn" label={record.receivedOn} value={dayOf(visit.now)} />
      <Submit kind="quiet" small label={`${record.note}: ${formatShortDate(one.dueOn, visit.language)}`}>
        {record.note}
      </Submit>
    </OperationForm>
  );
};

const Taking = ({ one, shown, visit }: Part & { one: GrantInstalment }) => {
  const { record } = wordsFor(visit);
  const stageWords = choose({ de: plansDe, en: plansEn }, visit.language).stages;
  const taken = shown.taken.filter(({ instalmentId }) => instalmentId === one.id).map(({ stage }) => stage);
  const button = (stage: Stage, day: string) => {
    const year = day.slice(0, 4);
    const what = stage === "plan" ? record.takePlan(year) : record.takeActual(year);
    const hidden = { year, stage, kind: "grants", title: record.positionTitle(shown.grant.title, one.dueOn).slice(0, 160), cents: (one.cents / 100).toFixed(2), origin: one.id };
    return taken.includes(stage) || !visit.may(savePosition) ? null : (
      <ActButton
        form={{ operation: savePosition, visit, instance: `${stage}-${one.id}`, mine: visit.given["origin"] === one.id && visit.given["stage"] === stage, hidden }}
        kind="plain"
        small
        label={record.takeLabel(what, formatShortDate(one.dueOn, visit.language))}
      >
        {what}
      </ActButton>
    );
  };
  return (
    <>
      {taken.length === 0 ? null : <p>{record.inPlan(taken.map((stage) => stageWords[stage]))}</p>}
      {button("plan", one.dueOn)}
      {one.receivedOn === null ? null : button("actual", one.receivedOn)}
    </>
  );
};

export const Instalments = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { grant } = shown;
  const open = (grant.grantedCents ?? 0) - instalmentsCents(grant);
  return (
    <Card title={record.instalments} note={record.takeHint}>
      <DataTable
        caption={record.instalments}
        rows={grant.instalments}
        empty={record.noInstalments}
        columns={[
          { key: "due", label: record.dueOn, rowHead: true, cell: ({ dueOn }) => formatShortDate(dueOn, visit.language) },
          { key: "amount", label: record.amount, kind: "number", cell: ({ cents }) => euroOf(cents, visit) },
          { key: "received", label: record.receivedOn, cell: (one) => <Received one={one} visit={visit} /> },
          { key: "plan", label: record.plan, cell: (one) => <Taking one={one} shown={shown} visit={visit} /> },
        ]}
      />
      {open > 0 ? <p class="rw-soft">{record.notSpread(euroOf(open, visit))}</p> : null}
    </Card>
  );
};
