/** Catalogues as tables that can be filled in elsewhere and read again. */
import { slugOf } from "#kernel/ids";
import { succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { writeOscalCatalogue } from "#topics/catalogue/formats/rules/oscal-writer";
import { choose } from "#ui/words";
import { exportCatalogue, exportOscal, readTemplate } from "../contract.ts";
import { beginningsOf, numberPattern } from "../rules/searching.ts";
import { requirementSheet, templateWith } from "../rules/sheets.ts";
import { findAreas, findRequirements } from "../store/requirements.ts";
import { findMatches } from "../store/searching.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findDocument } from "./reading-files.ts";
import { findMeant } from "./versions.ts";

/** More than any catalogue has (PROMISES G17). */
const mostRequirements = 50_000;

export const exportingUseCases = [
  implement(exportCatalogue, async ({ tx, touch }, { format, q, ...filter }) => {
    const meant = await findMeant(tx, filter);
    if (!meant.ok) return meant;
    const { catalogue, version } = meant.value;
    const here = { cooperativeId: filter.cooperativeId, versionId: version.id };
    const search = { ...filter, words: q, beginnings: q === undefined ? null : beginningsOf(q), number: numberPattern(q ?? "") };
    const { keys } = await findMatches(tx, here, search, { limit: mostRequirements, offset: 0 });
    const requirements = await findRequirements(tx, here, keys);

    const sheet = requirementSheet(requirements, await findAreas(tx, here), catalogue.title);
    touch({ object: `catalogue:${catalogue.id}`, after: { version: version.id, requirements: requirements.length } });
    return succeed({ format, workbook: { name: `${catalogue.title} ${version.label}`.trim(), sheets: [sheet] } });
  }),

  implement(exportOscal, async ({ tx, touch }, place) => {
    const meant = await findMeant(tx, place);
    if (!meant.ok) return meant;

    const text = JSON.stringify(writeOscalCatalogue(await findDocument(tx, place.cooperativeId, meant.value)), null, 2);
    const { catalogue, version } = meant.value;
    touch({ object: `catalogue:${catalogue.id}`, after: { version: version.id } });
    return succeed({ name: `${slugOf(catalogue.title) || "katalog"}-${version.number}.json`, mediaType: "application/json", content: new TextEncoder().encode(`${text}\n`) });
  }),

  implement(readTemplate, async ({ actor }, { format }) => {
    const { name, help } = choose({ de, en }, actor.language).template;
    const rows = help.rows.map(({ column, needed, meaning }) => [column, needed, meaning] as const);
    const heads = [help.heads.column, help.heads.needed, help.heads.meaning] as const;
    return succeed({ format, workbook: templateWith(name, { sheet: help.sheet, heads, rows }) });
  }),
];
