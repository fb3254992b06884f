/** What has become of a request: in the register, in the agreement, in the rights. */
import type { CooperativeId } from "#kernel/ids";
import { shippedOnce } from "#platform/catalogues";
import type { Tx } from "#platform/db/transact";
import { factsOf } from "#topics/agreement/lifecycle/rules";
import { findFormalities, findRights, findSignatures } from "#topics/agreement/lifecycle/store";
import { findDecisions } from "#topics/agreement/resolutions/store";
import { cooperationLaw, type AgreementHead, type AgreementVersion } from "#topics/agreement/terms/model";
import { isParty, versionOn } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import type { Member } from "#topics/members/model";
import { findMembers } from "#topics/members/store/members";
import type { AccessionRequest } from "../model.ts";
import { joiningRight, memberOf } from "../rules.ts";

/** What the law demands. */
export const findLaw = shippedOnce("agreement/law", cooperationLaw);

const isIn = (version: AgreementVersion | undefined, member: Member | null): boolean => version !== undefined && member !== null && isParty(version.content, member.id);

/** The agreement as it holds on a day. */
export async function findHolding(tx: Tx, cooperativeId: CooperativeId, today: string) {
  const heads = await findVersions(tx, cooperativeId);
  const head = versionOn(heads, today);
  return { heads, holding: head ? await findVersion(tx, cooperativeId, head.id) : undefined };
}

type Asked = { readonly cooperativeId: CooperativeId; readonly today: string };

/** The member a request has become, and whether it is a party already. */
export async function findOutcome(tx: Tx, { cooperativeId, today }: Asked) {
  const [members, { heads, holding }] = [await findMembers(tx, cooperativeId), await findHolding(tx, cooperativeId, today)];
  const outcomeOf = (request: Pick<AccessionRequest, "name" | "ags">) => {
    const member = memberOf(request, members, today);
    return { member, isParty: isIn(holding, member) };
  };
  return { members, heads, holding, outcomeOf };
}

type Looked = { readonly heads: readonly AgreementHead[]; readonly member: Member | null; readonly versionId: string | null };

/** The version that takes a member in: an accession on its way – a draft may still name it – or the one it joined by. */
async function findOwnVersion(tx: Tx, { cooperativeId }: Asked, { heads, member, versionId }: Looked) {
  const pending = heads.find(({ change, state }) => change === "accession" && state !== "settled");
  const found = pending && (await findVersion(tx, cooperativeId, pending.id));
  if (found && (found.state === "draft" || isIn(found, member))) return found;
  return versionId === null ? undefined : findVersion(tx, cooperativeId, versionId);
}

/** How far the accession of a member has come in the agreement. */
export async function findWay(tx: Tx, asked: Asked, { member, heads }: { readonly member: Member | null; readonly heads: readonly AgreementHead[] }) {
  const { cooperativeId } = asked;
  const right = member === null ? null : joiningRight(await findRights(tx, cooperativeId, member.id));
  const version = await findOwnVersion(tx, asked, { heads, member, versionId: right?.versionId ?? null });
  if (!version) return { right, version: null, isNamed: false, course: null };
  const place = { cooperativeId, versionId: version.id };
  const before = (await findSettledBefore(tx, cooperativeId, version.number)) ?? null;
  const happened = { signatures: await findSignatures(tx, place), formalities: await findFormalities(tx, place), decisions: await findDecisions(tx, place) };
  return { right, version, isNamed: isIn(version, member), course: factsOf({ version, before, ...happened }) };
}
