/** The work on checks as bare statements, written by hand, through the same driver. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { checkOf, requirementKey } from "./check-scene.ts";
import { reading, type Raw, type Statement } from "./raw.ts";
import { tenant } from "./scene.ts";
import type { World } from "./world.ts";

/** A transaction by hand of which nothing is kept: it would be there for the next measure. */
const rehearsing =
  (...statements: readonly Statement[]): Raw =>
  async (client) => {
    await client.query("begin");
    for (const [text, values = []] of statements) await client.query(text, [...values]);
    await client.query("rollback");
  };

const rowsOf = ({ checks }: World, memberId: string): Statement[] => [
  [
    "select c.*, r.title, r.period, r.scale from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id where c.member_id = $1 and c.id = $2",
    [memberId, checkOf(checks, memberId)],
  ],
  ["select * from check_area where member_id = $1 and check_id = $2", [memberId, checkOf(checks, memberId)]],
  [
    `select q.key, q.label, q.title, q.area_key, q.level, q.effort, q.weight, a.status, a.shared_status, a.effective, a.verdict, a.text_hash <> q.text_hash as changed
     from requirement q left join check_answer a on a.member_id = $1 and a.check_id = $2 and a.requirement_key = q.key where q.cooperative_id = $3 and q.version_id = $4 order by q.position`,
    [memberId, checkOf(checks, memberId), tenant, checks.versionId],
  ],
];

/** What the paper says besides: deficits, days, who. */
const wordsOf = ({ checks }: World, memberId: string): Statement => [
  "select requirement_key, status, reason, note, deficits, responsible, due_on from check_answer where member_id = $1 and check_id = $2",
  [memberId, checkOf(checks, memberId)],
];

/** Sums by area, and a page of members with their areas. */
const overviewShown = ({ checks }: World): Statement[] => [
  [
    `select a.area_key, count(distinct a.member_id), sum(a.asked), sum(a.yes + a.partly + a.no + a.dispensable), sum(a.yes + a.dispensable)
     from member_check c join check_area a on a.member_id = c.member_id and a.check_id = c.id where c.cooperative_id = $1 and c.round_id = $2 group by a.area_key`,
    [tenant, checks.roundId],
  ],
  [
    `with shown as (select m.id, m.name, c.id as check_id from member_check c join member m on m.id = c.member_id where c.cooperative_id = $1 and c.round_id = $2
       order by m.name collate "und-x-icu" limit 25)
     select s.*, a.* from shown s join check_area a on a.member_id = s.id and a.check_id = s.check_id`,
    [tenant, checks.roundId],
  ],
];

const recapShown = ({ checks }: World): Statement[] => [
  [
    `select c.*, m.name, a.* from member_check c join member m on m.id = c.member_id
     join check_total a on a.member_id = c.member_id and a.check_id = c.id
     where c.cooperative_id = $1 and c.round_id = $2 order by m.name collate "und-x-icu"`,
    [tenant, checks.roundId],
  ],
];

/** One answer, the counts of its area and the sums of its check: begin, three statements, commit with its flush. */
export const rawSaving =
  ({ checks }: World, memberId: string): Raw =>
  async (client) => {
    const place = [memberId, checkOf(checks, memberId)];
    await client.query("begin");
    await client.query(
      `insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, status, effective, text_hash, answered_at, answered_name)
       values ($1, $2, $3, $4, 'bereich-003', 'yes', 'yes', '', now(), 'roh')
       on conflict (member_id, check_id, requirement_key) do update set status = excluded.status, effective = excluded.effective, answered_at = excluded.answered_at, version = check_answer.version + 1`,
      [tenant, ...place, requirementKey(3)],
    );
    await client.query("update check_area set yes = yes + 1 where member_id = $1 and check_id = $2 and area_key = 'bereich-003'", place);
    await client.query("update check_total set yes = yes + 1 where member_id = $1 and check_id = $2", place);
    await client.query("commit");
  };

const issuing = ({ checks }: World): Raw => {
  const round = randomUUID();
  return rehearsing(
    [
      `insert into check_round (cooperative_id, id, title, period, catalogue_id, version_id, scale, selection, opens_on, due_on, state, issued_at)
       values ($1, $2, 'roh', '', $3, $4, 'grundschutz', '{}', now(), now(), 'open', now())`,
      [tenant, round, checks.catalogueId, checks.versionId],
    ],
    [
      `insert into member_check (cooperative_id, member_id, id, round_id, state, due_on, changed_at)
       select $1, m.id, md5($2::text || m.id)::uuid, $2::uuid, 'draft', now(), now() from member m where m.cooperative_id = $1`,
      [tenant, round],
    ],
    [
      `insert into check_area (cooperative_id, member_id, check_id, area_key, asked)
       select $1, m.id, md5($2::text || m.id)::uuid, q.area_key, q.asked from member m
       cross join (select area_key, count(*) as asked from requirement where cooperative_id = $1 and version_id = $3 group by area_key) q where m.cooperative_id = $1`,
      [tenant, round, checks.versionId],
    ],
  );
};

const searching = ({ checks }: World): Raw =>
  reading([
    `select key, label, title, statement, count(*) over () from requirement, websearch_to_tsquery('german', $3) w
     where cooperative_id = $1 and version_id = $2 and search @@ w order by ts_rank(search, w) desc limit 25`,
    [tenant, checks.versionId, "Sicherungen prüfen"],
  ]);

type Control = { readonly id: string; readonly title: string; readonly parts?: readonly { readonly prose?: string }[]; readonly controls?: readonly Control[] };
type Group = { readonly id: string; readonly groups?: readonly Group[]; readonly controls?: readonly Control[] };

const controlsIn = ({ groups = [], controls = [] }: { groups?: readonly Group[]; controls?: readonly Control[] }): Control[] => [
  ...controls.flatMap((one) => [one, ...controlsIn({ controls: one.controls ?? [] })]),
  ...groups.flatMap(controlsIn),
];

/** Parses the file and keeps a row for each of its requirements. */
const importing =
  (file: string | null): Raw =>
  async (client: pg.ClientBase) => {
    if (file === null) return;
    const { catalog } = JSON.parse(file) as { catalog: Group };
    const version = randomUUID();
    const rows = controlsIn(catalog).map(({ id, title, parts = [] }, position) => ({ key: id, title, position, statement: parts.map(({ prose = "" }) => prose).join("\n") }));
    await rehearsing([
      `insert into requirement (cooperative_id, version_id, key, label, position, area_key, group_key, title, statement, text_hash)
       select $1, $2, r.key, r.key, r.position, '', '', r.title, r.statement, '' from jsonb_to_recordset($3::jsonb) as r (key text, title text, position int, statement text)`,
      [tenant, version, JSON.stringify(rows)],
    ])(client);
  };

/** Every raw act on checks by the name of its measure. */
export function rawCheckActs(world: World, { memberId, kernel }: { readonly memberId: string; readonly kernel: string | null }) {
  const rows = rowsOf(world, memberId);
  return {
    open: reading(...rows),
    paper: reading(...rows, wordsOf(world, memberId)),
    save: rawSaving(world, world.members[12]?.id ?? ""),
    overview: reading(...overviewShown(world)),
    recap: reading(...recapShown(world)),
    issue: issuing(world),
    search: searching(world),
    import: importing(kernel),
  };
}
