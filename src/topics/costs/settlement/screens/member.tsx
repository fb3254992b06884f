/** What one member pays, year by year, and where to. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listMemberCharges, printStatement } from "../contract.ts";
import type { Charge, CostAccount, Levy } from "../model.ts";
import { balanceOf, instalmentsOf, purposeOf } from "../rules.ts";
import { accountFacts, euro, formats, paperHref, StateOf, wordsFor } from "./parts.tsx";

type PayingProps = { readonly account: CostAccount | null; readonly levy: Levy; readonly charge: Charge; readonly visit: Visit };

/** Nothing where nothing is to be paid any more. */
const Paying = ({ account, levy, charge, visit }: PayingProps) => {
  const { mine, account: words } = wordsFor(visit);
  const balance = balanceOf(charge);
  if (balance !== null && balance <= 0) return balance === 0 ? null : <p>{mine.credit(euro(-balance, visit), levy.balanceDueOn)}</p>;
  const due = balance === null ? [] : [{ term: mine.stillToPay, value: mine.toPay(euro(balance, visit), levy.balanceDueOn) }];
  if (account === null) return due.length === 0 ? null : <Facts facts={due} />;
  return <Facts facts={[...due, ...accountFacts(account, visit), { term: words.purpose, value: purposeOf(account, charge) }]} />;
};

export const memberScreen = defineScreen({
  path: "/mitglied/:memberId/kosten",
  title: (_, visit) => wordsFor(visit).mine.title,
  lane: "costs",
  shows: { shown: listMemberCharges },
  view: ({ shown }, visit) => {
    const { mine, page } = wordsFor(visit);
    const { memberId } = visit.params;
    return (
      <>
        <PageHead
          title={mine.title}
          lead={mine.lead(shown.memberName)}
          acts={<LinkButton href={`/verbund/${(memberId ?? "").split(".")[0] ?? ""}/kosten`}>{page.costs}</LinkButton>}
        />
        <Columns kind="stack">
          {shown.years.length === 0 ? (
            <Card>
              <EmptyState title={mine.empty}>{mine.emptyHint}</EmptyState>
            </Card>
          ) : null}
          {shown.years.map(({ levy, charge }) => (
            <Card title={mine.year(levy.year)} acts={<StateOf levy={levy} visit={visit} />}>
              <DataTable
                caption={`${mine.instalments}: ${mine.year(levy.year)}`}
                rows={instalmentsOf(charge, levy.dueDays)}
                columns={[
                  { key: "day", label: mine.due, rowHead: true, cell: ({ day }) => formatShortDate(day, visit.language) },
                  { key: "cents", label: page.advance, kind: "number", cell: ({ cents }) => euro(cents, visit) },
                ]}
                foot={
                  <>
                    <tr>
                      <th scope="row">{mine.together}</th>
                      <td class="rw-number">{euro(charge.advanceCents + charge.advanceVat, visit)}</td>
                    </tr>
                    {charge.actualCents === null ? null : (
                      <>
                        <tr>
                          <th scope="row">{page.share}</th>
                          <td class="rw-number">{euro(charge.actualCents + (charge.actualVat ?? 0), visit)}</td>
                        </tr>
                        <tr>
                          <th scope="row">{page.balance}</th>
                          <td class="rw-number">{euro(balanceOf(charge), visit)}</td>
                        </tr>
                      </>
                    )}
                  </>
                }
              />
              <Paying account={shown.account} levy={levy} charge={charge} visit={visit} />
              {visit.may(printStatement, charge.memberId) ? (
                <ExportLinks
                  label={levy.settledAt === null ? page.notice : page.statement}
                  links={formats.map((format) => ({ label: format.toUpperCase(), href: paperHref(charge, format) }))}
                />
              ) : null}
            </Card>
          ))}
        </Columns>
      </>
    );
  },
});
