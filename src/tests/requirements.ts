/** Catalogues for tests, planted beside the library's importers: small ones by hand, large ones by number. */
import { createHash, randomUUID } from "node:crypto";
import type { World } from "./world.ts";
import { gg } from "./world.ts";

export type Asked = {
  readonly key: string;
  readonly label?: string;
  readonly area?: string;
  readonly title?: string;
  readonly statement?: string;
  readonly level?: "basic" | "standard" | "elevated" | null;
  readonly modal?: "must" | "should" | "may" | null;
  readonly effort?: number | null;
  readonly audience?: string | null;
  readonly withdrawn?: boolean;
};

export type PlantedCatalogue = { readonly catalogueId: string; readonly versionId: string; readonly key: string };

export type CataloguePlan = {
  readonly cooperativeId?: string;
  readonly key?: string;
  readonly title?: string;
  readonly scale?: "wiba" | "grundschutz";
  readonly requirements: readonly Asked[];
};

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

const rowsOf = (cooperativeId: string, versionId: string, requirements: readonly Asked[]) =>
  requirements.map((one, index) => {
    const area = one.area ?? "sicherung";
    const title = one.title ?? `Titel ${one.key}`;
    const statement = one.statement ?? `Satz zu ${one.key}.`;
    return {
      cooperative_id: cooperativeId,
      version_id: versionId,
      key: one.key,
      label: one.label ?? one.key.toUpperCase(),
      position: index,
      area_key: area,
      group_key: area,
      title,
      statement,
      guidance: "",
      evidence: "",
      modal: one.modal ?? null,
      level: one.level ?? null,
      effort: one.effort ?? null,
      weight: null,
      audience: one.audience ?? null,
      withdrawn: one.withdrawn ?? false,
      text_hash: hash(`${title}\n${statement}\n${one.modal ?? ""}`),
    };
  });

type Place = { readonly cooperativeId: string; readonly catalogueId: string };

/** Plants a version of a catalogue and makes it the current one. */
async function plantVersion(
  { test }: World,
  { cooperativeId, catalogueId }: Place,
  { number, requirements }: { readonly number: number; readonly requirements: readonly Asked[] },
) {
  const versionId = randomUUID();
  const client = await test.database.pool.connect();
  const areas = [...new Set(requirements.map(({ area = "sicherung" }) => area))];
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into catalogue_version (cooperative_id, id, catalogue_id, number, label, format, sha256, requirements, imported_at, imported_by_name)
       values ($1, $2, $3, $4::int, $5, 'shipped', '', $6, timestamptz '2026-10-01T08:00:00Z' + $4::int * interval '1 day', 'Probe')`,
      [cooperativeId, versionId, catalogueId, number, `${number}.0`, requirements.length],
    );
    await client.query(
      `insert into requirement_group (cooperative_id, version_id, key, label, title, position)
       select $1, $2, a.key, '', 'Bereich ' || a.key, a.position from unnest($3::text[]) with ordinality a (key, position)`,
      [cooperativeId, versionId, areas],
    );
    await client.query(
      `insert into requirement (cooperative_id, version_id, key, label, position, area_key, group_key, title, statement, guidance, evidence, modal, level, effort, weight, audience, withdrawn, text_hash)
       select r.cooperative_id, r.version_id, r.key, r.label, r.position, r.area_key, r.group_key, r.title, r.statement, r.guidance, r.evidence, r.modal, r.level, r.effort, r.weight, r.audience, r.withdrawn, r.text_hash
       from jsonb_to_recordset($1::jsonb) as r (cooperative_id text, version_id uuid, key text, label text, position int, area_key text, group_key text, title text, statement text, guidance text,
         evidence text, modal text, level text, effort smallint, weight smallint, audience text, withdrawn boolean, text_hash text)`,
      [JSON.stringify(rowsOf(cooperativeId, versionId, requirements))],
    );
    await client.query("update catalogue set current_version_id = $3 where cooperative_id = $1 and id = $2", [cooperativeId, catalogueId, versionId]);
    await client.query("set session_replication_role = origin");
  } finally {
    client.release();
  }
  return versionId;
}

/** Plants a catalogue with one version. */
export async function plantCatalogue(
  world: World,
  { cooperativeId = gg, key = `probe-${randomUUID()}`, title = "Probekatalog", scale = "grundschutz", requirements }: CataloguePlan,
): Promise<PlantedCatalogue> {
  const catalogueId = randomUUID();
  await world.test.database.pool.query(
    `set session_replication_role = replica; insert into catalogue (cooperative_id, id, key, title, scale, created_at)
     values ('${cooperativeId}', '${catalogueId}', '${key}', '${title}', '${scale}', '2026-10-01T08:00:00Z'); set session_replication_role = origin`,
  );
  const versionId = await plantVersion(world, { cooperativeId, catalogueId }, { number: 1, requirements });
  return { catalogueId, versionId, key };
}

/** Plants the next version of a catalogue. */
export const plantNextVersion = (world: World, { catalogueId }: PlantedCatalogue, number: number, requirements: readonly Asked[], cooperativeId: string = gg): Promise<string> =>
  plantVersion(world, { cooperativeId, catalogueId }, { number, requirements });

/** Plants a mapping between two catalogues: from label, relationship, to label. */
export async function plantMapping(
  { test }: World,
  spaces: { readonly source: string; readonly target: string },
  relations: readonly (readonly [string, string, string])[],
  cooperativeId: string = gg,
): Promise<void> {
  const id = randomUUID();
  const rows = relations.map(([source, relationship, target], index) => `('${cooperativeId}', '${id}', ${index}, '${source}', '${source}', '${target}', '${relationship}')`);
  await test.database.pool.query(
    `set session_replication_role = replica;
     insert into mapping (cooperative_id, id, key, title, label, status, source_space, target_space, sha256, imported_at, imported_by_name)
     values ('${cooperativeId}', '${id}', '${id}', 'Zuordnung', '1', 'complete', '${spaces.source}', '${spaces.target}', '', now(), 'Probe');
     insert into mapping_relation (cooperative_id, mapping_id, position, source, source_requirement, target, relationship) values ${rows.join(", ")};
     set session_replication_role = origin`,
  );
}

/** So many requirements in so many areas, every third of them basic. */
export const manyRequirements = (count: number, areas: number): Asked[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `r-${String(index).padStart(4, "0")}`,
    area: `bereich-${String(index % areas).padStart(3, "0")}`,
    title: `Anforderung Nummer ${index} an eine sichere Verwaltung mit einem Titel üblicher Länge`,
    statement: "Die Institution muss regelmäßig prüfen, ob die Sicherungen vollständig sind. ".repeat(6),
    level: index % 3 === 0 ? "basic" : "standard",
    effort: index % 5,
    audience: index % 2 === 0 ? "IT" : "Hauptamt",
  }));
