/** Versions of the agreement as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { agreementHead, agreementVersion, type AgreementHead, type AgreementVersion, agreementObjection, type AgreementObjection } from "./model.ts";

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

/** Members that have given notice of the agreement or are entered as leaving. */
export async function findLeaving(tx: Tx, cooperativeId: CooperativeId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select member_id as id from agreement_notice where cooperative_id = ${cooperativeId}
    union select id from member where cooperative_id = ${cooperativeId} and left_on is not null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What houses object to in what the office has entered on a version, or as their notice, as far as the actor sees it: their last word on an entry. */
export async function findObjections(tx: Tx, { cooperativeId, versionId }: { readonly cooperativeId: CooperativeId; readonly versionId: string }): Promise<AgreementObjection[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from (select distinct on (member_id, subject, subject_id) member_id as "memberId", subject, subject_id as "subjectId", answer, reason, answered_at as "objectedAt"
      from agreement_answer where cooperative_id = ${cooperativeId} and (version_id = ${versionId}::uuid or version_id is null)
      order by member_id, subject, subject_id, answered_at desc, id desc) last
    where answer = 'objected' order by "objectedAt", "memberId"`.execute(tx);
  return rows.map((row) => agreementObjection.parse({ ...row, objectedAt: new Date(String(row["objectedAt"])) }));
}
