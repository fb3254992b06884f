/** Who somebody is: found by e-mail address before signing in, by number afterwards. */
import { sql } from "kysely";
import { claim, type Tx } from "#platform/db/transact";

export type Holder = { readonly id: string; readonly name: string; readonly email: string; readonly language: "de" | "en" };

export type Candidate = Holder & {
  readonly activatedAt: Date | null;
  readonly passwordHash: string | null;
  readonly isEnrolled: boolean;
};

const languageOf = (language: string): "de" | "en" => (language === "en" ? "en" : "de");

/** Whoever signs in under this name, with what to compare; the name becomes the claim that opens these rows. */
export async function findCandidate(tx: Tx, email: string): Promise<Candidate | undefined> {
  await claim(tx, email);
  const row = await tx
    .selectFrom("person as p")
    .leftJoin("account as a", "a.person_id", "p.id")
    .leftJoin("account_secret as s", "s.person_id", "p.id")
    .select(["p.id", "p.name", "p.email", "p.language", "a.activated_at", "s.password_hash", sql<boolean>`s.totp_sealed is not null`.as("enrolled")])
    .where(sql`lower(p.email)`, "=", email)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, language } = row;
  return {
    id,
    name,
    email: row.email,
    language: languageOf(language),
    activatedAt: row.activated_at,
    passwordHash: row.password_hash,
    isEnrolled: row.enrolled,
  };
}

/** From here on the transaction is this person's: the proof has been given. */
export const becomePerson = async (tx: Tx, personId: string): Promise<void> => {
  await sql`select set_config('app.person', ${personId}, true)`.execute(tx);
};

/** The person the transaction belongs to. */
export async function findHolder(tx: Tx, personId: string): Promise<Holder | undefined> {
  const row = await tx.selectFrom("person").select(["id", "name", "email", "language"]).where("id", "=", personId).executeTakeFirst();
  return row && { ...row, language: languageOf(row.language) };
}

/** The language a person reads; the column is the members' and written by the function made for it. */
export const saveLanguage = async (tx: Tx, personId: string, language: "de" | "en"): Promise<void> => {
  await sql`select choose_language(${personId}::uuid, ${language})`.execute(tx);
};

export type FirstOperator = Holder & { readonly assignmentId: string; readonly at: Date; readonly day: string };

/** The first person of an installation, operator by set-up. */
export const appointFirstOperator = async (tx: Tx, { id, assignmentId, name, email, language, at, day }: FirstOperator): Promise<void> => {
  await sql`select appoint_first_operator(${id}::uuid, ${assignmentId}::uuid, ${name}, ${email}, ${language}, ${at}, ${day}::date)`.execute(tx);
};

/** Whether anybody operates the installation; visible to the start of the program only. */
export async function findOperator(tx: Tx): Promise<string | undefined> {
  const row = await tx.selectFrom("assignment").select("person_id").where("role", "=", "operator").where("valid_to", "is", null).limit(1).executeTakeFirst();
  return row?.person_id;
}

/** The code that opens an empty installation. */
export async function findSetUp(tx: Tx): Promise<{ readonly codeHash: string; readonly doneAt: Date | null } | undefined> {
  const row = await tx.selectFrom("installation_set_up").select(["code_hash", "done_at"]).executeTakeFirst();
  return row && { codeHash: row.code_hash, doneAt: row.done_at };
}

/** A new code with every start, until somebody has used one. */
export const saveSetUpCode = async (tx: Tx, codeHash: string, at: Date): Promise<void> => {
  const row = { code_hash: codeHash, printed_at: at };
  await tx
    .insertInto("installation_set_up")
    .values(row)
    .onConflict((c) => c.column("only_row").doUpdateSet(row))
    .execute();
};

/** Closes the set-up; false when somebody else was faster. */
export async function finishSetUp(tx: Tx, codeHash: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable("installation_set_up")
    .set({ done_at: at })
    .where("code_hash", "=", codeHash)
    .where("done_at", "is", null)
    .returning("only_row")
    .executeTakeFirst();
  return row !== undefined;
}
