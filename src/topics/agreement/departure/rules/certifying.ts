/** How a certificate sums up what was deleted: by what people know, not by tables. */

export const areas = ["survey", "checks", "measures", "documents", "training", "emergency", "supply", "house", "other"] as const;
export type Area = (typeof areas)[number];

const byName: readonly (readonly [RegExp, Area])[] = [
  [/^(answer|response|participant|delegation|inquiry|reminder|section_|snapshot|workbook_)/, "survey"],
  [/^(check_|member_check|adoption|member_parameter)/, "checks"],
  [/^measure/, "measures"],
  [/^(document_|acknowledgement)/, "documents"],
  [/^(training_|learning)/, "training"],
  [/^(emergency_|mutual_aid)/, "emergency"],
  [/^(supplier|contract)/, "supply"],
  [/^(unit|assignment|member_|resolution_|stored_file)/, "house"],
];

export const areaOf = (table: string): Area => byName.find(([name]) => name.test(table))?.[1] ?? "other";

/** Rows by area, in the order of the areas; those without rows are left out. */
export const sumsByArea = (counts: readonly { readonly table: string; readonly rows: number }[]): { readonly area: Area; readonly rows: number }[] =>
  areas.map((area) => ({ area, rows: counts.reduce((sum, one) => (areaOf(one.table) === area ? sum + one.rows : sum), 0) })).filter(({ rows }) => rows > 0);
