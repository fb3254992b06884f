/**
 * A German spelling dictionary (Hunspell's affix and word files) as one question: is this a word? German joins words without end, so a dictionary
 * that lists words alone would call half of a page wrong. This one says of every entry whether it opens a compound („Sicherungs“) or closes one
 * („Mappe“); only that is believed, nothing is guessed from parts that merely exist.
 */

type Rule = { readonly strip: string; readonly add: string; readonly fits: RegExp; /** Only inside a compound, or only together with another affix. */ readonly partOnly: boolean };
type Affix = { readonly isPrefix: boolean; readonly crosses: boolean; readonly rules: Rule[] };

/** Flags of the German files: what opens or stands in the middle of a compound, what may close one, what is no word of its own, what is no word at all. */
const flags = { opens: /[ijke]/, closes: /[mz]/, partOnly: /[oh]/, forbidden: /d/ } as const;

function readAffixes(file: string): ReadonlyMap<string, Affix> {
  const affixes = new Map<string, Affix>();
  for (const line of file.split("\n")) {
    const [kind = "", flag = "", strip = "", add = "", condition] = line.trim().split(/\s+/);
    if (kind !== "PFX" && kind !== "SFX") continue;
    const isPrefix = kind === "PFX";
    if (condition === undefined) {
      affixes.set(flag, { isPrefix, crosses: strip === "Y", rules: [] });
      continue;
    }
    const [text = "", more = ""] = add.split("/");
    const fits = new RegExp(isPrefix ? `^${condition}` : `${condition}$`, "u");
    affixes.get(flag)?.rules.push({ strip: strip === "0" ? "" : strip, add: text === "0" ? "" : text, fits, partOnly: /[ocf]/.test(more) });
  }
  return affixes;
}

const applied = (word: string, { isPrefix }: Affix, { strip, add }: Rule): string => (isPrefix ? add + word.slice(strip.length) : word.slice(0, word.length - strip.length) + add);

const fitting = (word: string, { rules }: Affix): Rule[] => rules.filter(({ fits, partOnly }) => !partOnly && fits.test(word));

/** A stem with all its endings and beginnings. */
function formsOf(stem: string, marks: string, affixes: ReadonlyMap<string, Affix>): string[] {
  const own = [...marks].flatMap((flag) => affixes.get(flag) ?? []);
  const ended = own.filter(({ isPrefix }) => !isPrefix).flatMap((affix) => fitting(stem, affix).map((rule) => ({ form: applied(stem, affix, rule), crosses: affix.crosses })));
  const bases = [{ form: stem, crosses: true }, ...ended];
  const begun = own
    .filter(({ isPrefix }) => isPrefix)
    .flatMap((affix) => bases.filter(({ crosses }) => crosses && affix.crosses).flatMap(({ form }) => fitting(form, affix).map((rule) => applied(form, affix, rule))));
  return [...bases.map(({ form }) => form), ...begun];
}

const isCapital = (word: string): boolean => word[0] !== word[0]?.toLowerCase();
const decapital = (word: string): string => (word[0]?.toLowerCase() ?? "") + word.slice(1);

/** Shortest part of a compound: „Rat“, „Ort“. */
const shortestPart = 3;

export type Dictionary = { readonly knows: (word: string) => boolean };

/** Reads the two files of a dictionary and words of our own, in the same notation. */
export function readDictionary(affixFile: string, wordFile: string, own: readonly string[] = []): Dictionary {
  const affixes = readAffixes(affixFile);
  const [words, openers, closers] = [new Set<string>(), new Set<string>(), { noun: new Set<string>(), other: new Set<string>() }];
  for (const line of [...wordFile.split("\n").slice(1), ...own]) {
    const [stem = "", marks = ""] = line.trim().split("/");
    if (stem === "" || flags.forbidden.test(marks)) continue;
    const forms = formsOf(stem, marks, affixes);
    if (!flags.partOnly.test(marks)) for (const form of forms) words.add(form);
    if (flags.opens.test(marks)) openers.add(decapital(stem));
    if (!flags.closes.test(marks)) continue;
    const closing = isCapital(stem) || marks.includes("o") ? closers.noun : closers.other;
    for (const form of forms) closing.add(decapital(form));
  }
  /** Does a word divide into parts that open a compound, and one at the end that may? */
  const divides = (word: string, ends: ReadonlySet<string>): boolean => {
    for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
      const rest = word.slice(at);
      if (openers.has(word.slice(0, at)) && (ends.has(rest) || divides(rest, ends))) return true;
    }
    return false;
  };
  const isSmallWord = (word: string): boolean => words.has(word) || divides(word, closers.other);
  const isWord = (word: string): boolean => isSmallWord(word) || (isCapital(word) && (isSmallWord(decapital(word)) || divides(decapital(word), closers.noun)));
  /** „Arbeits“ and „Sozialversicherungs“, as they stand before a hyphen. */
  const opens = (part: string): boolean => openers.has(part) || divides(part, openers);
  const known = new Map<string, boolean>();
  return {
    knows: (word) => {
      const before = known.get(word);
      if (before !== undefined) return before;
      // „Vor-Ort-Termin“ and „Ein- und Ausgang“: each part by itself; all but the last may be openers.
      const parts = word.split("-");
      const knows =
        words.has(word) ||
        parts.every((part, index) => part === "" || /^\p{Lu}{2,6}$/u.test(part) || isWord(part) || isWord(decapital(part)) || (index < parts.length - 1 && opens(decapital(part))));
      known.set(word, knows);
      return knows;
    },
  };
}
