/** The steering group's page: agreement, money, key figures, what needs a decision, and what is public. */
import type { Visit } from "#kernel/screen";
import { KeyFigures, Worklist } from "#ui/cockpit";
import { formatRelative, formatShortDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { formatEuro } from "#ui/numbers";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { readGroup, releaseFigure, withdrawFigure } from "../contract.ts";
import type { FigureToday, GroupDecision } from "../model.ts";
import { Done, wordsOf } from "./parts.tsx";

type Shown = (typeof readGroup)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const baseOf = ({ params }: Pick<Visit, "params">) => `/verbund/${params["cooperativeId"]}`;
const euro = (cents: number | null, { language }: Visit) => (cents === null ? "–" : formatEuro(cents, language));
const dayOr = (day: string | null, { language }: Visit) => (day === null ? "–" : formatShortDate(day, language));

/** Where a decision is prepared. */
function hrefOf({ kind, year, objectId }: GroupDecision, visit: Visit): string {
  const base = baseOf(visit);
  const places: Record<GroupDecision["kind"], string> = {
    "agreement-open": `/vereinbarung/${objectId}/beschluesse`,
    "agreement-notice": `/vereinbarung/${objectId}/verlauf`,
    "saving-low": "/kosten/effizienz",
    "plan-missing": `/kosten/jahr/${year}`,
    "levy-missing": `/kosten/jahr/${year}/beitraege`,
    "settlement-missing": `/kosten/jahr/${year}/beitraege`,
    "award-open": "/beschaffungen",
    "grant-evidence": `/kosten/foerderungen/${objectId}`,
    "contracts-due": "/vertraege",
  };
  return base + places[kind];
}

const Decisions = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  return (
    <Card title={words.page.decisions}>
      <Worklist
        items={shown.decisions.map((one) => ({
          who: words.decisions[one.kind].topic,
          what: words.decisions[one.kind].what(one),
          ...(one.day === null ? {} : { tag: <StateTag tone="part">{formatRelative(one.day, visit.now, visit.language)}</StateTag> }),
          act: (
            <LinkButton href={hrefOf(one, visit)} small label={`${words.page.open}, ${words.decisions[one.kind].topic}`}>
              {words.page.open}
            </LinkButton>
          ),
        }))}
        empty={<EmptyState title={words.page.nothing}>{words.page.nothingHint}</EmptyState>}
      />
    </Card>
  );
};

const Agreement = ({ shown, visit }: Part) => {
  const { page } = wordsOf(visit);
  const { agreement } = shown;
  if (agreement === null)
    return (
      <Card title={page.agreement}>
        <p class="rw-soft">{page.noAgreement}</p>
      </Card>
    );
  return (
    <Card title={page.agreement} acts={<a href={`${baseOf(visit)}/vereinbarung/${agreement.versionId}/verlauf`}>{page.version(agreement.number)}</a>}>
      <Facts
        facts={[
          { term: page.standing, value: agreement.isInForce ? page.inForce(dayOr(agreement.inForceOn, visit)) : page.onItsWay },
          { term: page.adopted, value: page.of(agreement.adopted, agreement.parties) },
          { term: page.signed, value: page.of(agreement.signed, agreement.parties) },
          { term: page.endsOn, value: dayOr(agreement.endsOn, visit) },
          { term: page.lastNotice, value: dayOr(agreement.lastNoticeOn, visit) },
        ]}
      />
    </Card>
  );
};

const Money = ({ shown, visit }: Part) => {
  const { page, share } = wordsOf(visit);
  const { money } = shown;
  return (
    <Card title={page.money(money.year)} acts={<a href={`${baseOf(visit)}/kosten/jahr/${money.year}`}>{page.plan(money.year)}</a>}>
      <Facts
        facts={[
          { term: page.toShare, value: euro(money.plan, visit) },
          { term: page.actual, value: euro(money.actual, visit) },
          { term: page.levied, value: money.levied === null ? page.notLevied : euro(money.levied, visit) },
          { term: page.settled, value: money.isSettled ? page.yes : page.notYet },
          { term: page.saving, value: money.savedThousandths === null ? "–" : share(money.savedThousandths) },
          { term: page.granted, value: euro(money.granted, visit) },
          { term: page.received, value: euro(money.received, visit) },
          { term: page.used, value: euro(money.used, visit) },
        ]}
      />
    </Card>
  );
};

const Public = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  const { page } = words;
  const released = new Map(shown.released.map((one) => [one.figure, one]));
  const today = new Map(shown.today.map((one) => [one.figure, one]));
  const rows = [...shown.today, ...shown.released.filter(({ figure }) => !today.has(figure))];
  const releaseLabel = (figure: FigureToday["figure"]) => (released.has(figure) ? page.renewLabel : page.releaseLabel)(words.figures[figure]);
  const act = ({ figure }: FigureToday) => (
    <>
      {today.has(figure) ? (
        <ActButton form={{ operation: releaseFigure, visit, instance: figure, hidden: { figure } }} kind="plain" small label={releaseLabel(figure)}>
          {released.has(figure) ? page.renew : page.release}
        </ActButton>
      ) : null}
      {released.has(figure) ? (
        <ActButton form={{ operation: withdrawFigure, visit, instance: figure, hidden: { figure } }} kind="plain" small label={page.withdrawLabel(words.figures[figure])}>
          {page.withdraw}
        </ActButton>
      ) : null}
    </>
  );
  return (
    <Card title={page.public} acts={shown.publicPage ? <a href={`/oeffentlich/${visit.params["cooperativeId"]}`}>{page.publicPage}</a> : undefined}>
      <p>{shown.publicPage ? page.publicLead : page.publicOff}</p>
      <DataTable
        caption={page.public}
        rows={rows}
        empty={<EmptyState title={page.noFigures}>{page.noFiguresHint}</EmptyState>}
        columns={[
          { key: "figure", label: page.figure, rowHead: true, cell: ({ figure }) => words.figures[figure] },
          { key: "today", label: page.today, cell: ({ figure }) => words.valueOr(today.get(figure)) },
          { key: "released", label: page.released, cell: ({ figure }) => words.stated(released.get(figure)) },
          ...(visit.may(releaseFigure) ? [{ key: "act", label: page.release, labelHidden: true, kind: "act" as const, cell: act }] : []),
        ]}
      />
    </Card>
  );
};

export const groupScreen = defineScreen({
  path: "/verbund/:cooperativeId/lenkungsgruppe",
  title: (_, visit) => wordsOf(visit).page.title,
  lane: "group",
  shows: { shown: readGroup },
  acts: [releaseFigure, withdrawFigure],
  view: ({ shown }, visit) => {
    const words = wordsOf(visit);
    const five = shown.today.filter(({ of, figure }) => of !== null && figure !== "signed");
    return (
      <>
        <PageHead
          title={words.page.title}
          lead={words.page.lead(shown.members, shown.decisions.length)}
          acts={<LinkButton href={`${baseOf(visit)}/ueberblick`}>{words.page.overview}</LinkButton>}
        />
        <Done visit={visit} />
        {five.length === 0 ? null : (
          <KeyFigures
            figures={five.map(({ figure, value, of }) => ({ label: words.figures[figure], value: String(value), of: words.ofAll(of ?? 0), href: `${baseOf(visit)}/ueberblick` }))}
          />
        )}
        <Columns kind="stack">
          <Decisions shown={shown} visit={visit} />
          <Columns kind="two">
            <Agreement shown={shown} visit={visit} />
            <Money shown={shown} visit={visit} />
          </Columns>
          <Public shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
