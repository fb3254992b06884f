/** Plants a world of so many members into a migrated database, set by set, with triggers resting. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import type pg from "pg";
import { checkSceneRows, newChecks, plantAnswers, type Checks } from "./check-scene.ts";
import { essentialRows } from "./essentials-scene.ts";
import { castOf, peopleRows, type Answering, type Sessions, type Somebody } from "./people.ts";
import { definition, inquiryRows, memberAt, questionnaire, root, standingAt, surveyRows, tenant, type Member, type Row, type Year } from "./scene.ts";

const { migrate } = (await import(path.join(root, "dist/platform/db/migrate.js"))) as typeof import("../../src/platform/db/migrate.ts");

export type World = {
  readonly members: readonly Member[];
  readonly cast: readonly Somebody[];
  readonly sessions: Sessions;
  readonly questionnaireId: string;
  /** Last year's campaign is closed and evaluated, this year's runs. */
  readonly last: Year;
  readonly running: Year;
  /** One round of checks over all members. */
  readonly checks: Checks;
  readonly crowd: readonly Answering[];
};

const batch = 500;

/** Inserts rows of one table as sets; columns that are not named keep their defaults. */
async function insert(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const [head] = rows;
  if (!head) return;
  const columns = Object.keys(head).join(", ");
  for (let from = 0; from < rows.length; from += batch) {
    await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(rows.slice(from, from + batch)),
    ]);
  }
}

const day = (today: Date, offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

const memberRows = (members: readonly Member[]): Record<string, Row[]> => ({
  cooperative: [
    {
      id: tenant,
      name: "Messverbund",
      template: "empty",
      office_name: "Stelle",
      office_host: "Kreis",
      about: "",
      public_page: false,
      founded_at: "2024-08-09T10:00:00Z",
      revision: 1,
    },
  ],
  member: members.map(({ id, kind, name, index }) => ({
    cooperative_id: tenant,
    id,
    kind,
    name,
    official_name: name,
    ags: `06${String(433_000 + index)}`,
    postcode: String(60_000 + index),
    wave: 1,
    admitted_on: "2024-08-09",
    revision: 1,
  })),
  member_figure: members.flatMap(({ id, population }) =>
    [2023, 2024].map((year) => ({
      cooperative_id: tenant,
      member_id: id,
      kind: "population",
      as_of: `${year}-12-31`,
      value: population + year - 2023,
      source: "erfunden",
    })),
  ),
  unit: members.flatMap(({ id }) =>
    ["Hauptamt", "Bürgerbüro", "Finanzen"].map((name) => ({
      cooperative_id: tenant,
      member_id: id,
      id: randomUUID(),
      name,
      kind: "department",
    })),
  ),
});

type Asking = { readonly questionnaireId: string; readonly members: readonly Member[]; readonly last: Year; readonly running: Year };

function campaignRows({ questionnaireId, members, last, running }: Asking): Record<string, Row[]> {
  const { today } = running;
  const campaign = ({ campaignId, year }: Year, open: boolean) => ({
    cooperative_id: tenant,
    id: campaignId,
    questionnaire_id: questionnaireId,
    title: `Bestandserhebung ${year}`,
    period: String(year),
    previous_campaign_id: open ? last.campaignId : null,
    message: "",
    opens_on: day(today, open ? -28 : -393),
    due_on: day(today, open ? 12 : -353),
    state: open ? "open" : "closed",
    launched_at: `${day(today, open ? -28 : -393)}T09:00:00Z`,
    closed_at: open ? null : `${day(today, -340)}T09:00:00Z`,
    reminder_days: [-14, -3, 1],
  });
  const participant = (year: Year, open: boolean) =>
    members.map(({ id }) => ({
      cooperative_id: tenant,
      member_id: id,
      campaign_id: year.campaignId,
      wave: 1,
      opens_on: day(today, open ? -28 : -393),
      due_on: day(today, open ? 12 : -353),
    }));
  return {
    questionnaire: [
      {
        cooperative_id: tenant,
        id: questionnaireId,
        key: questionnaire.key,
        version: 1,
        state: "published",
        title: definition.title,
        definition,
        revision: 1,
        changed_at: today.toISOString(),
        published_at: today.toISOString(),
      },
    ],
    campaign: [campaign(last, false), campaign(running, true)],
    participant: [...participant(last, false), ...participant(running, true)],
  };
}

async function plantSurveys(client: pg.ClientBase, { members, last, running }: Asking): Promise<void> {
  for (let from = 0; from < members.length; from += 25) {
    const some = members.slice(from, from + 25);
    const sets = some.flatMap((member) => [surveyRows({ member, year: last, standing: "signed-off" }), surveyRows({ member, year: running, standing: standingAt(member.index) })]);
    for (const table of ["response", "section_progress", "answer", "snapshot"] as const)
      await insert(
        client,
        table,
        sets.flatMap((set) => set[table]),
      );
    const inquiries = some.map((member) => inquiryRows(member, running));
    await insert(
      client,
      "inquiry",
      inquiries.flatMap(({ inquiry }) => inquiry),
    );
    await insert(
      client,
      "inquiry_message",
      inquiries.flatMap((set) => set.inquiry_message),
    );
  }
}

/** Migrates and plants; `data` is where the installation's key lies. */
export async function plantWorld(pool: pg.Pool, { size, data }: { readonly size: number; readonly data: string }): Promise<World> {
  await migrate(pool, path.join(root, "migrations"));
  const today = new Date();
  const members = Array.from({ length: size }, (_, index) => memberAt(index));
  const year = (number: number): Year => ({ campaignId: randomUUID(), year: number, today });
  const asking = { questionnaireId: randomUUID(), members, last: year(today.getFullYear() - 1), running: year(today.getFullYear()) };
  const cast = castOf(members);
  const people = await peopleRows(cast, { data, today });
  const checks = newChecks();
  const checking = { ...checks, members, today };
  const client = await pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const [table, rows] of Object.entries({
      ...memberRows(members),
      ...people.rows,
      ...campaignRows(asking),
      ...checkSceneRows(checking),
      ...essentialRows({ members, today }),
    }))
      await insert(client, table, rows);
    await plantSurveys(client, asking);
    await plantAnswers(client, checking);
    await client.query("set session_replication_role = origin");
    await client.query("analyze");
  } finally {
    client.release();
  }
  return { ...asking, cast, sessions: people.sessions, checks, crowd: people.crowd };
}
