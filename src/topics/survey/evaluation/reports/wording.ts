/** What papers and tables share: figures in words. */
import { formatNumber } from "#ui/numbers";
import type { Words } from "#ui/words";
import type { QuestionFigures, Spread } from "../model.ts";
import type { de } from "../words.de.ts";

type Language = "de" | "en";

/** „Ja 8, teilweise 3, nein 2“; what nobody chose is left out. */
const choicesText = ({ choices }: QuestionFigures): string =>
  choices
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${count}`)
    .join(" · ");

const numbersText = (spread: Spread, unit: string | null, { language, words }: { language: Language; words: Words<typeof de> }): string => {
  const number = (value: number) => `${formatNumber(value, language, 1)}${unit === null ? "" : ` ${unit}`}`;
  const ends = spread.min !== null && spread.max !== null ? ` ${words.numbers.from(number(spread.min), number(spread.max))}` : "";
  const sum = spread.sum === null ? "" : ` ${words.numbers.sum(number(spread.sum))}`;
  return `${words.numbers.middle(number(spread.median), number(spread.lower), number(spread.upper))}${ends}${sum}`;
};

/** What the members answered to a question, in one cell. */
export function answersText(question: QuestionFigures, told: { readonly language: Language; readonly words: Words<typeof de> }): string {
  const { words } = told;
  const parts =
    question.choices.length > 0 ? [choicesText(question)] : question.numbers ? [numbersText(question.numbers, question.unit, told)] : [words.answeredBy(question.answered)];
  if (question.unknown > 0) parts.push(words.unknownBy(question.unknown));
  return parts.filter((part) => part !== "").join(" · ") || words.nothingAnswered;
}
