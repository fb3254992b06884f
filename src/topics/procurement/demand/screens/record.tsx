/** One purchase from the question to the award. */
import { exportLinks } from "#ui/exports";
import { ActButton } from "#ui/form";
import { Acts, Card, Columns, ExportLinks, PageHead } from "#ui/parts";
import { Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import {
  answerDemand,
  awardLot,
  closeDemand,
  dropOffer,
  excludeOffer,
  exportPurchase,
  printAward,
  readmitOffer,
  readPurchase,
  saveOffer,
  setRules,
  withdrawPurchase,
} from "../contract.ts";
import { AnswerCard, DemandCard } from "./needs.tsx";
import { OffersCard } from "./offers.tsx";
import { Done, purchasesPath, StateOf, wordsFor, type Part } from "./parts.tsx";
import { RulesCard } from "./rules.tsx";

const PaperLinks = ({ shown, visit }: Part) => {
  const { offers } = wordsFor(visit);
  const fixed = { cooperativeId: visit.params["cooperativeId"] ?? "", purchaseId: shown.purchase.id };
  const address = (format: string) => `/api/${printAward.name}?${new URLSearchParams({ ...fixed, format }).toString()}`;
  return (
    <>
      {visit.may(printAward) ? <ExportLinks label={offers.paper} links={["pdf", "docx", "odt"].map((format) => ({ label: format.toUpperCase(), href: address(format) }))} /> : null}
      {visit.may(exportPurchase) ? <ExportLinks links={exportLinks(exportPurchase.name, fixed, { query: {} })} /> : null}
    </>
  );
};

const Central = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const isOpen = shown.purchase.state === "collecting" || shown.purchase.state === "comparing";
  return (
    <>
      <DemandCard shown={shown} visit={visit} />
      <RulesCard shown={shown} visit={visit} />
      {shown.purchase.lots.map((lot) => (
        <OffersCard lot={lot} shown={shown} visit={visit} />
      ))}
      {isOpen && visit.may(withdrawPurchase) ? (
        <Acts>
          <ActButton form={{ operation: withdrawPurchase, visit }} kind="danger" small confirm={words.withdrawConfirm}>
            {words.withdraw}
          </ActButton>
        </Acts>
      ) : null}
    </>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/beschaffungen/:purchaseId",
  title: ({ shown }) => shown.purchase.title,
  lane: "purchases",
  shows: { shown: readPurchase },
  acts: [answerDemand, closeDemand, setRules, saveOffer, dropOffer, excludeOffer, readmitOffer, awardLot, withdrawPurchase],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const { purchase } = shown;
    // The record of the award is for those who see all members.
    const isCentral = visit.may(printAward);
    return (
      <>
        <PageHead
          title={purchase.title}
          trail={[{ label: page.title, href: purchasesPath(visit) }]}
          tag={<StateOf state={purchase.state} visit={visit} />}
          lead={page.until(purchase.answerBy)}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          {purchase.description === "" ? null : (
            <Card>
              <Prose text={purchase.description} />
            </Card>
          )}
          <AnswerCard shown={shown} visit={visit} />
          {isCentral ? <Central shown={shown} visit={visit} /> : null}
          <PaperLinks shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

export const recordScreens = [recordScreen];
