/** A course as the pages and data of a SCORM 1.2 package; its player is the same for all courses. */
import { drawn, Markdown } from "#ui/markdown";
import type { Course } from "./model.ts";
import { pictureScheme } from "./rules/pictures.ts";
import { de } from "./words.de.ts";

/** Stands in text of XML and HTML. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export type TextPart = { readonly name: string; readonly content: string };

type Packed = { readonly course: Course; readonly key: string; readonly label: string; readonly pictures: readonly string[] };

const pictureAt = (name: string): string | null => (name.startsWith(pictureScheme) ? `bilder/${name.slice(pictureScheme.length)}` : null);

const htmlOf = (text: string): string => drawn(Markdown({ text, pictureAt, deeper: 0 }));

/** What the package declares to the platform: one organisation, one item, one SCO with its files. */
function manifestOf({ course, key, label, pictures }: Packed): string {
  const files = ["index.html", "spieler.js", "kurs.css", ...pictures.map((name) => `bilder/${name}`)];
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="ringwall-${key}" version="${escaped(label)}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="kurs">
    <organization identifier="kurs">
      <title>${escaped(course.title)}</title>
      <item identifier="lektionen" identifierref="sco">
        <title>${escaped(course.title)}</title>
        <adlcp:masteryscore>${course.passMark}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((name) => `      <file href="${escaped(name)}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}

function pageOf({ course }: Packed): string {
  const lessons = course.lessons.map(({ key, title, text, questions }) => ({ key, title, html: htmlOf(text), questions }));
  // `<` would end the element that holds the data.
  const told = JSON.stringify({ title: course.title, passMark: course.passMark, lessons, card: htmlOf(course.card), words: de.scorm }).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(course.title)}</title>
<link rel="stylesheet" href="kurs.css">
</head>
<body>
<header>${escaped(course.title)}</header>
<main></main>
<script type="application/json" id="kurs">${told}</script>
<script type="module" src="spieler.js"></script>
</body>
</html>
`;
}

const style = `:root { color-scheme: light dark; }
body { margin: 0; font: 1.0625rem/1.6 system-ui, sans-serif; color: light-dark(#171a2b, #eceef6); background: light-dark(#f4f5f9, #11141d); }
header { padding: 0.8rem 1.2rem; color: light-dark(#535970, #abb2c8); }
main { max-width: 66ch; margin: 0 auto; padding: 1.5rem; background: light-dark(#fff, #191d29); border-radius: 10px; }
h1 { margin-top: 0; font-size: 1.5rem; line-height: 1.3; }
form label { display: block; padding: 0.6rem 0; }
blockquote { margin: 1.2em 0; padding: 0.6em 1em; border-left: 4px solid light-dark(#1b3a8a, #a3bcff); }
img { max-width: 100%; height: auto; }
button { font: inherit; padding: 0.6rem 1.2rem; border: 0; border-radius: 6px; color: light-dark(#fff, #0d1838); background: light-dark(#1b3a8a, #a3bcff); cursor: pointer; }
`;

/** The texts of the package; player and pictures are added by whoever packs it. */
export const scormTexts = (packed: Packed): readonly TextPart[] => [
  { name: "imsmanifest.xml", content: manifestOf(packed) },
  { name: "index.html", content: pageOf(packed) },
  { name: "kurs.css", content: style },
];
