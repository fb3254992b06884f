/** What a check's result says, and how other programs read it. */
import { wholePercent } from "#kernel/percent";
import type { CheckRecord, RecordedMeasure } from "#topics/catalogue/formats/model";
import { shareOf } from "#topics/assessment/checks/rules/rounds";
import { answeredOf } from "#topics/assessment/checks/rules/states";
import type { Counts, Status } from "#topics/assessment/checks/model";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import { dayIn } from "#topics/members/rules/members";
import type { CheckResult } from "./model.ts";

/** A basic requirement that is not fulfilled: its risk cannot be accepted (BSI 200-2), so it stands first. */
export const isBasicGap = ({ basic, effective }: Pick<RecordedRow, "basic" | "effective">): boolean => basic && (effective === "no" || effective === "partly");

/** Not fulfilled, basic or not. */
export const isGap = ({ effective }: Pick<RecordedRow, "effective">): boolean => effective === "no" || effective === "partly";

/** Says somebody who and until when? Without it a basic gap keeps the check from being closed. */
export const isPlanned = ({ deficits, dueOn }: Pick<RecordedRow, "deficits" | "dueOn">): boolean => deficits !== "" && dueOn !== null;

const severity: Readonly<Partial<Record<Status, number>>> = { no: 0, partly: 1 };

/** Gaps by urgency: basic ones first, „nein“ before „teilweise“, then by weight, the lighter effort first; else as the catalogue has them. */
export const gapsByUrgency = (rows: readonly RecordedRow[]): readonly RecordedRow[] =>
  rows
    .filter(isGap)
    .toSorted(
      (a, b) =>
        Number(b.basic) - Number(a.basic) ||
        (severity[a.effective ?? "no"] ?? 2) - (severity[b.effective ?? "no"] ?? 2) ||
        (b.weight ?? 0) - (a.weight ?? 0) ||
        (a.effort ?? 6) - (b.effort ?? 6),
    );

/** How many requirements have an answer that counts. */
export const answeredIn = (counts: Pick<Counts, "yes" | "partly" | "no" | "dispensable">): number => answeredOf(counts);

/** Tones of a share as everywhere: from 85 % good, from 50 % on the way, below that little (our own steps). */
export function toneOf(share: number | null): "ok" | "part" | "no" | "open" {
  if (share === null) return "open";
  return share >= 0.85 ? "ok" : share >= 0.5 ? "part" : "no";
}

/** Whole per cent of a share, cut, so that only what is whole is called 100. */
export const percentOf = (counts: Parameters<typeof shareOf>[0]): number => wholePercent(shareOf(counts) ?? 0);

type Recorded = { readonly asOf: string; readonly catalogueKey: string; readonly measures?: readonly RecordedMeasure[] };

/** The check as other programs read it. */
export function recordOf({ check, rows }: CheckResult, { asOf, catalogueKey, measures = [] }: Recorded): CheckRecord {
  return {
    key: check.id,
    title: [`${check.title} ${check.period}`, check.scope].filter(Boolean).join(" – "),
    memberKey: check.memberId,
    member: check.memberName,
    catalogue: { key: catalogueKey, title: check.catalogueTitle, label: check.versionLabel },
    from: check.opensOn,
    to: check.closedAt && dayIn(check.closedAt),
    asOf,
    requirements: rows.map(({ key, label, title, status, effective, verdict, reason, deficits, verdictNote, answeredAt, verdictAt }) => ({
      key,
      label,
      title,
      own: status,
      effective,
      verdict,
      reason,
      deficits,
      verdictNote,
      answeredOn: answeredAt && dayIn(answeredAt),
      verifiedOn: verdictAt && dayIn(verdictAt),
    })),
    measures,
  };
}
