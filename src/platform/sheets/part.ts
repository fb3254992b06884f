/** One XML part of a checked zip. */
import type { Container } from "./container.ts";
import { readMarkup, type MarkupListener } from "./markup.ts";

/** Reads one part through a listener; false when the zip has none. */
export function readPart(container: Container, name: string, listener: Partial<MarkupListener>): boolean {
  const nothing = () => undefined;
  const markup = readMarkup({ open: nothing, close: nothing, text: nothing, ...listener });
  const found = container.read(name, markup.push);
  if (found) markup.end();
  return found;
}
