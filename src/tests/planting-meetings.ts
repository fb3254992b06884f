/** A body in which one member sits alone, so that neighbours are strangers to it: meetings in every state, minutes, decisions, tasks, proposals. */
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Where = { readonly memberId: MemberId; readonly tenant: string; readonly coordinator: Principal; readonly management: Principal; readonly office: Principal };

const hours = { startsAt: "09:00", endsAt: "10:30" };

export async function plantMeetings(world: World, { memberId, tenant, coordinator, management, office }: Where): Promise<Things> {
  if (!world.house.useCases.has("meeting.plan")) return {};
  const sign = `kanarie-${tenant}`;
  const [cooperativeId = ""] = memberId.split(".");
  const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(office, operation, { cooperativeId, ...input });
  const body = { kind: "steering-group", name: `Gremium ${sign}`, short: tenant, purpose: sign, seats: [memberId], invites: ["management"], chairId: management.personId };
  const { bodyId } = await act<{ bodyId: string }>("body.save", body);
  const propose = async () =>
    (await world.succeeds<{ proposalId: string }>(coordinator, "agenda-proposal.submit", { memberId, bodyId, title: `Punkt ${sign}`, reason: sign })).proposalId;

  /** A meeting with one point. */
  const plan = async (heldOn: string) => {
    const { meetingId } = await act<{ meetingId: string }>("meeting.plan", { bodyId, heldOn, ...hours, place: sign, link: `https://${sign}.example`, note: sign });
    const item = { meetingId, kind: "decision", title: `Beschluss ${sign}`, explanation: sign, proposal: `Wortlaut ${sign}` };
    return { meetingId, itemId: (await act<{ itemId: string }>("meeting.save-item", item)).itemId };
  };
  /** The same, held today, with a text, a task and everybody's yes. */
  const hold = async () => {
    const at = await plan("2026-11-23");
    await act("meeting.hold", { meetingId: at.meetingId, present: [memberId], names: {}, chairedBy: sign, keptBy: sign });
    await act("meeting.minute", { ...at, minutes: `Gesagt ${sign}`, outcome: "open" });
    const { taskId } = await act<{ taskId: string }>("meeting.add-task", { ...at, title: `Auftrag ${sign}`, audience: "all" });
    await act("meeting.vote", { ...at, unanimous: true });
    return { ...at, taskId };
  };
  const decide = async () => {
    const at = await hold();
    return { ...at, ...(await act<{ decisionId: string }>("meeting.decide", at)) };
  };
  const held = await hold();
  const ready = await decide();
  const released = await decide();
  await act("meeting.release", { meetingId: released.meetingId });
  const planned = await plan("2026-12-10");
  return { bodyId, ...planned, taskId: held.taskId, proposalId: await propose(), seats: [memberId], present: [memberId], sessions: { planned, held, ready, released } };
}
