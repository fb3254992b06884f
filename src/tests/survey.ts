/** A small survey for tests: two sections, questions of every kind, planted as if published and launched. */
import { randomUUID } from "node:crypto";
import type { Definition } from "#topics/survey/questionnaires/model";
import { gg, towns, type World } from "./world.ts";

const yesNo = [
  { key: "ja", label: "Ja", points: 1 },
  { key: "nein", label: "Nein", points: 0 },
];

/** Five required questions in „org“ and „it“ while nothing is answered; two more appear with „isb = ja“, one of them in the other section. */
export const smallDefinition: Definition = {
  title: "Kleine Erhebung",
  description: "Für Tests.",
  source: "frei erfunden",
  sections: [
    {
      key: "org",
      title: "Organisation",
      intro: "Wer ist zuständig?",
      audience: "Hauptamt",
      minutes: 5,
      questions: [
        { key: "isb", kind: "single", text: "Gibt es eine benannte Person?", required: true, weight: 1, options: yesNo },
        {
          key: "isb-name",
          kind: "text",
          text: "Wie heißt die Person?",
          required: true,
          weight: 0,
          condition: { question: "isb", is: ["ja"] },
        },
        {
          key: "stellen",
          kind: "number",
          text: "Wie viele Stellen?",
          required: true,
          weight: 0,
          unit: "Stellen",
          min: 0,
          max: 100,
          decimals: 1,
          plausible: { high: 20, message: "Ungewöhnlich viele Stellen." },
        },
        {
          key: "stellen-it",
          kind: "number",
          text: "Davon in der IT?",
          required: true,
          weight: 0,
          unit: "Stellen",
          min: 0,
          max: 100,
          decimals: 1,
        },
      ],
    },
    {
      key: "it",
      title: "Technik",
      intro: "Was läuft wo?",
      audience: "IT-Leitung",
      minutes: 7,
      questions: [
        {
          key: "backup",
          kind: "single",
          text: "Wird gesichert?",
          help: "Auch beim Dienstleister.",
          required: true,
          weight: 2,
          options: yesNo,
        },
        {
          key: "isb-technik",
          kind: "single",
          text: "Spricht die Person mit der IT?",
          required: true,
          weight: 1,
          options: yesNo,
          condition: { question: "isb", is: ["ja"] },
        },
        {
          key: "dienste",
          kind: "multiple",
          text: "Welche Dienste?",
          required: true,
          weight: 1,
          options: [
            { key: "mail", label: "Mail" },
            { key: "web", label: "Web" },
          ],
        },
        {
          key: "reife",
          kind: "scale",
          text: "Wie sicher fühlen Sie sich?",
          required: false,
          weight: 1,
          scale: { min: 1, max: 5, minLabel: "gar nicht", maxLabel: "sehr" },
        },
        {
          key: "systeme",
          kind: "table",
          text: "Welche Systeme?",
          required: false,
          weight: 0,
          columns: [
            { key: "name", label: "Name", kind: "text" },
            { key: "zahl", label: "Anzahl", kind: "number" },
          ],
          maxRows: 3,
        },
        { key: "konzept", kind: "file", text: "Gibt es ein Konzept?", required: false, weight: 0 },
        { key: "budget", kind: "money", text: "Was kostet es?", required: false, weight: 0 },
        { key: "seit", kind: "date", text: "Seit wann?", required: false, weight: 0 },
      ],
    },
  ],
  checks: [{ key: "it-in-gesamt", left: "stellen-it", op: "<=", right: "stellen", message: "Mehr Stellen in der IT als insgesamt." }],
};

export type Planted = { readonly campaignId: string; readonly questionnaireId: string };
export type Planting = {
  readonly definition?: Definition;
  readonly previous?: string | null;
  readonly state?: "open" | "closed";
  readonly members?: readonly string[];
  readonly period?: string;
};

/** Plants a published questionnaire and a campaign in which members of the first cooperative are asked. */
export async function plantSurvey({ test }: World, planting: Planting = {}): Promise<Planted> {
  const { definition = smallDefinition, previous = null, state = "open", members = [towns.raunheim, towns.nauheim], period = "2026" } = planting;
  const [questionnaireId, campaignId] = [randomUUID(), randomUUID()];
  const client = await test.database.pool.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into questionnaire (cooperative_id, id, key, version, state, title, definition, changed_at, published_at)
       values ($1, $2, $3, 1, 'published', $4, $5, '2026-10-01T08:00:00Z', '2026-10-01T08:00:00Z')`,
      [gg, questionnaireId, `klein-${questionnaireId}`, definition.title, JSON.stringify(definition)],
    );
    await client.query(
      `insert into campaign (cooperative_id, id, questionnaire_id, title, period, previous_campaign_id, opens_on, due_on, state, launched_at)
       values ($1, $2, $3, $4, $5, $6, '2026-11-01', '2026-12-15', $7, '2026-11-01T08:00:00Z')`,
      [gg, campaignId, questionnaireId, `Erhebung ${period}`, period, previous, state],
    );
    for (const member of members)
      await client.query("insert into participant (cooperative_id, member_id, campaign_id, opens_on, due_on) values ($1, $2, $3, '2026-11-01', '2026-12-15')", [
        gg,
        member,
        campaignId,
      ]);
    await client.query("set session_replication_role = origin");
  } finally {
    client.release();
  }
  return { campaignId, questionnaireId };
}

/** Plants rows beside the operations; triggers rest meanwhile. */
export async function plantRows({ test }: World, statement: string): Promise<void> {
  await test.database.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin;`);
}

/** Counts audit events of an operation: every committed write leaves exactly one. */
export async function countEvents({ test }: World, operation: string): Promise<number> {
  const { rows } = await test.database.pool.query<{ n: string }>("select count(*) as n from audit_event where operation = $1", [operation]);
  return Number(rows[0]?.n);
}
