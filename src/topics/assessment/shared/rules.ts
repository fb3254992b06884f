/** What counts where a member's own word and a shared answer meet. */

type Status = "yes" | "partly" | "no" | "dispensable";

/** What a member relies on: how much the shared answer covers, and whether the residual duty is done. */
export type Relied = { readonly coverage: "full" | "partial" | "guidance"; readonly dutyDone: boolean };

/**
 * The effective status of a requirement (PRODUCT §2.3): full coverage answers it unless the member's own word is worse; partial coverage answers it
 * once the residual duty is done, until then it counts as partly at least; guidance answers nothing; „entbehrlich“ of the member stays.
 */
export function effectiveOf({ own, shared }: { readonly own: Status | null; readonly shared: Relied | null }): Status | null {
  if (shared === null || shared.coverage === "guidance" || own === "dispensable") return own;
  if (shared.coverage === "full") return own === "no" || own === "partly" ? own : "yes";
  if (shared.dutyDone || own === "yes") return "yes";
  return "partly";
}
