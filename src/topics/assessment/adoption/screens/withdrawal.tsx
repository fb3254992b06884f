import type { Visit } from "#kernel/screen";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { proposeWithdrawal, withdrawShared } from "../contract.ts";
import { longestReason, type Loser, type Loss } from "../model.ts";
import { spoken, StatusTag, wordsFor } from "./parts.tsx";

type Proposed = (typeof proposeWithdrawal)["output"]["_output"];

/** One line per member and check; a member without a running check has one line too. */
type Line = { readonly loser: Loser; readonly loss: Loss | null };

const linesOf = ({ losers }: Proposed): Line[] =>
  losers.flatMap((loser): Line[] => (loser.losses.length === 0 ? [{ loser, loss: null }] : loser.losses.map((loss) => ({ loser, loss }))));

const registerOf = ({ params }: Pick<Visit, "params">) => `/verbund/${params["cooperativeId"] ?? ""}/gemeinschaftsantworten`;
const recordOf = (visit: Pick<Visit, "params">) => `${registerOf(visit)}/${visit.params["sharedAnswerId"] ?? ""}`;

function columnsFor(visit: Visit): Column<Line>[] {
  const words = wordsFor(visit);
  const { columns, noCheck, notShown, same } = words.withdrawal;
  const shown = (loss: Loss | null, is: "shown" | "ownShown", cell: (loss: Loss) => unknown) => {
    if (loss === null) return "–";
    return loss[is] ? <>{cell(loss)}</> : <span class="rw-soft">{notShown}</span>;
  };
  return [
    { key: "member", label: columns.member, rowHead: true, cell: ({ loser }) => loser.memberName },
    { key: "decision", label: columns.decision, cell: ({ loser }) => <StateTag tone="shared">{words.decisions[loser.decision]}</StateTag> },
    { key: "check", label: columns.check, cell: ({ loss }) => loss?.title ?? <span class="rw-soft">{noCheck}</span> },
    { key: "own", label: columns.own, cell: ({ loss }) => shown(loss, "ownShown", ({ own }) => <StatusTag status={own} visit={visit} />) },
    { key: "before", label: columns.before, cell: ({ loss }) => shown(loss, "shown", ({ before }) => <StatusTag status={before} visit={visit} />) },
    {
      key: "after",
      label: columns.after,
      cell: ({ loss }) =>
        shown(loss, "shown", ({ before, after }) => (
          <>
            <StatusTag status={after} visit={visit} /> {before === after ? <span class="rw-soft">{same}</span> : null}
          </>
        )),
    },
  ];
}

export const withdrawalPage = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId/zurueckziehen",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).withdrawal.title,
  shows: { proposed: proposeWithdrawal },
  acts: [withdrawShared],
  next: (operation, _value, visit) => `${recordOf(visit)}?getan=${operation}`,
  view: ({ proposed }, visit) => {
    const words = wordsFor(visit).withdrawal;
    const hidden = proposed.losers.some(({ losses }) => losses.some(({ ownShown }) => !ownShown));
    return (
      <>
        <PageHead
          title={words.title}
          trail={[{ label: words.trail, href: registerOf(visit) }, { label: proposed.requirement.label, href: recordOf(visit) }, { label: words.title }]}
          lead={words.lead(proposed.losing)}
        />
        <Card title={spoken(proposed.requirement)} note={words.answer(proposed.provider, proposed.version)}>
          <h3>{words.who}</h3>
          <DataTable caption={words.who} columns={columnsFor(visit)} rows={linesOf(proposed)} empty={<EmptyState title={words.nobody}>{words.nobodyHint}</EmptyState>} />
          {hidden ? <p class="rw-small rw-soft">{words.hiddenHint}</p> : null}
        </Card>
        <Card>
          <OperationForm operation={withdrawShared} visit={visit}>
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} maxlength={longestReason} required />
            <p class="rw-soft">{words.final}</p>
            <Acts>
              <Submit kind="danger" confirm={words.confirm}>
                {words.submit}
              </Submit>
              <LinkButton href={recordOf(visit)}>{words.back}</LinkButton>
            </Acts>
          </OperationForm>
        </Card>
      </>
    );
  },
});
