/** Packs put together: for one member at once, for all by the clock. */
import { cooperativeOf, memberId as memberKey, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { canonical } from "#platform/audit";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import type { Secrets } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { findMember } from "#topics/members/store/members";
import { sealPlace } from "#topics/emergency/registers/rules/entries";
import { findEntries, findNumbers } from "#topics/emergency/registers/store/entries";
import { buildPack, buildPacks } from "../contract.ts";
import { packContent, type PackContent } from "../model.ts";
import { packPlace } from "../rules.ts";
import { findBehind, findNewestPack, insertPack, saveChecked, savePackStanding } from "../store.ts";

type Reading = { readonly memberId: MemberId; readonly secrets: Secrets };

/** The registers as they are now, with every number the house may read. */
async function findContent(tx: Tx, { memberId, secrets }: Reading): Promise<PackContent | null> {
  const member = await findMember(tx, memberId);
  if (!member) return null;
  const [entries, numbers] = [await findEntries(tx, memberId), Map.groupBy(await findNumbers(tx, memberId), ({ entryId }) => entryId)];
  const open = entries.map(({ id, register, facts }) => {
    const known = (numbers.get(id) ?? []).flatMap(({ field, sealed }) => {
      const plain = secrets.unseal(sealed, sealPlace(memberId, id, field));
      return plain === null ? [] : [[field, plain] as const];
    });
    return { register, facts: { ...facts, ...Object.fromEntries(known) } };
  });
  return { memberName: member.name, entries: open };
}

/** The newest pack, opened; null where there is none, for whoever looks from outside too. */
export async function openNewest(tx: Tx, { memberId, secrets }: Reading) {
  const newest = await findNewestPack(tx, memberId);
  const plain = newest && secrets.unseal(newest.sealed, packPlace(memberId, newest.id));
  return newest && plain ? { ...newest, content: packContent.parse(JSON.parse(plain)) } : null;
}

const fingerprintOf = (secrets: Secrets, content: PackContent): string => secrets.sign(canonical(content), "emergency pack");

/** What the registers say now, as a fingerprint; null while they are empty. */
export async function findFingerprint(tx: Tx, reading: Reading): Promise<string | null> {
  const content = await findContent(tx, reading);
  return content === null || content.entries.length === 0 ? null : fingerprintOf(reading.secrets, content);
}

type Built = { readonly fingerprint: string; readonly isNew: boolean };

/** Freezes the registers; where they say what the newest pack says, nothing but the time of looking is kept. */
async function freeze(tx: Tx, { memberId, secrets, at }: Reading & { readonly at: Date }): Promise<Built | "member-unknown" | "registers-empty"> {
  const content = await findContent(tx, { memberId, secrets });
  if (!content) return "member-unknown";
  if (content.entries.length === 0) return "registers-empty";
  const newest = await findNewestPack(tx, memberId);

  const fingerprint = fingerprintOf(secrets, content);
  if (newest?.fingerprint === fingerprint) {
    await saveChecked(tx, memberId, at);
    return { fingerprint, isNew: false };
  }

  const id = newId(at);
  const pack = { id, builtAt: at, fingerprint, sealed: secrets.seal(JSON.stringify(content), packPlace(memberId, id)) };
  const place = { cooperativeId: cooperativeOf(memberId), memberId };
  await insertPack(tx, place, pack);
  await savePackStanding(tx, place, pack);
  return { fingerprint, isNew: true };
}

const build = implement(buildPack, async ({ tx, now, means, touch }, { memberId }) => {
  const built = await freeze(tx, { memberId, secrets: means.secrets, at: now });
  if (typeof built === "string") return fail(built);

  touch({ object: `emergency-pack:${memberId}`, after: built });
  return succeed(built);
});

/** Packs of one transaction: so few that pages come in between, also where the database has one connection only. */
const packsAtOnce = 25;

const buildAll = implement(buildPacks, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const behind = await findBehind(tx, cooperativeId, now);

  const built: string[] = [];
  for (const id of behind.slice(0, packsAtOnce)) {
    const memberId = memberKey.parse(id);
    const one = await freeze(tx, { memberId, secrets: means.secrets, at: now });
    if (typeof one !== "string" && one.isNew) built.push(memberId);
  }

  touch({ object: `emergency-packs:${cooperativeId}`, after: { built } });
  const checked = Math.min(behind.length, packsAtOnce);
  return succeed({ built: built.length, checked, left: behind.length - checked });
});

export const buildingUseCases: readonly UseCase[] = [build, buildAll];
