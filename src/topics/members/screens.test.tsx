/** Every page of the topic is drawn from real answers, in both languages, for those who may see it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { actAs } from "#kernel/shoes";
import type { MemberId } from "#kernel/ids";
import type { Operation, Principal } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { directoryLines } from "#tests/directory";
import { gg, openWorld, towns, type CastName, type World } from "#tests/world";
import type { AnyScreen } from "#ui/screen";
import type * as contract from "./contract.ts";
import { membersScreens } from "./screens/all.tsx";
import { membersUseCases } from "./usecases.ts";
import { de } from "./words.de.ts";

type Contract = typeof contract;
type FailureOf<Declared> = Declared extends { readonly failures: readonly (infer One extends string)[] } ? One : never;
type Failure = { [Name in keyof Contract]: FailureOf<Contract[Name]> }[keyof Contract];
/** A failure without a sentence does not compile. */
const sentences: Record<Failure, string> = de.failures;

let world: World;
const params: Record<string, string> = { cooperativeId: gg, memberId: towns.raunheim };
before(async () => {
  world = await openWorld(membersUseCases);
  const { office, coordinatorRaunheim } = world.people;
  const bytes = new TextEncoder().encode(directoryLines.join("\n"));
  const staged = await world.succeeds<{ importId: string }>(office, "member.stage-import", {
    cooperativeId: gg,
    districtKey: "06433",
    file: { name: "GV100AD.txt", bytes },
  });
  const { offices } = await world.succeeds<{ offices: { id: string }[] }>(office, "person.read", {
    cooperativeId: gg,
    personId: coordinatorRaunheim.personId,
  });
  await world.succeeds(office, "member.add-figure", {
    memberId: towns.raunheim,
    kind: "population",
    asOf: "2022-12-31",
    value: 16_542,
    source: "GV100AD",
  });
  await world.succeeds(office, "unit.add", { memberId: towns.raunheim, name: "Hauptamt" });
  await world.succeeds(office, "cooperative.describe", {
    cooperativeId: gg,
    name: "Verbund",
    officeName: "Stelle",
    officeHost: "Kreis",
    contactEmail: "stelle@example.org",
    securityContact: "sicher@example.org",
    about: "Wir.\n\nAlle.",
    publicPage: true,
    revision: 1,
  });
  Object.assign(params, { importId: staged.importId, personId: coordinatorRaunheim.personId, assignmentId: offices[0]?.id ?? "" });
});
after(() => world.dispose());

const visitOf = (principal: Principal, more: Partial<Visit> = {}): Visit => ({
  params,
  query: {},
  path: "/",
  language: "de",
  now: world.clock.now(),
  principal,
  given: {},
  issues: [],
  done: null,
  answer: null,
  may: (operation: Operation, memberId?: string) => typeof actAs(principal, operation, { cooperativeId: gg, memberId: (memberId ?? params["memberId"]) as MemberId }) !== "string",
  ...more,
});

async function draw(screen: AnyScreen, visit: Visit): Promise<string> {
  const answers: Record<string, unknown> = {};
  for (const [key, { name }] of Object.entries(screen.shows)) answers[key] = await world.succeeds(visit.principal, name, params);
  assert.ok(screen.title(answers, visit).length > 0);
  return String(await screen.view(answers, visit));
}

const viewers = (path: string): CastName[] =>
  path.startsWith("/verbuende") ? ["operator"] : path.includes("einlesen/:") ? ["office"] : ["office", "coordinatorRaunheim", "managementRaunheim", "auditor"];

test("every refusal says what happened, what it means and what to do", () => {
  for (const [failure, sentence] of Object.entries(sentences)) assert.match(sentence, /^[A-ZÄÖÜ].{20,}\.$/s, failure);
});

describe("Pages", () => {
  for (const screen of membersScreens)
    for (const who of viewers(screen.path))
      for (const language of ["de", "en"] as const)
        test(`${screen.path} for ${who} in ${language}`, async () => {
          const html = await draw(screen, visitOf(world.people[who], { language }));
          assert.match(html, /<h1>/);
          assert.doesNotMatch(html, /undefined|\[object|NaN/);
        });

  const page = (path: string) => membersScreens.find((screen) => screen.path === path) ?? assert.fail(path);

  test("a coordinator reaches the record of the own town only", async () => {
    const html = await draw(page("/verbund/:cooperativeId/mitglieder"), visitOf(world.people.coordinatorRaunheim));
    assert.match(html, new RegExp(`href="/mitglied/${towns.raunheim}"`));
    assert.doesNotMatch(html, new RegExp(`href="/mitglied/${towns.nauheim}"`));
    assert.doesNotMatch(html, /mitglieder\/neu/);
  });
  test("a coordinator is offered the offices a coordinator may fill", async () => {
    const html = await draw(page("/mitglied/:memberId/personen/benennen"), visitOf(world.people.coordinatorRaunheim));
    assert.match(html, /value="oversight"/);
    assert.doesNotMatch(html, /value="management"|value="office"/);
  });
  test("a form that comes back keeps what was typed and says what is wrong", async () => {
    const given = { name: "Getippt", officeLead: { name: "Erste", email: "keine" } };
    const visit = visitOf(world.people.operator, {
      query: { do: "cooperative.found" },
      given,
      issues: [{ path: "officeLead.email", message: "Bitte prüfen." }],
    });
    const html = await draw(page("/verbuende/neu"), visit);
    assert.match(html, /value="Getippt"/);
    assert.match(html, /value="Erste"/);
    assert.match(html, /role="alert"/);
  });
  test("an act is confirmed in a sentence", async () => {
    const html = await draw(page("/mitglied/:memberId"), visitOf(world.people.office, { done: "unit.add" }));
    assert.match(html, /Der Fachbereich ist hinzugefügt\./);
  });
});
