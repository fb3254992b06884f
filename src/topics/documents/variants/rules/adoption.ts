/** What a member has of a document, in one word. */
import type { VariantState } from "../model.ts";
import { isReviewDue } from "./states.ts";

export type AdoptedRow = { readonly documentId: string; readonly state: VariantState; readonly label: string; readonly modelVersion: number; readonly reviewOn: string | null };

type Stand = "none" | "draft" | "review" | "released" | "published";
type Cell = { readonly stand: Stand; readonly label: string; readonly isBehind: boolean; readonly isReviewDue: boolean; readonly documentId: string | null };

const stands: Readonly<Record<VariantState, Stand>> = { draft: "draft", review: "review", released: "released", resolved: "released", published: "published", withdrawn: "none" };

/** How good that is: 4 in force in the newest version … 1 begun, 0 nothing: the largest gap. */
export function levelOfStand({ stand, isBehind }: Pick<Cell, "stand" | "isBehind">): 0 | 1 | 2 | 3 | 4 {
  if (stand === "published") return isBehind ? 2 : 4;
  return stand === "released" ? 3 : stand === "none" ? 0 : 1;
}

/** A cell of the matrix: what is in force counts, else how far the first version has come. Behind is who runs an older version of the model. */
export function cellOf(rows: readonly AdoptedRow[], model: { readonly version: number }, today: string): Cell {
  const row = rows.find(({ state }) => state === "published") ?? rows[0];
  if (row === undefined) return { stand: "none", label: "", isBehind: false, isReviewDue: false, documentId: null };
  return { stand: stands[row.state], label: row.label, isBehind: row.modelVersion < model.version, isReviewDue: isReviewDue(row, today), documentId: row.documentId };
}
