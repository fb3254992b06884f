/** A check of thirteen members, answered by chance: what the overview and the comparison are tested on. */
import { manyRequirements, plantCatalogue, type PlantedCatalogue } from "./requirements.ts";
import { plantRows } from "./survey.ts";
import { gg, towns, type World } from "./world.ts";

const more = ["buettelborn", "gernsheim", "biebesheim", "riedstadt", "bischofsheim", "ginsheim", "gross-gerau", "moerfelden", "ruesselsheim"].map((name) => `kreis-gg.${name}`);
export const thirteen: readonly string[] = [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis, ...more];

/** A sequence that looks like chance and is the same every time. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export type Standings = { readonly roundId: string; readonly catalogue: PlantedCatalogue; readonly checkOf: (member: string) => string };

/** Adds nine towns of 15,000 to the four of the world; answers may be planted by statements while the counting triggers work. */
export async function plantThirteen(world: World): Promise<void> {
  for (const table of ["check_answer", "check_area", "check_total"]) await world.test.database.pool.query(`alter table ${table} disable trigger note_write`);
  const rows = more.map((id, index) => `('${gg}', '${id}', 'gemeinde', '${id.slice(9)}', '${id.slice(9)}', '0643310${index}', '2024-08-09')`);
  await plantRows(
    world,
    `insert into member (cooperative_id, id, kind, name, official_name, ags, admitted_on) values ${rows.join(", ")};
    insert into member_figure (cooperative_id, member_id, kind, as_of, value, source)
      select '${gg}', id, 'population', '2024-12-31', 15000, 'frei erfunden' from member where cooperative_id = '${gg}' and kind <> 'landkreis' on conflict do nothing`,
  );
}

/** Issues a check of forty requirements to all of them. */
export async function issueToAll(world: World): Promise<Standings> {
  const catalogue = await plantCatalogue(world, { requirements: manyRequirements(40, 4) });
  const { roundId } = await world.succeeds<{ roundId: string }>(world.people.office, "check.issue", {
    cooperativeId: gg,
    catalogueId: catalogue.catalogueId,
    title: `Check ${catalogue.key}`,
    period: "2026",
    opensOn: "2026-11-23",
    dueOn: "2026-12-15",
  });
  const { rows } = await world.test.database.pool.query<{ member_id: string; id: string }>("select member_id, id from member_check where round_id = $1", [roundId]);
  return { roundId, catalogue, checkOf: (member) => rows.find(({ member_id }) => member_id === member)?.id ?? "" };
}

/** Answers rows of every member by chance, changes some, with the counting triggers at work. */
export async function answerByChance(world: World, { roundId }: Standings, seed: number): Promise<void> {
  const random = chance(seed);
  const { rows } = await world.test.database.pool.query<{ member: string; check: string; key: string; area: string; basic: boolean }>(
    `select c.member_id as member, c.id as check, q.key, q.area_key as area, coalesce(q.level = 'basic', false) as basic
     from member_check c join check_round r on r.id = c.round_id join requirement q on q.version_id = r.version_id where c.round_id = $1 order by c.member_id, q.key`,
    [roundId],
  );
  const words = ["yes", "partly", "no", "dispensable"] as const;
  const said = rows.flatMap((row) => (random() < 0.7 ? [{ ...row, status: words[Math.floor(random() * words.length)] }] : []));
  await world.test.database.pool.query(
    `insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, status, basic, text_hash, answered_at, answered_name)
     select '${gg}', s.member, s.check, s.key, s.area, s.status, s.basic, 'h', '2026-11-23T08:00:00Z', 'Probe'
     from jsonb_to_recordset($1::jsonb) as s (member text, "check" uuid, key text, area text, status text, basic boolean)
     on conflict (member_id, check_id, requirement_key) do update set status = excluded.status`,
    [JSON.stringify(said)],
  );
}

/** What a member shows from now on. */
export const shows = (world: World, members: readonly string[], dataClass: "aggregate" | "status" | "detail"): Promise<void> =>
  plantRows(
    world,
    `insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name)
     values ${members.map((member) => `('${gg}', '${member}', '${dataClass}', now(), 'Probe')`).join(", ")} on conflict (member_id) do update set data_class = excluded.data_class`,
  );
