/** What a world for measuring holds of checks: a catalogue of 1,000 requirements in 111 areas, one check of each member, counts, shared answers and measures. */
import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { tenant, type Member, type Row } from "./scene.ts";

export const requirementCount = 1_000;
/** As many as IT-Grundschutz has modules: more areas than any catalogue members are asked, so that nothing is measured too small. */
const areaCount = 111;

export type Checks = { readonly catalogueId: string; readonly versionId: string; readonly roundId: string; readonly sharedAnswerIds: readonly string[] };

/** Keys as issuing a check gives them: they follow from round and member. */
export function checkOf({ roundId }: Pick<Checks, "roundId">, memberId: string): string {
  const hash = createHash("md5").update(`${roundId} ${memberId} `).digest("hex");
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join("-");
}

/** Ten members after the first answer at once. */
export const isAnswering = (index: number): boolean => index >= 1 && index <= 10;

/** Of the others nine of thirteen have handed in, two are in the middle of it, two have not begun. */
type Standing = "submitted" | "in-progress" | "draft";
const standingAt = (index: number): Standing => (isAnswering(index) ? "in-progress" : index % 13 < 9 ? "submitted" : index % 13 < 11 ? "in-progress" : "draft");
const shares: Record<Standing, number> = { submitted: 100, "in-progress": 60, draft: 0 };

const things = ["Sicherungen", "Protokolle", "Schlüssel", "Zugänge", "Verträge", "Netze", "Drucker", "Server", "Notfallpläne", "Schulungen", "Räume", "Dienste", "Geräte"] as const;
const acts = ["prüfen", "dokumentieren", "freigeben", "erneuern", "überwachen", "trennen", "üben"] as const;

export const requirementKey = (index: number): string => `anforderung-${String(index).padStart(4, "0")}`;
const areaKey = (index: number): string => `bereich-${String(index % areaCount).padStart(3, "0")}`;

/** Invented requirements with words that differ, so that a search finds some of them. */
function requirementRows(versionId: string): Row[] {
  return Array.from({ length: requirementCount }, (_, index) => {
    const [thing, act] = [things[index % things.length], acts[index % acts.length]];
    const title = `${thing} regelmäßig ${act} (${index})`;
    return {
      cooperative_id: tenant,
      version_id: versionId,
      key: requirementKey(index),
      label: `MESS.${index % areaCount}.A${Math.floor(index / areaCount) + 1}`,
      position: (index % areaCount) * 100 + Math.floor(index / areaCount),
      area_key: areaKey(index),
      group_key: areaKey(index),
      title,
      statement: `Die Verwaltung muss ihre ${thing} ${act}. ${"Sie hält fest, wer das wann getan hat, und zieht daraus Schlüsse. ".repeat(5)}`,
      guidance: "Zuständig ist, wer das Verfahren betreibt; die Stelle hilft mit Mustern.",
      evidence: "Protokoll des letzten Durchgangs",
      modal: index % 3 === 0 ? "must" : "should",
      level: index % 3 === 0 ? "basic" : "standard",
      effort: index % 5,
      weight: (index % 3) + 1,
      audience: index % 2 === 0 ? "IT" : "Hauptamt",
      withdrawn: false,
      parameters: [],
      facts: [],
      links: [],
      text_hash: createHash("sha256").update(title).digest("hex"),
    };
  });
}

type Place = Checks & { readonly members: readonly Member[]; readonly today: Date };

