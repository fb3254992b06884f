/** Finds the parts of conditions in SQL: what `and` and `or` join, also inside brackets, subqueries and cases. */
import { distinct, groupsIn, maskStatement, splitAt, trimmed, type Span } from "./scan.ts";

const joints = [/\bor\b/, /\band\b/];

/** The conditions of a subquery: what stands behind its `where` and `on`. */
function conditionsOfQuery(mask: string, span: Span): Span[] {
  const [, ...behind] = splitAt(mask, span, /\bwhere\b|\bon\b/);
  return behind.flatMap((part) => splitAt(mask, part, /\b(?:(?:left |cross )?join|union|group by|order by|limit|returning)\b|;/).slice(0, 1)).flatMap((part) => joined(mask, part));
}

/** What one operand holds: a subquery, a case, or brackets with more of them. */
function insideOf(mask: string, span: Span): Span[] {
  const text = mask.slice(span.from, span.to);
  if (/^select\b/i.test(text)) return [...conditionsOfQuery(mask, span), ...groupsIn(mask, span).flatMap((group) => insideOf(mask, group))];
  if (text.startsWith("[")) return splitAt(mask, { from: span.from + 4, to: span.to - 3 }, /\b(?:when|then|else)\b/).flatMap((part) => joined(mask, part));
  return groupsIn(mask, span).flatMap((group) => (isJoined(mask, group) ? joined(mask, group).slice(1) : insideOf(mask, group)));
}

const isJoined = (mask: string, span: Span) => !/^select\b/i.test(mask.slice(span.from, span.to)) && joints.some((joint) => splitAt(mask, span, joint).length > 1);

/** A condition as a whole, and every part of it. One side of an `or` being true is the whole being true, which counts once. */
function joined(mask: string, span: Span): Span[] {
  const [either, both] = joints.map((joint) => splitAt(mask, span, joint));
  if (either && either.length > 1) return [span, ...either.flatMap((operand) => joined(mask, operand).slice(1))];
  if (both && both.length > 1) return [span, ...both.flatMap((operand) => joined(mask, operand))];
  return [span, ...insideOf(mask, span)];
}

/** What is negated would let less through without it, and what is constant says nothing. */
const says = (text: string, { from, to }: Span): boolean =>
  !/^(?:true|false|\d+)$/.test(text.slice(from, to)) && !/\bnot exists \([^()]*$/i.test(text.slice(Math.max(0, from - 200), from));

/** A condition and all its parts: each of them a way to let more through. */
export function partsOfCondition(text: string, span: Span): Span[] {
  const mask = maskStatement(text);
  return distinct(joined(mask, trimmed(mask, span))).filter((part) => says(text, part));
}

/** The conditions of a query with all their parts. */
export function partsOfQuery(text: string, span: Span): Span[] {
  const mask = maskStatement(text);
  return distinct([...conditionsOfQuery(mask, span), ...groupsIn(mask, span).flatMap((group) => insideOf(mask, group))]).filter((part) => says(text, part));
}
