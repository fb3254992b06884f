/** Certificates: marks of check codes and names, nothing that could be read. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";

export type Certificate = {
  readonly cooperativeId: CooperativeId;
  readonly codeHash: string;
  readonly courseTitle: string;
  readonly courseLabel: string;
  readonly minutes: number;
  readonly passedOn: string;
  readonly nameHash: string;
};

/** The certificate a check code belongs to; the code has to be claimed first. */
export const findCertificate = (tx: Tx, codeHash: string) =>
  tx
    .selectFrom("certificate")
    .select(["course_title as courseTitle", "course_label as courseLabel", "minutes", "passed_on as passedOn", "name_hash as nameHash"])
    .where("code_hash", "=", codeHash)
    .executeTakeFirst();

export async function insertCertificate(tx: Tx, { cooperativeId, codeHash, courseTitle, courseLabel, minutes, passedOn, nameHash }: Certificate): Promise<void> {
  await tx
    .insertInto("certificate")
    .values({ cooperative_id: cooperativeId, code_hash: codeHash, course_title: courseTitle, course_label: courseLabel, minutes, passed_on: passedOn, name_hash: nameHash })
    .execute();
}

export async function removeCertificate(tx: Tx, cooperativeId: CooperativeId, codeHash: string): Promise<void> {
  await tx.deleteFrom("certificate").where("cooperative_id", "=", cooperativeId).where("code_hash", "=", codeHash).execute();
}

/** Forgets certificates of courses passed before a day. */
export async function removeCertificatesBefore(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<void> {
  await tx.deleteFrom("certificate").where("cooperative_id", "=", cooperativeId).where("passed_on", "<", day).execute();
}
