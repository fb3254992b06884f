/** Single shared answers: read with their versions and decisions, locked, published. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { answerVersion, type AnswerVersion, type Coverage, type MemberDecision, type SharedAnswer } from "../model.ts";
import { nameOf, namedColumns, wordedRequirement, type NamedRow } from "./requirements.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly sharedAnswerId: string };

const columns = ["id", "catalogue_id as catalogueId", "requirement_key as requirementKey", "provider", "version", "withdrawn_at as withdrawnAt"] as const;

/** A shared answer of the cooperative. */
export const findSharedAnswer = (tx: Tx, { cooperativeId, sharedAnswerId }: Place): Promise<SharedAnswer | undefined> =>
  tx.selectFrom("shared_answer").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", sharedAnswerId).executeTakeFirst();

/** The same, locked until the transaction ends. */
export const lockSharedAnswer = (tx: Tx, { cooperativeId, sharedAnswerId }: Place): Promise<SharedAnswer | undefined> =>
  tx.selectFrom("shared_answer").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", sharedAnswerId).forUpdate().executeTakeFirst();

type HeadRow = NamedRow & {
  readonly id: string;
  readonly provider: string;
  readonly version: number;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string;
  readonly statement: string;
  readonly guidance: string;
};

/** A shared answer with its requirement as worded today. */
export async function findSharedHead(tx: Tx, { cooperativeId, sharedAnswerId }: Place) {
  const { rows } = await sql<HeadRow>`
    select s.id, s.provider, s.version, s.withdrawn_at as "withdrawnAt", s.withdrawn_reason as "withdrawnReason", coalesce(q.statement, '') as statement,
      coalesce(q.guidance, '') as guidance, ${namedColumns}
    from shared_answer s join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id ${wordedRequirement}
    where s.cooperative_id = ${cooperativeId} and s.id = ${sharedAnswerId}::uuid`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { id, provider, version, withdrawnAt, withdrawnReason, statement, guidance } = row;
  return { id, provider, version, withdrawnAt, withdrawnReason, requirement: { ...nameOf(row), statement, guidance } };
}

type VersionRow = Omit<AnswerVersion, "file"> & { readonly fileName: string | null; readonly fileBytes: string | null };

/** Every version, newest first. */
export async function findVersions(tx: Tx, { cooperativeId, sharedAnswerId }: Place): Promise<AnswerVersion[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.coverage, v.statement, v.residual_duty as "residualDuty", v.evidence, v.published_at as "publishedAt", v.published_by_name as "publishedByName",
      f.name as "fileName", f.bytes as "fileBytes"
    from shared_answer_version v
    left join stored_file f on f.cooperative_id = v.cooperative_id and f.member_id = v.cooperative_id || '.' and f.id = v.evidence_file_id
    where v.cooperative_id = ${cooperativeId} and v.shared_answer_id = ${sharedAnswerId}::uuid order by v.version desc`.execute(tx);
  return rows.map(({ fileName, fileBytes, ...row }) => answerVersion.parse({ ...row, file: fileName === null ? null : { name: fileName, bytes: Number(fileBytes) } }));
}

/** The evidence file of a version. */
export async function findEvidenceFile(tx: Tx, { cooperativeId, sharedAnswerId }: Place, version: number): Promise<string | null> {
  const row = await tx
    .selectFrom("shared_answer_version")
    .select("evidence_file_id as fileId")
    .where("cooperative_id", "=", cooperativeId)
    .where("shared_answer_id", "=", sharedAnswerId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.fileId ?? null;
}

/** What every member of a day that the reader acts for and that shows at least states made of a shared answer, by name. */
export async function findDecisions(tx: Tx, { cooperativeId, sharedAnswerId }: Place, day: string): Promise<Omit<MemberDecision, "review">[]> {
  const { rows } = await sql<Omit<MemberDecision, "review">>`
    select m.id as "memberId", m.name as "memberName", a.decision, a.version, coalesce(a.reason, '') as reason, coalesce(a.duty_done, false) as "dutyDone",
      a.decided_at as "decidedAt", coalesce(a.decided_by_name, '') as "decidedByName"
    from member m left join adoption a on a.member_id = m.id and a.shared_answer_id = ${sharedAnswerId}::uuid
    where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and m.id in (select members_showing(array['status', 'detail']))
      and ((select current_setting('app.members')) = '*' or m.id = any ((select app_members())::text[]))
    order by m.name collate "und-x-icu"`.execute(tx);
  return rows;
}

/** The members that rely on a shared answer; of those who show less than states only to whoever has claimed it. */
export async function findAdopters(tx: Tx, { cooperativeId, sharedAnswerId }: Place): Promise<{ memberId: string; version: number }[]> {
  const rows = await tx
    .selectFrom("adoption")
    .select(["member_id as memberId", "version"])
    .where("cooperative_id", "=", cooperativeId)
    .where("shared_answer_id", "=", sharedAnswerId)
    .where("decision", "<>", "rejected")
    .orderBy("member_id")
    .execute();
  return rows;
}

/** Opens a new shared answer; false where the provider answers this requirement already. */
export async function insertSharedAnswer(tx: Tx, cooperativeId: CooperativeId, { id, catalogueId, requirementKey, provider }: SharedAnswer): Promise<boolean> {
  const row = await tx
    .insertInto("shared_answer")
    .values({ cooperative_id: cooperativeId, id, catalogue_id: catalogueId, requirement_key: requirementKey, provider, version: 1 })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "catalogue_id", "requirement_key", "provider"]).where("withdrawn_at", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The next version stands from now on. */
export async function saveCurrentVersion(tx: Tx, { cooperativeId, sharedAnswerId }: Place, version: number): Promise<void> {
  await tx.updateTable("shared_answer").set({ version }).where("cooperative_id", "=", cooperativeId).where("id", "=", sharedAnswerId).execute();
}

export type NewVersion = {
  readonly version: number;
  readonly coverage: Coverage;
  readonly statement: string;
  readonly residualDuty: string;
  readonly evidence: string;
  readonly fileId: string | null;
  readonly at: Date;
  readonly by: string | null;
  readonly byName: string;
};

/** Keeps a version for good. */
export async function insertVersion(tx: Tx, { cooperativeId, sharedAnswerId }: Place, { version, coverage, statement, evidence, ...rest }: NewVersion): Promise<void> {
  await tx
    .insertInto("shared_answer_version")
    .values({
      cooperative_id: cooperativeId,
      shared_answer_id: sharedAnswerId,
      version,
      coverage,
      statement,
      residual_duty: rest.residualDuty,
      evidence,
      evidence_file_id: rest.fileId,
      published_at: rest.at,
      published_by: rest.by,
      published_by_name: rest.byName,
    })
    .execute();
}
