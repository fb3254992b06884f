/** Requirements of a version: light lines for lists and checks, everything for one, and what chapters there are. */
import { sql, type ExpressionBuilder } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { Tables } from "#platform/db/tables";
import { chapter, levels, modals, parameter, type Chapter, type Parameter } from "#topics/catalogue/formats/model";
import { area, requirementLine, storedRequirement, type Area, type RequirementLine, type Selection, type StoredRequirement, type Wording } from "../model.ts";
import type { VersionPlace } from "./catalogues.ts";

const lineColumns = ["key", "label", "position", "area_key as areaKey", "title", "modal", "level", "effort", "weight", "audience", "withdrawn", "text_hash as textHash"] as const;

const within = (tx: Tx, { cooperativeId, versionId }: VersionPlace) =>
  tx.selectFrom("requirement").where("requirement.cooperative_id", "=", cooperativeId).where("requirement.version_id", "=", versionId);

/** Nothing left out. */
export const findAll: Selection = { areas: null, levels: null, modals: null, maxEffort: null };

type Where = ExpressionBuilder<Tables, "requirement">;

/** In force, and of the areas and gradings that are meant; what is not graded is not left out for it. */
const isSelected =
  ({ areas, levels: chosen, modals: verbs, maxEffort }: Selection) =>
  (e: Where) =>
    e.and([
      e("requirement.withdrawn", "=", false),
      ...(areas === null ? [] : [e("requirement.area_key", "=", e.fn.any(e.val([...areas])))]),
      ...(chosen === null ? [] : [e.or([e("requirement.level", "is", null), e("requirement.level", "=", e.fn.any(e.val([...chosen])))])]),
      ...(verbs === null ? [] : [e.or([e("requirement.modal", "is", null), e("requirement.modal", "=", e.fn.any(e.val([...verbs])))])]),
      ...(maxEffort === null ? [] : [e.or([e("requirement.effort", "is", null), e("requirement.effort", "<=", maxEffort)])]),
    ]);

