import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { corpusFile, withoutCorpora } from "#tests/corpora";
import { anyDocument, catalogue, control, group, head, profile, stamp, uuidAt } from "#tests/oscal";
import { writeOscalCatalogue } from "#topics/catalogue/formats/rules/oscal-writer";
import { shippedCatalogues } from "./catalogues.ts";
import { measureAgainst, openSchema } from "./json-schema.ts";

const files = ["oscal-schema/oscal_complete_schema-1-1-3.json", "oscal-schema/oscal_complete_schema-1-2-2.json"] as const;
const read = (file: string) => fs.readFileSync(path.join(shippedCatalogues, file), "utf8");

/** The other implementation, which only tests use; it takes the `$id` of NIST for an address. */
function other(file: string): (value: unknown) => { readonly isValid: boolean; readonly paths: ReadonlySet<string> } {
  const schema = JSON.parse(read(file), (key, value: unknown) => (key === "$id" && typeof value === "string" ? undefined : value));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  return (value) => {
    const isValid = validate(value);
    return {
      isValid,
      paths: new Set(
        (validate.errors ?? []).map(({ instancePath, params }) =>
          "additionalProperty" in params ? `${instancePath}/${String(params["additionalProperty"]).replaceAll("~", "~0").replaceAll("/", "~1")}` : instancePath,
        ),
      ),
    };
  };
}

describe("the shipped schemas", () => {
  for (const file of files)
    test(`${file} is the file its table speaks of, and every word in it is understood`, () => {
      const sum = createHash("sha256")
        .update(fs.readFileSync(path.join(shippedCatalogues, file)))
        .digest("hex");
      assert.ok(read("oscal-schema/README.md").includes(`\`${path.basename(file)}\``));
      assert.ok(read("oscal-schema/README.md").includes(sum));
      const whole = JSON.parse(read(file)) as Record<string, unknown> & { definitions: Record<string, unknown> };
      const { definitions } = whole;
      const look = (schema: unknown): number => {
        const one = schema as Record<string, unknown>;
        openSchema({ ...one, definitions })({}, 1);
        const branches = ["oneOf", "anyOf", "allOf"].flatMap((word) => (one[word] as unknown[] | undefined) ?? []);
        const inner = [
          ...Object.values((one["properties"] as object | undefined) ?? {}),
          ...Object.values((one["definitions"] as object | undefined) ?? {}),
          ...branches,
          ...("items" in one ? [one["items"]] : []),
        ];
        return inner.reduce<number>((sum, each) => sum + look(each), 1);
      };
      assert.ok(look(whole) > 1_000);
    });

  test("of two alternatives, the one that speaks of a value of this kind is explained", () => {
    const entry = { type: "object", required: ["href"], properties: { href: { type: "string", format: "uri-reference" } } };
    const measure = openSchema({ anyOf: [entry, { type: "array", items: entry, minItems: 1 }] });
    assert.deepEqual(
      measure([{ href: " " }], 5).faults.map(({ path: at, rule }) => [at, rule]),
      [["/0/href", "format"]],
    );
    assert.deepEqual(
      measure({ href: " " }, 5).faults.map(({ path: at, rule }) => [at, rule]),
      [["/href", "format"]],
    );
  });

  test("a word nobody taught it is refused, not overlooked", () => {
    assert.throws(() => openSchema({ type: "object", patternProperties: {} })({}, 1), /patternProperties/);
  });
});

const full = catalogue(1, {
  params: [{ id: "p0", label: "x", values: ["a"] }],
  groups: [
    group("g", [control("a", { params: [{ id: "p1", select: { "how-many": "one", choice: ["x"] } }], links: [{ href: "#b", rel: "related" }], controls: [control("b")] })], {
      props: [{ name: "label", value: "1" }],
    }),
  ],
  "back-matter": { resources: [{ uuid: uuidAt(2), rlinks: [{ href: "a/b.json" }], base64: { value: "aaaa" } }] },
});
const tailored = profile(3, [{ href: "#x", "include-controls": [{ "with-ids": ["a"], matching: [{ pattern: "b*" }] }] }], {
  merge: { "as-is": true },
  modify: { alters: [{ "control-id": "a", removes: [{ "by-name": "x" }] }] },
});
const item = (id: string) => ({ type: "control", "id-ref": id });
const mapping = {
  "mapping-collection": {
    uuid: uuidAt(4),
    metadata: head("Mapping"),
    provenance: { method: "human", "matching-rationale": "semantic", status: "draft", "mapping-description": "x" },
    mappings: [
      {
        uuid: uuidAt(5),
        "source-resource": { type: "catalog", href: "a" },
        "target-resource": { type: "catalog", href: "b" },
        maps: [{ uuid: uuidAt(6), relationship: "equal-to", sources: [item("a")], targets: [item("b")] }],
      },
    ],
  },
};

