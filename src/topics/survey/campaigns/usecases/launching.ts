/** Preparing and launching a campaign: one act for all members. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMembersOn } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { findQuestionnaire, findQuestionnaires } from "#topics/survey/questionnaires/store";
import { launchCampaign, prepareCampaign } from "../contract.ts";
import { acceptWaves, chooseMembers, participantsOf, proposedDates } from "../rules.ts";
import { findCampaign, findCampaigns, insertCampaign, insertParticipants } from "../store.ts";
import { lettersTo } from "./letters.ts";

/** The coordinators and their deputies of today. */
export const findCoordinators = (tx: Tx, cooperativeId: CooperativeId, day: string) => findHolders(tx, { cooperativeId, day, roles: ["coordinator"] });

/** How the office signs. */
export const findOfficeName = async (tx: Tx, cooperativeId: CooperativeId) => (await findCooperative(tx, cooperativeId))?.officeName ?? "";

export const launchingUseCases = [
  implement(prepareCampaign, async ({ tx, now }, { cooperativeId }) => {
    const today = dayIn(now);
    const members = await findMembersOn(tx, cooperativeId, today);
    const coordinators = await findCoordinators(tx, cooperativeId, today);
    const [questionnaires, earlier, officeName] = [
      await findQuestionnaires(tx, cooperativeId, "published"),
      await findCampaigns(tx, cooperativeId),
      await findOfficeName(tx, cooperativeId),
    ];

    const count = Map.groupBy(coordinators, ({ memberId }) => memberId);
    return succeed({
      today,
      ...proposedDates(today),
      officeName,
      members: members.map(({ id, name, wave }) => ({ memberId: id, name, wave, coordinators: count.get(id)?.length ?? 0 })),
      questionnaires: questionnaires.map(({ id, key, title, version, sections, questions, minutes }) => ({
        id,
        key,
        title,
        version,
        sections,
        questions,
        minutes,
      })),
      earlier: earlier.map(({ id, title, period }) => ({ id, title, period })),
    });
  }),

  implement(launchCampaign, async ({ tx, actor, now, means, touch }, { audience, members: chosen, waves, previousCampaignId, ...asked }) => {
    const { cooperativeId } = asked;
    const today = dayIn(now);
    const questionnaire = await findQuestionnaire(tx, asked);
    const previous = previousCampaignId === undefined ? null : await findCampaign(tx, { cooperativeId, campaignId: previousCampaignId });
    const belonging = await findMembersOn(tx, cooperativeId, today);

    if (!questionnaire) return fail("questionnaire-unknown");
    if (questionnaire.state !== "published") return fail("questionnaire-not-published");
    if (previous === undefined) return fail("previous-campaign-unknown");
    const dates = acceptWaves(asked, waves, today);
    if (!dates.ok) return dates;
    const members = chooseMembers(belonging, audience === "all" ? "all" : chosen);
    if (!members.ok) return members;
    const campaign = {
      ...asked,
      id: newId(now),
      previousCampaignId: previous?.id ?? null,
      state: "open" as const,
      launchedAt: now,
      closedAt: null,
    };
    const participants = participantsOf(campaign, members.value, waves);

    if (!(await insertCampaign(tx, campaign, actor.personId))) return fail("campaign-exists");
    await insertParticipants(tx, participants);
    const coordinators = await findCoordinators(tx, cooperativeId, today);
    const letters = lettersTo(coordinators, participants, {
      ...campaign,
      campaignId: campaign.id,
      officeName: await findOfficeName(tx, cooperativeId),
      origin: means.origin,
      issuedBy: actor.personId,
      at: now,
      kind: "campaign-announced",
    });
    await post(tx, letters);
    touch({ object: `campaign:${campaign.id}`, after: { campaign, members: participants.map(({ memberId }) => memberId) } });
    const reached = new Set(letters.map(({ memberId }) => memberId));
    const withoutCoordinator = members.value.filter(({ id }) => !reached.has(id)).map(({ name }) => name);
    return succeed({ campaignId: campaign.id, members: participants.length, letters: letters.length, withoutCoordinator });
  }),
];