/** The areas of a version in its order: chapters without parent. */
export async function findAreas(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<readonly Area[]> {
  const rows = await tx
    .selectFrom("requirement_group")
    .select(["key", "label", "title", "intro"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .where((e) =>
      e.exists(
        e
          .selectFrom("requirement")
          .select(sql`1`.as("one"))
          .whereRef("requirement.cooperative_id", "=", "requirement_group.cooperative_id")
          .whereRef("requirement.version_id", "=", "requirement_group.version_id")
          .whereRef("requirement.area_key", "=", "requirement_group.key"),
      ),
    )
    .orderBy("position")
    .execute();
  return rows.map((row) => area.parse(row));
}

/** All chapters of a version in its order. */
export async function findChapters(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<readonly Chapter[]> {
  const rows = await tx
    .selectFrom("requirement_group")
    .select(["key", "parent_key as parentKey", "label", "title", "intro"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .orderBy("position")
    .execute();
  return rows.map((row) => chapter.parse(row));
}

/** Light lines of the requirements in force, in the order of the catalogue; `chosen` narrows them as a check does. */
export async function findRequirementLines(tx: Tx, place: VersionPlace, chosen: Selection = findAll): Promise<readonly RequirementLine[]> {
  const rows = await within(tx, place).select(lineColumns).where(isSelected(chosen)).orderBy("position").execute();
  return rows.map((row) => requirementLine.parse(row));
}

/** One requirement with everything that is known of it. */
export async function findRequirement(tx: Tx, place: VersionPlace, key: string): Promise<StoredRequirement | undefined> {
  const [found] = await findRequirements(tx, place, [key]);
  return found;
}

/** Requirements with everything that is known of them: those with these keys, or all. */
export async function findRequirements(tx: Tx, place: VersionPlace, keys?: readonly string[]): Promise<readonly StoredRequirement[]> {
  const rows = await within(tx, place)
    .select(lineColumns)
    .select(["group_key as groupKey", "parent_key as parentKey", "statement", "guidance", "evidence", "parameters", "facts", "links"])
    .$if(keys !== undefined, (query) => query.where((e) => e("key", "=", e.fn.any(e.val([...(keys ?? [])])))))
    .orderBy("position")
    .execute();
  return rows.map((row) => storedRequirement.parse(row));
}

/** What a comparison needs of every requirement: key, number, hash of the text, in force or not. */
export async function findCompared(tx: Tx, place: VersionPlace) {
  return within(tx, place).select(["key", "label", "text_hash as textHash", "withdrawn"]).orderBy("position").execute();
}

/** The hash of every requirement's text by key, to see whether an answer was given to another wording. */
export async function findTextHashes(tx: Tx, place: VersionPlace): Promise<ReadonlyMap<string, string>> {
  const rows = await within(tx, place).select(["key", "text_hash as textHash"]).execute();
  return new Map(rows.map(({ key, textHash }) => [key, textHash]));
}

type Placed = Pick<StoredRequirement, "key" | "position" | "parentKey" | "links">;

/** What stands around a requirement: the one it is part of, its own parts, those it links to, the one before and the one after. */
export async function findAround(tx: Tx, place: VersionPlace, { key, position, parentKey, links }: Placed) {
  const named = [...links.map((link) => link.key), ...(parentKey === null ? [] : [parentKey])];
  return within(tx, place)
    .select(["key", "label", "title", "position", "parent_key as parentKey"])
    .where((e) => e.or([e("key", "=", e.fn.any(e.val(named))), e("parent_key", "=", key), e("position", "in", [position - 1, position + 1])]))
    .orderBy("position")
    .execute();
}

/** What a comparison shows of some requirements, by key; gaps are not filled yet. */
export async function findWordings(tx: Tx, place: VersionPlace, keys: readonly string[]): Promise<ReadonlyMap<string, Wording & { readonly parameters: readonly Parameter[] }>> {
  const rows = await within(tx, place)
    .select(["key", "label", "title", "statement", "modal", "parameters"])
    .where((e) => e("key", "=", e.fn.any(e.val([...keys]))))
    .execute();
  return new Map(
    rows.map(({ key, modal, parameters, ...row }) => [key, { ...row, parameters: parameter.array().parse(parameters), modal: modals.find((known) => known === modal) ?? null }]),
  );
}

/** How many requirements of a selection every area has, areas without any left out. */
export async function findAreaCounts(tx: Tx, place: VersionPlace, chosen: Selection = findAll): Promise<ReadonlyMap<string, number>> {
  const rows = await within(tx, place)
    .select(["area_key as areaKey", sql<number>`count(*)::int`.as("count")])
    .where(isSelected(chosen))
    .groupBy("area_key")
    .execute();
  return new Map(rows.map(({ areaKey, count }) => [areaKey, count]));
}

/** Every area's requirements in force by modal verb, level and effort class. */
export async function findAreaGradings(tx: Tx, place: VersionPlace) {
  const rows = await within(tx, place)
    .select(["area_key as areaKey", "modal", "level", "effort", sql<number>`count(*)::int`.as("count")])
    .where("withdrawn", "=", false)
    .groupBy(["area_key", "modal", "level", "effort"])
    .execute();
  return rows.map(({ modal, level, ...row }) => ({ ...row, modal: modals.find((known) => known === modal) ?? null, level: levels.find((known) => known === level) ?? null }));
}

/** One requirement in every version of its catalogue, newest first. */
export async function findHistory(tx: Tx, { cooperativeId, catalogueId }: { cooperativeId: VersionPlace["cooperativeId"]; catalogueId: string }, key: string) {
  return tx
    .selectFrom("requirement")
    .innerJoin("catalogue_version as version", (join) => join.onRef("version.cooperative_id", "=", "requirement.cooperative_id").onRef("version.id", "=", "requirement.version_id"))
    .select(["version.id as versionId", "version.number", "version.label as versionLabel", "requirement.label", "requirement.withdrawn", "requirement.text_hash as textHash"])
    .where("requirement.cooperative_id", "=", cooperativeId)
    .where("version.catalogue_id", "=", catalogueId)
    .where("requirement.key", "=", key)
    .orderBy("version.number", "desc")
    .execute();
}
