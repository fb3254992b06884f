/** The programmes the product brings along, read once, and what is known when one asks. */
import type { CooperativeId } from "#kernel/ids";
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import type { Tx } from "#platform/db/transact";
import type { ResolutionEntry } from "#topics/agreement/resolutions/model";
import { isAdopted, lastOf } from "#topics/agreement/resolutions/rules";
import { findDecisions, findResolutions } from "#topics/agreement/resolutions/store";
import { findSignatures } from "#topics/agreement/lifecycle/store";
import type { AgreementVersion } from "#topics/agreement/terms/model";
import { deciding, versionOn } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { savingOf } from "../../efficiency/rules.ts";
import { findAssumptions, findChargedMembers } from "../../efficiency/store.ts";
import { findLevies } from "../../settlement/store.ts";
import { grantProgramme, type GrantFacts, type GrantProgramme } from "../model.ts";

let programmes: readonly GrantProgramme[] | undefined;

/** What the product brings along; a broken file of our own stops it. */
export const findProgrammes = (): readonly GrantProgramme[] => (programmes ??= readYamlCatalogues(`${shippedCatalogues}/grants/programme`).map((one) => grantProgramme.parse(one)));

/** The version in force, else the newest that was put before the councils. */
async function findAgreed(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<AgreementVersion | undefined> {
  const versions = await findVersions(tx, cooperativeId);
  const head = versionOn(versions, today) ?? versions.find(({ state }) => state !== "draft");
  return head && findVersion(tx, cooperativeId, head.id);
}

/** The extract of what the council has said at last is there as a file. */
const hasCopy = (entries: readonly ResolutionEntry[]): boolean => (lastOf(entries, "council")?.fileId ?? null) !== null;

type Agreed = Pick<GrantFacts, "versionId" | "parties" | "termYears" | "deciding" | "adopted" | "copies" | "signed">;

async function findAgreedFacts(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<Agreed> {
  const version = await findAgreed(tx, cooperativeId, today);
  if (!version) return { versionId: null, parties: 0, termYears: null, deciding: 0, adopted: 0, copies: 0, signed: 0 };
  const place = { cooperativeId, versionId: version.id };
  const before = await findSettledBefore(tx, cooperativeId, version.number);
  const [decisions, entries, signatures] = [await findDecisions(tx, place), await findResolutions(tx, place), await findSignatures(tx, place)];

  const asked = deciding(version, before?.content ?? null).map(({ memberId }) => memberId);
  const entriesOf = Map.groupBy(entries, ({ memberId }) => memberId);
  const count = (has: (memberId: (typeof asked)[number]) => boolean) => asked.filter(has).length;
  return {
    versionId: version.id,
    parties: version.content.parties.length,
    termYears: version.content.term.years,
    deciding: asked.length,
    adopted: count((id) => decisions.some(({ memberId, result }) => memberId === id && isAdopted(result))),
    copies: count((id) => hasCopy(entriesOf.get(id) ?? [])),
    signed: count((id) => signatures.some(({ memberId }) => memberId === id)),
  };
}

/** The saving of the newest year that was levied, as the proof of efficiency says it. */
async function findSaving(tx: Tx, cooperativeId: CooperativeId): Promise<{ readonly year: number | null; readonly savedThousandths: number | null }> {
  const [newest] = await findLevies(tx, cooperativeId);
  if (!newest) return { year: null, savedThousandths: null };
  const { year } = newest;
  return { year, savedThousandths: savingOf(await findAssumptions(tx, cooperativeId), await findChargedMembers(tx, { cooperativeId, year })) };
}

/** Everything a programme asks about but the application. */
export async function findFacts(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<Omit<GrantFacts, "appliedOn"> & { readonly year: number | null }> {
  return { ...(await findAgreedFacts(tx, cooperativeId, today)), ...(await findSaving(tx, cooperativeId)) };
}
