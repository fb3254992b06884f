/** Measures: what the office gives to all, and what a member has of its own. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Office = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string };

/** A measure of the cooperative and a yearly one; details are shown, so that the office has something to look at. */
export async function plantCooperativeMeasures(world: World, { office, cooperativeId, tenant }: Office): Promise<Things> {
  if (!world.house.useCases.has("cooperative-measure.define")) return {};
  const sign = `kanarie-${tenant}`;
  await world.succeeds(office, "visibility.set-default", { cooperativeId, dataClass: "detail" });
  const define = (more: object) =>
    world.succeeds<{ cooperativeMeasureId: string }>(office, "cooperative-measure.define", { cooperativeId, title: `Verbundmaßnahme ${sign}`, description: sign, ...more });
  await define({ yearlyMonth: 3 });
  const { cooperativeMeasureId } = await define({ dueOn: "2026-12-20" });
  return { cooperativeMeasureId };
}

type Member = { readonly memberId: MemberId; readonly coordinator: Principal; readonly tenant: string };

/** Two measures, one of which needs the other, with a remark; and a calendar address of the coordinator. */
export async function plantMeasures(world: World, { memberId, coordinator, tenant }: Member): Promise<Things> {
  if (!world.house.useCases.has("measure.create")) return {};
  const sign = `kanarie-${tenant}`;
  const create = (title: string) =>
    world.succeeds<{ measureId: string }>(coordinator, "measure.create", {
      memberId,
      title: `${title} ${sign}`,
      description: sign,
      ownerName: sign,
      dueOn: "2026-12-01",
      costOnce: "100,50",
    });
  const { measureId } = await create("Maßnahme");
  const { measureId: needsId } = await create("Vorher");
  await world.succeeds(coordinator, "measure.remark", { memberId, measureId, text: sign });
  // Its secret is no thing an input may name: whoever has it may read.
  const { feedId } = await world.succeeds<{ feedId: string }>(coordinator, "calendar.create-feed", {});
  return { measureId, needsId, feedId };
}
