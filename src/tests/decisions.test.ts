/** PROMISES G2: everyone's every decision, compared with the written rights – in whose shoes, where, for whom; no database is needed for that. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { offices, roles, type Role } from "#kernel/roles";
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import type { Actor, Assignment, Operation, Principal } from "#kernel/operation";
import { actAs } from "#kernel/shoes";
import { perform, type House } from "#edge/perform";
import { useCases } from "#topics/all";
import { isGranted } from "./policy.ts";
import { verdictOf } from "./verdicts.ts";

const gg = "kreis-gg" as CooperativeId;
const wetterau = "wetterau" as CooperativeId;
const members = ["kreis-gg.raunheim", "kreis-gg.nauheim", "wetterau.friedberg"] as MemberId[];
const [raunheim, nauheim, friedberg] = members as [MemberId, MemberId, MemberId];

const seat = (role: Role, cooperativeId: CooperativeId | null = null, memberId: MemberId | null = null): Assignment => ({ role, cooperativeId, memberId });
const cooperativeOf = (member: MemberId) => (member === friedberg ? wetterau : gg);

const seats: readonly (readonly Assignment[])[] = [
  ...offices.flatMap((role) =>
    role === "operator" ? [[seat(role)]] : [[seat(role, gg)], [seat(role, wetterau)], ...members.map((member) => [seat(role, cooperativeOf(member), member)])],
  ),
  [seat("coordinator", gg, raunheim), seat("coordinator", gg, nauheim)],
  [seat("coordinator", gg, raunheim), seat("coordinator", wetterau, friedberg)],
  [seat("coordinator", gg, raunheim), seat("coordinator", gg, raunheim)],
  [seat("management", gg, raunheim), seat("coordinator", gg, nauheim)],
  [seat("coordinator", gg, nauheim), seat("auditor", gg)],
  [seat("office", gg), seat("coordinator", gg, raunheim)],
  [seat("auditor", gg), seat("auditor", gg, raunheim)],
  [seat("operator"), seat("office", wetterau)],
];

const principal = (personId: string | null, assignments: readonly Assignment[], delegationId: string | null = null): Principal => ({
  personId: personId as PersonId | null,
  name: "Somebody",
  assignments,
  delegationId,
  credential: personId === null && delegationId === null ? null : "credential",
  language: "en",
});

const everyone: readonly Principal[] = [
  principal(null, []),
  principal("person", []),
  principal("person", [seat("pending")]),
  principal(null, [seat("contributor", gg, raunheim)], "delegation"),
  principal(null, [seat("learner")]),
  ...[null, gg, wetterau].map((cooperative) => principal(null, [seat("job", cooperative)])),
  ...seats.map((held) => principal("person", held)),
];

const inputs = [{}, ...[gg, wetterau, "nirgends"].map((cooperativeId) => ({ cooperativeId })), ...[...members, "nirgends.nirgends"].map((memberId) => ({ memberId }))];

type Case = { readonly who: Principal; readonly operation: Operation; readonly input: { readonly cooperativeId?: string; readonly memberId?: string } };

const cases = (): Case[] => [...useCases.values()].flatMap(({ operation }) => everyone.flatMap((who) => inputs.map((input) => ({ who, operation, input }))));
const nameOf = ({ who, operation, input }: Case) =>
  `${operation.name} as ${who.assignments.length === 0 ? (who.personId ?? "nobody") : who.assignments.map((a) => `${a.role} of ${a.memberId ?? a.cooperativeId ?? "all"}`).join(" and ")} on ${JSON.stringify(input)}`;

/** The seats that let somebody do this here, in the order in which they count. */
const seatsThatCount = ({ who, operation, input }: Case): readonly Assignment[] => {
  const granted = who.assignments.filter(({ role }) => isGranted(role, operation.name)).toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  if (operation.scope === "installation") return granted.filter(({ cooperativeId }) => cooperativeId === null);
  if (operation.scope === "member") return granted.filter((a) => a.memberId === input.memberId || (a.memberId === null && a.cooperativeId === input.memberId?.split(".")[0]));
  const here = granted.filter(({ cooperativeId }) => cooperativeId === input.cooperativeId);
  const whole = here.filter(({ memberId }) => memberId === null);
  return whole.length > 0 ? whole : here;
};

