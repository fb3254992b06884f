/** What the papers are made of. */
import type { Area, CheckHead, CheckState, Counts, FollowedCheck } from "#topics/assessment/checks/model";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import type { MeasureCount, MeasureState } from "#topics/measures/model";

/** Where a check and a measure stand, as papers call it. */
export type PagedState = CheckState;
export type RolledState = MeasureState;

/** What the shared answers do for a member, and what they ask of it. */
export type SharedStanding = {
  readonly providers: readonly { readonly name: string; readonly requirements: number }[];
  /** Adopted in part, the own part not done. */
  readonly duties: number;
  /** Offered and not decided on. */
  readonly offers: number;
};

/** A member's check with everything around it. */
export type MemberPage = {
  readonly check: CheckHead;
  readonly total: Counts;
  readonly areas: readonly Area[];
  /** Urgent first; empty where the reader sees states only. */
  readonly gaps: readonly RecordedRow[];
  readonly unplanned: number;
  readonly shared: SharedStanding;
  readonly measures: readonly MeasureCount[];
  readonly overdue: number;
  readonly officeName: string;
};

/** A requirement many members do not fulfil. */
export type FrequentGap = { readonly label: string; readonly title: string; readonly members: number; readonly of: number; readonly basic: boolean };

/** A measure of the cooperative and how far it is rolled out. */
export type RollOut = { readonly title: string; readonly dueOn: string | null; readonly done: number; readonly running: number; readonly of: number };

/** A round over all members that show something of it. */
export type Pack = {
  readonly cooperative: string;
  readonly office: string;
  readonly title: string;
  readonly period: string;
  readonly catalogue: string;
  readonly dueOn: string;
  /** Members of today, and how many of them show the state of their check. */
  readonly members: number;
  readonly showing: number;
  readonly checks: readonly FollowedCheck[];
  /** Null where fewer than k members show theirs. */
  readonly areas: readonly (Counts & { readonly label: string; readonly title: string })[] | null;
  readonly gaps: readonly FrequentGap[] | null;
  readonly rollOuts: readonly RollOut[];
  /** Null where fewer than k members show theirs. */
  readonly costs: { readonly members: number; readonly counts: readonly MeasureCount[] } | null;
};
