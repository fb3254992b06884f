/** Everything the law asks about before an agreement takes effect, found once. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { findDecisions } from "#topics/agreement/resolutions/store";
import type { AgreementVersion } from "#topics/agreement/terms/model";
import { findSettledBefore, findVersion } from "#topics/agreement/terms/store";
import type { CourseFacts } from "../model.ts";
import { factsOf } from "../rules.ts";
import { findFormalities, findSignatures } from "../store.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly versionId: string };
export type Found = { readonly version: AgreementVersion; readonly before: AgreementVersion | null; readonly facts: CourseFacts };

/** A version with the one it changes and what has happened on its way. */
export async function findCourse(tx: Tx, place: Place): Promise<Found | undefined> {
  const version = await findVersion(tx, place.cooperativeId, place.versionId);
  if (!version) return undefined;
  const before = (await findSettledBefore(tx, place.cooperativeId, version.number)) ?? null;
  const decisions = await findDecisions(tx, place);
  const [signatures, formalities] = [await findSignatures(tx, place), await findFormalities(tx, place)];
  return { version, before, facts: factsOf({ version, before, decisions, signatures, formalities }) };
}
