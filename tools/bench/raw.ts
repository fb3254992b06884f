/** The same work as bare statements, written by hand, through the same driver: one transaction, no login, no tenancy, no audit, no page. */
import { argon2, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { definition, tenant } from "./scene.ts";
import type { World } from "./world.ts";

/** One transaction by hand. */
export type Raw = (client: pg.ClientBase) => Promise<unknown>;

export type Statement = readonly [text: string, values?: readonly unknown[]];

export const reading =
  (...statements: readonly Statement[]): Raw =>
  async (client) => {
    await client.query("begin read only");
    for (const [text, values = []] of statements) await client.query(text, [...values]);
    await client.query("commit");
  };

const rowsShown = 25;

const membersShown: Statement = [
  `select m.id, m.name, m.kind, m.wave, (select f.value from member_figure f where f.member_id = m.id and f.kind = 'population' order by f.as_of desc limit 1) as population
   from member m where m.cooperative_id = $1 order by m.name collate "und-x-icu" limit 50`,
  [tenant],
];

/** Members × sections of one page, and how many stand where. */
const matrixShown = ({ running }: World): Statement[] => [
  ["select title, due_on, state from campaign where cooperative_id = $1 and id = $2", [tenant, running.campaignId]],
  [
    `with shown as (select p.member_id, m.name, p.due_on from participant p join member m on m.id = p.member_id where p.cooperative_id = $1 and p.campaign_id = $2 order by m.name collate "und-x-icu" limit 50)
     select s.*, r.state, r.changed_at, (select jsonb_agg(jsonb_build_array(g.section, g.asked, g.answered, g.unknown)) from section_progress g where g.member_id = s.member_id and g.campaign_id = $2) as cells
     from shown s left join response r on r.member_id = s.member_id and r.campaign_id = $2`,
    [tenant, running.campaignId],
  ],
  ["select state, count(*) from response where cooperative_id = $1 and campaign_id = $2 group by state", [tenant, running.campaignId]],
];

const cockpitShown = ({ running }: World): Statement[] => [
  [
    `select (select count(*) from member where cooperative_id = $1) as members, (select count(*) from participant where cooperative_id = $1 and campaign_id = $2) as invited,
       count(*) filter (where state in ('submitted', 'signed-off')) as submitted, count(*) filter (where state = 'signed-off') as signed_off,
       (select count(*) from inquiry where cooperative_id = $1 and state = 'open') as inquiries
     from response where cooperative_id = $1 and campaign_id = $2`,
    [tenant, running.campaignId],
  ],
  [
    `select m.id, m.name, p.due_on, r.state, r.changed_at from participant p join member m on m.id = p.member_id left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
     where p.cooperative_id = $1 and p.campaign_id = $2 and r.state is distinct from 'signed-off' order by r.changed_at nulls first limit 8`,
    [tenant, running.campaignId],
  ],
  [
    `with shown as (select id, name from member where cooperative_id = $1 order by name collate "und-x-icu" limit ${rowsShown})
     select s.id, s.name, r.state, sum(g.asked) as asked, sum(g.answered + g.unknown) as done from shown s
     left join response r on r.member_id = s.id and r.campaign_id = $2 left join section_progress g on g.member_id = s.id and g.campaign_id = $2 group by s.id, s.name, r.state`,
    [tenant, running.campaignId],
  ],
];

const startShown = (world: World, memberId: string): Statement[] => [
  [
    `select c.id, c.title, p.due_on, r.state, g.section, g.asked, g.answered, g.unknown, g.missing from participant p join campaign c on c.id = p.campaign_id and c.state = 'open'
     left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id left join section_progress g on g.member_id = p.member_id and g.campaign_id = p.campaign_id
     where p.member_id = $1`,
    [memberId],
  ],
  ["select id, question, changed_at from inquiry where member_id = $1 and campaign_id = $2 and state = 'answered'", [memberId, world.running.campaignId]],
];

const sectionShown = (world: World, memberId: string, section: string): Statement[] => [
  [
    `select c.title, c.period, p.due_on, r.state, jsonb_path_query_first(q.definition, '$.sections[*] ? (@.key == $section)', jsonb_build_object('section', $3::text)) as section
     from participant p join campaign c on c.id = p.campaign_id join questionnaire q on q.id = c.questionnaire_id left join response r on r.member_id = p.member_id and r.campaign_id = c.id
     where p.member_id = $1 and p.campaign_id = $2`,
    [memberId, world.running.campaignId, section],
  ],
  [
    "select question, state, value, remark, version, answered_at, answered_name from answer where member_id = $1 and campaign_id = $2 and section = $3",
    [memberId, world.running.campaignId, section],
  ],
  ["select question, state, value, remark from answer where member_id = $1 and campaign_id = $2 and section = $3", [memberId, world.last.campaignId, section]],
];

const counted = ({ campaignId }: World["running"], section: string | null): Statement => [
  `select a.question, a.state, a.value, count(*) from answer a join response r on r.member_id = a.member_id and r.campaign_id = a.campaign_id and r.state in ('submitted', 'signed-off')
   where a.cooperative_id = $1 and a.campaign_id = $2 and ($3::text is null or a.section = $3) group by 1, 2, 3`,
  [tenant, campaignId, section],
];

const comparisonShown = (world: World, memberId: string): Statement[] => [
  ["select question, choice, size_class, members from tally where cooperative_id = $1 and campaign_id = $2", [tenant, world.last.campaignId]],
  ["select question, value from answer where member_id = $1 and campaign_id = $2 and state = 'answered'", [memberId, world.last.campaignId]],
];

const found: Statement = [
  `select id, name from member where cooperative_id = $1 and name ilike $2 union all
   select p.id::text, p.name from person p where p.name ilike $2 and exists (select from assignment a where a.person_id = p.id and a.cooperative_id = $1) limit 20`,
  [tenant, "%linden%"],
];

/** Saves one answer: begin, insert or update, commit – with the flush the commit brings. A neighbour's: the product counts the versions of its own. */
const saving =
  (world: World, memberId: string, question: { key: string; section: string }): Raw =>
  async (client) => {
    await client.query("begin");
    await client.query(
      `insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, answered_at, answered_name) values ($1, $2, $3, $4, $5, 'answered', $6, now(), 'Messung')
     on conflict (member_id, campaign_id, question) do update set value = excluded.value, answered_at = excluded.answered_at, version = answer.version + 1`,
      [tenant, memberId, world.running.campaignId, question.key, question.section, JSON.stringify(Math.round(Math.random() * 90))],
    );
    await client.query("commit");
  };

/** Hands a response in. */
const submitting =
  (world: World, memberId: string): Raw =>
  async (client) => {
    await client.query("begin");
    await client.query("select coalesce(sum(missing), 0) from section_progress where member_id = $1 and campaign_id = $2", [memberId, world.running.campaignId]);
    await client.query("update response set remark = $3 where member_id = $1 and campaign_id = $2", [memberId, world.running.campaignId, randomUUID()]);
    await client.query("commit");
  };

const hash = (text: string): Promise<unknown> =>
  new Promise((resolve, reject) =>
    argon2("argon2id", { message: text, nonce: randomBytes(16), parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }, (error, tag) => (error ? reject(error) : resolve(tag))),
  );

/** Signs in: find the person, hash, keep a session, confirm it – two commits. */
const signingIn =
  ({ cast }: World): Raw =>
  async (client) => {
    const [id, email] = [randomUUID(), cast[1]?.email];
    await client.query("begin");
    const { rows } = await client.query<{ id: string }>("select p.id, s.password_hash from person p join account_secret s on s.person_id = p.id where p.email = $1", [email]);
    await hash("Ein-Kennwort");
    await client.query(
      "insert into session (id, person_id, credential, stage, opened_at, expires_at, device) values ($1, $2, $3, 'pending', now(), now() + interval '1 hour', 'roh')",
      [id, rows[0]?.id, id],
    );
    await client.query("commit");
    await client.query("begin");
    await client.query("select totp_sealed from account_secret where person_id = $1", [rows[0]?.id]);
    await client.query("update session set stage = 'complete' where id = $1", [id]);
    await client.query("commit");
  };

const allAnswers = (world: World, memberId: string): Statement => [
  "select question, section, state, value, remark from answer where member_id = $1 and campaign_id = $2",
  [memberId, world.running.campaignId],
];

/** Every raw act by the name of its measure. */
export function rawActs(world: World, answered: { readonly memberId: string; readonly question: { key: string; section: string } }) {
  const { memberId, question } = answered;
  const [first] = world.members;
  const section = definition.sections[1]?.key ?? "";
  const whole = reading(counted(world.running, null), counted(world.last, null));
  return {
    signIn: signingIn(world),
    cockpit: reading(...cockpitShown(world)),
    matrix: reading(...matrixShown(world)),
    members: reading(membersShown),
    inbox: reading(...cockpitShown(world).slice(1, 2)),
    search: reading(found),
    start: reading(...startShown(world, memberId)),
    section: reading(...sectionShown(world, memberId, question.section)),
    save: saving(world, world.members[6]?.id ?? "", question),
    submit: submitting(world, world.members[1]?.id ?? ""),
    evaluation: whole,
    evaluationSection: reading(counted(world.running, section), counted(world.last, section)),
    comparison: reading(...comparisonShown(world, first?.id ?? "")),
    answers: reading(allAnswers(world, memberId)),
  };
}
