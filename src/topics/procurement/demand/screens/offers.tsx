/** Offers of a lot, compared, and the decision. */
import { Select } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { DateField, MoneyField, NumberField, TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatEuro } from "#ui/numbers";
import { Acts, Alert, Card, EmptyState, LinkButton } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { DataTable, type Column } from "#ui/table";
import { awardLot, dropOffer, saveOffer } from "../contract.ts";
import type { Ranked } from "../model.ts";
import { ExcludedOffers, Excluding, groundOptions } from "./excluded.tsx";
import { frameworksPath, pointsOf, wordsFor, type LotPart } from "./parts.tsx";

const rankingOf = ({ shown, lot }: LotPart): readonly Ranked[] => shown.rankings.find((one) => one.lot === lot.key)?.ranking ?? [];
const awardOf = ({ shown, lot }: LotPart) => shown.awards.find((one) => one.lot === lot.key);

const Ranking = (part: LotPart) => {
  const { shown, lot, visit } = part;
  const { offers } = wordsFor(visit);
  const pointsFor = (offerId: string, key: string) => String(shown.offers.find(({ id }) => id === offerId)?.points[key] ?? 0);
  const columns: Column<Ranked>[] = [
    { key: "rank", label: offers.rank, kind: "number", cell: (one) => String(one.rank) },
    { key: "bidder", label: offers.bidder, rowHead: true, cell: (one) => one.supplierName },
    { key: "total", label: offers.total, kind: "number", cell: (one) => formatEuro(one.total, visit.language) },
    { key: "price", label: offers.price, kind: "number", cell: (one) => pointsOf(one.pricePoints, visit) },
    ...shown.purchase.criteria.map(({ key, title }) => ({ key, label: title, kind: "number" as const, cell: (one: Ranked) => pointsFor(one.offerId, key) })),
    { key: "score", label: offers.score, kind: "number", cell: (one) => <strong>{pointsOf(one.score, visit)}</strong> },
    {
      key: "drop",
      label: offers.drop,
      labelHidden: true,
      kind: "act",
      cell: (one) =>
        awardOf(part) === undefined && visit.may(dropOffer) ? (
          <ActButton
            form={{ operation: dropOffer, visit, instance: one.offerId, hidden: { offerId: one.offerId } }}
            kind="plain"
            small
            label={offers.dropLabel(one.supplierName)}
            confirm={offers.dropConfirm}
          >
            {offers.drop}
          </ActButton>
        ) : null,
    },
  ];
  return <DataTable caption={offers.title(lot.title)} rows={rankingOf(part)} columns={columns} empty={<EmptyState title={offers.empty} />} />;
};

const EnterOffer = (part: LotPart) => {
  const { shown, lot, visit } = part;
  const { offers } = wordsFor(visit);
  if (awardOf(part) !== undefined || shown.purchase.state !== "comparing" || !visit.may(saveOffer)) return null;
  if (shown.suppliers.length === 0) return <p class="rw-soft">{offers.noSupplier}</p>;
  const mine = visit.given["lot"] === lot.key;
  return (
    <Details summary={offers.enterFor(lot.title)} open={mine && visit.query["do"] === saveOffer.name}>
      <OperationForm operation={saveOffer} visit={visit} instance={lot.key} mine={mine} hidden={{ lot: lot.key }}>
        <Select name="supplierId" label={offers.bidder} options={shown.suppliers.map(({ id, name }) => ({ value: id, label: name }))} required />
        <DateField name="receivedOn" label={offers.received} value={dayOf(visit.now)} required />
        {shown.purchase.items
          .filter((item) => item.lot === lot.key)
          .map((item) => (
            <MoneyField name={`prices.${item.key}`} label={offers.unitPrice(item.title)} />
          ))}
        {shown.purchase.criteria.map(({ key, title }) => (
          <NumberField name={`points.${key}`} label={offers.points(title)} min={0} max={10} />
        ))}
        <TextArea name="note" label={offers.note} optional rows={2} maxlength={4000} />
        <Select name="ground" label={offers.excludeAtOnce} hint={offers.atOnceHint} empty={offers.notExcluded} options={groundOptions(part)} />
        <TextArea name="exclusion" label={offers.exclusion} hint={offers.exclusionHint} optional rows={2} maxlength={2000} />
        <Submit kind="quiet">{offers.save}</Submit>
      </OperationForm>
    </Details>
  );
};

const Decide = (part: LotPart) => {
  const { shown, lot, visit } = part;
  const { offers } = wordsFor(visit);
  const ranking = rankingOf(part);
  if (ranking.length === 0 || shown.purchase.state !== "comparing" || !visit.may(awardLot)) return null;
  const mine = ranking.some(({ offerId }) => offerId === visit.given["offerId"]);
  return (
    <Details summary={offers.awardTitle} open={mine && visit.query["do"] === awardLot.name}>
      <OperationForm operation={awardLot} visit={visit} instance={lot.key} mine={mine}>
        <Select
          name="offerId"
          label={offers.offer}
          value={ranking[0]?.offerId}
          empty={null}
          options={ranking.map(({ offerId, rank, supplierName }) => ({ value: offerId, label: `${rank}. ${supplierName}` }))}
          required
        />
        <TextArea name="reason" label={offers.reason} hint={offers.reasonHint} rows={4} maxlength={4000} required />
        <DateField name="decidedOn" label={offers.decidedOn} value={dayOf(visit.now)} required />
        <Submit>{offers.award}</Submit>
      </OperationForm>
    </Details>
  );
};

const Decided = (part: LotPart) => {
  const { shown, lot, visit } = part;
  const { offers } = wordsFor(visit);
  const award = awardOf(part);
  if (award === undefined) return <Decide {...part} />;
  const bidder = shown.offers.find(({ id }) => id === award.offerId)?.supplierName ?? "";
  return (
    <>
      <Alert tone="success" title={offers.awarded(bidder)}>
        <Prose text={award.reason} />
        <p>{offers.decided(award.decidedByName, award.decidedOn)}</p>
      </Alert>
      {visit.may(awardLot) ? (
        <Acts>
          <LinkButton href={frameworksPath(visit, `/neu?purchaseId=${shown.purchase.id}&lot=${lot.key}`)}>{offers.next}</LinkButton>
        </Acts>
      ) : null}
    </>
  );
};

/** One lot: its offers with their score, one more, the decision. */
export const OffersCard = (part: LotPart) => {
  const { offers } = wordsFor(part.visit);
  return (
    <Card title={offers.title(part.lot.title)}>
      {part.shown.purchase.state === "collecting" ? (
        <p class="rw-soft">{offers.collecting}</p>
      ) : (
        <>
          <p class="rw-soft">{offers.confidential}</p>
          <Ranking {...part} />
          <ExcludedOffers {...part} />
          <EnterOffer {...part} />
          <Excluding {...part} />
          <Decided {...part} />
        </>
      )}
    </Card>
  );
};
