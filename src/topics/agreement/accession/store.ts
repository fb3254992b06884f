/** Requests to join as the database keeps them. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { accessionRequest, type AccessionRequest } from "./model.ts";

const columns = [
  "id",
  "name",
  "official_name as officialName",
  "kind",
  "ags",
  "postcode",
  "population",
  "population_as_of as populationAsOf",
  "population_source as populationSource",
  "requested_on as requestedOn",
  "wanted_from as wantedFrom",
  "note",
  "closed_on as closedOn",
  "closed_reason as closedReason",
  "revision",
  "changed_at as changedAt",
  "changed_by_name as changedByName",
] as const;

/** Every request there was, the latest first. */
export async function findAccessionRequests(tx: Tx, cooperativeId: CooperativeId): Promise<AccessionRequest[]> {
  const rows = await tx.selectFrom("accession_request").select(columns).where("cooperative_id", "=", cooperativeId).orderBy("requested_on", "desc").orderBy("id").execute();
  return rows.map((row) => accessionRequest.parse(row));
}

export async function findAccessionRequest(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<AccessionRequest | undefined> {
  const row = await tx.selectFrom("accession_request").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return row && accessionRequest.parse(row);
}

/** Puts a request in or over the revision that was read; false when somebody else was faster. */
export async function saveAccessionRequest(tx: Tx, cooperativeId: CooperativeId, request: AccessionRequest): Promise<boolean> {
  const { id, name, kind, ags, postcode, population, note, revision } = request;
  const written = {
    name,
    official_name: request.officialName,
    kind,
    ags,
    postcode,
    population,
    population_as_of: request.populationAsOf,
    population_source: request.populationSource,
    requested_on: request.requestedOn,
    wanted_from: request.wantedFrom,
    note,
    closed_on: request.closedOn,
    closed_reason: request.closedReason,
    revision,
    changed_at: request.changedAt,
    changed_by_name: request.changedByName,
  };
  if (revision === 1) {
    await tx
      .insertInto("accession_request")
      .values({ cooperative_id: cooperativeId, id, ...written })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("accession_request")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("revision", "=", revision - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
