/** What is bought: suppliers and contracts with files, the cooperative's and a member's own. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { buy, collect, compare, prepare } from "./buying.ts";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Office = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string };
type Member = { readonly memberId: MemberId; readonly coordinator: Principal; readonly tenant: string };

const terms = { startsOn: "2026-01-01", endsOn: "2027-12-31", noticeMonths: 3, prolongsMonths: 12, costYearly: "100", processing: "none" };
const fileOf = (sign: string) => ({ name: `${sign}.pdf`, bytes: new TextEncoder().encode(`%PDF ${sign}`) });

/** A supplier, a contract and a file of the cooperative. */
export async function plantCooperativeContracts(world: World, { office, cooperativeId, tenant }: Office): Promise<Things> {
  if (!world.house.useCases.has("contract.save-central")) return {};
  const sign = `kanarie-${tenant}`;
  const supplier = { cooperativeId, name: `Lieferant ${sign}`, services: sign, certificates: [{ title: sign, expiresOn: "2026-12-31" }] };
  const { supplierId } = await world.succeeds<{ supplierId: string }>(office, "supplier.save-central", supplier);
  const { contractId } = await world.succeeds<{ contractId: string }>(office, "contract.save-central", { cooperativeId, supplierId, title: `Vertrag ${sign}`, ...terms });
  const { contractFileId } = await world.succeeds<{ contractFileId: string }>(office, "contract.attach-central", { cooperativeId, contractId, file: fileOf(sign) });
  return { supplierId, contractId, contractFileId };
}

/** Purchases in every state that ask this member alone, and a call-off; what all may read carries the cooperative's sign, what is the member's own its. */
export async function plantPurchases(world: World, { office, cooperativeId, tenant: of }: Office, { memberId, coordinator, tenant }: Member): Promise<Things> {
  if (!world.house.useCases.has("call-off.order")) return {};
  const needs = [{ who: coordinator, memberId, quantities: { p1: 5 }, note: `kanarie-${tenant}` }];
  const buying = { office, cooperativeId, sign: `kanarie-${of}`, needs };
  const collecting = { purchaseId: await collect(world, buying) };
  const comparing = await compare(world, buying, await collect(world, buying));
  const awarded = await prepare(world, buying);
  // The framework contract is the cooperative's: all its members call off from the same one.
  const { frameworks } = await world.succeeds<{ frameworks: { contractId: string; purchaseId: string }[] }>(office, "framework.list", { cooperativeId });
  const { contractId, purchaseId } = frameworks[0] ?? (await buy(world, { ...buying, needs: [{ who: coordinator, memberId, quantities: { p1: 50 }, note: `kanarie-${tenant}` }] }));
  const ordered = { memberId, contractId, item: "p1", quantity: 2, note: `kanarie-${tenant}` };
  const { callOffId } = await world.succeeds<{ callOffId: string }>(coordinator, "call-off.order", ordered);
  if (world.house.useCases.has("cost-efficiency.take-purchase")) await world.succeeds(office, "cost-efficiency.take-purchase", { cooperativeId, year: 2_026, contractId });
  return { purchaseId, offerId: comparing.offerId, callOffId, buying: { collecting, comparing, awarded, framework: { contractId, purchaseId } } };
}

/** The same of a member, for its own eyes only; and one contract it shares, which carries no sign of its own. */
export async function plantContracts(world: World, { memberId, coordinator, tenant }: Member): Promise<Things> {
  if (!world.house.useCases.has("contract.save")) return {};
  const sign = `kanarie-${tenant}`;
  const supplierOf = async (more: object) => (await world.succeeds<{ supplierId: string }>(coordinator, "supplier.save", { memberId, ...more })).supplierId;
  const contractOf = async (more: object) => (await world.succeeds<{ contractId: string }>(coordinator, "contract.save", { memberId, ...terms, ...more })).contractId;
  const supplierId = await supplierOf({ name: `Lieferant ${sign}`, services: sign });
  const contractId = await contractOf({ supplierId, title: `Vertrag ${sign}`, subject: sign });
  const { contractFileId } = await world.succeeds<{ contractFileId: string }>(coordinator, "contract.attach", { memberId, contractId, file: fileOf(sign) });
  const shared = await supplierOf({ name: `Geteilter Lieferant ${memberId.length}`, isShared: "true" });
  await contractOf({ supplierId: shared, title: "Geteilt", isShared: "true" });
  return { supplierId, contractId, contractFileId };
}
