import type { Visit } from "#kernel/screen";
import { Filters } from "#ui/filters";
import { ActButton } from "#ui/form";
import { withQuery } from "#ui/markup";
import { Pager, Tabs } from "#ui/navigation";
import { formatList } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { SharedContext } from "#ui/shared-context";
import { DataTable, type Column } from "#ui/table";
import { decideShared, listOffers, markDuty } from "../contract.ts";
import type { Offer } from "../model.ts";
import { listPath, spoken, StandingTag, StatusTag, wordsFor } from "./parts.tsx";

type Listed = (typeof listOffers)["output"]["_output"];
type State = "waiting" | "relied" | "duty" | "rejected" | "withdrawn";

const states: readonly State[] = ["waiting", "relied", "duty", "rejected", "withdrawn"];

const stateOf = (visit: Visit): State => states.find((state) => state === visit.query["state"]) ?? "waiting";

const Choices = ({ listed, visit }: { listed: Listed; visit: Visit }) => {
  const words = wordsFor(visit).list;
  const tabs = states.map((key) => ({ key, label: words.tabs[key], href: withQuery({}, key === "waiting" ? {} : { state: key }), count: listed.counts[key] }));
  return <Tabs label={words.tabsLabel} tabs={tabs} current={stateOf(visit)} />;
};

/** What is to be decided: the whole offer, with its three forms. */
const Waiting = ({ offers, visit }: { offers: readonly Offer[]; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Columns>
      {offers.map((offer) => (
        <SharedContext
          offer={offer}
          words={words.context}
          decide={decideShared}
          visit={visit}
          href={`${listPath(visit)}/${offer.id}`}
          title={spoken(offer.requirement)}
          kicker={[offer.requirement.catalogueTitle, offer.requirement.areaTitle].filter((part) => part !== "").join(" · ")}
        >
          {offer.checks.length === 0 ? null : (
            <p class="rw-small rw-soft">
              {words.list.concerns(
                formatList(
                  offer.checks.map(({ title }) => title),
                  visit.language,
                ),
              )}
            </p>
          )}
        </SharedContext>
      ))}
    </Columns>
  );
};

function columnsFor(visit: Visit): Column<Offer>[] {
  const words = wordsFor(visit);
  const { columns, notAsked } = words.list;
  const inChecks = (offer: Offer, status: "own" | "effective") =>
    offer.checks.length === 0 ? <span class="rw-soft">{notAsked}</span> : offer.checks.map((check) => <StatusTag status={check[status]} visit={visit} />);
  return [
    {
      key: "requirement",
      label: columns.requirement,
      rowHead: true,
      cell: ({ id, requirement }) => (
        <>
          <a href={`${listPath(visit)}/${id}`}>{spoken(requirement)}</a>
          <br />
          <span class="rw-small rw-soft">{requirement.catalogueTitle}</span>
        </>
      ),
    },
    { key: "provider", label: columns.provider, cell: ({ provider }) => provider },
    {
      key: "decision",
      label: columns.decision,
      cell: ({ standing, dutyOpen }) => (
        <>
          <StandingTag standing={standing} visit={visit} /> {dutyOpen ? <StateTag tone="part">{words.list.dutyOpen}</StateTag> : null}
        </>
      ),
    },
    { key: "own", label: columns.own, cell: (offer) => inChecks(offer, "own") },
    { key: "effective", label: columns.effective, cell: (offer) => inChecks(offer, "effective") },
    {
      key: "act",
      label: columns.act,
      labelHidden: true,
      kind: "act",
      cell: (offer) =>
        offer.dutyOpen ? (
          <ActButton
            form={{
              operation: markDuty,
              visit,
              instance: offer.id,
              mine: visit.given["sharedAnswerId"] === offer.id,
              keep: keepOf(visit),
              hidden: { sharedAnswerId: offer.id, done: "true" },
            }}
            kind="quiet"
            small
            label={words.list.dutyDoneOf(spoken(offer.requirement))}
          >
            {words.list.dutyDone}
          </ActButton>
        ) : (
          <LinkButton small href={`${listPath(visit)}/${offer.id}`} label={words.list.openOf(spoken(offer.requirement))}>
            {words.list.open}
          </LinkButton>
        ),
    },
  ];
}

const keepOf = ({ query }: Pick<Visit, "query">): Record<string, string> => Object.fromEntries(Object.entries(query).filter(([name]) => name === "state" || name === "text"));

export const offersPage = defineScreen({
  path: "/mitglied/:memberId/gemeinschaftsantworten",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).list.title,
  shows: { listed: listOffers },
  acts: [decideShared, markDuty],
  view: ({ listed }, visit) => {
    const words = wordsFor(visit).list;
    const state = stateOf(visit);
    const done = Object.entries(words.done).find(([operation]) => operation === visit.done)?.[1];
    const nothing = <EmptyState title={words.empty[state]}>{words.emptyHint[state]}</EmptyState>;
    return (
      <>
        <PageHead title={words.title} lead={words.lead(listed.counts)} />
        {done ? <Alert tone="success" title={done} live /> : null}
        <Choices listed={listed} visit={visit} />
        {listed.counts[state] > 10 || visit.query["text"] ? (
          <Filters query={visit.query} keep={["state"]} filters={[{ kind: "text", name: "text", label: words.text }]} found={words.found(listed.found)} />
        ) : null}
        {state === "waiting" && listed.offers.length > 0 ? (
          <Waiting offers={listed.offers} visit={visit} />
        ) : (
          <Card>
            <DataTable caption={words.tabs[state]} columns={columnsFor(visit)} rows={listed.offers} empty={nothing} />
          </Card>
        )}
        <Pager page={listed.page} pages={listed.pages} query={visit.query} />
      </>
    );
  },
});
