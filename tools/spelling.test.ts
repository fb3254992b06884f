/** Every German text of the product is spelled as a dictionary and our own list of words know it. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readDictionary } from "./spelling/dictionary.ts";
import { proseOf, shippedTexts, tokensOf, wordsOf } from "./spelling/texts.ts";

const root = path.resolve(import.meta.dirname, "..");
const german = path.dirname(fileURLToPath(import.meta.resolve("dictionary-de")));
const [affixes, entries] = ["index.aff", "index.dic"].map((file) => fs.readFileSync(path.join(german, file), "utf8"));
const ownFile = "tools/spelling/fachwoerter.txt";
const own = fs
  .readFileSync(path.join(root, ownFile), "utf8")
  .split("\n")
  .filter((line) => line !== "");
const alone = readDictionary(affixes ?? "", entries ?? "");
const dictionary = readDictionary(affixes ?? "", entries ?? "", own);

const used = new Map<string, string>();
for (const { file, text } of shippedTexts(root)) for (const word of tokensOf(text)) if (!used.has(word)) used.set(word, file);

/** One letter gone, one twice, two in the wrong order, one wrong: what fingers do. */
const slips: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? "") + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
  (word, at) => word.slice(0, at) + (word[at] === "q" ? "x" : "q") + word.slice(at + 1),
];

describe("spelling", () => {
  test("every word of catalogues, pages and manual is in the dictionary or in our own list", () => {
    const unknown = [...used].filter(([word]) => !dictionary.knows(word)).map(([word, file]) => `${word} (${file})`);
    assert.deepEqual(unknown, [], `misspelled? If it is right, put it into ${ownFile}`);
    assert.ok(used.size > 8_000, `${used.size} different words were read`);
  });

  test("our own list is sorted, without doubles, and holds nothing the dictionary knows or no text uses", () => {
    assert.deepEqual(own, [...new Set(own)].toSorted());
    const spare = own.filter((line) => !line.includes("/")).filter((word) => alone.knows(word) || !used.has(word));
    assert.deepEqual(spare, []);
  });

  test("a slip of the fingers is found: of all words of six letters and more, in four kinds of slips, less than one in fifty passes", () => {
    const long = [...used.keys()].filter((word) => /^\p{L}{6,}$/u.test(word));
    const typed = long
      .flatMap((word, index) => slips.map((slip, kind) => slip(word, 1 + ((index * 7 + kind * 3) % (word.length - 2)))))
      .filter((word, index) => word !== long[Math.floor(index / 4)]);
    const passed = typed.filter((word) => dictionary.knows(word));
    assert.ok(passed.length * 50 < typed.length, `${passed.length} of ${typed.length} pass, such as ${passed.slice(0, 20).join(", ")}`);
  });

  test("a compound is known only from what opens and what closes one", () => {
    for (const word of ["Datensicherung", "Notfallmappe", "Gemeinschaftsantwort", "Sicherheitsbeauftragten", "Ein- und Ausgang", "IT-Leitung"])
      for (const token of tokensOf(word)) assert.ok(dictionary.knows(token), token);
    for (const word of ["Datensicherng", "Notfalmappe", "Gemeinschaftantwort", "verwaltung", "Strasse", "Rathauss", "Sicherheitbeauftragte"])
      assert.equal(dictionary.knows(word), false, word);
  });
});

describe("texts", () => {
  test("of Markdown, what readers read: no addresses, code, marks or gaps, but the head and the questions", () => {
    const text = proseOf("---\nkey: mein-kurs\ntitle: Ein Titel\n---\n# Satz {#id}\n\n`code` [Wort](/weg/dahin) {{luecke}}schaft\n\n```frage\nid: wer\ntext: Wer fragt?\n```\n");
    assert.deepEqual(tokensOf(text), ["Satz", "Wort", "Ein", "Titel", "Wer", "fragt"]);
  });

  test("of a module of words, what is shown: no keys, comparisons or imports; a word with a gap in it is none", () => {
    const source =
      'import { x } from "./woanders.ts";\n/** "Kommentar" */ export const de = { "ein-name": "Guten Tag", f: (n: number, art: "a" | "b") => (art === "anders" ? `Noch ${n} Tage` : `${n}fach ${n > 1 ? "viele" : "eine"} Sachen`) };';
    assert.deepEqual(tokensOf(wordsOf(source)).toSorted(), ["Guten", "Noch", "Sachen", "Tag", "Tage", "eine", "viele"].toSorted());
  });
});
