/** Whether what came in may be taken in: rows of one member and what is shared with it, and nobody else's. */
import type { ArrivingRow, PackageContents } from "../model.ts";

/** Does a row belong to the member of the package, or to its cooperative as a whole? */
export function isOfPackage({ cooperativeId, memberId }: Pick<PackageContents, "cooperativeId" | "memberId">, table: string, row: ArrivingRow): boolean {
  if (table === "cooperative") return row["id"] === cooperativeId;
  if (table === "member") return row["id"] === memberId && row["cooperative_id"] === cooperativeId;
  if (table === "person") return row["home_cooperative_id"] === cooperativeId && row["home_member_id"] === memberId;
  const [cooperative, member] = [row["cooperative_id"], row["member_id"]];
  return cooperative === cooperativeId && (member === undefined || member === null || member === memberId);
}

/** Where the person that runs the new installation is at home: in its office, so that the operator may let them in. */
export const asOfficeLead = (row: ArrivingRow): ArrivingRow => ({ ...row, home_member_id: null });