const dayAt = (today: Date, offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

const catalogueRows = ({ catalogueId, versionId, today }: Place): Record<string, Row[]> => ({
  catalogue: [
    {
      cooperative_id: tenant,
      id: catalogueId,
      key: "messkatalog",
      title: "Messkatalog",
      publisher: "erfunden",
      scale: "grundschutz",
      current_version_id: versionId,
      created_at: today.toISOString(),
    },
  ],
  catalogue_version: [
    {
      cooperative_id: tenant,
      id: versionId,
      catalogue_id: catalogueId,
      number: 1,
      label: "1.0",
      format: "shipped",
      sha256: "",
      requirements: requirementCount,
      report: [],
      facts: [],
      imported_at: today.toISOString(),
      imported_by_name: "Messung",
    },
  ],
  requirement_group: Array.from({ length: areaCount }, (_, index) => ({
    cooperative_id: tenant,
    version_id: versionId,
    key: areaKey(index),
    label: `MESS.${index}`,
    title: `Bereich ${index}`,
    intro: "",
    position: index,
  })),
});

const checkRows = ({ catalogueId, versionId, roundId, members, today }: Place): Record<string, Row[]> => ({
  check_round: [
    {
      cooperative_id: tenant,
      id: roundId,
      title: "Messcheck",
      period: String(today.getFullYear()),
      catalogue_id: catalogueId,
      version_id: versionId,
      scale: "grundschutz",
      selection: { areas: null, levels: null, modals: null, maxEffort: null },
      message: "",
      opens_on: dayAt(today, -60),
      due_on: dayAt(today, 20),
      reminder_days: [-14, -3, 1],
      state: "open",
      issued_at: `${dayAt(today, -60)}T09:00:00Z`,
    },
  ],
  member_check: members.map(({ id, index }) => ({
    cooperative_id: tenant,
    member_id: id,
    id: checkOf({ roundId }, id),
    round_id: roundId,
    scope: "",
    state: standingAt(index),
    due_on: dayAt(today, 20),
    changed_at: `${dayAt(today, -(index % 30))}T09:00:00Z`,
    submitted_at: standingAt(index) === "submitted" ? `${dayAt(today, -(index % 30))}T09:00:00Z` : null,
    submitted_by_name: standingAt(index) === "submitted" ? "Koordination (erfunden)" : null,
    return_reason: "",
  })),
});

/** Twenty shared answers, of which every fourth has a second version; members rely on the first, every seventh has not decided. */
function sharedRows({ catalogueId, sharedAnswerIds, members, today }: Place): Record<string, Row[]> {
  const at = today.toISOString();
  return {
    shared_answer: sharedAnswerIds.map((id, index) => ({
      cooperative_id: tenant,
      id,
      catalogue_id: catalogueId,
      requirement_key: requirementKey(index * 7),
      provider: "Stelle",
      version: index % 4 === 0 ? 2 : 1,
      withdrawn_reason: "",
    })),
    shared_answer_version: sharedAnswerIds.flatMap((id, index) =>
      (index % 4 === 0 ? [1, 2] : [1]).map((version) => ({
        cooperative_id: tenant,
        shared_answer_id: id,
        version,
        coverage: "full",
        statement: "Das Rechenzentrum tut das für alle.",
        residual_duty: "",
        evidence: "",
        published_at: at,
        published_by_name: "Stelle (erfunden)",
      })),
    ),
    adoption: members.flatMap(({ id, index }) =>
      sharedAnswerIds
        .filter((_, at_) => (index + at_) % 7 !== 0)
        .map((shared) => ({
          cooperative_id: tenant,
          member_id: id,
          shared_answer_id: shared,
          version: 1,
          decision: "adopted",
          reason: "",
          duty_done: false,
          decided_at: at,
          decided_by_name: "Koordination (erfunden)",
        })),
    ),
  };
}

const measureStates = ["open", "planned", "in-progress", "implemented", "effective", "on-hold"] as const;

/** Five measures of the office in every member, and five of its own. */
function measureRows({ members, today }: Place): Record<string, Row[]> {
  const at = today.toISOString();
  const common = Array.from({ length: 5 }, () => randomUUID());
  const measure = (member: Member, number: number) => ({
    cooperative_id: tenant,
    member_id: member.id,
    id: randomUUID(),
    cooperative_measure_id: common[number] ?? null,
    title: `Maßnahme ${number}`,
    description: "",
    state: measureStates[(member.index + number) % measureStates.length],
    state_reason: "",
    priority: 2,
    owner_name: number % 3 === 0 ? "" : "Koordination (erfunden)",
    due_on: dayAt(today, (member.index % 9) * 10 - 30 + number),
    cost_once: 100_000,
    cost_yearly: 20_000,
    origin: common[number] === undefined ? "own" : "decision",
    origin_title: "",
    version: 1,
    created_at: at,
    created_by_name: "Messung",
    changed_at: at,
  });
  return {
    cooperative_measure: common.map((id, number) => ({
      cooperative_id: tenant,
      id,
      title: `Maßnahme ${number}`,
      description: "",
      priority: 2,
      created_at: at,
      created_by_name: "Messung",
    })),
    measure: members.flatMap((member) => Array.from({ length: 10 }, (_, number) => measure(member, number))),
  };
}

/** Everything that is not an answer, by table. */
export const checkSceneRows = (place: Place): Record<string, Row[]> => ({
  ...catalogueRows(place),
  requirement: requirementRows(place.versionId),
  ...checkRows(place),
  ...sharedRows(place),
  ...measureRows(place),
});

export const newChecks = (): Checks => ({
  catalogueId: randomUUID(),
  versionId: randomUUID(),
  roundId: randomUUID(),
  sharedAnswerIds: Array.from({ length: 20 }, () => randomUUID()),
});

/** How much of its check each member has answered, for the statement that answers. */
const shareRows = (members: readonly Member[]) => JSON.stringify(members.map(({ id, index }) => ({ id, share: shares[standingAt(index)] })));

const answered = `insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, status, effective, shared_answer_id, shared_status, basic, reason, note, deficits,
    responsible, due_on, text_hash, answered_at, answered_name)
  select c.cooperative_id, c.member_id, c.id, q.key, q.area_key, s.status, s.status, d.shared_answer_id, case when d.shared_answer_id is null then null else 'yes' end, q.level = 'basic',
    case when s.status = 'dispensable' then 'Gibt es bei uns nicht (erfunden).' else '' end, '', case when s.status in ('no', 'partly') then 'Es fehlt am Nachweis (erfunden).' else '' end,
    case when s.status in ('no', 'partly') then 'Hauptamt' else '' end, case when s.status in ('no', 'partly') then $3::date end, q.text_hash, $4::timestamptz, 'Koordination (erfunden)'
  from member_check c
  join jsonb_to_recordset($2::jsonb) as w (id text, share int) on w.id = c.member_id
  join requirement q on q.version_id = $5::uuid
  cross join lateral (select abs(hashtext(c.member_id || ' ' || q.key)) % 100 as roll) r
  cross join lateral (select case when r.roll % 50 < 27 then 'yes' when r.roll % 50 < 36 then 'partly' when r.roll % 50 < 45 then 'no' else 'dispensable' end as status) s
  left join (select a.member_id, a.shared_answer_id, x.requirement_key from adoption a join shared_answer x on x.id = a.shared_answer_id) d
    on d.member_id = c.member_id and d.requirement_key = q.key
  where c.round_id = $1::uuid and (abs(hashtext(q.key || c.member_id)) % 100 < w.share or d.shared_answer_id is not null)`;

const counted = `insert into check_area (cooperative_id, member_id, check_id, area_key, asked, yes, partly, no, dispensable, shared, verified, basic_gaps)
  select c.cooperative_id, c.member_id, c.id, q.area_key, count(*), count(*) filter (where a.effective = 'yes'), count(*) filter (where a.effective = 'partly'),
    count(*) filter (where a.effective = 'no'), count(*) filter (where a.effective = 'dispensable'), count(*) filter (where a.shared_status is not null), 0,
    count(*) filter (where a.basic and a.effective in ('no', 'partly'))
  from member_check c join requirement q on q.version_id = $2::uuid
  left join check_answer a on a.member_id = c.member_id and a.check_id = c.id and a.requirement_key = q.key
  where c.round_id = $1::uuid group by c.cooperative_id, c.member_id, c.id, q.area_key`;

/** A month ago every area was a little less done. */
const noted = `insert into check_standing (cooperative_id, member_id, check_id, area_key, taken_on, asked, yes, partly, no, dispensable, shared, verified)
  select cooperative_id, member_id, check_id, area_key, $1::date, asked, greatest(yes - 1, 0), partly, no, dispensable, shared, verified from check_area`;

const notedTotals = `insert into check_standing_total (cooperative_id, member_id, check_id, taken_on, asked, yes, partly, no, dispensable, shared, verified)
  select cooperative_id, member_id, check_id, taken_on, sum(asked), sum(yes), sum(partly), sum(no), sum(dispensable), sum(shared), sum(verified)
  from check_standing group by 1, 2, 3, 4`;

const summed = `insert into area_total (cooperative_id, taken_on, round_id, area_key, members, asked, answered, fulfilled)
  select s.cooperative_id, s.taken_on, c.round_id, s.area_key, count(distinct s.member_id), sum(s.asked), sum(s.yes + s.partly + s.no + s.dispensable), sum(s.yes + s.dispensable)
  from check_standing s join member_check c on c.id = s.check_id where c.state <> 'draft' group by 1, 2, 3, 4 having count(distinct s.member_id) >= 5`;

const countedMeasures = `insert into measure_count (cooperative_id, member_id, state, measures, cost_once, cost_yearly)
  select cooperative_id, member_id, state, count(*), sum(cost_once), sum(cost_yearly) from measure group by 1, 2, 3`;

/** Answers and what is counted from them, in the database itself: up to 330,000 rows. */
export async function plantAnswers(client: pg.ClientBase, { roundId, versionId, members, today }: Place): Promise<void> {
  await client.query(answered, [roundId, shareRows(members), dayAt(today, 90), today.toISOString(), versionId]);
  await client.query(counted, [roundId, versionId]);
  await client.query(noted, [dayAt(today, -30)]);
  await client.query(notedTotals);
  await client.query(summed);
  await client.query(countedMeasures);
}
