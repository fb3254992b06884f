/** What a mutant is: one file of the product, made wrong in one place. */

/** `access` – a role too many; `shoes` – who somebody is and where; `policies` – which rows the database opens; `keys` – what holds beside the policies. */
export const kinds = ["access", "shoes", "policies", "keys"] as const;
export type Kind = (typeof kinds)[number];

export type Mutant = {
  readonly kind: Kind;
  readonly name: string;
  /** The file from the root of the built product, and what it holds in the mutant. */
  readonly file: string;
  readonly text: string;
  /** The tests that have to notice, quickest first. */
  readonly tests: readonly string[];
  /** What is done to the database, and the tables where it shows first. */
  readonly wound?: { readonly statement: string; readonly tables: readonly string[] };
};

/** Asks the migrated, unharmed database. */
export type Ask = <Row extends object>(text: string) => Promise<Row[]>;

/** What is done to the database, what it is called, and the tables whose rows it opens; none where it opens no rows. */
export type Wound = { readonly name: string; readonly statement: string; readonly tables?: readonly string[] };
