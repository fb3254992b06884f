import type { Area, CheckHead, CheckState, Counts, Status } from "#topics/assessment/checks/model";
import type { RecordedRow } from "#topics/assessment/exchange/model";

/** What may be said to a requirement, and where a check stands, as papers call it. */
export type ResultStatus = Status;
export type ResultState = CheckState;

/** A check as a whole: what papers and exports are made of. Rows are empty where the reader sees states only. */
export type CheckResult = {
  readonly check: CheckHead;
  readonly areas: readonly Area[];
  readonly total: Counts;
  readonly rows: readonly RecordedRow[];
};
