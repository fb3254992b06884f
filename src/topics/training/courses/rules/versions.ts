/** Versions of a course: how they are counted and called, and what a cooperative has of a shipped one. */
import type { CourseState, ShippedCourse } from "../model.ts";

export const nextNumber = (versions: readonly { readonly number: number }[]): number => Math.max(0, ...versions.map(({ number }) => number)) + 1;

/** The next label of the year: „2026.1“, „2026.2“ … */
export function nextLabel(labels: readonly string[], now: Date): string {
  const year = String(now.getUTCFullYear());
  const taken = labels.flatMap((label) => (label.startsWith(`${year}.`) ? [Number(label.slice(5))] : [])).filter(Number.isInteger);
  return `${year}.${Math.max(0, ...taken) + 1}`;
}

type Held = { readonly key: string; readonly label: string; readonly state: CourseState; readonly shipped: boolean };

/** Has the cooperative this edition of a shipped course, an older one, or none? */
export function standingOf({ key, label }: Pick<ShippedCourse, "key" | "label">, held: readonly Held[]): "not" | "older" | "current" {
  const own = held.filter((one) => one.key === key && one.state !== "draft");
  if (own.some((one) => one.label === label)) return "current";
  return own.length > 0 ? "older" : "not";
}
