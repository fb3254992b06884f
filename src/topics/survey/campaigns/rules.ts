/** When and whom a campaign asks. */
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Campaign, Participant } from "./model.ts";

export type Span = { readonly opensOn: string; readonly dueOn: string };
export type WaveDates = { readonly wave: number; readonly opensOn?: string | undefined; readonly dueOn?: string | undefined };

type DateFault = "opening-in-past" | "due-before-opening";

/** A campaign opens today or later and is due after it opens. */
export function acceptDates<Dates extends Span>(dates: Dates, today: string): Result<Dates, DateFault> {
  if (dates.opensOn < today) return fail("opening-in-past");
  return dates.dueOn > dates.opensOn ? succeed(dates) : fail("due-before-opening");
}

/** The dates of a wave: its own where given, else those of the campaign. */
export const datesOfWave = (wave: number, campaign: Span, waves: readonly WaveDates[]): Span => {
  const own = waves.find((one) => one.wave === wave);
  return { opensOn: own?.opensOn ?? campaign.opensOn, dueOn: own?.dueOn ?? campaign.dueOn };
};

/** Every wave keeps the rules of the campaign's dates. */
export function acceptWaves(campaign: Span, waves: readonly WaveDates[], today: string): Result<null, DateFault> {
  const refused = [campaign, ...waves.map(({ wave }) => datesOfWave(wave, campaign, waves))].map((dates) => acceptDates(dates, today)).find(({ ok }) => !ok);
  return refused && !refused.ok ? refused : succeed(null);
}

/** A new deadline is today or later and after the opening of everybody it is for. */
export function acceptDeadline(dueOn: string, openings: readonly string[], today: string): Result<string, "due-in-past" | "due-before-opening"> {
  if (dueOn < today) return fail("due-in-past");
  return openings.every((opensOn) => dueOn > opensOn) ? succeed(dueOn) : fail("due-before-opening");
}

type Candidate = { readonly id: MemberId; readonly wave: number };

/** Who is asked: all members of today, or the chosen ones if every one of them belongs to the cooperative today. */
export function chooseMembers<Member extends Candidate>(
  members: readonly Member[],
  chosen: "all" | readonly MemberId[],
): Result<readonly Member[], "no-members" | "member-unknown"> {
  const wanted = chosen === "all" ? null : new Set(chosen);
  const asked = members.filter(({ id }) => wanted === null || wanted.has(id));
  if (wanted !== null && asked.length < wanted.size) return fail("member-unknown");
  return asked.length === 0 ? fail("no-members") : succeed(asked);
}

/** The members of a campaign with the dates of their wave. */
export const participantsOf = (
  campaign: Pick<Campaign, "id" | "opensOn" | "dueOn"> & { cooperativeId: CooperativeId },
  members: readonly Candidate[],
  waves: readonly WaveDates[] = [],
): Participant[] =>
  members.map(({ id, wave }) => ({
    cooperativeId: campaign.cooperativeId,
    memberId: id,
    campaignId: campaign.id,
    wave,
    ...datesOfWave(wave, campaign, waves),
  }));

/** What the wizard proposes: opens today, due in six weeks – two for each of reading, asking around and signing (our own experience value). */
export const proposedDates = (today: string): Span => ({ opensOn: today, dueOn: dayPlus(today, 42) });
