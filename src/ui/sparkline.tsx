/** The smallest chart: a line as high as a word. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useLanguage, useWords } from "./markup.ts";
import { formatNumber } from "./numbers.ts";

/** A trend, oldest value first; the numbers are told in words. */
export const Sparkline = ({ label, values }: { label: string; values: readonly number[] }) => {
  const words = useWords();
  const language = useLanguage();
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, 99]);
  const y = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [23, 3]);
  const path =
    line<number>(
      (_, index) => x(index),
      (value) => y(value),
    ).digits(2)([...values]) ?? "";
  const spoken = words.trend(label, formatNumber(values.at(0) ?? 0, language, 1), formatNumber(values.at(-1) ?? 0, language, 1));
  return (
    <svg class="rw-spark" viewBox="0 0 100 26" preserveAspectRatio="none" role="img" aria-label={spoken}>
      <path d={path} fill="none" vector-effect="non-scaling-stroke" />
    </svg>
  );
};
