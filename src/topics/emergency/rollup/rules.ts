/** How preparation is told of all members at once. */
import { wholePercent } from "#kernel/percent";
import { groupNames, groups, type GroupName, type RegisterName } from "#topics/emergency/registers/model";
import type { PackConcern } from "#topics/emergency/pack/model";
import { levelOfConcern } from "#topics/emergency/pack/rules";
import { emptyStanding } from "#topics/emergency/registers/rules/completeness";
import type { Dependency } from "./model.ts";

/** How good a pack is, as its own topic rates it. */
export const levelOfPack = (concern: PackConcern | null) => levelOfConcern(concern);

type Counted = { readonly register: RegisterName; readonly wanted: number; readonly met: number };

const shareIn = (counted: readonly Counted[], group: GroupName): number => {
  const parts = groups[group].map((name) => counted.find(({ register }) => register === name) ?? emptyStanding(name));
  const [met, wanted] = [parts.reduce((sum, one) => sum + one.met, 0), parts.reduce((sum, one) => sum + one.wanted, 0)];
  return wanted === 0 ? 0 : wholePercent(met / wanted);
};

/** How much of every page of registers is there; one nobody has begun counts as empty. */
export const sharesOf = (counted: readonly Counted[]): Record<GroupName, number> => ({
  menschen: shareIn(counted, groupNames[0]),
  arbeit: shareIn(counted, groupNames[1]),
  technik: shareIn(counted, groupNames[2]),
  ueben: shareIn(counted, groupNames[3]),
});

export type Reliance = { readonly memberId: Dependency["towns"][number]["memberId"]; readonly memberName: string; readonly provider: string; readonly stops: string };

const fold = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Providers by name – however it was typed –, the one most towns rely on first. */
export function dependenciesOf(reliances: readonly Reliance[]): Dependency[] {
  const named = Map.groupBy(reliances, ({ provider }) => fold(provider));
  return [...named.values()]
    .map((list) => ({ provider: list[0]?.provider ?? "", towns: list.map(({ memberId, memberName, stops }) => ({ memberId, memberName, stops })) }))
    .toSorted((a, b) => new Set(b.towns.map((one) => one.memberId)).size - new Set(a.towns.map((one) => one.memberId)).size || a.provider.localeCompare(b.provider, "de"));
}
