/** Looks into parsed JSON nobody vouches for: what is not there or of another kind reads as empty. */

export type Raw = { readonly [key: string]: unknown };

export const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

/** The object under a name; an empty one where there is none. */
export function rawOf(value: unknown, key: string): Raw {
  const found = isRaw(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isRaw(found) ? found : {};
}

/** A text; numbers and truth values as they are written. */
export const asText = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "");

/** The text under a name. */
export const textOf = (value: Raw, key: string): string => (Object.hasOwn(value, key) ? asText(value[key]) : "");

/** The objects of a list under a name; one that stands alone counts as a list of one. */
export function listOf(value: Raw, key: string): readonly Raw[] {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  if (Array.isArray(found)) return found.filter(isRaw);
  return isRaw(found) ? [found] : [];
}

/** The texts of a list under a name. */
export function textsOf(value: Raw, key: string): readonly string[] {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return (Array.isArray(found) ? found : found === undefined ? [] : [found]).map(asText).filter((text) => text !== "");
}

/** The value of the first property of a name, whatever its namespace. */
export const propertyOf = (value: Raw, name: string): string => {
  const found = listOf(value, "props").find((property) => textOf(property, "name") === name);
  return found ? textOf(found, "value") : "";
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Written like a UUID, of whatever version. */
export const isUuid = (text: string): boolean => uuidForm.test(text);

/** What stood there, short enough for a report. */
export const shortly = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
