/** Takes a member in that left another installation. */
import type { Actor } from "#kernel/operation";
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { chainStart, entryOf, followChain } from "#platform/audit";
import { actWithin, type Tx } from "#platform/db/transact";
import { unpackStranger } from "#platform/documents/archive";
import { sha256Of } from "#platform/files";
import { newId } from "#platform/ids";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { importMember } from "../contract.ts";
import { arrivingRow, packageContents, type ArrivingRow, type PackageContents } from "../model.ts";
import { asOfficeLead, isOfPackage } from "../rules/arriving.ts";
import { contentsName, faultOfParts, fingerprintText, hashOfFile, historyName, readParts, tableOf, type ContentsFault } from "../rules/packages.ts";
import { tableTitles } from "../rules/titles.ts";
import { findAnyCooperative, findKnownAddress, findSequence, takeIn, takeInLate } from "../store/arrivals.ts";
import { findLayoutVersion } from "../store/exports.ts";
import { gather, sealedPlaces } from "./gathering.ts";

/** Eight times what a door takes: rows pack well. More is refused. */
const bounds = { bytes: 2 ** 30, parts: 60_000, wanted: readParts };

type Line = { readonly line: string; readonly row: ArrivingRow };
type Package = {
  readonly contents: PackageContents;
  readonly tables: ReadonlyMap<string, readonly Line[]>;
  readonly history: readonly Line[];
  readonly files: readonly Uint8Array[];
};

const linesOf = (bytes: Uint8Array): Line[] =>
  new TextDecoder("utf-8", { fatal: true })
    .decode(bytes)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ line, row: arrivingRow.parse(JSON.parse(line)) }));

/** Opens a package and believes nothing of it that no hash confirms. */
function openPackage(bytes: Uint8Array): Result<Package, ContentsFault | "package-unreadable" | "package-too-large"> {
  const parts = unpackStranger(bytes, bounds);
  if (parts === "too-large") return fail("package-too-large");
  const listed = parts === "broken" ? undefined : parts.get(contentsName);
  if (parts === "broken" || listed === undefined) return fail("package-unreadable");
  try {
    const contents = packageContents.parse(JSON.parse(new TextDecoder().decode(listed)));
    const inside = [...parts].filter(([name]) => name !== contentsName);
    const found = inside.map(([name, content]) => ({ name, bytes: content.length, sha256: sha256Of(content) }));
    const fault = faultOfParts(contents, found);
    if (fault !== null) return fail(fault);
    if (sha256Of(fingerprintText(found)) !== contents.fingerprint) return fail("package-damaged");
    const tables = new Map(inside.flatMap(([name, content]) => (tableOf(name) === null ? [] : [[tableOf(name) ?? "", linesOf(content)] as const])));
    const history = linesOf(parts.get(historyName) ?? new Uint8Array());
    return succeed({ contents, tables, history, files: inside.filter(([name]) => hashOfFile(name) !== null).map(([, content]) => content) });
  } catch {
    return fail("package-unreadable");
  }
}

const hexOf = (value: unknown) => (typeof value === "string" ? Buffer.from(value.replace(/^\\x/, ""), "hex") : Buffer.alloc(0));

const orNull = (value: unknown) => (typeof value === "string" ? value : null);

/** Does an event say in its columns what stands in the entry its hash covers? */
function saysItsEntry(row: ArrivingRow): boolean {
  const at = new Date(String(row["at"]));
  if (Number.isNaN(at.getTime())) return false;
  const said = (column: string) => String(row[column]);
  const stated = { after: orNull(row["after_hash"]), at, before: orNull(row["before_hash"]), chain: said("chain"), door: said("door"), object: said("object") };
  const who = { person: orNull(row["person_id"]), personName: said("person_name"), role: said("role") };
  return entryOf({ ...stated, ...who, operation: said("operation"), request: said("request_id") }) === row["entry"];
}

/** Is the history whole: does every event say what its hash covers and follow from the one before, up to where the package says it ends? */
function isWhole({ contents, history }: Package): boolean {
  if (!history.every(({ row }) => saysItsEntry(row))) return false;
  const links = history.map(({ row }) => ({ number: Number(row["number"]), entry: String(row["entry"]), hash: hexOf(row["hash"]) }));
  const end = followChain(chainStart, links);
  return !("fault" in end) && end.number === contents.history.number && end.hash.toString("hex") === contents.history.hash;
}

/** Is every file a row names among the files of the package? What a row names otherwise would be looked for on the server. */
function hasItsFiles({ tables, files }: Package): boolean {
  const there = new Set(files.map(sha256Of));
  return ["stored_file", "shared_file"].every((table) => (tables.get(table) ?? []).every(({ row }) => there.has(String(row["sha256"]))));
}

const isOwn = ({ contents, tables, history }: Package): boolean =>
  [...tables].every(([table, lines]) => Object.hasOwn(tableTitles, table) && lines.every(({ row }) => isOfPackage(contents, table, row))) &&
  history.every(({ row }) => row["chain"] === contents.memberId && isOfPackage(contents, "audit_event", row)) &&
  tables.get("cooperative")?.length === 1 &&
  tables.get("member")?.length === 1;

