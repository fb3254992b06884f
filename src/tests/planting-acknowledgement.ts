/** A document put before a house: departments, slips with codes, somebody who has confirmed, a list with its scan. */
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { onePixel } from "./planting-training.ts";
import type { Things } from "./sample.ts";
import { stranger, type World } from "./world.ts";

type House = { readonly memberId: MemberId; readonly coordinator: Principal };

/** Puts a version before a house, with so many people in a department. */
export async function putForward(
  world: World,
  { memberId, coordinator }: House,
  input: { readonly documentId: unknown; readonly people: object; readonly note?: string },
): Promise<string> {
  const asked = { memberId, dueOn: "2026-12-18", ...input };
  return (await world.succeeds<{ acknowledgementId: string }>(coordinator, "acknowledgement.start", asked)).acknowledgementId;
}

/** The cards of a department as they are printed. */
export async function printedSlips(world: World, { memberId, coordinator }: House, place: { readonly acknowledgementId: string; readonly departmentId: string }) {
  const { paper } = await world.succeeds<{ paper: Paper }>(coordinator, "acknowledgement.slips", { memberId, ...place });
  return paper.blocks.flatMap((block) => (block.kind === "slips" ? block.slips : []));
}

type Departments = { readonly departments: readonly { readonly id: string; readonly name: string }[] };

export const readingDepartmentsOf = async (world: World, { memberId, coordinator }: House, acknowledgementId: string) =>
  (await world.succeeds<Departments>(coordinator, "acknowledgement.read", { memberId, acknowledgementId })).departments;

/** An agreement that shows open slips, an acknowledgement of a document in force, one who has read, a list. */
export async function plantAcknowledgement(world: World, house: House & { readonly management: Principal; readonly tenant: string }, documents: Things): Promise<Things> {
  if (!world.house.useCases.has("acknowledgement.start")) return {};
  const sign = `kanarie-${house.tenant}`;
  const { memberId, coordinator, management } = house;
  await world.succeeds(management, "acknowledgement-agreement.choose", { memberId, openSlips: "yes", basis: sign, agreedOn: "2026-11-01" });
  const acknowledgementId = await putForward(world, house, { documentId: documents["kraft"], people: { house: 6 }, note: sign });
  const [department] = await readingDepartmentsOf(world, house, acknowledgementId);
  const readerDepartmentId = department?.id ?? "";
  const [first] = await printedSlips(world, house, { acknowledgementId, departmentId: readerDepartmentId });
  await world.succeeds(stranger, "acknowledgement.confirm", { code: first?.code });
  const list = { memberId, acknowledgementId, departmentId: readerDepartmentId, signedOn: "2026-11-20", people: 2 };
  const { sheetId } = await world.succeeds<{ sheetId: string }>(coordinator, "acknowledgement.hand-in-sheet", { ...list, file: { name: `${sign}.png`, bytes: onePixel } });
  return { acknowledgementId, readerDepartmentId, sheetId };
}
