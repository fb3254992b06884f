/** Texts with gaps: which value stands in them, and whose it is. */
import type { Parameter } from "#topics/catalogue/formats/model";

/** Whose value fills a gap: the member's own, the cooperative's, the publisher's; `open` where nobody has set one and only its name stands there. */
export type Origin = "member" | "cooperative" | "publisher" | "open";

/** A piece of running text, or a filled gap. */
export type Segment = { readonly text: string; readonly parameter?: string; readonly origin?: Origin };

/** Values by parameter, as the cooperative and a member have set them. */
export type SetValues = { readonly cooperative: ReadonlyMap<string, string>; readonly member: ReadonlyMap<string, string> };

/** Nobody has set anything. */
const nothingSet: SetValues = { cooperative: new Map(), member: new Map() };

// OSCAL: „{{ insert: param, <id> }}“, in older files „{{ param, <id> }}“ or the bare id.
const gap = /\{\{\s*(?:insert:\s*)?(?:param,\s*)?([^\s{},]{1,200})\s*\}\}/g;

/** A value may have gaps itself; deeper than this it is a circle. */
const deepest = 3;

/** What fills a gap: the member's value before the cooperative's before the publisher's; else the name of the gap, which reads as part of the sentence. */
export function valueOf(parameter: Parameter, { cooperative, member }: SetValues): { readonly text: string; readonly origin: Origin } {
  const own = member.get(parameter.id);
  if (own !== undefined) return { text: own, origin: "member" };
  const shared = cooperative.get(parameter.id);
  if (shared !== undefined) return { text: shared, origin: "cooperative" };
  if (parameter.values.length > 0) return { text: parameter.values.join(", "), origin: "publisher" };
  return { text: parameter.choices.length > 0 ? parameter.choices.join(" / ") : parameter.label, origin: "open" };
}

type Filling = { readonly parameters: readonly Parameter[]; readonly values: SetValues; readonly depth: number };

const joined = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join("");

function filled(text: string, filling: Filling): readonly Segment[] {
  const known = new Map(filling.parameters.map((one) => [one.id, one]));
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(gap)) {
    const parameter = known.get(match[1] ?? "");
    if (!parameter) continue;
    if (match.index > from) segments.push({ text: text.slice(from, match.index) });
    const { text: value, origin } = valueOf(parameter, filling.values);
    segments.push({ text: filling.depth < deepest ? joined(filled(value, { ...filling, depth: filling.depth + 1 })) : value, parameter: parameter.id, origin });
    from = match.index + match[0].length;
  }
  return from < text.length || segments.length === 0 ? [...segments, { text: text.slice(from) }] : segments;
}

/** A text cut at its gaps, each filled; a mark nobody has declared stays as it is. */
export const segmentsOf = (text: string, parameters: readonly Parameter[], values: SetValues = nothingSet): readonly Segment[] => filled(text, { parameters, values, depth: 0 });

/** A text with its gaps filled, as plain words. */
export const wordingOf = (text: string, parameters: readonly Parameter[], values: SetValues = nothingSet): string => joined(segmentsOf(text, parameters, values));

/** A text as its publisher words it: what an answer depends on. The marks of gaps carry numbers, which change without anybody asking for something else. */
export const publishedWording = (text: string, parameters: readonly Parameter[]): string => wordingOf(text, parameters);

/** A parameter that goes by another id in the new version of its requirement. */
export type MovedParameter = { readonly from: string; readonly to: string };
type Gaps = { readonly key: string; readonly parameters: readonly Pick<Parameter, "id">[] };

/** Ids of parameters carry the number of their requirement: where the requirement keeps its key and its gaps, the values set for them move along. */
export function movedParameters(before: readonly Gaps[], after: readonly Gaps[]): readonly MovedParameter[] {
  const known = new Map(before.map((one) => [one.key, one.parameters]));
  return after.flatMap(({ key, parameters }) => {
    const old = known.get(key);
    if (old?.length !== parameters.length) return [];
    return parameters.flatMap(({ id }, index) => (old[index] && old[index].id !== id ? [{ from: old[index].id, to: id }] : []));
  });
}

/** A value fits where nothing is offered to choose from, or where it is one of the choices. */
export const fitsChoices = ({ choices }: Pick<Parameter, "choices">, value: string): boolean => choices.length === 0 || choices.includes(value);
