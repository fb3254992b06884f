/** Puts together what belongs to a member: rows, files, and the parts of a package they make. */
import type { Owner, TakenRow } from "#platform/db/belongings";
import type { Tx } from "#platform/db/transact";
import { sha256Of } from "#platform/files";
import type { Means } from "#platform/usecase";
import { sealPlace } from "#topics/emergency/registers/rules/entries";
import { packPlace } from "#topics/emergency/pack/rules";
import type { ListedPart } from "../model.ts";
import { fileReferences, insteadOf, partsOfShared, withheldTables } from "../rules/holdings.ts";
import { fileName, fingerprintText, tableName } from "../rules/packages.ts";
import { findRows } from "../store/exports.ts";

/** A part and what is said about it. */
export type Part = ListedPart & { readonly content: Uint8Array };

export const partOf = (name: string, text: string | Uint8Array): Part => {
  const content = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { name, bytes: content.length, sha256: sha256Of(content), content };
};

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** What is sealed with the installation's key, and the place it is sealed for. */
export const sealedPlaces: Readonly<Record<string, (memberId: string, row: Readonly<Record<string, unknown>>) => string>> = {
  emergency_number: (memberId, row) => sealPlace(memberId, text(row["entry_id"]), text(row["field"])),
  emergency_pack: (memberId, row) => packPlace(memberId, text(row["id"])),
};

/** A row as it leaves the house: what was sealed for this installation is opened, for no other could. */
function opened(memberId: string, table: string, { secrets }: Means): (taken: TakenRow) => string {
  const placeOf = sealedPlaces[table];
  if (placeOf === undefined) return ({ line }) => line;
  return ({ row }) => JSON.stringify({ ...row, sealed: secrets.unseal(text(row["sealed"]), placeOf(memberId, row)) ?? "" });
}

export type Gathered = {
  readonly rows: ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;
  readonly data: readonly Part[];
  readonly files: readonly Part[];
  readonly fingerprint: string;
};

type FileRow = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** The bytes of every file a row names, once for each content. */
async function findFiles(tx: Tx, { memberId, cooperativeId, files }: Owner & Pick<Means, "files">, named: readonly FileRow[]): Promise<Part[]> {
  const parts = new Map<string, Part>();
  for (const { table, row } of named) {
    const sha256 = text(row["sha256"]);
    if (parts.has(sha256)) continue;
    const id = text(row["id"]);
    const found = table === "stored_file" ? await files.fetch(tx, memberId, id) : await files.fetchShared(tx, cooperativeId, id);
    if (found) parts.set(sha256, partOf(fileName(sha256, text(row["name"])), found.content));
  }
  return [...parts.values()];
}

/** Everything that belongs to the member, as far as the actor may see it. */
export async function gather(tx: Tx, owner: Owner, means: Means): Promise<Gathered> {
  const found = await findRows(tx, owner, { withheld: withheldTables, parts: partsOfShared, also: fileReferences, instead: insteadOf });
  const filled = [...found].filter(([, rows]) => rows.length > 0);
  const data = filled.map(([table, rows]) => partOf(tableName(table), `${rows.map(opened(owner.memberId, table, means)).join("\n")}\n`));
  const named = ["stored_file", "shared_file"].flatMap((table) => (found.get(table) ?? []).map(({ row }) => ({ table, row })));
  const files = await findFiles(tx, { ...owner, files: means.files }, named);
  const fingerprint = sha256Of(fingerprintText([...data, ...files]));
  return { rows: new Map(filled.map(([table, rows]) => [table, rows.map(({ row }) => row)])), data, files, fingerprint };
}
