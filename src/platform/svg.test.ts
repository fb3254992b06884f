import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readPng } from "./png.ts";
import { drawSvg, isSvg } from "./svg.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (content: string, head = 'viewBox="0 0 20 10"') => bytes(`<svg xmlns="http://www.w3.org/2000/svg" ${head}>${content}</svg>`);

let people = 0;
const nextOne = () => `jemand ${(people += 1)}`;

describe("drawings", () => {
  test("are known by how they begin", () => {
    for (const begin of ["<svg>", '\uFEFF<?xml version="1.0"?>\n<!-- Wappen -->\n<svg xmlns="x">', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg:svg >'])
      assert.ok(isSvg(bytes(begin)), begin);
    for (const begin of ["", "kein Bild", "<html><svg/></html>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>', "<svgx>", "<!-- <svg>", `${"<!---->".repeat(50_000)}<p>`])
      assert.ok(!isSvg(bytes(begin)), begin);
  });

  test("become pictures as long as asked for", async () => {
    const png = await drawSvg(svg('<rect width="20" height="10" fill="#00f"/>'), { pixels: 300, who: nextOne() });
    assert.ok(typeof png !== "string");
    const { width, height } = readPng(png, 4_000) ?? {};
    assert.deepEqual({ width, height }, { width: 300, height: 150 });
  });

  test("hold shapes and nothing else", async () => {
    for (const more of ['<text y="9">A</text>', '<image href="https://example.org/a.png"/>', "<foreignObject/>", '<filter id="f"><feImage href="a.png"/></filter>'])
      assert.equal(await drawSvg(svg(more), { pixels: 100, who: nextOne() }), "more-than-shapes", more);
  });

  test("that pile layer on layer are refused before they take the memory of the house", async () => {
    const began = process.memoryUsage().rss;
    let most = began;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
    const layers = `${'<g opacity="0.9">'.repeat(200)}<rect width="20" height="20"/>${"</g>".repeat(200)}`;
    assert.equal(await drawSvg(svg(layers, 'viewBox="0 0 20 20"'), { pixels: 1_200, who: nextOne() }), "broken");
    clearInterval(watch);
    assert.ok(most - began < 600_000_000, `${Math.round((most - began) / 1e6)} MB`);
    // As many as a coat of arms may well have are drawn.
    assert.ok(typeof (await drawSvg(svg('<g opacity="0.9">'.repeat(20) + '<rect width="9" height="9"/>' + "</g>".repeat(20)), { pixels: 1_200, who: nextOne() })) !== "string");
  });

  test("that cannot be drawn are refused, not awaited for ever", async () => {
    assert.equal(await drawSvg(bytes("<svg"), { pixels: 100, who: nextOne() }), "broken");
    assert.equal(await drawSvg(svg("", 'width="0" height="0"'), { pixels: 100, who: nextOne() }), "broken");
    // Each group uses the one before twice: 2^40 rectangles.
    const doubled = Array.from({ length: 40 }, (_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}"/></g>`).join("");
    assert.equal(await drawSvg(svg(`<defs><rect id="g0" width="1" height="1"/>${doubled}</defs><use href="#g40"/>`), { pixels: 100, who: nextOne() }), "broken");
  });
});
