import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, describe, test } from "node:test";
import { parse } from "yaml";
import { closeDocuments, renderPaper } from "#platform/documents/documents";
import { pagesOf } from "#tests/papers";
import { themeParts } from "./model.ts";
import { textPaper } from "./reports.ts";
import { blocksOf, inlineOf, posterOf, readTheme, type YamlReader } from "./rules.ts";

after(closeDocuments);

const yaml: YamlReader = (text) => {
  try {
    return { ok: true, value: parse(text) as unknown };
  } catch {
    return { ok: false, line: 1 };
  }
};
const file = (changes: (text: string) => string = (text) => text) =>
  changes(
    "---\nkey: probe\nmonth: 3\ntitle: Probe\nclaim: Kurz und gut.\n---\n## Plakat\n- **Eins.** Zwei.\n- Drei.\n\nUnd Schluss.\n## Aushang\nText.\n## Intranet\nText.\n## Kurzvortrag\n[Pause] Text.\n",
  );
const faults = (text: string) => {
  const read = readTheme(text, yaml);
  return read.ok ? [] : read.problems.map(({ line, fault, subject }) => `${line} ${fault} ${subject}`.trim());
};

describe("A theme of the calendar", () => {
  test("is read with poster, notice, intranet text and talk", () => {
    const read = readTheme(file(), yaml);
    assert.ok(read.ok);
    assert.deepEqual([read.theme.month, read.theme.claim, read.theme.talk], [3, "Kurz und gut.", "[Pause] Text."]);
    assert.deepEqual(posterOf(read.theme), { points: [[{ strong: "Eins." }, " Zwei."], ["Drei."]], below: "Und Schluss." });
  });

  test("names the line of every fault", () => {
    assert.deepEqual(faults("# nichts"), ["1 head-missing"]);
    assert.deepEqual(faults(file((text) => text.replace("month: 3", "month: 13"))), ["3 field-wrong month"]);
    assert.deepEqual(faults(file((text) => text.replace("Kurz und gut.", "x".repeat(61)))), ["5 field-wrong claim"]);
    assert.deepEqual(faults(file((text) => text.replace("## Intranet", "## Internet"))), ["7 part-missing Intranet", "14 part-unknown Internet"]);
    assert.deepEqual(faults(file((text) => `${text}## Aushang\nNoch einer.\n`)), ["18 part-twice Aushang"]);
  });

  test("text becomes paragraphs, lists and headings of a paper", () => {
    assert.deepEqual(blocksOf("### Kopf\nEin **Satz**\nlang.\n\n- eins\n- zwei"), [
      { kind: "heading", level: 2, text: "Kopf" },
      { kind: "text", text: ["Ein ", { strong: "Satz" }, " lang."] },
      { kind: "list", ordered: false, items: [["eins"], ["zwei"]] },
    ]);
    assert.equal(inlineOf("ein ** allein"), "ein ** allein");
  });

  test("every shipped theme is read, every month has one, and nothing is longer than it may be", async () => {
    const directory = path.resolve(import.meta.dirname, "../../../../catalogues/sensitisation");
    const themes = fs
      .readdirSync(directory)
      .filter((name) => /^\d\d-.*\.md$/.test(name))
      .map((name) => {
        const read = readTheme(fs.readFileSync(path.join(directory, name), "utf8"), yaml);
        assert.ok(read.ok, `${name}: ${JSON.stringify(read)}`);
        return read.theme;
      });
    assert.deepEqual(
      themes.map(({ month }) => month).toSorted((a, b) => a - b),
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    for (const one of themes) {
      assert.ok(one.poster.split(/\s+/).length <= 70, one.key);
      assert.ok(posterOf(one).points.length >= 1 && posterOf(one).points.length <= 3, one.key);
      for (const part of themeParts) {
        const paper = textPaper({ theme: one, house: "Musterstadt", statedAt: new Date("2026-11-23T10:00:00Z"), language: "de" }, part);
        assert.equal(pagesOf(await renderPaper(paper, "pdf")), 1, `${one.key}, ${part}: it hangs or lies as one page`);
      }
    }
  });
});
