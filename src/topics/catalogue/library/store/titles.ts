/** What requirements are called, whoever names them: by stable key, or by number within a catalogue. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";

export type Titled = {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly catalogueId: string;
  readonly catalogueTitle: string;
  readonly space: string;
};

/** Finds a requirement of a current version by its stable key before its number: the number may have become another's. */
export type Titles = (space: string, name: string, key: string | null) => Titled | undefined;

/** The requirements that go by these names in the current versions of all catalogues. */
export async function findTitles(tx: Tx, cooperativeId: CooperativeId, names: readonly string[]): Promise<Titles> {
  const rows = await tx
    .selectFrom("requirement as r")
    .innerJoin("catalogue as c", (join) => join.onRef("c.cooperative_id", "=", "r.cooperative_id").onRef("c.current_version_id", "=", "r.version_id"))
    .select(["r.key", "r.label", "r.title", "c.id as catalogueId", "c.title as catalogueTitle", "c.key as space"])
    .where("r.cooperative_id", "=", cooperativeId)
    .where((e) => e.or([e("r.key", "=", e.fn.any(e.val([...names]))), e("r.label", "=", e.fn.any(e.val([...names])))]))
    .execute();
  const keyed = new Map(rows.map((row) => [row.key, row]));
  const numbered = new Map(rows.map((row) => [`${row.space} ${row.label}`, row]));
  return (space, name, key) => (key === null ? undefined : keyed.get(key)) ?? keyed.get(name) ?? numbered.get(`${space} ${name}`);
}
