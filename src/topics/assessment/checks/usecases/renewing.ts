/** New versions of a catalogue, and where checks stood on a day. */
import { memberId as memberIdOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { readStanding, readTriage, takeStanding, updateCatalogue } from "../contract.ts";
import { triageLength } from "../model.ts";
import { pageOf } from "../rules/rounds.ts";
import { concernedBy, concernSums } from "../rules/triage.ts";
import { findStandingDays, findStandings, insertStandings } from "../store/moving.ts";
import { claimRound, dropClaim, findRound, lockRound } from "../store/rounds.ts";
import { findPairs, findSigned, saveVersion } from "../store/triage.ts";

const triage = implement(readTriage, async ({ tx }, { concern, page, ...place }) => {
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");
  const { currentVersionId } = round;
  const pairs = currentVersionId === null || currentVersionId === round.versionId ? [] : await findPairs(tx, round, currentVersionId);
  const signed = await findSigned(tx, place);

  const all = concernedBy(pairs);
  const shown = pageOf(
    all.filter((one) => concern === undefined || one.concern === concern),
    page,
    triageLength,
  );
  return succeed({
    round: { ...round, outdated: currentVersionId !== null && currentVersionId !== round.versionId },
    currentLabel: round.currentLabel,
    sums: concernSums(all),
    signed,
    items: [...shown.rows],
    page: shown.page,
    pages: shown.pages,
  });
});

const update = implement(updateCatalogue, async ({ tx, touch }, place) => {
  await lockRound(tx, place);
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");

  if (round.state === "closed") return fail("round-closed");
  if (round.currentVersionId === null || round.currentVersionId === round.versionId) return fail("version-current");

  await claimRound(tx, round.id);
  const checks = await saveVersion(tx, round, round.currentVersionId);
  await dropClaim(tx);
  touch({ object: `check-round:${round.id}`, before: { versionId: round.versionId }, after: { versionId: round.currentVersionId } });
  return succeed({ checks, versionLabel: round.currentLabel });
});

const take = implement(takeStanding, async ({ tx, now, touch }, { cooperativeId }) => {
  const areas = await insertStandings(tx, cooperativeId, dayIn(now));

  touch({ object: `cooperative:${cooperativeId}`, after: { areas } });
  return succeed({ areas });
});

const standing = implement(readStanding, async ({ tx }, { on, ...place }) => {
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");
  const rows = await findStandings(tx, place, on);
  const days = await findStandingDays(tx, place);

  return succeed({
    on,
    days,
    checks: rows.map(({ checkId, memberId, name, scope, takenOn, ...counts }) => ({ checkId, memberId: memberIdOf.parse(memberId), name, scope, takenOn, counts })),
  });
});

/** New versions of a catalogue, and where checks stood on a day. */
export const renewingUseCases: readonly UseCase[] = [triage, update, take, standing];
