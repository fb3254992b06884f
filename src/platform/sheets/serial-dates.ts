/** Dates in XLSX are numbers with a date format; a reader wants days. */
import type { Container } from "./container.ts";
import { contentLimits, refuse } from "./limits.ts";
import { readPart } from "./part.ts";

// ECMA-376 part 1, 18.8.30: built-in formats that show a date or a time.
const builtIn = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const showsDate = (format: string) => /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ""));

/** The numbers of the cell styles that show a date. */
export function dateStyles(container: Container, part: string | undefined): ReadonlySet<number> {
  const dates = new Set<number>();
  if (part === undefined) return dates;
  const custom = new Map<number, boolean>();
  let [inside, index] = [false, 0];
  readPart(container, part, {
    open: (name, attributes) => {
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), showsDate(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") inside = true;
      if (name !== "xf" || !inside) return;
      const id = Number(attributes["numFmtId"] ?? 0);
      if (custom.get(id) ?? builtIn(id)) dates.add(index);
      index += 1;
      if (index > contentLimits.places) refuse("too-large");
    },
    close: (name) => {
      if (name === "cellXfs") inside = false;
    },
  });
  return dates;
}

/** A serial number as `2026-11-23`, `2026-11-23T10:15:00` or, below one day, `10:15:00`; a number no calendar knows stays one. */
export function isoOfSerial(serial: number, since1904: boolean): string | number {
  // Excel's day 60 is a 29 February 1900 that never was.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000);
  if (serial < 0 || serial > 2_958_466 || Number.isNaN(instant.getTime())) return serial;
  const [day = "", time = ""] = instant.toISOString().slice(0, 19).split("T");
  if (serial < 1 && serial > 0) return time;
  return time === "00:00:00" ? day : `${day}T${time}`;
}
