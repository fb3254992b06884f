/** A share in whole per cent: 100 only where nothing is missing, 0 only where nothing is there; on every page, in every paper and table the same. */
export const wholePercent = (share: number): number => {
  if (share <= 0) return 0;
  return share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
};
