/** Offers of a lot that are left out, and leaving one out. */
import { Select } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Details } from "#ui/record";
import { DataTable } from "#ui/table";
import { excludeOffer, readmitOffer } from "../contract.ts";
import { exclusionGrounds, type Exclusion, type Offer } from "../model.ts";
import { inComparison } from "../rules.ts";
import { wordsFor, type LotPart } from "./parts.tsx";

const offersOf = ({ shown, lot }: LotPart) => shown.offers.filter((one) => one.lot === lot.key);
const isOpen = ({ shown, lot }: LotPart) => shown.purchase.state === "comparing" && !shown.awards.some((one) => one.lot === lot.key);

type Left = Offer & { readonly excluded: Exclusion };
const isLeft = (offer: Offer): offer is Left => offer.excluded !== null;

/** Grounds to choose from, with the paragraph each stands in. */
export const groundOptions = ({ visit }: Pick<LotPart, "visit">) => exclusionGrounds.map((value) => ({ value, label: wordsFor(visit).grounds[value] }));

export const ExcludedOffers = (part: LotPart) => {
  const { lot, visit } = part;
  const { offers, grounds } = wordsFor(visit);
  const left = offersOf(part).filter(isLeft);
  if (left.length === 0) return null;
  return (
    <>
      <h3>{offers.excluded(lot.title)}</h3>
      <p class="rw-soft">{offers.excludedNote}</p>
      <DataTable
        caption={offers.excluded(lot.title)}
        rows={left}
        columns={[
          { key: "bidder", label: offers.bidder, rowHead: true, cell: ({ supplierName }) => supplierName },
          { key: "received", label: offers.received, kind: "nowrap", cell: ({ receivedOn }) => formatShortDate(receivedOn, visit.language) },
          {
            key: "ground",
            label: offers.ground,
            cell: ({ excluded }) => (
              <>
                {grounds[excluded.ground]}
                <br />
                <span class="rw-soft">{excluded.reason}</span>
              </>
            ),
          },
          { key: "by", label: offers.excludedHead, cell: ({ excluded }) => offers.excludedBy(excluded.at, excluded.byName) },
          {
            key: "readmit",
            label: offers.act,
            labelHidden: true,
            kind: "act",
            cell: ({ id, supplierName }) =>
              isOpen(part) && visit.may(readmitOffer) ? (
                <ActButton
                  form={{ operation: readmitOffer, visit, instance: id, hidden: { offerId: id } }}
                  kind="plain"
                  small
                  label={offers.readmitLabel(supplierName)}
                  confirm={offers.readmitConfirm}
                >
                  {offers.readmit}
                </ActButton>
              ) : null,
          },
        ]}
      />
    </>
  );
};

export const Excluding = (part: LotPart) => {
  const { lot, visit } = part;
  const { offers } = wordsFor(visit);
  const compared = inComparison(offersOf(part));
  if (!isOpen(part) || compared.length === 0 || !visit.may(excludeOffer)) return null;
  const mine = compared.some(({ id }) => id === visit.given["offerId"]);
  return (
    <Details summary={offers.excludeTitle} open={mine && visit.query["do"] === excludeOffer.name}>
      <OperationForm operation={excludeOffer} visit={visit} instance={lot.key} mine={mine}>
        <Select name="offerId" label={offers.offer} options={compared.map(({ id, supplierName }) => ({ value: id, label: supplierName }))} required />
        <Select name="ground" label={offers.ground} options={groundOptions(part)} required />
        <TextArea name="exclusion" label={offers.exclusion} hint={offers.exclusionHint} rows={3} maxlength={2000} required />
        <Submit kind="quiet">{offers.exclude}</Submit>
      </OperationForm>
    </Details>
  );
};
