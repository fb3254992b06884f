/** Everything the law asks about before an agreement takes effect, found once. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { isAdopted, isDecided } from "#topics/agreement/resolutions/rules";
import { findDecisions } from "#topics/agreement/resolutions/store";
import type { AgreementContent, AgreementHead, AgreementVersion } from "#topics/agreement/terms/model";
import { deciding } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import type { CourseFacts } from "../model.ts";
import { findFormalities, findSignatures } from "../store.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly versionId: string };
export type Found = { readonly version: AgreementVersion; readonly before: AgreementVersion | null; readonly facts: CourseFacts };

/** A version with the one it changes and what has happened on its way. */
export async function findCourse(tx: Tx, place: Place): Promise<Found | undefined> {
  const version = await findVersion(tx, place.cooperativeId, place.versionId);
  if (!version) return undefined;
  const before = (await findSettledBefore(tx, place.cooperativeId, version.number)) ?? null;
  const said = (await findDecisions(tx, place)).filter(isDecided);
  const [signatures, formalities] = [await findSignatures(tx, place), await findFormalities(tx, place)];
  const decisions = said.map(({ memberId, result, sessionOn }) => ({ memberId, isAdopted: isAdopted(result), on: sessionOn }));
  const facts: CourseFacts = {
    legalForm: version.legalForm,
    change: version.change,
    isCirculated: version.state !== "draft",
    circulatedOn: version.circulatedAt === null ? null : dayIn(version.circulatedAt),
    deciding: deciding(version, before?.content ?? null).map(({ memberId }) => memberId),
    decisions,
    signatures,
    formalities,
    namedOn: version.namedOn,
    inForceOn: version.inForceOn,
  };
  return { version, before, facts };
}

export const headOf = ({ content: _, ...head }: AgreementVersion): AgreementHead => head;
export const isParty = ({ parties }: Pick<AgreementContent, "parties">, id: string): boolean => parties.some(({ memberId }) => memberId === id);
