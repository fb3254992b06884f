/** Random work on two surveys of a small world: members answer, take over, submit, bring workbooks; managements sign off and send back. */
import fc from "fast-check";
import type { Outcome } from "#edge/perform";
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Cell, Workbook } from "#kernel/sheets";
import { answerUseCases } from "#topics/survey/answers/usecases/all";
import { exchangeUseCases } from "#topics/survey/exchange/usecases";
import { plantSurvey, smallDefinition } from "./survey.ts";
import { towns, type World } from "./world.ts";

export const workUseCases = [...answerUseCases, ...exchangeUseCases];

export type Work = { readonly last: string; readonly running: string };

/** Last period's survey and this one's, both open, of the same members. */
export async function plantWork(world: World): Promise<Work> {
  const { campaignId: last } = await plantSurvey(world, { period: "2025" });
  const { campaignId: running } = await plantSurvey(world, { previous: last });
  return { last, running };
}

const yesNo = fc.constantFrom("ja", "nein");
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  isb: yesNo,
  "isb-name": fc.constantFrom("Kim Ahornweg", "Toni Birkenau"),
  stellen: fc.integer({ min: 0, max: 30 }),
  "stellen-it": fc.integer({ min: 0, max: 10 }),
  backup: yesNo,
  "isb-technik": yesNo,
  dienste: fc.constantFrom(["mail"], ["web"], ["mail", "web"]),
  reife: fc.integer({ min: 1, max: 5 }),
  budget: fc.integer({ min: 0, max: 1_000_000 }),
};

export type Step = {
  readonly town: "raunheim" | "nauheim";
  readonly survey: keyof Work;
  readonly act: "answer" | "clear" | "unknown" | "carry-over" | "confirm" | "submit" | "withdraw" | "sign-off" | "return" | "workbook";
  readonly question: string;
  readonly value: unknown;
  readonly section: "org" | "it";
};

const acts: readonly Step["act"][] = ["answer", "answer", "answer", "clear", "unknown", "carry-over", "confirm", "submit", "submit", "withdraw", "sign-off", "sign-off", "return"];

/** So many steps in a row; a seed gives the same steps again. */
export const stepsOf = (count: number, seed: number): readonly Step[] =>
  fc.sample(
    fc.constantFrom(...Object.keys(values)).chain((question) =>
      fc.record<Step>({
        town: fc.constantFrom("raunheim", "nauheim"),
        survey: fc.constantFrom("last", "running"),
        act: fc.constantFrom(...acts, "workbook"),
        question: fc.constant(question),
        value: values[question] ?? fc.constant(null),
        section: fc.constantFrom("org", "it"),
      }),
    ),
    { numRuns: count, seed },
  );

type Hands = { readonly coordinator: Principal; readonly management: Principal; readonly memberId: MemberId };

const handsIn = ({ people }: World, town: Step["town"]): Hands =>
  town === "raunheim"
    ? { coordinator: people.coordinatorRaunheim, management: people.managementRaunheim, memberId: towns.raunheim }
    : { coordinator: people.coordinatorNauheim, management: people.managementNauheim, memberId: towns.nauheim };

async function versionOf({ test }: World, memberId: string, campaignId: string, question: string): Promise<number> {
  const { rows } = await test.database.pool.query<{ version: number }>("select version from answer where member_id = $1 and campaign_id = $2 and question = $3", [
    memberId,
    campaignId,
    question,
  ]);
  return rows[0]?.version ?? 0;
}

/** Writes a number into a workbook of now, brings it back and takes all of it over. */
async function bringWorkbook(world: World, { coordinator }: Hands, place: { memberId: string; campaignId: string }): Promise<Outcome> {
  const made = await world.does(coordinator, "survey.workbook", { ...place, format: "xlsx" });
  if (made.status !== "done") return made;
  const { sheets } = (made.value as { workbook: Workbook }).workbook;
  const written = sheets.map(({ name, columns, rows }) => ({
    name,
    rows: [columns.map(({ title }): Cell => title), ...rows.map((row): Cell[] => (row.at(-1) === "stellen" ? row.with(3, (Number(row[3] ?? 0) + 7) % 31) : [...row]))],
  }));
  const staged = await world.does(coordinator, "survey.stage-workbook", { ...place, fileName: "Antworten.xlsx", workbook: { sheets: written } });
  if (staged.status !== "done") return staged;
  return world.does(coordinator, "survey.apply-workbook", { ...place, importId: (staged.value as { importId: string }).importId, take: "all", conflicts: "theirs" });
}

/** Takes one step; a refusal (nothing to carry over, already handed in …) is part of the work. */
export async function takeStep(world: World, work: Work, { town, survey, act, question, value, section }: Step): Promise<Outcome> {
  const hands = handsIn(world, town);
  const place = { memberId: hands.memberId, campaignId: work[survey] };
  world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  switch (act) {
    case "answer":
    case "clear":
    case "unknown": {
      const version = await versionOf(world, place.memberId, place.campaignId, question);
      const said = act === "answer" ? { value } : act === "unknown" ? { unknown: true } : { value: "" };
      return world.does(hands.coordinator, "survey.answer", { ...place, question, version, ...said });
    }
    case "carry-over":
    case "submit":
    case "withdraw":
      return world.does(hands.coordinator, `survey.${act}`, place);
    case "confirm":
      return world.does(hands.coordinator, `survey.${act}`, { ...place, section });
    case "sign-off":
      return world.does(hands.management, "survey.sign-off", place);
    case "return":
      return world.does(hands.management, "survey.return", { ...place, reason: "Bitte noch einmal ansehen." });
    case "workbook":
      return bringWorkbook(world, hands, place);
  }
}

/** Answers everything that is required, so that there is something to submit. */
export async function answerEverything(world: World, work: Work, town: Step["town"], survey: keyof Work): Promise<void> {
  for (const { questions } of smallDefinition.sections)
    for (const { key } of questions) {
      const [value] = values[key] ? fc.sample(values[key], { numRuns: 1, seed: key.length }) : [undefined];
      if (value !== undefined) await takeStep(world, work, { town, survey, act: "answer", question: key, value, section: "org" });
    }
}
