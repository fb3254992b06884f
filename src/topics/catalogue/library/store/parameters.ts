/** Values for the gaps in texts: the cooperative's, and a member's own. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { parameter, type Parameter } from "#topics/catalogue/formats/model";
import { parameterValue, type ParameterValue } from "../model.ts";
import type { CataloguePlace, VersionPlace } from "./catalogues.ts";

const valueColumns = ["parameter", "value", "set_at as setAt", "set_by_name as setByName"] as const;

/** The cooperative's values for a catalogue. */
export async function findParameterValues(tx: Tx, { cooperativeId, catalogueId }: CataloguePlace): Promise<readonly ParameterValue[]> {
  const rows = await tx.selectFrom("parameter_value").select(valueColumns).where("cooperative_id", "=", cooperativeId).where("catalogue_id", "=", catalogueId).execute();
  return rows.map((row) => parameterValue.parse(row));
}

/** A member's own values for a catalogue. */
export async function findMemberParameterValues(tx: Tx, { cooperativeId, catalogueId }: CataloguePlace, memberId: MemberId): Promise<readonly ParameterValue[]> {
  const rows = await tx
    .selectFrom("member_parameter_value")
    .select(valueColumns)
    .where("cooperative_id", "=", cooperativeId)
    .where("member_id", "=", memberId)
    .where("catalogue_id", "=", catalogueId)
    .execute();
  return rows.map((row) => parameterValue.parse(row));
}

/** Does the member show the reader its own values? Its own people see them, who looks from outside only where details are shown. */
export async function findShown(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean }>`select not looks_from_outside() or ${memberId} in (select members_showing(array['detail'])) as shown`.execute(tx);
  return rows[0]?.shown ?? false;
}

/** A parameter with the requirement it stands in. */
export type PlacedParameter = Parameter & { readonly requirementKey: string; readonly requirementLabel: string; readonly requirementTitle: string };

/** All parameters of a version in the order of its requirements. */
export async function findParameters(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<readonly PlacedParameter[]> {
  const rows = await tx
    .selectFrom("requirement")
    .select(["key", "label", "title", "parameters"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .where("withdrawn", "=", false)
    .where(sql<boolean>`parameters <> '[]'::jsonb`)
    .orderBy("position")
    .execute();
  return rows.flatMap(({ key, label, title, parameters }) =>
    parameter
      .array()
      .parse(parameters)
      .map((one) => ({ ...one, requirementKey: key, requirementLabel: label, requirementTitle: title })),
  );
}

/** A value to be kept. */
export type NewValue = CataloguePlace & { readonly parameter: string; readonly value: string; readonly at: Date; readonly byName: string };

/** Sets the cooperative's value, in place of an earlier one. */
export async function saveParameterValue(tx: Tx, { cooperativeId, catalogueId, parameter: name, value, at, byName }: NewValue): Promise<void> {
  const set = { value, set_at: at, set_by_name: byName };
  await tx
    .insertInto("parameter_value")
    .values({ cooperative_id: cooperativeId, catalogue_id: catalogueId, parameter: name, ...set })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "catalogue_id", "parameter"]).doUpdateSet(set))
    .execute();
}

/** Sets a member's own value, in place of an earlier one. */
export async function saveMemberParameterValue(tx: Tx, { cooperativeId, catalogueId, parameter: name, value, at, byName }: NewValue, memberId: MemberId): Promise<void> {
  const set = { value, set_at: at, set_by_name: byName };
  await tx
    .insertInto("member_parameter_value")
    .values({ cooperative_id: cooperativeId, member_id: memberId, catalogue_id: catalogueId, parameter: name, ...set })
    .onConflict((conflict) => conflict.columns(["member_id", "catalogue_id", "parameter"]).doUpdateSet(set))
    .execute();
}

type Named = { readonly cooperativeId: CooperativeId; readonly catalogueId: string; readonly parameter: string };

/** Takes the cooperative's value back; answers whether there was one. */
export async function removeParameterValue(tx: Tx, { cooperativeId, catalogueId, parameter: name }: Named): Promise<boolean> {
  const row = await tx
    .deleteFrom("parameter_value")
    .where("cooperative_id", "=", cooperativeId)
    .where("catalogue_id", "=", catalogueId)
    .where("parameter", "=", name)
    .returning("parameter")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a member's own value back; answers whether there was one. */
export async function removeMemberParameterValue(tx: Tx, { catalogueId, parameter: name }: Named, memberId: MemberId): Promise<boolean> {
  const row = await tx
    .deleteFrom("member_parameter_value")
    .where("member_id", "=", memberId)
    .where("catalogue_id", "=", catalogueId)
    .where("parameter", "=", name)
    .returning("parameter")
    .executeTakeFirst();
  return row !== undefined;
}

/** Values set under one name stand under another from now on, the cooperative's and every member's (the caller has claimed them); names may be exchanged. */
export async function saveMovedValues(tx: Tx, { cooperativeId, catalogueId }: CataloguePlace, moved: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  const names = new Map(moved.map(({ from, to }) => [from, to]));
  const renamed = <Row extends { readonly parameter: string }>(rows: readonly Row[]) => rows.map((row) => ({ ...row, parameter: names.get(row.parameter) ?? row.parameter }));
  const any = [...names.keys()];
  // Taken out first, put back after: two that exchange their names would stand in each other's way.
  const common = await tx
    .deleteFrom("parameter_value")
    .where("cooperative_id", "=", cooperativeId)
    .where("catalogue_id", "=", catalogueId)
    .where((e) => e("parameter", "=", e.fn.any(e.val(any))))
    .returningAll()
    .execute();
  const own = await tx
    .deleteFrom("member_parameter_value")
    .where("cooperative_id", "=", cooperativeId)
    .where("catalogue_id", "=", catalogueId)
    .where((e) => e("parameter", "=", e.fn.any(e.val(any))))
    .returningAll()
    .execute();
  if (common.length > 0)
    await tx
      .insertInto("parameter_value")
      .values(renamed(common))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if (own.length > 0)
    await tx
      .insertInto("member_parameter_value")
      .values(renamed(own))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
