/** Versions of the agreement as the database keeps them. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { agreementHead, agreementVersion, type AgreementHead, type AgreementVersion } from "./model.ts";

const headColumns = [
  "id",
  "number",
  "change",
  "legal_form as legalForm",
  "title",
  "named_on as namedOn",
  "state",
  "revision",
  "changed_at as changedAt",
  "changed_by_name as changedByName",
  "circulated_at as circulatedAt",
  "in_force_on as inForceOn",
  "ends_on as endsOn",
] as const;

/** Every version, the newest first. */
export async function findVersions(tx: Tx, cooperativeId: CooperativeId): Promise<AgreementHead[]> {
  const rows = await tx.selectFrom("agreement_version").select(headColumns).where("cooperative_id", "=", cooperativeId).orderBy("number", "desc").execute();
  return rows.map((row) => agreementHead.parse(row));
}

export async function findVersion(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<AgreementVersion | undefined> {
  const row = await tx
    .selectFrom("agreement_version")
    .select([...headColumns, "content"])
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && agreementVersion.parse(row);
}

/** The last version settled before a number: what a change changes. */
export async function findSettledBefore(tx: Tx, cooperativeId: CooperativeId, number: number): Promise<AgreementVersion | undefined> {
  const row = await tx
    .selectFrom("agreement_version")
    .select([...headColumns, "content"])
    .where("cooperative_id", "=", cooperativeId)
    .where("state", "=", "settled")
    .where("number", "<", number)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && agreementVersion.parse(row);
}

type Place = { readonly cooperativeId: CooperativeId };

export async function insertVersion(tx: Tx, { cooperativeId }: Place, version: AgreementVersion): Promise<void> {
  const { legalForm, namedOn, changedAt, changedByName, circulatedAt, inForceOn, endsOn, content, ...same } = version;
  const dates = { named_on: namedOn, circulated_at: circulatedAt, in_force_on: inForceOn, ends_on: endsOn };
  await tx
    .insertInto("agreement_version")
    .values({ ...same, ...dates, cooperative_id: cooperativeId, legal_form: legalForm, content: JSON.stringify(content), changed_at: changedAt, changed_by_name: changedByName })
    .execute();
}

/** Saves a draft, or puts it before the councils; false where somebody else has saved meanwhile. */
export async function saveVersion(tx: Tx, { cooperativeId }: Place, version: AgreementVersion): Promise<boolean> {
  const saved = await tx
    .updateTable("agreement_version")
    .set({
      legal_form: version.legalForm,
      title: version.title,
      named_on: version.namedOn,
      content: JSON.stringify(version.content),
      state: version.state,
      circulated_at: version.circulatedAt,
      changed_at: version.changedAt,
      changed_by_name: version.changedByName,
      revision: version.revision + 1,
    })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", version.id)
    .where("revision", "=", version.revision)
    .executeTakeFirst();
  return Number(saved.numUpdatedRows) === 1;
}

export async function removeVersion(tx: Tx, { cooperativeId }: Place, id: string): Promise<void> {
  await tx.deleteFrom("agreement_version").where("cooperative_id", "=", cooperativeId).where("id", "=", id).execute();
}
