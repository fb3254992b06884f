/** Rounds and the checks they issue. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { claim, type Tx } from "#platform/db/transact";
import { round, type Round } from "../model.ts";
import { asksFor } from "./catalogue.ts";

export type RoundPlace = { readonly cooperativeId: CooperativeId; readonly roundId: string };

export type NamedRound = Round & { readonly catalogueTitle: string; readonly versionLabel: string; readonly currentVersionId: string | null; readonly currentLabel: string };

const columns = [
  "r.id",
  "r.cooperative_id as cooperativeId",
  "r.title",
  "r.period",
  "r.catalogue_id as catalogueId",
  "r.version_id as versionId",
  "r.scale",
  "r.selection",
  "r.message",
  "r.opens_on as opensOn",
  "r.due_on as dueOn",
  "r.reminder_days as reminderDays",
  "r.state",
  "r.issued_at as issuedAt",
  "r.closed_at as closedAt",
] as const;

const named = (tx: Tx, cooperativeId: string) =>
  tx
    .selectFrom("check_round as r")
    .innerJoin("catalogue as c", (join) => join.onRef("c.cooperative_id", "=", "r.cooperative_id").onRef("c.id", "=", "r.catalogue_id"))
    .innerJoin("catalogue_version as v", (join) => join.onRef("v.cooperative_id", "=", "r.cooperative_id").onRef("v.id", "=", "r.version_id"))
    .leftJoin("catalogue_version as n", (join) => join.onRef("n.cooperative_id", "=", "c.cooperative_id").onRef("n.id", "=", "c.current_version_id"))
    .select([...columns, "c.title as catalogueTitle", "v.label as versionLabel", "c.current_version_id as currentVersionId", "n.label as currentLabel"])
    .where("r.cooperative_id", "=", cooperativeId);

type Found = Awaited<ReturnType<ReturnType<typeof named>["execute"]>>[number];

const fromRow = ({ catalogueTitle, versionLabel, currentVersionId, currentLabel, ...row }: Found): NamedRound => ({
  ...round.parse(row),
  catalogueTitle,
  versionLabel,
  currentVersionId,
  currentLabel: currentLabel ?? versionLabel,
});

/** A round with its catalogue. */
export async function findRound(tx: Tx, { cooperativeId, roundId }: RoundPlace): Promise<NamedRound | undefined> {
  const row = await named(tx, cooperativeId).where("r.id", "=", roundId).executeTakeFirst();
  return row && fromRow(row);
}

/** All rounds, newest first. */
export async function findRounds(tx: Tx, cooperativeId: CooperativeId): Promise<NamedRound[]> {
  const rows = await named(tx, cooperativeId).orderBy("r.issued_at", "desc").execute();
  return rows.map(fromRow);
}