type Mutation = { readonly at: number; readonly kind: "drop" | "replace" | "rename" | "empty"; readonly value: unknown };
const mutation = fc.record({ at: fc.nat(), kind: fc.constantFrom("drop" as const, "replace" as const, "rename" as const, "empty" as const), value: fc.jsonValue({ maxDepth: 1 }) });

/** One place of a document changed. */
function mutate(document: unknown, { at, kind, value }: Mutation): unknown {
  const copy: unknown = structuredClone(document);
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      places.push({ holder: node as Record<string, unknown>, key });
      walk(inner);
    }
  };
  walk(copy);
  const place = places[at % places.length];
  if (!place) return copy;
  const { holder, key } = place;
  const kept = holder[key];
  if (kind === "replace") holder[key] = value;
  else if (kind === "empty") holder[key] = Array.isArray(kept) ? [] : typeof kept === "string" ? "" : {};
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  if (kind === "rename" && !Array.isArray(holder)) holder[`${key}/~x`] = kept;
  return copy;
}

describe("finds what another implementation finds", () => {
  for (const file of files) {
    const compare = other(file);
    // The other implementation checks no formats; beside an unchecked format another branch of an alternative would be the right one.
    const measure = openSchema(JSON.parse(read(file), (key, value: unknown) => (key === "format" && typeof value === "string" ? undefined : value)));
    const agree = (value: unknown) => {
      const { faults, count } = measure(value, 500);
      const theirs = compare(value);
      assert.equal(count === 0, theirs.isValid, JSON.stringify({ faults: faults.slice(0, 3), theirs: [...theirs.paths].slice(0, 3) }));
      assert.equal(count, faults.length);
      for (const fault of faults) assert.ok(theirs.paths.has(fault.path), `${fault.rule} at ${fault.path}`);
    };
    test(`in files broken anywhere (${path.basename(file)})`, () => {
      for (const whole of [full, tailored, mapping]) agree(whole);
      fc.assert(
        fc.property(fc.constantFrom<unknown>(full, tailored, mapping), fc.array(mutation, { minLength: 1, maxLength: 3 }), (whole, mutations) =>
          agree(mutations.reduce<unknown>(mutate, whole)),
        ),
        { numRuns: 600 },
      );
    });
    test(`in documents of every shape (${path.basename(file)})`, () => {
      fc.assert(
        fc.property(anyDocument, (document) => agree(writeOscalCatalogue(document))),
        { numRuns: 100 },
      );
    });
  }
  const real = [
    "BSI-Stand-der-Technik-Kernel-catalog.json",
    "Grundschutz++-profile.json",
    "ITGS-to-GS++-mapping_collection.json",
    "Passwortrichtlinie/Passwortrichtlinie-component_definition.json",
  ];
  for (const name of real) {
    const found = corpusFile("bsi-stand-der-technik", name);
    test(`${name} is valid as published`, { skip: found === null && withoutCorpora }, () => {
      const value: unknown = JSON.parse(fs.readFileSync(found ?? "", "utf8"));
      assert.deepEqual(measureAgainst(name.startsWith("ITGS") ? files[1] : files[0], value, 5), { faults: [], count: 0 });
    });
  }
});

test("a fault names the place, the rule, what it wants and what stood there", () => {
  const broken = { catalog: { uuid: "none", metadata: { title: 3, "last-modified": stamp, version: " 1", "oscal-version": "1.1.3", colour: "red" }, groups: [] } };
  assert.deepEqual(
    measureAgainst(files[0], broken, 10).faults.map(({ path: place, rule, found }) => [place, rule, found]),
    [
      ["/catalog/uuid", "pattern", "none"],
      ["/catalog/metadata/title", "type", "3"],
      ["/catalog/metadata/version", "pattern", " 1"],
      ["/catalog/metadata/colour", "additional", "red"],
      ["/catalog/groups", "min-items", "[0]"],
    ],
  );
});

test("the first faults are described, all are counted", () => {
  const many = { catalog: { uuid: uuidAt(1), metadata: head("x"), controls: Array.from({ length: 300 }, () => ({ id: "1 2", title: "x" })) } };
  const { faults, count } = measureAgainst(files[0], many, 20);
  assert.deepEqual([faults.length, count], [20, 300]);
});

test("no text makes a pattern slow: a megabyte of what patterns hate is measured in a moment", () => {
  const hateful = ["@".repeat(1_000_000), `${"a".repeat(1_000_000)}\n`, " ".repeat(1_000_000), `1${".".repeat(1_000_000)}`, `a:${" ".repeat(1_000_000)}\n`];
  const before = process.cpuUsage();
  for (const text of hateful)
    measureAgainst(
      files[1],
      {
        catalog: {
          uuid: text,
          metadata: {
            ...head(text),
            version: text,
            published: text,
            props: [{ name: text, value: text, ns: text }],
            parties: [{ uuid: text, type: "person", "email-addresses": [text] }],
          },
          "back-matter": { resources: [{ uuid: text, base64: { value: text } }] },
        },
      },
      50,
    );
  assert.ok(process.cpuUsage(before).user < 3_000_000);
});
