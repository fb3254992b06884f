/** Runs of the press: what was asked for, and the files that are there by now. Which papers a pile holds is its topic's business. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import { paperMediaTypes } from "#kernel/paper";
import { formatOf, isPacked, printRun, type PrintKind, type PrintRun } from "#kernel/printing";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "./db/transact.ts";
import { pack } from "./documents/archive.ts";

/** The runs of one topic, by its word for them. */
export type Pile = { readonly cooperativeId: CooperativeId; readonly pile: string };

/** Papers between two transactions: so few that others are printed in between. */
export const papersAtOnce = 10;

/** Runs with how many files are there, the first asked for first. */
export async function findRuns(tx: Tx, { cooperativeId, pile }: Pile): Promise<PrintRun[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select r.id, r.subject, r.kind, r.language, r.files, r.asked_at as "askedAt", r.asked_by_name as "askedByName",
      (select count(*)::int from print_file f where f.cooperative_id = r.cooperative_id and f.run_id = r.id) as printed
    from print_run r where r.cooperative_id = ${cooperativeId} and r.pile = ${pile} order by r.asked_at, r.id`.execute(tx);
  return rows.map((row) => printRun.parse(row));
}

/** The first run that is not done. */
export const findNextRun = async (tx: Tx, pile: Pile): Promise<PrintRun | undefined> => (await findRuns(tx, pile)).find(({ printed, files }) => printed < files);

/** Asks for a run; those of the same subject and kind before it go. */
export async function askForRun(tx: Tx, { cooperativeId, pile }: Pile, { askedAt, askedByName, printed: _, ...same }: PrintRun): Promise<void> {
  await removeRuns(tx, { cooperativeId, pile }, same);
  await tx
    .insertInto("print_run")
    .values({ ...same, cooperative_id: cooperativeId, pile, asked_at: askedAt, asked_by_name: askedByName })
    .execute();
}

/** Runs that are over: all of the pile, those of a subject, or of one kind of it. */
export async function removeRuns(tx: Tx, { cooperativeId, pile }: Pile, { subject, kind }: { readonly subject?: string; readonly kind?: PrintKind } = {}): Promise<void> {
  await tx
    .deleteFrom("print_run")
    .where("cooperative_id", "=", cooperativeId)
    .where("pile", "=", pile)
    .$if(subject !== undefined, (query) => query.where("subject", "=", subject ?? ""))
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? ""))
    .execute();
}

export type PrintedFile = { readonly number: number; readonly name: string; readonly bytes: Uint8Array };
export type RunPlace = Pile & { readonly runId: string };

const findRun = async (tx: Tx, { runId, ...pile }: RunPlace): Promise<PrintRun | undefined> => (await findRuns(tx, pile)).find(({ id }) => id === runId);

/** Keeps what was printed; one that is there by now stays. */
export async function keepFiles(tx: Tx, place: RunPlace, { at, files }: { readonly at: Date; readonly files: readonly PrintedFile[] }): Promise<Result<null, "run-unknown">> {
  if (!(await findRun(tx, place))) return fail("run-unknown");
  if (files.length > 0)
    await tx
      .insertInto("print_file")
      .values(files.map(({ number, name, bytes }) => ({ cooperative_id: place.cooperativeId, run_id: place.runId, number, name, content: Buffer.from(bytes), printed_at: at })))
      .onConflict((conflict) => conflict.columns(["cooperative_id", "run_id", "number"]).doNothing())
      .execute();
  return succeed(null);
}

type Whole = { readonly run: PrintRun; readonly ending: string; readonly mediaType: string; readonly content: Uint8Array };

/** A finished run: the one paper, or all files packed. */
export async function findPrinted(tx: Tx, place: RunPlace): Promise<Result<Whole, "run-unknown" | "run-unfinished">> {
  const run = await findRun(tx, place);
  if (!run) return fail("run-unknown");
  if (run.printed < run.files) return fail("run-unfinished");
  const files = await tx
    .selectFrom("print_file")
    .select(["number", "name", "content"])
    .where("cooperative_id", "=", place.cooperativeId)
    .where("run_id", "=", run.id)
    .orderBy("number")
    .execute();

  const format = formatOf(run.kind);
  if (!isPacked(run.kind)) return succeed({ run, ending: format, mediaType: paperMediaTypes[format], content: new Uint8Array(files[0]?.content ?? []) });
  // Printed files are packed as they are: pressed once, they get no smaller.
  const parts = files.map(({ name, content }) => ({ name: `${name.replaceAll(/[\\/:*?"<>|]+/g, " ")}.${format}`, content: new Uint8Array(content), stored: true }));
  return succeed({ run, ending: "zip", mediaType: "application/zip", content: pack(parts) });
}
