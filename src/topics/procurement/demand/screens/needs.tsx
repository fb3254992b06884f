/** What members need: one's own answer, and all of them for the office. */
import { Checkbox } from "#ui/choices";
import { DateField, MoneyField, NumberField, TextArea } from "#ui/fields";
import { ForMember, membersFor } from "#ui/for-member";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatNumber, typedEuro } from "#ui/numbers";
import { Acts, Card } from "#ui/parts";
import { Prose } from "#ui/record";
import { DataTable, type Column } from "#ui/table";
import { answerDemand, closeDemand } from "../contract.ts";
import type { Demand } from "../model.ts";
import { DemandState, wordsFor, type Part } from "./parts.tsx";

const AnswerForm = ({ own, shown, visit }: Part & { own: Demand }) => {
  const { answer } = wordsFor(visit);
  return (
    <OperationForm operation={answerDemand} visit={visit} hidden={{ version: own.version }}>
      <ForMember members={[own.memberId]} label={answer.title} />
      {shown.purchase.items.map((item) => (
        <>
          <NumberField name={`quantities.${item.key}`} label={answer.quantity(item.title, item.unit)} value={own.quantities[item.key]} min={0} max={100_000} />
          <MoneyField name={`alonePrices.${item.key}`} label={answer.alone(item.title)} value={typedEuro(own.alonePrices[item.key])} />
        </>
      ))}
      <DateField name="wantedOn" label={answer.wanted} value={own.wantedOn} />
      <TextArea name="note" label={answer.note} value={own.note} optional rows={2} maxlength={2000} />
      <Checkbox name="nothing" label={answer.nothing} checked={own.state === "nothing"} />
      <Submit>{answer.send}</Submit>
    </OperationForm>
  );
};

/** The demand of the visitor's own house. */
export const AnswerCard = ({ shown, visit }: Part) => {
  const { answer } = wordsFor(visit);
  const mine = membersFor(answerDemand, visit);
  if (mine.length === 0) return null;
  const own = shown.demands.filter(({ memberId }) => mine.includes(memberId));
  return (
    <>
      {own.length === 0 ? <p>{answer.notAsked}</p> : null}
      {own.map((one) => (
        <Card title={answer.title} note={one.memberName} acts={<DemandState state={one.state} visit={visit} />}>
          {shown.purchase.state === "collecting" ? (
            <AnswerForm own={one} shown={shown} visit={visit} />
          ) : (
            <>
              <p class="rw-soft">{answer.over}</p>
              <ul>
                {shown.purchase.items.map((item) => (
                  <li>{`${item.title}: ${formatNumber(one.quantities[item.key] ?? 0, visit.language)} ${item.unit}`}</li>
                ))}
              </ul>
              <Prose text={one.note} />
            </>
          )}
        </Card>
      ))}
    </>
  );
};

type Line = Pick<Demand, "memberName" | "quantities" | "wantedOn" | "note"> & { readonly state: Demand["state"] | null };

/** Who needs how much, and the sum of it; for those who see all members. */
export const DemandCard = ({ shown, visit }: Part) => {
  const { demand, page } = wordsFor(visit);
  const { purchase, demands, sums } = shown;
  const open = demands.filter(({ state }) => state === "asked").length;
  const sum: Line = { memberName: demand.sum, state: null, quantities: Object.fromEntries(sums.map(({ item, quantity }) => [item, quantity])), wantedOn: null, note: "" };
  const columns: Column<Line>[] = [
    { key: "member", label: demand.member, rowHead: true, cell: (one) => (one.state === null ? <strong>{one.memberName}</strong> : one.memberName) },
    { key: "state", label: demand.state, kind: "nowrap", cell: (one) => (one.state === null ? "" : <DemandState state={one.state} visit={visit} />) },
    ...purchase.items.map((item) => ({
      key: item.key,
      label: `${item.title} (${item.unit})`,
      kind: "number" as const,
      cell: ({ state, quantities }: Line) => {
        const said = state === "asked" ? "" : formatNumber(quantities[item.key] ?? 0, visit.language);
        return state === null ? <strong>{said}</strong> : said;
      },
    })),
    { key: "wanted", label: demand.wanted, kind: "nowrap", cell: ({ wantedOn }) => (wantedOn === null ? "" : page.day(wantedOn)) },
    { key: "note", label: demand.note, cell: ({ note }) => note },
  ];
  return (
    <Card title={demand.title} note={demand.open(open)}>
      <DataTable caption={demand.title} rows={[...demands, sum]} columns={columns} />
      {purchase.state === "collecting" && visit.may(closeDemand) ? (
        <Acts>
          <ActButton form={{ operation: closeDemand, visit }} kind="quiet" confirm={demand.closeConfirm}>
            {demand.close}
          </ActButton>
        </Acts>
      ) : null}
    </Card>
  );
};
