/** The rules of visibility. */
import type { Permission } from "#kernel/access";
import { dataClasses, type DataClass, type Shown, type VisibilityBasis } from "./model.ts";

/** What holds where neither the member nor the cooperative has chosen: states and counts, no details. */
export const withoutChoice: DataClass = "status";

/** Why a member shows as much as it does. Whoever has left the agreement shows sums, whatever was chosen before; without any agreement the default holds. */
export function basisOf({ own, agreed }: Shown): VisibilityBasis {
  if (agreed?.hasLeft) return "exit";
  if (own !== null) return "choice";
  if (agreed === null) return "default";
  return agreed.right === null ? "no-party" : "agreement";
}

/** How much a member shows; `members_showing` in the database says the same (migration agreement). */
export function effectiveClass(shown: Shown): DataClass {
  const basis = basisOf(shown);
  if (basis === "exit" || basis === "no-party") return "aggregate";
  if (basis === "choice") return shown.own?.dataClass ?? withoutChoice;
  return (basis === "agreement" ? shown.agreed?.right : shown.standard) ?? withoutChoice;
}

/** A class includes the ones below it. */
export const shows = (held: DataClass, wanted: DataClass): boolean => dataClasses.indexOf(held) >= dataClasses.indexOf(wanted);

/** Looks on one page. */
export const looksPerPage = 25;

/** Pages a list of `found` takes; at least one. */
export const pagesOf = (found: number): number => Math.max(1, Math.ceil(found / looksPerPage));

/**
 * Reads by which somebody outside sees single answers, reasons or files of a member. Each leaves an event in the member's chain when done
 * from outside; a test over all operations holds this list against the contracts.
 */
export const detailReads = [
  "resolution.document",
  "survey.section",
  "survey.attachment",
  "survey.snapshot",
  "survey.snapshot-paper",
  "survey.workbook",
  "catalogue.member-parameters",
  "check.open",
  "check.row",
  "check.go-through",
  "check.evidence",
  "check.result-paper",
  "check.export-oscal",
  "measure.list",
  "measure.month",
  "measure.gaps",
  "measure.export",
  "measure.read",
  "measure.check",
  "measure.plan-paper",
  "measure.export-oscal",
  "report.member-page",
  "document.list",
  "document.read",
  "document.compare",
  "document.paper",
  "document.council-paper",
  "emergency.group",
  "emergency.entry",
  "cost-charge.statement",
  "council-paper.print",
] as const satisfies readonly Permission[];
