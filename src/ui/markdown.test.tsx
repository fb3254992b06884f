import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Markdown } from "./markdown.tsx";

const drawn = (text: string) => String(<Markdown text={text} pictureAt={(name) => (name.startsWith("bild:") ? `/bilder/${name.slice(5)}` : null)} deeper={0} />);

describe("Markdown as markup", () => {
  test("paragraphs, lists, emphasis, headings, quotes and tables", () => {
    const html = drawn("## Kopf\n\nEin **Satz** mit *Ton*.\n\n- eins\n- zwei\n\n> Merke\n\n| A | B |\n|---|---|\n| 1 | 2 |");
    for (const part of [
      "<h2>Kopf</h2>",
      "<strong>Satz</strong>",
      "<em>Ton</em>",
      "<ul><li>eins</li><li>zwei</li></ul>",
      "<blockquote><p>Merke</p></blockquote>",
      '<th scope="col">A</th>',
      "<td>2</td>",
    ])
      assert.ok(html.includes(part), `${part} in ${html}`);
  });

  test("HTML in the text is text", () => {
    const html = drawn("<script>alert(1)</script>\n\nEin <img src=x onerror=alert(1)> Satz & `<b>`");
    assert.equal(/<script|<img|<b>/.test(html), false, html);
    assert.ok(html.includes("&lt;script&gt;"));
    assert.ok(html.includes("<code>&lt;b&gt;</code>"), html);
  });

  test("links lead to the web or nowhere", () => {
    assert.ok(drawn("[BSI](https://www.bsi.bund.de)").includes('href="https://www.bsi.bund.de"'));
    assert.equal(/href/.test(drawn("[x](javascript:alert(1)) [y](//boese.example) [z](data:text/html,x)")), false);
  });

  test("pictures come from where the page says, others are only described", () => {
    assert.ok(drawn("![Eine Adresse](bild:adresse.png)").includes('<img src="/bilder/adresse.png" alt="Eine Adresse"'));
    assert.equal(drawn("![Fremd](https://anderswo.example/x.png)").includes("<img"), false);
  });

  test("signs are shown as they were written", () =>
    assert.ok(drawn('Müller & Söhne "fragen" 1 < 2').includes("Müller &amp; Söhne &quot;fragen&quot; 1 &lt; 2"), drawn('Müller & Söhne "fragen" 1 < 2')));
});
