import { fail, succeed } from "#kernel/result";
import { cooperativeOf } from "#kernel/ids";
import { implement } from "#platform/usecase";
import { memberKind } from "#topics/members/model";
import { dayIn, sizeClassOf } from "#topics/members/rules/members";
import { findDefinition } from "#topics/survey/questionnaires/store";
import { compareMember } from "../contract.ts";
import { compareWith } from "../rules/comparison.ts";
import { findCampaign, findMembers, findOwnValues, findTally } from "../store.ts";

const compare = implement(compareMember, async ({ tx, now }, { memberId, campaignId }) => {
  const cooperativeId = cooperativeOf(memberId);
  const campaign = await findCampaign(tx, { cooperativeId, campaignId });
  const [member] = campaign ? await findMembers(tx, { cooperativeId, campaignId }, { day: dayIn(now), memberId }) : [];
  const definition = campaign && (await findDefinition(tx, { cooperativeId, questionnaireId: campaign.questionnaireId }));
  if (!campaign || !member || !definition) return fail("campaign-unknown");
  const tally = campaign.state === "closed" ? await findTally(tx, { cooperativeId, campaignId }) : [];

  const { id, title, period, state } = campaign;
  const size = sizeClassOf(memberKind.parse(member.kind), member.population);
  const head = { campaign: { id, title, period, state }, memberName: member.name, size };
  if (tally.length === 0) return succeed({ ...head, released: false, group: null, count: 0, sections: [], questions: [] });
  const { group, count, sections, questions } = compareWith(definition, tally, {
    size,
    values: await findOwnValues(tx, memberId, campaignId),
  });
  return succeed({ ...head, released: true, group, count, sections: [...sections], questions: [...questions] });
});

/** What members see of the others. */
export const memberUseCases = [compare];
