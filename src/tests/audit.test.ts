/** PROMISES G6 and G7: every committed write leaves exactly one event with its actor and place; no write without; no manipulation goes unseen. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { perform } from "#edge/perform";
import { mayPerform } from "#kernel/access";
import type { Actor } from "#kernel/operation";
import { canonical, verifyChain, type ChainLink } from "#platform/audit";
import { clockActor } from "#platform/delivery";
import { transactAs } from "#platform/db/transact";
import { findNames } from "#topics/oversight/store/names";
import { detailReads } from "#topics/visibility/rules";
import { everyUseCase, openEverything, type Everything, type Known } from "./everything.ts";
import { inputsFor } from "./inputs.ts";
import { actorFor } from "./shared.ts";
import { gg, towns, wetterau } from "./world.ts";

let world: Everything;
before(async () => {
  world = await openEverything();
});
after(() => world.dispose());

type Event = { number: string; operation: string; role: string; person_name: string; cooperative_id: string | null; member_id: string | null };
const events = async (): Promise<Event[]> =>
  (await world.test.database.pool.query<Event>("select number, operation, role, person_name, cooperative_id, member_id from audit_event order by transaction")).rows;

const audited = everyUseCase.map(({ operation }) => operation).filter(({ kind, logged }) => kind === "write" || logged === true);
const unaudited = everyUseCase.map(({ operation }) => operation).filter(({ kind, logged }) => kind === "read" && !logged);

const actorsOf = (name: (typeof audited)[number]["name"]): Known[] =>
  world.known.filter(
    ({ principal, name: title }) =>
      principal.assignments.some(({ role }) => mayPerform(role, name)) ||
      (principal.personId !== null && title !== "pending" && mayPerform("person", name)) ||
      (title === "anonymous" && mayPerform("anonymous", name)),
  );

describe("Every committed write", () => {
  test("leaves exactly one event that says who, what and where; a refused one leaves none", async (t) => {
    const wrong: string[] = [];
    let done = 0;
    for (const operation of audited) {
      for (const known of actorsOf(operation.name).slice(0, 3)) {
        const input = inputsFor(world, operation, known)[0]?.input ?? {};
        const before_ = (await events()).length;
        const outcome = await perform(world.house, operation.name, input, { principal: known.principal, door: "api" });
        const fresh = (await events()).slice(before_);
        const title = `${operation.name} as ${known.name} → ${outcome.status}`;
        if (outcome.status === "done") {
          done += 1;
          const [event] = fresh;
          const place = operation.scope === "member" ? [gg, input["memberId"]] : [event?.cooperative_id, event?.member_id];
          // Without a name nobody is named, and a code that opens nothing leaves nothing.
          const isRight = operation.nameless
            ? fresh.every(({ person_name }) => person_name === "") && fresh.length <= 1
            : fresh.length === 1 &&
              event?.operation === operation.name &&
              event.person_name === known.principal.name &&
              (known.business.includes("wetterau") || (event.cooperative_id === place[0] && event.member_id === place[1]));
          if (!isRight) wrong.push(`${title}: ${JSON.stringify(fresh)}`);
        } else if (fresh.length > 1) wrong.push(`${title}: ${fresh.length} events`);
      }
    }
    t.diagnostic(`${done} committed`);
    assert.deepEqual(wrong, []);
    assert.ok(done >= audited.length, `${done} of ${audited.length}`);
  });

  test("a read leaves none", async () => {
    const before_ = (await events()).length;
    for (const operation of unaudited) {
      const [known] = actorsOf(operation.name);
      if (known) await perform(world.house, operation.name, inputsFor(world, operation, known)[0]?.input, { principal: known.principal, door: "api" });
    }
    assert.equal((await events()).length, before_);
  });

  test("a look from outside leaves one in the member's own chain, a look at one's own none, and the member can list them", async () => {
    const { central, local } = world.sides.raunheim;
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass: "detail" });
    const confidential = everyUseCase.map(({ operation }) => operation).filter(({ logged }) => logged === "outside");
    assert.ok(confidential.length >= 2);
    for (const operation of confidential) {
      const input = inputsFor(world, operation, world.known.find(({ name }) => name === "office") as Known)[0]?.input ?? {};
      const own = (role: "auditor" | "adviser") => ({ ...local.coordinator, assignments: [{ role, cooperativeId: gg, memberId: towns.raunheim }] });
      for (const [principal, expected] of [
        [central.office, 1],
        [local.coordinator, 0],
        ...(["auditor", "adviser"] as const).flatMap((role) => (mayPerform(role, operation.name) ? ([[own(role), 0]] as const) : [])),
      ] as const) {
        const before_ = (await events()).length;
        const outcome = await perform(world.house, operation.name, input, { principal, door: "page" });
        assert.equal(outcome.status, "done", `${operation.name} as ${principal.assignments[0]?.role}: ${JSON.stringify(outcome)}`);
        const fresh = (await events()).slice(before_);
        assert.deepEqual([fresh.length, fresh.every(({ member_id }) => member_id === towns.raunheim)], [expected, true], operation.name);
      }
    }
    const { looks } = await world.succeeds<{ looks: { operation: string; role: string }[] }>(world.people.managementRaunheim, "visibility.read-member", {
      memberId: towns.raunheim,
    });
    const listed = new Set(looks.filter(({ role }) => role === "office").map(({ operation }) => operation));
    assert.deepEqual(
      confidential.map(({ name }) => name).filter((name) => !listed.has(name)),
      [],
    );
  });

  test("the member's own people leave nothing when they read a paper on its page, and one event when it is handed out", async () => {
    const papers = everyUseCase.map(({ operation }) => operation).filter(({ logged, answers = "value" }) => logged === "outside" && answers !== "value");
    assert.deepEqual(papers.map(({ name }) => name).toSorted(), ["check.result-paper", "document.council-paper", "document.paper", "report.member-page"]);
    const { coordinator } = world.sides.raunheim.local;
    for (const operation of papers) {
      const input = inputsFor(world, operation, world.known.find(({ name }) => name === "coordinator of Raunheim") as Known)[0]?.input ?? {};
      for (const [door, expected] of [
        ["page", 0],
        ["api", 1],
      ] as const) {
        const before_ = (await events()).length;
        assert.equal((await perform(world.house, operation.name, input, { principal: coordinator, door })).status, "done", operation.name);
        assert.equal((await events()).length - before_, expected, `${operation.name} by the ${door}`);
      }
    }
    const { looks } = await world.succeeds<{ looks: { role: string }[] }>(world.people.managementRaunheim, "visibility.read-member", { memberId: towns.raunheim });
    assert.ok(looks.length > 0 && looks.every(({ role }) => role !== "coordinator"), "what they take along is no look from outside");
  });

  test("a thing of the trail is called by its name for whoever may see it, and by nothing else", async () => {
    type Listed = { events: { object: string; objectName: string | null }[]; pages: number };
    const named = new Map<string, string | null>();
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const listed = await world.succeeds<Listed>(world.people.managementRaunheim, "audit.list-member", { memberId: towns.raunheim, page });
      pages = listed.pages;
      for (const { object, objectName } of listed.events) named.set(object, objectName);
    }
    const objects = [...named.keys()];
    const of = (kind: string) => objects.filter((object) => object.startsWith(`${kind}:`));
    for (const kind of ["check", "check-answer", "measure", "section", "response", "adoption", "delegation", "inquiry", "account", "visibility"]) {
      assert.ok(of(kind).length > 0, `nothing of the kind ${kind} has happened`);
      assert.ok(
        of(kind).some((object) => named.get(object)),
        `no name: ${of(kind).join()}`,
      );
    }
    const namesFor = async (actor: Actor) =>
      transactAs(world.house.db, actor, "read", async (tx) => ({ keep: false, value: [...(await findNames(tx, objects)).keys()].map((object) => object.split(":")[0]) }));
    const own = ["check", "check-answer", "measure", "delegation", "inquiry", "file", "unit", "workbook-import", "check-import", "account", "person"];
    const neighbour = await namesFor(actorFor(world.people.coordinatorNauheim, towns.nauheim));
    assert.deepEqual(
      neighbour.filter((kind) => own.includes(kind ?? "")),
      [],
      "a neighbour learns no name of ours",
    );
    assert.deepEqual(await namesFor(actorFor(world.people.officeWetterau, wetterau)), []);
    const shows = async (dataClass: string) => {
      await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass });
      return new Set(await namesFor(actorFor(world.people.office, gg)));
    };
    const [sums, states, details] = [await shows("aggregate"), await shows("status"), await shows("detail")];
    assert.deepEqual(
      [sums, states, details].map((kinds) => [kinds.has("check"), kinds.has("measure")]),
      [
        [false, false],
        [true, false],
        [true, true],
      ],
      "the office learns names as far as the member shows",
    );
    const council = new Set(await namesFor({ ...actorFor(world.people.coordinatorRaunheim, towns.raunheim), role: "oversight" }));
    assert.deepEqual([council.has("check"), council.has("measure"), council.has("file")], [true, false, false], "a works council reads no content");
  });

  test("every read that logs what somebody sees of one member counts as a look", () => {
    const reads = everyUseCase
      .map(({ operation }) => operation)
      .filter(({ kind, scope, logged, name }) => kind === "read" && scope === "member" && logged && mayPerform("office", name));
    assert.deepEqual(
      reads.map(({ name }) => name).filter((name) => !(detailReads as readonly string[]).includes(name)),
      [],
    );
    assert.equal(new Set(detailReads).size, detailReads.length, "each is named once");
  });

  test("without an event aborts, and so does one with two", async () => {
    const actor = { ...clockActor, role: "coordinator", cooperativeId: gg, members: [towns.raunheim] } as const;
    const write = (times: number) =>
      transactAs(world.test.database.db, actor, "write", async (tx) => {
        await tx.insertInto("unit").values({ cooperative_id: gg, member_id: towns.raunheim, id: crypto.randomUUID(), name: "Ohne Spur", kind: "department" }).execute();
        const { appendAudit } = await import("#platform/audit");
        for (let time = 0; time < times; time += 1)
          await appendAudit(tx, { actor, door: "api", operation: "unit.add", requestId: crypto.randomUUID(), at: new Date(), touched: { object: "x" } });
        return { keep: true, value: undefined };
      });
    await assert.rejects(write(0), { code: "RW001" });
    await assert.rejects(write(2), { code: "23505" });
    const { rows } = await world.test.database.pool.query("select from unit where name = 'Ohne Spur'");
    assert.equal(rows.length, 0);
    await write(1);
  });

  test("and after all of it every chain holds", async () => {
    for (const [who, operation, input] of [
      [world.people.office, "audit.verify", { cooperativeId: gg }],
      [world.people.operator, "audit.verify-installation", {}],
      [world.people.coordinatorFriedberg, "audit.verify-member", { memberId: towns.friedberg }],
    ] as const)
      assert.equal((await world.succeeds<{ intact: boolean }>(who, operation, input)).intact, true, operation);
  });
});

const linkUp = (entries: readonly string[]): ChainLink[] => {
  let before_ = Buffer.alloc(0);
  return entries.map((entry, index) => {
    before_ = createHash("sha256").update(before_).update(entry, "utf8").digest();
    return { number: index + 1, entry, hash: before_ };
  });
};

/** What somebody with the database in hand may try; each answers other links than it was given. */
const manipulation = (links: readonly ChainLink[]): fc.Arbitrary<readonly ChainLink[]> => {
  const place = fc.nat(links.length - 1);
  return fc.oneof(
    fc
      .record({ at: place, bit: fc.nat(255) })
      .map(({ at, bit }) =>
        links.map((link, index) => (index === at ? { ...link, hash: Buffer.from(link.hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))) } : link)),
      ),
    fc.record({ at: place, sign: fc.nat(1_000), code: fc.integer({ min: 1, max: 200 }) }).map(({ at, sign, code }) =>
      links.map((link, index) => {
        const spot = sign % link.entry.length;
        return index === at ? { ...link, entry: `${link.entry.slice(0, spot)}${String.fromCharCode(link.entry.charCodeAt(spot) + code)}${link.entry.slice(spot + 1)}` } : link;
      }),
    ),
    place.map((at) => links.filter((_, index) => index !== at)),
    place.map((at) => links.filter((_, index) => index !== at).map((link, index) => ({ ...link, number: index + 1 }))),
    place.map((at) => links.slice(0, at)),
    fc
      .tuple(place, place)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => links.map((link, index) => ({ ...(links[index === a ? b : index === b ? a : index] ?? link), number: link.number }))),
    place.map((at) => links.flatMap((link, index) => (index === at ? [link, link] : [link])).map((link, index) => ({ ...link, number: index + 1 }))),
    // Rewritten from a place on, with all hashes computed anew: only the head kept elsewhere tells.
    place.map((at) => linkUp(links.map(({ entry }, index) => (index === at ? `${entry} ` : entry)))),
  );
};

describe("A chain that was touched", () => {
  const links = linkUp(Array.from({ length: 12 }, (_, n) => canonical({ operation: "unit.add", number: n, text: "Größe" })));
  const head = { number: 12, hash: links.at(-1)?.hash ?? Buffer.alloc(0) };
  test("is found out, whatever was done to it", () => {
    assert.equal(verifyChain(links, head), null);
    fc.assert(
      fc.property(manipulation(links), (touched) => assert.notEqual(verifyChain(touched, head), null)),
      { numRuns: 1_000 },
    );
  });
});

describe("The text a hash covers", () => {
  test("is the same for equal content in any order of its keys", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).toReversed());
        assert.equal(canonical(turned), canonical(content));
        if (!("__proto__" in content && !Object.hasOwn(content, "__proto__"))) assert.deepEqual(JSON.parse(canonical(content)), JSON.parse(JSON.stringify(content)));
      }),
    ));
});
