/** Council papers as the database keeps them. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { councilPaper, councilPaperShare, type CouncilPaper, type CouncilPaperShare } from "./model.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly versionId: string };

/** What the papers on a version stand on; nothing while none is prepared. */
export async function findCouncilPaper(tx: Tx, { cooperativeId, versionId }: Place): Promise<CouncilPaper | undefined> {
  const row = await tx
    .selectFrom("council_paper")
    .select(["version_id as versionId", "basis", "introduction", "revision", "prepared_at as preparedAt", "prepared_by_name as preparedByName"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .executeTakeFirst();
  return row && councilPaper.parse(row);
}

/** What the papers say of each member as far as the actor sees it, of one only where it is named. */
export async function findCouncilPaperShares(tx: Tx, of: Place & { readonly memberId?: MemberId }): Promise<CouncilPaperShare[]> {
  const rows = await tx
    .selectFrom("council_paper_share")
    .select(["member_id as memberId", "cents", "from_year as fromYear", "figures", "sums", "alone", "whole_year as wholeYear"])
    .where("cooperative_id", "=", of.cooperativeId)
    .where("version_id", "=", of.versionId)
    .$if(of.memberId !== undefined, (query) => query.where("member_id", "=", of.memberId ?? ""))
    .orderBy("member_id")
    .execute();
  return rows.map((row) => councilPaperShare.parse({ ...row, alone: row.alone === null ? null : Number(row.alone) }));
}

/** Prepares papers, or prepares them anew over the revision that was read; false when somebody else was faster. */
export async function saveCouncilPaper(tx: Tx, cooperativeId: CooperativeId, paper: CouncilPaper): Promise<boolean> {
  const written = {
    basis: JSON.stringify(paper.basis),
    introduction: paper.introduction,
    revision: paper.revision,
    prepared_at: paper.preparedAt,
    prepared_by_name: paper.preparedByName,
  };
  if (paper.revision === 1) {
    const put = await tx
      .insertInto("council_paper")
      .values({ cooperative_id: cooperativeId, version_id: paper.versionId, ...written })
      .onConflict((conflict) => conflict.columns(["cooperative_id", "version_id"]).doNothing())
      .executeTakeFirst();
    return put.numInsertedOrUpdatedRows === 1n;
  }
  const saved = await tx
    .updateTable("council_paper")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", paper.versionId)
    .where("revision", "=", paper.revision - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** What the papers say of each member, in place of what they said before. */
export async function saveCouncilPaperShares(tx: Tx, { cooperativeId, versionId }: Place, shares: readonly CouncilPaperShare[]): Promise<void> {
  await tx.deleteFrom("council_paper_share").where("cooperative_id", "=", cooperativeId).where("version_id", "=", versionId).execute();
  const rows = shares.map(({ memberId, cents, fromYear, figures, sums, alone, wholeYear }) => {
    const said = { cents: JSON.stringify(cents), from_year: fromYear, figures: JSON.stringify(figures), sums: JSON.stringify(sums), alone, whole_year: wholeYear };
    return { cooperative_id: cooperativeId, member_id: memberId, version_id: versionId, ...said };
  });
  if (rows.length > 0) await tx.insertInto("council_paper_share").values(rows).execute();
}
