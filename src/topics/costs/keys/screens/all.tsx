/** Cost keys: register, a new one, and the record that tries it out. */
import type { Visit } from "#kernel/screen";
import { Bars } from "#ui/charts";
import { Filters } from "#ui/filters";
import { ActButton } from "#ui/form";
import { formatEuro, formatPercent } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listKeys, readKey, saveKey, withdrawKey } from "../contract.ts";
import type { CostKey } from "../model.ts";
import { Done, KeyForm, keysPath, Shares, wordsFor } from "./parts.tsx";

const vatOf = (key: CostKey, visit: Visit) => {
  const words = wordsFor(visit);
  return key.definition.vat.length === 0 ? words.page.noVat : key.definition.vat.map(({ from, hundredths }) => words.said.vat(hundredths, from)).join(", ");
};

const StateOf = ({ one, visit }: { one: CostKey; visit: Visit }) => {
  const { page } = wordsFor(visit);
  return one.withdrawnAt === null ? <StateTag tone="ok">{page.inUse}</StateTag> : <StateTag tone="na">{page.withdrawn}</StateTag>;
};

const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/schluessel",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "costs",
  shows: { list: listKeys },
  acts: [withdrawKey],
  view: ({ list }, visit) => {
    const { page } = wordsFor(visit);
    const add = visit.may(saveKey) ? (
      <LinkButton kind="primary" href={keysPath(visit, "/neu")}>
        {page.add}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead title={page.title} lead={page.lead} acts={add} />
        <Done visit={visit} />
        <Card>
          <DataTable
            caption={page.title}
            rows={list.keys}
            empty={
              <EmptyState title={page.empty} act={add}>
                {page.emptyHint}
              </EmptyState>
            }
            columns={[
              { key: "title", label: page.key, rowHead: true, cell: (one) => <a href={keysPath(visit, `/${one.id}`)}>{one.title}</a> },
              { key: "shares", label: page.shares, cell: (one) => <Shares definition={one.definition} members={list.members} visit={visit} /> },
              { key: "vat", label: page.vat, cell: (one) => vatOf(one, visit) },
              { key: "state", label: page.state, cell: (one) => <StateOf one={one} visit={visit} /> },
            ]}
          />
        </Card>
      </>
    );
  },
});

const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/schluessel/neu",
  title: (_, visit) => wordsFor(visit).page.add,
  lane: "costs",
  shows: { list: listKeys },
  acts: [saveKey],
  next: (_, value, visit) => `/verbund/${visit.params["cooperativeId"]}/kosten/schluessel/${saveKey.output.parse(value).keyId}`,
  view: ({ list }, visit) => {
    const { page } = wordsFor(visit);
    return (
      <>
        <PageHead title={page.add} trail={[{ label: page.title, href: keysPath(visit) }]} lead={page.emptyHint} />
        <Card>
          <KeyForm members={list.members} services={list.services} visit={visit} />
        </Card>
      </>
    );
  },
});

type Shown = (typeof readKey)["output"]["_output"];

const TriedOut = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit);
  const { page } = words;
  const euro = (cents: number) => formatEuro(cents, visit.language);
  const sum = (of: (one: Shown["shares"][number]) => number) => shown.shares.reduce((total, one) => total + of(one), 0);
  const taxed = sum(({ vat }) => vat) > 0;
  if (shown.refused !== null)
    return (
      <Alert tone="warning" title={page.refused}>
        <p>{Object.entries(words.refusals).find(([name]) => name === shown.refused)?.[1] ?? shown.refused}</p>
        <ul>
          {shown.missing.slice(0, 30).map(({ memberName, basis, day }) => (
            <li>{page.missing(memberName, words.bases[basis], day)}</li>
          ))}
        </ul>
      </Alert>
    );
  return (
    <>
      <DataTable
        caption={page.tryOut}
        rows={shown.shares}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: (one) => one.memberName },
          { key: "months", label: page.months, kind: "number", cell: ({ from, to }) => String(to - from + 1) },
          { key: "share", label: page.share, kind: "number", cell: ({ cents }) => euro(cents) },
          ...(taxed
            ? [
                { key: "vat", label: page.tax, kind: "number" as const, cell: ({ vat }: Shown["shares"][number]) => euro(vat) },
                { key: "gross", label: page.gross, kind: "number" as const, cell: ({ cents, vat }: Shown["shares"][number]) => euro(cents + vat) },
              ]
            : []),
        ]}
        foot={
          <tr>
            <th scope="row">{page.total}</th>
            <td></td>
            <td class="rw-number">{euro(sum(({ cents }) => cents))}</td>
            {taxed ? <td class="rw-number">{euro(sum(({ vat }) => vat))}</td> : null}
            {taxed ? <td class="rw-number">{euro(sum(({ cents, vat }) => cents + vat))}</td> : null}
          </tr>
        }
      />
      <Bars
        title={page.chart}
        titleVisible
        head={page.member}
        bars={shown.shares.map(({ memberName, cents }) => ({
          label: memberName,
          value: cents / 100,
          text: formatPercent(shown.amount === 0 ? 0 : cents / shown.amount, visit.language, 1),
        }))}
      />
    </>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/schluessel/:keyId",
  title: ({ shown }) => shown.key.title,
  lane: "costs",
  shows: { shown: readKey },
  acts: [saveKey, withdrawKey],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const { key } = shown;
    const open = key.withdrawnAt === null;
    return (
      <>
        <PageHead
          title={key.title}
          trail={[{ label: page.title, href: keysPath(visit) }]}
          lead={page.changed(key.changedAt, key.changedByName)}
          tag={<StateOf one={key} visit={visit} />}
          acts={
            open && visit.may(withdrawKey) ? (
              <ActButton form={{ operation: withdrawKey, visit, hidden: { keyId: key.id } }} kind="quiet" small>
                {page.withdraw}
              </ActButton>
            ) : null
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card title={page.shares}>
            <Shares definition={key.definition} members={shown.members} visit={visit} />
            <p>
              {page.vat}: {vatOf(key, visit)}
            </p>
            {key.reason === "" ? null : <p class="rw-prose">{key.reason}</p>}
          </Card>
          <Card title={page.tryOut} note={page.tryLead}>
            <Filters
              query={{ ...visit.query, year: String(shown.year), amount: (shown.amount / 100).toFixed(2).replace(".", ",") }}
              filters={[
                { kind: "text", name: "year", label: page.year },
                { kind: "text", name: "amount", label: `${page.amount} (€)` },
              ]}
              apply={page.calculate}
            />
            <TriedOut shown={shown} visit={visit} />
          </Card>
          {open && visit.may(saveKey) ? (
            <Card title={page.changeKey}>
              <Details summary={page.changeKey} open={visit.issues.length > 0}>
                <KeyForm costKey={key} members={shown.members} services={shown.services} visit={visit} />
              </Details>
            </Card>
          ) : null}
        </Columns>
      </>
    );
  },
});

/** Every page of cost keys. */
export const keysScreens = [registerScreen, newScreen, recordScreen];
