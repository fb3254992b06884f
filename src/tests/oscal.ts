/** Small OSCAL files for tests, and any number of odd ones. */
import fc from "fast-check";
import { measureAgainst } from "#platform/json-schema";
import type { CatalogueDocument, Fact, SetFile } from "#topics/catalogue/formats/model";
import { readSet, type ReadSet, type SetOptions } from "#topics/catalogue/formats/rules/read-set";
import type { Raw } from "#topics/catalogue/formats/rules/raw";

/** A file of a set with a value as its JSON. */
export const fileOf = (name: string, value: unknown): SetFile => ({ name, bytes: new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)) });

/** Reads a set, measured against the real schemas. */
export const readAll = (files: readonly SetFile[], options: Partial<SetOptions> = {}): ReadSet => readSet(files, { validate: measureAgainst, ...options });

/** The one catalogue a set was read as. */
export function onlyCatalogue(read: ReadSet, at = 0): CatalogueDocument {
  const document = read.documents[at];
  if (document?.kind !== "catalogue") throw new Error(`no catalogue: ${JSON.stringify({ violations: read.violations, missing: read.missing })}`);
  return document;
}

export const stamp = "2026-11-24T08:00:00Z";
export const head = (title: string, more: Raw = {}): Raw => ({ title, "last-modified": stamp, version: "1.0", "oscal-version": "1.1.3", ...more });
export const uuidAt = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A control with a statement. */
export const control = (id: string, more: Raw = {}): Raw => ({
  id,
  title: `Requirement ${id}`,
  parts: [{ id: `${id}_stm`, name: "statement", prose: `${id} SOLLTE gelten.` }],
  ...more,
});
export const group = (id: string, controls: readonly Raw[], more: Raw = {}): Raw => ({ id, title: `Group ${id}`, ...(controls.length > 0 ? { controls } : {}), ...more });
export const catalogue = (number: number, body: Raw, title = `Catalogue ${number}`): Raw => ({ catalog: { uuid: uuidAt(number), metadata: head(title), ...body } });
export const profile = (number: number, imports: readonly Raw[], more: Raw = {}): Raw => ({
  profile: { uuid: uuidAt(number), metadata: head(`Profile ${number}`), imports, ...more },
});

const token = fc.stringMatching(/^[a-zä_][a-z0-9ß.\-_]{0,7}$/u);
/** Texts as people, tables and attackers write them. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-zÄß ,.]{0,30}$/) },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  fc.constantFrom(
    "",
    " ",
    "\n",
    " a\nb ",
    "MUSS",
    "Es KANN sein",
    "__proto__",
    "constructor",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ insert: param, p1 }}",
    "#a1",
    "-",
    "a\u2028b",
    "ASST.1",
  ),
);

const part = fc.constantFrom(undefined, "statement", "guidance", "evidence", "part:overview", "part:assessment-method", "param:p1", "param:p2", "link", "class", "odd place");
const optional = <One>(name: string, value: fc.Arbitrary<One>) => fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [name]: one }));
export const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    name: fc.oneof(
      token,
      anyText,
      fc.constantFrom(
        "modal_verb",
        "sec_level",
        "effort_level",
        "status",
        "label",
        "alt-identifier",
        "prose",
        "usage",
        "constraint",
        "guideline",
        "how-many",
        "class",
        "uuid",
        "remarks",
      ),
    ),
    value: fc.oneof(anyText, fc.constantFrom("MUSS", "normal-SdT", "erhöht", "3", "withdrawn", "one", "https://example.org/a", "#other")),
  })
  .chain((base) =>
    fc
      .tuple(
        optional("ns", fc.constantFrom("https://example.org/ns", "urn:x", "no uri", "urn:ringwall:catalogue")),
        optional("class", fc.oneof(token, anyText)),
        optional("remarks", anyText),
        part.map((one) => (one === undefined ? {} : { part: one })),
      )
      .map(([ns, className, remarks, place]): Fact => ({ ...base, ...ns, ...className, ...remarks, ...place })),
  );

const uuid = fc.uuid({ version: 4 });
const key = fc.oneof(uuid, token, anyText).filter((text) => text !== "");
const parameter = fc.record({
  id: fc.oneof(fc.constantFrom("p1", "p2"), anyText),
  label: anyText,
  values: fc.array(anyText, { maxLength: 2 }),
  choices: fc.array(anyText, { maxLength: 2 }),
});

type Seeds = { readonly chapters: readonly string[]; readonly requirements: readonly string[] };
const among = (keys: readonly string[], otherwise: fc.Arbitrary<string>) =>
  keys.length === 0 ? otherwise : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...keys) }, otherwise);

const chapterOf = (own: string, { chapters }: Seeds) =>
  fc.record({ key: fc.constant(own), parentKey: fc.option(among(chapters, key)), label: anyText, title: anyText, intro: anyText, facts: fc.array(anyFact, { maxLength: 3 }) });

const requirementOf = (own: string, { chapters, requirements }: Seeds) =>
  fc.record({
    key: fc.constant(own),
    label: fc.oneof(token, anyText),
    areaKey: among(chapters, key),
    groupKey: among(chapters, key),
    parentKey: fc.option(among(requirements, key)),
    title: anyText,
    statement: anyText,
    guidance: anyText,
    evidence: anyText,
    modal: fc.constantFrom("must", "should", "may", null),
    level: fc.constantFrom("basic", "standard", "elevated", null),
    effort: fc.constantFrom(0, 1, 2, 3, 4, 5, null),
    weight: fc.constantFrom(1, 2, 3, null),
    audience: fc.option(anyText),
    withdrawn: fc.boolean(),
    parameters: fc.array(parameter, { maxLength: 3 }),
    facts: fc.array(anyFact, { maxLength: 5 }),
    links: fc.array(fc.record({ rel: fc.oneof(token, anyText), key: among(requirements, key) }), { maxLength: 2 }),
  });

// The pattern of NIST knows no leap day before 2000.
const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

/** Any document an importer might make, however odd. */
export const anyDocument: fc.Arbitrary<CatalogueDocument> = fc
  .tuple(key, fc.uniqueArray(key, { maxLength: 5 }), fc.uniqueArray(key, { maxLength: 6 }))
  .chain(([own, chapters, requirements]) => {
    const seeds: Seeds = {
      chapters: chapters.map((one, index) => (index % 2 === 0 ? one : `${own}#${one}`)),
      requirements: requirements.map((one, index) => (index % 3 === 0 ? `${own}#${one}` : one)),
    };
    return fc.record({
      kind: fc.constant("catalogue" as const),
      format: fc.constant("oscal-catalogue" as const),
      key: fc.constant(own),
      title: anyText,
      publisher: anyText,
      label: anyText,
      publishedOn: fc.option(day),
      scale: fc.constantFrom("wiba" as const, "grundschutz" as const),
      chapters: fc.tuple(...[...new Set(seeds.chapters)].map((one) => chapterOf(one, seeds))),
      requirements: fc.tuple(...[...new Set(seeds.requirements)].map((one) => requirementOf(one, seeds))),
      facts: fc.array(anyFact, { maxLength: 3 }),
    });
  })
  // Plain objects, as parsers make them.
  .map((document) => structuredClone(document));
