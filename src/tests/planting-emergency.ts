/** What a member has prepared for an emergency, private numbers among it. */
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Where = { readonly memberId: MemberId; readonly coordinator: Principal; readonly tenant: string };

/** Two calls of the alarm, one with a private number, and a provider. */
export async function plantEmergency(world: World, { memberId, coordinator, tenant }: Where): Promise<Things> {
  if (!world.house.useCases.has("emergency.save-entry")) return {};
  const sign = `kanarie-${tenant}`;
  const save = (register: string, facts: object) => world.succeeds<{ entryId: string }>(coordinator, "emergency.save-entry", { memberId, register, facts });
  const { entryId } = await save("alarm", { whom: `Leitung ${sign}`, caller: sign, phone: "06142 100", private: "0170 1234567" });
  const spare = await save("alarm", { whom: `IT ${sign}`, caller: sign });
  await save("providers", { name: `Rechenzentrum ${sign}`, services: sign, stops: sign, emergencyPhone: "0800 1" });
  await world.succeeds(coordinator, "emergency.build-pack", { memberId });
  await world.succeeds(coordinator, "emergency.note-receipt", { memberId, kind: "handed-over", day: "2026-11-20", whom: sign });
  const { code } = await world.succeeds<{ code: string }>(coordinator, "emergency.invite-phone", { memberId, holder: sign });
  const { token } = await world.succeeds<{ token: string }>(world.people.stranger, "emergency.set-up-phone", { code });
  await world.succeeds(world.people.stranger, "emergency.phone-pack", { token });
  const invitation = await world.succeeds<{ code: string }>(coordinator, "emergency.invite-phone", { memberId, holder: sign });
  const { phones } = await world.succeeds<{ phones: readonly { id: string; askedAt: Date | null }[] }>(coordinator, "emergency.pack", { memberId });
  const phoneId = phones.find(({ askedAt }) => askedAt !== null)?.id;
  // Read by every neighbour, so it carries no sign of its own.
  const { aidId } = await world.succeeds<{ aidId: string }>(coordinator, "mutual-aid.post", { memberId, direction: "offer", aid: "laptops", amount: 2, contact: "Hauptamt" });
  return { entryId, spareEntryId: spare.entryId, aidId, phoneId, phoneToken: token, phoneCode: invitation.code };
}
