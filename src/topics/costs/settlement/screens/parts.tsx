/** What the pages of advances and settlement share. */
import { formatIban } from "#kernel/iban";
import type { Visit } from "#kernel/screen";
import { formatEuro } from "#ui/numbers";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import { printStatement, type SettlementFailure } from "../contract.ts";
import type { CostAccount, Levy } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<SettlementFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);
export const euro = (cents: number | null, { language }: Visit) => (cents === null ? "–" : formatEuro(cents, language));
export const formats = ["pdf", "docx", "odt"] as const;

export const costsPath = ({ params }: Pick<Visit, "params">, rest = "") => `/verbund/${params["cooperativeId"]}/kosten${rest}`;
export const paperHref = (one: { readonly memberId: string; readonly year: number }, format: string) =>
  `/api/${printStatement.name}?${new URLSearchParams({ memberId: one.memberId, year: String(one.year), format }).toString()}`;

/** Where members pay, term by term. */
export const accountFacts = ({ holder, iban, bank }: CostAccount, visit: Visit) => {
  const { account } = wordsFor(visit);
  return [{ term: account.holder, value: holder }, { term: account.iban, value: formatIban(iban) }, ...(bank === "" ? [] : [{ term: account.bank, value: bank }])];
};

export const StateOf = ({ levy, visit }: { levy: Levy | null; visit: Visit }) => {
  const { page } = wordsFor(visit);
  if (levy === null) return <StateTag tone="open">{page.stateOpen}</StateTag>;
  return levy.settledAt === null ? <StateTag tone="part">{page.stateLevied}</StateTag> : <StateTag tone="ok">{page.stateSettled}</StateTag>;
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
