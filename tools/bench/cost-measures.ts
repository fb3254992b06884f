/** What is measured of costs: keys side by side, the statements of all members in one paper, and the page of the steering group, which adds them up. */
import { insist, light, officePage, type Measure, type Setting } from "./measure.ts";
import { reading } from "./raw.ts";
import { tenant } from "./scene.ts";

const figures = { basis: "population", figuresDay: "12-31", figuresYear: 2 };
const half = { part: "percent", percent: "50", basis: "equal" };
/** Five keys, one of them with limits. */
const keys: readonly (readonly [title: string, shares: readonly object[]])[] = [
  ["Gleich", [{ part: "rest", basis: "equal" }]],
  ["Einwohner", [{ part: "rest", ...figures }]],
  ["Hälfte gleich", [half, { part: "rest", ...figures }]],
  [
    "Sockel",
    [
      { part: "each", each: "1000", basis: "equal" },
      { part: "rest", ...figures },
    ],
  ],
  ["Mindestens und höchstens", [{ part: "rest", ...figures, atLeast: "500", atMost: "90000" }]],
];
const year = 2026;

/** Plants plan, keys and advances once, through the operations. */
function planting({ client, world }: Setting): () => Promise<void> {
  const post = (operation: string, json: object) => insist(client, `/api/${operation}`, { json: { cooperativeId: tenant, ...json }, session: world.sessions.office });
  let planted: Promise<void> | null = null;
  const plant = async () => {
    const { body } = await insist(client, `/api/cost-key.list?cooperativeId=${tenant}`, { session: world.sessions.office });
    if ((JSON.parse(body.toString("utf8")) as { value: { keys: unknown[] } }).value.keys.length > 0) return;
    await post("cost-plan.save-position", { year, stage: "plan", kind: "personnel", title: "Stellen", cents: "2300000" });
    await post("cost-efficiency.save-assumption", { title: "Eigene Stelle", kind: "posts", measure: "member", audience: "all", cents: "40000", source: "Messung" });
    let keyId = "";
    for (const [title, shares] of keys) {
      const saved = await post("cost-key.save", { title, shares });
      ({ keyId } = (JSON.parse(saved.body.toString("utf8")) as { value: { keyId: string } }).value);
      if (title === "Hälfte gleich") await post("cost-charge.levy", { year, keyId, dueDays: ["2026-02-15", "2026-05-15", "2026-08-15", "2026-11-15"] });
    }
  };
  return () => (planted ??= plant());
}

const counted = reading(
  ["select id, name, kind, admitted_on, left_on from member where cooperative_id = $1", [tenant]],
  ["select member_id, as_of, value from member_figure where cooperative_id = $1 and kind in ('population', 'workplaces')", [tenant]],
  ["select definition from cost_key where cooperative_id = $1", [tenant]],
);

const group = reading(
  ["select count(*) from member where cooperative_id = $1", [tenant]],
  ["select year, planned_cents, settled_at from cost_levy where cooperative_id = $1", [tenant]],
  ["select sum(advance_cents + advance_vat) from cost_charge where cooperative_id = $1 and year = $2", [tenant, year]],
);

/** Measures of costs, in the order of the table; `write` changes anything, so that nothing kept is still good. */
export function costMeasures(setting: Setting, write: () => Promise<unknown>): Measure[] {
  const ready = planting(setting);
  const get = (address: string) => async () => {
    await ready();
    await insist(setting.client, address, { session: setting.world.sessions.office });
  };
  return [
    {
      key: "costs",
      name: "Fünf Schlüssel über zehn Jahre",
      run: get(`/api/cost-simulation.run?cooperativeId=${tenant}&year=${year}&years=10&increase=2`),
      raw: counted,
      runs: 30,
      goal: { medianMs: 200 },
    },
    { key: "group", name: "Lenkungsgruppe", run: get(`/verbund/${tenant}/lenkungsgruppe`), raw: group, runs: light, goal: officePage },
    { key: "group-anew", name: "Lenkungsgruppe, nach jedem Speichern", run: get(`/verbund/${tenant}/lenkungsgruppe`), undo: write, raw: group, runs: light, goal: officePage },
    {
      key: "cost-statements",
      name: "Abrechnungen aller Mitglieder (PDF)",
      run: get(`/api/cost-charge.statements?cooperativeId=${tenant}&year=${year}&format=pdf`),
      raw: reading(["select * from cost_charge where cooperative_id = $1", [tenant]]),
      runs: 3,
      warmUps: 1,
      goal: { medianMs: 180_000 },
    },
  ];
}
