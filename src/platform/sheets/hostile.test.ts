import assert from "node:assert/strict";
import { test } from "node:test";
import { actors, bombs, crowds, impostors, xlsxParts, zip } from "./hostile-corpus.ts";
import { readWorkbook } from "./sheets.ts";

const mebibyte = 1024 * 1024;

// Making a bomb costs memory of its own; only what reading adds is counted, sampled while it happens.
async function grownWhile(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
  await work();
  clearInterval(watch);
  return (Math.max(peak, process.memoryUsage.rss()) - before) / mebibyte;
}

for (const { title, name = "Datei.xlsx", make, fault } of [...bombs, ...crowds, ...actors, ...impostors]) {
  test(`${title}: ${fault}`, { timeout: 25_000 }, async (context) => {
    const bytes = make();
    const started = performance.now();
    let outcome: string = "";
    const grown = await grownWhile(async () => {
      const result = await readWorkbook(bytes, name);
      outcome = result.ok ? "read" : result.fault;
    });
    const ms = performance.now() - started;
    context.diagnostic(`${Math.round(ms)} ms, ${Math.round(grown)} MB`);
    assert.equal(outcome, fault);
    assert.ok(ms < 20_000, `took ${Math.round(ms)} ms`);
    assert.ok(grown <= 200, `grew by ${Math.round(grown)} MB`);
  });
}

test("dates in cells become days, times and instants", async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy&quot; Uhr&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot; Tage&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
  const parts = xlsxParts('<row><c s="0"><v>46349</v></c><c s="1"><v>46349</v></c><c s="2"><v>46349.5</v></c><c s="3"><v>3</v></c><c s="1"><v>1</v></c></row>', [
    { name: "xl/styles.xml", content: styles },
  ]);
  const linked = parts.map((part) =>
    part.name === "xl/_rels/workbook.xml.rels" && typeof part.content === "string"
      ? {
          ...part,
          content: part.content.replace("</Relationships>", '<Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>'),
        }
      : part,
  );
  const result = await readWorkbook(zip(linked), "a.xlsx");
  assert.deepEqual(result.ok && result.workbook.sheets[0]?.rows, [[46349, "2026-11-23", "2026-11-23T12:00:00", 3, "1900-01-01"]]);
});

test("a list of twenty thousand rows is read", async () => {
  const row = '<row><c t="inlineStr"><is><t>Ahlbach</t></is></c><c><v>1.5</v></c><c t="b"><v>1</v></c></row>';
  // Numbers differ from row to row, as in life; equal rows would look like a bomb.
  const rows = Array.from({ length: 20_000 }, (_, index) => row.replace("1.5", String(index + 0.5)).replace("Ahlbach", `Gemeinde ${Math.imul(index, 2_654_435_761) >>> 0}`)).join(
    "",
  );
  const result = await readWorkbook(zip(xlsxParts(rows)), "a.xlsx");
  assert.ok(result.ok);
  assert.equal(result.workbook.sheets[0]?.rows.length, 20_000);
  assert.deepEqual(result.workbook.sheets[0]?.rows[1], ["Gemeinde 2654435761", 1.5, true]);
});

test("ten files at once are read one after the other", async () => {
  const bytes = zip(xlsxParts("<row><c><v>7</v></c></row>"));
  const results = await Promise.all(Array.from({ length: 10 }, () => readWorkbook(bytes, "a.xlsx")));
  assert.ok(results.every((result) => result.ok && result.workbook.sheets[0]?.rows[0]?.[0] === 7));
});
