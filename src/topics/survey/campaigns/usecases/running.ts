/** Reading campaigns, and what changes while they run. */
import { fail, succeed } from "#kernel/result";
import { post } from "#platform/mail";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMembersOn } from "#topics/members/store/members";
import { sizeOf } from "#topics/survey/questionnaires/rules/editing";
import { findQuestionnaire } from "#topics/survey/questionnaires/store";
import { addMembers, changeDeadline, closeCampaign, listCampaigns, readCampaign, reopenCampaign } from "../contract.ts";
import { acceptDeadline, chooseMembers, participantsOf } from "../rules.ts";
import {
  findAsked,
  findCampaign,
  findCampaigns,
  findCounts,
  findParticipants,
  insertParticipants,
  lockCampaign,
  saveCampaignDeadline,
  saveDeadlines,
  saveState,
} from "../store.ts";
import { findCoordinators, findOfficeName } from "./launching.ts";
import { lettersTo } from "./letters.ts";

const nobodyYet = { asked: 0, begun: 0, submitted: 0, signedOff: 0 };

export const runningUseCases = [
  implement(listCampaigns, async ({ tx, actor }, { cooperativeId, state, period }) => {
    const central = actor.members === "all";
    const all = await findCampaigns(tx, cooperativeId);
    const counts = central ? await findCounts(tx, cooperativeId) : null;
    const own = central ? [] : await findAsked(tx, cooperativeId);

    const campaigns = all.filter((one) => (state === undefined || one.state === state) && (period === undefined || one.period === period));
    return succeed({
      periods: [...new Set(all.map((one) => one.period))].toSorted().toReversed(),
      campaigns: campaigns.map((one) => ({
        ...one,
        counts: counts === null ? null : (counts.get(one.id) ?? nobodyYet),
        own: own.filter(({ campaignId }) => campaignId === one.id),
      })),
    });
  }),

  implement(readCampaign, async ({ tx, actor, now }, place) => {
    const campaign = await findCampaign(tx, place);
    if (!campaign) return fail("campaign-unknown");
    const questionnaire = await findQuestionnaire(tx, { ...place, questionnaireId: campaign.questionnaireId });
    if (!questionnaire) return fail("campaign-unknown");
    const previous = campaign.previousCampaignId ? await findCampaign(tx, { ...place, campaignId: campaign.previousCampaignId }) : undefined;
    const members = await findAsked(tx, place.cooperativeId, campaign.id);
    const all = actor.members === "all" ? await findMembersOn(tx, place.cooperativeId, dayIn(now)) : [];

    const asked = new Set(members.map(({ memberId }) => memberId));
    const { id, version, definition } = questionnaire;
    return succeed({
      ...campaign,
      questionnaire: { id, version, title: definition.title, ...sizeOf(definition) },
      previous: previous ? { id: previous.id, title: previous.title, period: previous.period } : null,
      members,
      absent: all.filter((member) => !asked.has(member.id)).map((member) => ({ memberId: member.id, name: member.name, wave: member.wave })),
    });
  }),

  implement(changeDeadline, async ({ tx, actor, now, means, touch }, { dueOn, memberId, wave, notify, ...place }) => {
    const campaign = await lockCampaign(tx, place);
    if (!campaign) return fail("campaign-unknown");
    const participants = await findParticipants(tx, place);

    if (campaign.state === "closed") return fail("campaign-closed");
    const concerned = participants.filter((one) => (memberId === undefined || one.memberId === memberId) && (wave === undefined || one.wave === wave));
    if (concerned.length === 0) return fail("participant-unknown");
    const accepted = acceptDeadline(
      dueOn,
      concerned.map(({ opensOn }) => opensOn),
      dayIn(now),
    );
    if (!accepted.ok) return accepted;

    const changed = await saveDeadlines(
      tx,
      place,
      concerned.map((one) => one.memberId),
      dueOn,
    );
    if (memberId === undefined && wave === undefined) await saveCampaignDeadline(tx, place, dueOn);
    const coordinators = notify ? await findCoordinators(tx, place.cooperativeId, dayIn(now)) : [];
    const occasion = {
      ...campaign,
      campaignId: campaign.id,
      officeName: await findOfficeName(tx, place.cooperativeId),
      origin: means.origin,
      issuedBy: actor.personId,
      at: now,
      kind: "campaign-deadline" as const,
    };
    const letters = lettersTo(
      coordinators,
      concerned.map((one) => ({ ...one, dueOn })),
      occasion,
    );
    await post(tx, letters);
    touch({ object: `campaign:${campaign.id}`, before: concerned, after: { dueOn, members: concerned.map((one) => one.memberId) } });
    return succeed({ changed, letters: letters.length });
  }),

  implement(addMembers, async ({ tx, actor, now, means, touch }, { members: chosen, dueOn, ...place }) => {
    const today = dayIn(now);
    const campaign = await lockCampaign(tx, place);
    if (!campaign) return fail("campaign-unknown");
    const belonging = await findMembersOn(tx, place.cooperativeId, today);

    if (campaign.state === "closed") return fail("campaign-closed");
    const members = chooseMembers(belonging, chosen);
    if (!members.ok) return members;
    const opensOn = campaign.opensOn > today ? campaign.opensOn : today;
    const due = acceptDeadline(dueOn ?? campaign.dueOn, [opensOn], today);
    if (!due.ok) return due;
    const participants = participantsOf({ ...campaign, opensOn, dueOn: due.value }, members.value);

    const added = new Set(await insertParticipants(tx, participants));
    const fresh = participants.filter(({ memberId }) => added.has(memberId));
    const occasion = {
      ...campaign,
      campaignId: campaign.id,
      officeName: await findOfficeName(tx, place.cooperativeId),
      origin: means.origin,
      issuedBy: actor.personId,
      at: now,
      kind: "campaign-announced" as const,
    };
    const letters = lettersTo(await findCoordinators(tx, place.cooperativeId, today), fresh, occasion);
    await post(tx, letters);
    touch({ object: `campaign:${campaign.id}`, after: { added: [...added] } });
    return succeed({ added: added.size, letters: letters.length });
  }),

  implement(closeCampaign, async ({ tx, now, touch }, place) => {
    const campaign = await findCampaign(tx, place);
    if (!campaign) return fail("campaign-unknown");

    if (!(await saveState(tx, place, "closed", now))) return fail("campaign-closed");
    touch({ object: `campaign:${campaign.id}`, before: { state: "open" }, after: { state: "closed" } });
    return succeed({ state: "closed" as const });
  }),

  implement(reopenCampaign, async ({ tx, now, touch }, place) => {
    const campaign = await findCampaign(tx, place);
    if (!campaign) return fail("campaign-unknown");

    if (!(await saveState(tx, place, "open", now))) return fail("campaign-open");
    touch({ object: `campaign:${campaign.id}`, before: { state: "closed" }, after: { state: "open" } });
    return succeed({ state: "open" as const });
  }),
];
