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
