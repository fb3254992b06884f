/** The rules of mutual aid. */
import { aidKinds, type Aid, type AidKind } from "./model.ts";

/** More than a town hall has to offer at once; what is old is withdrawn. */
export const mostOpen = 30;

/** What is over by its own day is no longer shown. */
export const isOpen = ({ untilOn }: Pick<Aid, "untilOn">, today: string): boolean => untilOn === null || untilOn >= today;

/** What all together offer and ask for, by kind; kinds nobody speaks of are left out. */
export const sumsOf = (entries: readonly Pick<Aid, "direction" | "kind" | "amount">[]): { readonly kind: AidKind; readonly offered: number; readonly requested: number }[] =>
  aidKinds.flatMap((kind) => {
    const of = (direction: string) => entries.filter((one) => one.kind === kind && one.direction === direction).reduce((sum, { amount }) => sum + amount, 0);
    const sum = { kind, offered: of("offer"), requested: of("request") };
    return sum.offered + sum.requested === 0 ? [] : [sum];
  });

/** The question of the shipped questionnaire, and what its answers mean here; its keys never change. */
export const aidQuestion = "gegenseitige-hilfe";
const meant: Readonly<Record<string, AidKind>> = { raeume: "rooms", computer: "laptops", telefone: "phones", "personal-it": "it-people", "personal-amt": "office-people" };

/** What was answered and is not among the member's own offers yet, in the order of the kinds. */
export function proposedKinds(answered: readonly string[], open: readonly Pick<Aid, "direction" | "kind">[]): AidKind[] {
  const said = new Set(answered.flatMap((key) => meant[key] ?? []));
  return aidKinds.filter((kind) => said.has(kind) && !open.some((one) => one.direction === "offer" && one.kind === kind));
}