const bareOf = ({ personId, assignments: [first] }: Principal): Role => {
  if (first?.role === "pending" || first?.role === "contributor" || first?.role === "learner" || first?.role === "job") return first.role;
  return personId === null ? "anonymous" : "person";
};

/** In whose shoes somebody has to act who may. */
function expected(one: Case): Actor {
  const { who, operation, input } = one;
  const { personId, name, delegationId, credential, language } = who;
  const same = { personId, name, delegationId, credential, language };
  if (operation.scope === "public" && operation.nameless)
    return { ...same, personId: null, name: "", delegationId: null, credential: null, role: "anonymous", cooperativeId: null, members: [] };
  if (operation.scope === "public") return { ...same, role: "anonymous", cooperativeId: null, members: [] };
  if (operation.scope === "self") return { ...same, role: bareOf(who), cooperativeId: null, members: [] };
  const counting = seatsThatCount(one);
  const role = counting[0]?.role ?? "anonymous";
  if (operation.scope === "installation") return { ...same, role, cooperativeId: null, members: [] };
  if (operation.scope === "member") {
    const atHome = counting.some((a) => a.role === role && a.memberId === input.memberId);
    return { ...same, role, cooperativeId: input.memberId?.split(".")[0] as CooperativeId, members: [input.memberId as MemberId], atHome };
  }
  const reached = [...new Set(counting.flatMap(({ memberId }) => memberId ?? []))];
  return { ...same, role, cooperativeId: input.cooperativeId as CooperativeId, members: reached.length > 0 ? reached : "all" };
}

describe("Every decision", () => {
  test("is the written one", () => {
    const wrong = cases().filter((one) => {
      const actor = actAs(one.who, one.operation, one.input);
      return (typeof actor === "string" ? actor : "acts") !== verdictOf(one.who, one.operation, one.input);
    });
    assert.deepEqual(wrong.slice(0, 20).map(nameOf), [], `${wrong.length} wrong`);
  });

  test("puts whoever may into the shoes of the office that counts, and of no other place", (t) => {
    let count = 0;
    for (const one of cases()) {
      const actor = actAs(one.who, one.operation, one.input);
      if (typeof actor === "string") continue;
      count += 1;
      assert.deepEqual(actor, expected(one), nameOf(one));
    }
    t.diagnostic(`${count} decisions to act`);
  });
});

/** A house in which nothing can be done: who gets as far as the database may act. */
const house = { db: { connection: () => ({ execute: () => Promise.reject(new Error("reached")) }) }, clock: { now: () => new Date() }, useCases } as unknown as House;
const outcomeOf = (name: string, who: Principal, raw: unknown): Promise<string> =>
  perform(house, name, raw, { principal: who, door: "api" }).then(
    ({ status }) => status,
    () => "reached",
  );

describe("Whoever may not at all", () => {
  test("is told so before anybody looks at what was sent", async () => {
    const wrong: string[] = [];
    for (const { operation } of useCases.values())
      for (const who of everyone) {
        const verdict = verdictOf(who, operation, {});
        const outcome = await outcomeOf(operation.name, who, "garbage");
        if (outcome !== (verdict === "unauthenticated" || verdict === "forbidden" ? verdict : "invalid")) wrong.push(`${nameOf({ who, operation, input: {} })}: ${outcome}`);
      }
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} wrong`);
  });

  test("and an operation that is none is not there, for anybody", async () => {
    for (const who of everyone) assert.equal(await outcomeOf("survey.destroy", who, {}), "missing");
  });
});
