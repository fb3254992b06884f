/** Rows that come from another installation, written down as they were. */
import { sql } from "kysely";
import { readLayout, sequenceOf, type Sequence } from "#platform/db/layout";
import { claim, type Tx } from "#platform/db/transact";

/** Does any cooperative exist here? */
export const findAnyCooperative = async (tx: Tx): Promise<boolean> => (await tx.selectFrom("cooperative").select("id").limit(1).executeTakeFirst()) !== undefined;

/** Whose addresses of these are known here already. */
export async function findKnownAddress(tx: Tx, emails: readonly string[]): Promise<string | null> {
  for (const email of emails) {
    await claim(tx, email);
    const row = await tx.selectFrom("person").select("email").where("email", "=", email).executeTakeFirst();
    if (row) return row.email;
  }
  return null;
}

/** In which order tables take rows in. */
export const findSequence = async (tx: Tx, names: readonly string[]): Promise<Sequence> => sequenceOf(await readLayout(tx), names);

export type Arriving = { readonly table: string; readonly lines: readonly string[] };

const asList = (lines: readonly string[]) => `[${lines.join(",")}]`;

/** Takes rows in; the database itself refuses where anybody is here already. */
export async function takeIn(tx: Tx, { table, lines }: Arriving, late: readonly string[] = []): Promise<void> {
  await claim(tx, "arrival");
  await sql`select take_in(${table}, ${asList(lines)}::jsonb, ${[...late]}::text[])`.execute(tx);
}

/** Fills in what had to wait for another table. */
export async function takeInLate(tx: Tx, { table, lines }: Arriving, late: readonly string[]): Promise<void> {
  await claim(tx, "arrival");
  await sql`select take_in_late(${table}, ${asList(lines)}::jsonb, ${[...late]}::text[])`.execute(tx);
}
