/** Addresses of exports: the page's filters go along, what only steers the page does not. */
import type { Visit } from "#kernel/screen";
import { sheetFormats } from "#kernel/sheets";

/** Formats of an export, each with its address. */
export const exportLinks = (operation: string, fixed: Readonly<Record<string, string>>, visit: Pick<Visit, "query">) =>
  sheetFormats.map((format) => {
    const query = new URLSearchParams({ ...visit.query, ...fixed, format });
    for (const name of ["page", "do", "getan", "ansicht"]) query.delete(name);
    return { label: format.toUpperCase(), href: `/api/${operation}?${query.toString()}` };
  });
