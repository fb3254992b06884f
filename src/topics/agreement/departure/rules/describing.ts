/** Says of every table what its rows hold, as a JSON schema. */

export type DescribedColumn = { readonly name: string; readonly type: string; readonly isRequired: boolean; readonly choices: readonly string[] };
export type DescribedTable = {
  readonly name: string;
  readonly columns: readonly DescribedColumn[];
  readonly key: readonly string[];
  readonly references: readonly { readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] }[];
};

const kinds: readonly (readonly [RegExp, object])[] = [
  [/^jsonb?$/, {}],
  [/\[\]$/, { type: "array" }],
  [/^(smallint|integer|bigint)$/, { type: "integer" }],
  [/^(numeric|real|double)/, { type: "number" }],
  [/^boolean$/, { type: "boolean" }],
  [/^uuid$/, { type: "string", format: "uuid" }],
  [/^date$/, { type: "string", format: "date" }],
  [/^timestamp/, { type: "string", format: "date-time" }],
  [/^bytea$/, { type: "string", pattern: "^\\\\x[0-9a-f]*$" }],
];

/** What a value of a database type is in JSON. */
export const kindOf = (type: string): object => kinds.find(([known]) => known.test(type))?.[1] ?? { type: "string" };

/** A column: its kind, the words it may hold, its title, and whether it may be empty. */
function propertyOf({ name, type, isRequired, choices }: DescribedColumn, titleOfColumn: (name: string) => string): object {
  const kind = { ...kindOf(type), ...(choices.length > 0 ? { enum: choices } : {}) };
  return { title: titleOfColumn(name), ...(isRequired || type === "jsonb" ? kind : { anyOf: [kind, { type: "null" }] }) };
}

/** The schema of one line of each table. */
export const describeTables = (tables: readonly DescribedTable[], titles: Readonly<Record<string, string>>, titleOfColumn: (name: string) => string) =>
  tables.map(({ name, columns, key, references }) => ({
    table: name,
    schema: {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: titles[name] ?? name,
      description: `Eine Zeile in Daten/${name}.jsonl`,
      type: "object",
      required: columns.map((column) => column.name),
      properties: Object.fromEntries(columns.map((column) => [column.name, propertyOf(column, titleOfColumn)])),
      "x-schluessel": key,
      "x-verweise": references.map(({ columns: from, to, toColumns }) => ({ von: from, auf: `Daten/${to}.jsonl`, spalten: toColumns })),
    },
  }));
