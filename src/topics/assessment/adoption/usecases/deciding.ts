/** What a member is offered and what it decides. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { findSharedAnswer, findSharedHead, findVersions } from "#topics/assessment/shared/store/answers";
import { decideShared, listOffers, markDuty, readOffer } from "../contract.ts";
import { acceptDecision, keepsDuty, mayMarkDuty, offerOf } from "../rules.ts";
import { findAdoption, saveAdoption, saveDuty } from "../store/adoptions.ts";
import { findOffer, findOfferCounts, findOffers } from "../store/offers.ts";

/** Ten at a time to decide on (PRODUCT §1: at most ten questions), more where there is only to look. */
const pageLength = { waiting: 10, relied: 30, duty: 10, rejected: 30, withdrawn: 30 } as const;

export const decidingUseCases = [
  implement(listOffers, async ({ tx }, { memberId, page, ...filter }) => {
    const place = { cooperativeId: cooperativeOf(memberId), memberId };
    const length = pageLength[filter.state];
    const { offers, found } = await findOffers(tx, place, filter, { limit: length, offset: (page - 1) * length });
    const counts = await findOfferCounts(tx, place);

    return succeed({ offers: offers.map(offerOf), counts, found, page, pages: Math.max(1, Math.ceil(found / length)) });
  }),

  implement(readOffer, async ({ tx }, { memberId, sharedAnswerId }) => {
    const cooperativeId = cooperativeOf(memberId);
    const offer = await findOffer(tx, { cooperativeId, memberId }, sharedAnswerId);
    if (!offer) return fail("shared-answer-unknown");
    const head = await findSharedHead(tx, { cooperativeId, sharedAnswerId });
    const versions = await findVersions(tx, { cooperativeId, sharedAnswerId });

    const { decided } = offer;
    const earlier = decided === null || decided.version === offer.version ? null : (versions.find(({ version }) => version === decided.version) ?? null);
    return succeed({ ...offerOf(offer), requirementText: head?.requirement.statement ?? "", earlier });
  }),

  implement(decideShared, async ({ tx, actor, now, touch }, { memberId, sharedAnswerId, dutyDone, ...given }) => {
    const place = { cooperativeId: cooperativeOf(memberId), memberId, sharedAnswerId };
    const answer = await findSharedAnswer(tx, place);
    const before = await findAdoption(tx, place);

    const accepted = acceptDecision(answer, given);
    if (!accepted.ok) return accepted;
    const current = (await findVersions(tx, place)).find(({ version }) => version === given.version);
    const done = current !== undefined && keepsDuty(given.decision, current.coverage, dutyDone);

    const decided = { ...given, dutyDone: done, at: now, by: actor.personId, byName: actor.name };
    await saveAdoption(tx, place, decided);
    touch({ object: `adoption:${memberId}/${sharedAnswerId}`, before, after: decided });
    return succeed({ standing: given.decision });
  }),

  implement(markDuty, async ({ tx, touch }, { memberId, sharedAnswerId, done }) => {
    const place = { cooperativeId: cooperativeOf(memberId), memberId, sharedAnswerId };
    const answer = await findSharedAnswer(tx, place);
    const decided = await findAdoption(tx, place);

    const allowed = mayMarkDuty(answer, decided);
    if (!allowed.ok) return allowed;

    await saveDuty(tx, place, done);
    touch({ object: `adoption:${memberId}/${sharedAnswerId}`, before: { dutyDone: decided?.dutyDone }, after: { dutyDone: done } });
    return succeed({ dutyDone: done });
  }),
];