/** What was opened for the way is sealed again, for this installation. */
function sealed(memberId: string, table: string, { secrets }: Means): (one: Line) => string {
  const placeOf = sealedPlaces[table];
  return ({ line, row }) => (placeOf === undefined ? line : JSON.stringify({ ...row, sealed: secrets.seal(String(row["sealed"]), placeOf(memberId, row)) }));
}

type Lead = { readonly name: string; readonly email: string; readonly phone?: string | undefined };
type Seated = { readonly tables: ReadonlyMap<string, readonly Line[]>; readonly personId: string };

/** Seats the first person of the new installation: somebody who came along, or somebody new. */
function seat({ contents, tables }: Package, lead: Lead, now: Date): Seated {
  const known = (tables.get("person") ?? []).find(({ row }) => row["email"] === lead.email);
  const fresh = {
    name: lead.name,
    email: lead.email,
    phone: lead.phone ?? null,
    language: "de",
    home_cooperative_id: contents.cooperativeId,
    created_at: now.toISOString(),
    revision: 1,
  };
  const person = known === undefined ? { ...fresh, id: newId(now), home_member_id: null } : asOfficeLead(known.row);
  const office = { id: newId(now), cooperative_id: contents.cooperativeId, person_id: person["id"], role: "office", deputy: false, valid_from: dayIn(now) };
  const more = (table: string, row: ArrivingRow) => [...(tables.get(table) ?? []).filter((one) => one !== known), { line: JSON.stringify(row), row }];
  return { personId: String(person["id"]), tables: new Map([...tables, ["person", more("person", person)], ["assignment", more("assignment", office)]]) };
}

type Taking = { readonly tx: Tx; readonly means: Means; readonly contents: PackageContents };

async function takeAll({ tx, means, contents }: Taking, tables: Seated["tables"], history: readonly Line[]): Promise<void> {
  const { tables: order, late } = await findSequence(tx, [...tables.keys()]);
  const linesFor = (table: string) => (tables.get(table) ?? []).map(sealed(contents.memberId, table, means));
  for (const table of order) await takeIn(tx, { table, lines: linesFor(table) }, late.get(table));
  for (const [table, columns] of late) await takeInLate(tx, { table, lines: linesFor(table) }, columns);
  // In which transaction of this installation it happened is nothing a package can say: none.
  await takeIn(tx, { table: "audit_event", lines: history.map(({ line }) => line) }, ["transaction"]);
  const head = { chain: contents.memberId, number: contents.history.number, hash: `\\x${contents.history.hash}` };
  await takeIn(tx, { table: "audit_chain", lines: contents.history.number === 0 ? [] : [JSON.stringify(head)] });
}

/** What the database says of rows that do not fit: a value, a reference, a check. */
const isMisfit = (problem: unknown): boolean => problem instanceof Error && "code" in problem && /^2[23]/.test(String(problem.code));

const arrive = implement(importMember, async ({ tx, actor, now, means, touch }, { file, lead }) => {
  if (await findAnyCooperative(tx)) return fail("installation-not-empty");
  const read = openPackage(file.bytes);
  if (!read.ok) return read;
  const { contents, tables, history, files } = read.value;
  if (contents.layout !== (await findLayoutVersion(tx))) return fail("layout-differs");
  if (!isOwn(read.value)) return fail("package-foreign");
  if (!isWhole(read.value) || !hasItsFiles(read.value)) return fail("package-damaged");
  const seated = seat(read.value, lead, now);
  const emails = (seated.tables.get("person") ?? []).map(({ row }) => String(row["email"]));
  if ((await findKnownAddress(tx, emails)) !== null) return fail("address-known");

  for (const bytes of files) await means.files.keep(bytes);
  try {
    await takeAll({ tx, means, contents }, seated.tables, history);
  } catch (problem) {
    if (isMisfit(problem)) return fail("package-foreign");
    throw problem;
  }
  // Handed out again it must be the same; else nothing of it stays.
  const { memberId } = contents;
  const owner = { cooperativeId: cooperativeOf(memberId), memberId };
  const house: Actor = { ...actor, personId: null, role: "management", cooperativeId: owner.cooperativeId, members: [memberId] };
  await actWithin(tx, house);
  const again = await gather(tx, owner, means);
  await actWithin(tx, actor);
  if (again.fingerprint !== contents.fingerprint) return fail("arrival-differs");

  touch({ object: `departure:${memberId}`, after: { fingerprint: contents.fingerprint, exportedAt: contents.exportedAt, lead: seated.personId } });
  const rows = [...tables.values()].reduce((sum, lines) => sum + lines.length, 0);
  return succeed({ cooperativeId: owner.cooperativeId, memberName: contents.memberName, fingerprint: contents.fingerprint, rows, files: files.length, events: history.length });
});

export const arrivingUseCases: readonly UseCase[] = [arrive];