/** Locks a round, so that ending it and changing it do not cross. */
export async function lockRound(tx: Tx, { cooperativeId, roundId }: RoundPlace): Promise<boolean> {
  const row = await tx.selectFrom("check_round").select("id").where("cooperative_id", "=", cooperativeId).where("id", "=", roundId).forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** Opens all checks of a round for the act, also of members that show nothing of them. */
export const claimRound = (tx: Tx, roundId: string): Promise<void> => claim(tx, `check-round:${roundId}`);

/** Gives the claim back: what is read afterwards is what the reader may see. */
export const dropClaim = (tx: Tx): Promise<void> => claim(tx, "");

/** Keeps a new round; false when one with this title and period is there already. */
export async function insertRound(
  tx: Tx,
  { cooperativeId, catalogueId, versionId, opensOn, dueOn, reminderDays, issuedAt, closedAt: _, selection, ...row }: Round,
  by: string | null,
): Promise<boolean> {
  const kept = await tx
    .insertInto("check_round")
    .values({
      ...row,
      selection: JSON.stringify(selection),
      cooperative_id: cooperativeId,
      catalogue_id: catalogueId,
      version_id: versionId,
      opens_on: opensOn,
      due_on: dueOn,
      reminder_days: [...reminderDays],
      issued_at: issuedAt,
      issued_by: by,
    })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "title", "period"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

export type Issued = {
  readonly round: Pick<Round, "id" | "cooperativeId" | "versionId" | "catalogueId" | "selection">;
  readonly part: string;
  readonly dueOn: string;
  readonly at: Date;
};

/** The key of a check follows from what it is: issuing it twice issues it once. */
const checkId = ({ round, part }: Issued) => sql`md5(${round.id}::text || ' ' || m.id || ' ' || ${part}::text)::uuid`;

/**
 * Issues a check to members: checks, counts per area, and what shared answers already adopted say. Three statements for any number of members; nothing is
 * read back, because the office may not see what it asks everywhere.
 */
export async function insertChecks(tx: Tx, members: readonly MemberId[], issued: Issued): Promise<void> {
  const { round, part, dueOn, at } = issued;
  const asked = sql`from requirement q where q.cooperative_id = ${round.cooperativeId} and q.version_id = ${round.versionId}::uuid and ${asksFor(round.selection)}`;
  const chosen = sql`unnest(${[...members]}::text[]) as m (id)`;
  await sql`insert into member_check (cooperative_id, member_id, id, round_id, scope, state, due_on, changed_at)
    select ${round.cooperativeId}, m.id, ${checkId(issued)}, ${round.id}::uuid, ${part}, 'draft', ${dueOn}::date, ${at} from ${chosen} on conflict do nothing`.execute(tx);
  await sql`insert into check_area (cooperative_id, member_id, check_id, area_key, asked)
    select ${round.cooperativeId}, m.id, ${checkId(issued)}, q.area_key, q.asked from ${chosen}
    cross join (select q.area_key, count(*)::int as asked ${asked} group by q.area_key) q on conflict do nothing`.execute(tx);
  await sql`insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, shared_answer_id, shared_status, effective, basic, text_hash, version, answered_at, answered_name)
    select ${round.cooperativeId}, m.id, ${checkId(issued)}, q.key, q.area_key, s.id, s.status, s.status,
      is_basic(q.level, q.modal), q.text_hash, 0, ${at}, s.provider
    from ${chosen}
    join lateral (
      select distinct on (s.requirement_key) s.id, s.provider, s.requirement_key, case when v.coverage = 'full' or d.duty_done then 'yes' else 'partly' end as status
      from adoption d
      join shared_answer s on s.cooperative_id = d.cooperative_id and s.id = d.shared_answer_id and s.withdrawn_at is null and s.catalogue_id = ${round.catalogueId}::uuid
      join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = d.version and v.coverage in ('full', 'partial')
      where d.member_id = m.id and d.decision in ('adopted', 'adapted') order by s.requirement_key, v.coverage, s.id) s on true
    join (select q.key, q.area_key, q.level, q.modal, q.text_hash ${asked}) q on q.key = s.requirement_key on conflict do nothing`.execute(tx);
}

export type IssuedCheck = { readonly memberId: string; readonly checkId: string; readonly scope: string; readonly state: string; readonly dueOn: string };

/** The checks of a round with where they stand, as far as the actor may see (or has claimed) them. */
export async function findIssued(tx: Tx, { cooperativeId, roundId }: RoundPlace): Promise<IssuedCheck[]> {
  return tx
    .selectFrom("member_check")
    .select(["member_id as memberId", "id as checkId", "scope", "state", "due_on as dueOn"])
    .where("cooperative_id", "=", cooperativeId)
    .where("round_id", "=", roundId)
    .orderBy("member_id")
    .execute();
}

/** Gives the checks of some members (all, if none is named) a new deadline; answers how many there were. */
export async function saveDeadlines(tx: Tx, { cooperativeId, roundId }: RoundPlace, members: readonly string[], dueOn: string): Promise<number> {
  let query = tx.updateTable("member_check").set({ due_on: dueOn }).where("cooperative_id", "=", cooperativeId).where("round_id", "=", roundId);
  if (members.length > 0) query = query.where("member_id", "=", sql<string>`any(${[...members]}::text[])`);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** The deadline that holds for members asked later. */
export async function saveRoundDeadline(tx: Tx, { cooperativeId, roundId }: RoundPlace, dueOn: string): Promise<void> {
  await tx.updateTable("check_round").set({ due_on: dueOn }).where("cooperative_id", "=", cooperativeId).where("id", "=", roundId).execute();
}

/** Ends a round or opens it again; false when it was so already. */
export async function saveRoundState(tx: Tx, { cooperativeId, roundId }: RoundPlace, state: Round["state"], at: Date): Promise<boolean> {
  const row = await tx
    .updateTable("check_round")
    .set({ state, closed_at: state === "closed" ? at : null })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", roundId)
    .where("state", "<>", state)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
