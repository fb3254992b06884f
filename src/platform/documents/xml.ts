/** XML written by hand: escaping that nothing gets through. */

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

// What XML 1.0 forbids even as a character reference.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for an element or an attribute; characters XML forbids are dropped, broken surrogates become `�`. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** The first line of every part. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Attributes of an element; those without a value are left out. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeXml(String(value))}"`))
    .join("");

/** An element around content that is XML already. */
export const element = (name: string, values: Readonly<Record<string, string | number | undefined>>, content = ""): string =>
  content === "" ? `<${name}${attributes(values)}/>` : `<${name}${attributes(values)}>${content}</${name}>`;

/** Text as OpenDocument wants it: runs of spaces, tabs and line breaks as elements, else a reader collapses them. */
export const openDocumentText = (text: string): string =>
  escapeXml(text)
    .replace(/^ | $| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replace(/\t/g, "<text:tab/>")
    .replace(/\r\n?|\n/g, "<text:line-break/>");
