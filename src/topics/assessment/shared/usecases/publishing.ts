/** Publishing shared answers and their next versions. */
import type { CooperativeId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type Means } from "#platform/usecase";
import { memberId as memberKey } from "#kernel/ids";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { acceptFile } from "#topics/survey/answers/rules/answering";
import { prepareShared, publishShared } from "../contract.ts";
import type { SharedAnswer } from "../model.ts";
import { acceptNextVersion, acceptOffer } from "../rules.ts";
import {
  findAdopters,
  findEvidenceFile,
  findSharedHead,
  findVersions,
  insertSharedAnswer,
  insertVersion,
  lockSharedAnswer,
  saveCurrentVersion,
  type Place,
} from "../store/answers.ts";
import { findProviders } from "../store/register.ts";
import { findAnswerable, findRequirement, findRequirements } from "../store/requirements.ts";
import { reviewLetters } from "./letters.ts";
import { officeFiles } from "./register.ts";

/** Published by somebody in the name of a provider. */
type Acting = { readonly actor: Actor; readonly now: Date; readonly means: Means };

type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** Keeps the evidence file of a new version: its own, the one of the last version, or none. */
async function keepFile(tx: Tx, { actor, now, means }: Acting, { place, file, last }: { place: Place; file: Upload | undefined; last: number }) {
  if (file === undefined) return { ok: true, value: last === 0 ? null : await findEvidenceFile(tx, place, last) } as const;
  const accepted = acceptFile(file);
  if (!accepted.ok) return accepted;
  const owner = { cooperativeId: place.cooperativeId, memberId: officeFiles(place.cooperativeId), storedBy: actor.personId };
  const stored = await means.files.store(tx, owner, { ...file, at: now });
  return stored === "quota-exceeded" ? fail("quota-exceeded") : succeed(stored.id);
}

/** Tells the coordinators of all that rely on the answer, whatever they show; answers how many letters went out. */
async function tellAdopters(tx: Tx, { actor, now, means }: Acting, place: Place): Promise<number> {
  await claim(tx, `shared-answer:${place.sharedAnswerId}`);
  const adopters = await findAdopters(tx, place);
  const head = await findSharedHead(tx, place);
  const members = adopters.map(({ memberId }) => memberKey.parse(memberId));
  const recipients = await findHolders(tx, { cooperativeId: place.cooperativeId, day: dayIn(now), members, roles: ["coordinator"] });
  const office = await findCooperative(tx, place.cooperativeId);

  const requirement = head ? `${head.requirement.label} ${head.requirement.title}` : "";
  const occasion = { ...place, provider: head?.provider ?? "", requirement, officeName: office?.officeName ?? "", origin: means.origin, issuedBy: actor.personId, at: now };
  const letters = reviewLetters(recipients, occasion);
  await post(tx, letters);
  return letters.length;
}

type Named = {
  readonly cooperativeId: CooperativeId;
  readonly catalogueId?: string | undefined;
  readonly requirement?: string | undefined;
  readonly provider?: string | undefined;
};

/** A new answer to a requirement that is asked today, by the office unless another provider is named. */
async function openAnswer(tx: Tx, { cooperativeId, catalogueId, requirement, provider }: Named, now: Date) {
  const asked = catalogueId === undefined || requirement === undefined ? undefined : await findRequirement(tx, cooperativeId, { catalogueId, key: requirement });
  if (!asked) return fail("requirement-not-in-catalogue");
  const office = await findCooperative(tx, cooperativeId);
  const answer: SharedAnswer = {
    id: newId(now),
    catalogueId: asked.catalogueId,
    requirementKey: asked.key,
    provider: provider ?? office?.officeName ?? "",
    version: 0,
    withdrawnAt: null,
  };
  return (await insertSharedAnswer(tx, cooperativeId, answer)) ? succeed(answer) : fail("shared-answer-exists");
}

export const publishingUseCases = [
  implement(prepareShared, async ({ tx }, { cooperativeId, sharedAnswerId, catalogueId, requirement, text }) => {
    const place = sharedAnswerId === undefined ? null : { cooperativeId, sharedAnswerId };
    const head = place ? await findSharedHead(tx, place) : undefined;
    if (place && head?.withdrawnAt !== null) return fail("shared-answer-unknown");
    const [last] = place ? await findVersions(tx, place) : [];
    const adopters = place ? await findAdopters(tx, place) : [];
    const sought = text === undefined || place ? [] : await findRequirements(tx, { cooperativeId, catalogueId, text });
    const named = requirement === undefined || catalogueId === undefined ? undefined : await findRequirement(tx, cooperativeId, { catalogueId, key: requirement });
    const [catalogues, providers, office] = [await findAnswerable(tx, cooperativeId), await findProviders(tx, cooperativeId), await findCooperative(tx, cooperativeId)];

    return succeed({
      catalogues,
      found: sought,
      chosen: head ? { ...head.requirement, providers: [] } : (named ?? null),
      current: head && last ? { ...last, provider: head.provider, adopters: adopters.length } : null,
      providers,
      officeName: office?.officeName ?? "",
    });
  }),

  implement(publishShared, async ({ tx, actor, now, means, touch }, { cooperativeId, sharedAnswerId, version, file, fileStays, ...given }) => {
    const acting = { actor, now, means };
    const offered = acceptOffer(given);
    if (!offered.ok) return offered;
    const locked = sharedAnswerId === undefined ? null : await lockSharedAnswer(tx, { cooperativeId, sharedAnswerId });

    const answer = locked === null ? await openAnswer(tx, { cooperativeId, ...given }, now) : acceptNextVersion(locked, version);
    if (!answer.ok) return answer;
    const place = { cooperativeId, sharedAnswerId: answer.value.id };
    const last = answer.value.version;
    const kept = await keepFile(tx, acting, { place, file, last: fileStays ? last : 0 });
    if (!kept.ok) return kept;

    const { coverage, statement, residualDuty, evidence } = given;
    const next = { version: last + 1, coverage, statement, residualDuty, evidence, fileId: kept.value, at: now, by: actor.personId, byName: actor.name };
    await insertVersion(tx, place, next);
    if (last > 0) await saveCurrentVersion(tx, place, next.version);
    const letters = last > 0 ? await tellAdopters(tx, acting, place) : 0;
    touch({ object: `shared-answer:${place.sharedAnswerId}`, before: last > 0 ? { version: last } : undefined, after: next });
    return succeed({ sharedAnswerId: place.sharedAnswerId, version: next.version, letters });
  }),
];
