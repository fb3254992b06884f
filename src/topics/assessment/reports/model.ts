import type { Area, CheckHead, Counts } from "#topics/assessment/checks/model";
import type { RecordedRow } from "#topics/assessment/exchange/model";

/** A check as a whole: what papers and exports are made of. Rows are empty where the reader sees states only. */
export type CheckResult = {
  readonly check: CheckHead;
  readonly areas: readonly Area[];
  readonly total: Counts;
  readonly rows: readonly RecordedRow[];
};
