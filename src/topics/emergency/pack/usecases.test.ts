import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { keepAppointment } from "#edge/jobs";
import type { Paper } from "#kernel/paper";
import { closeDocuments, renderPaper } from "#platform/documents/documents";
import { qrPng } from "#platform/qr";
import { pagesOf } from "#tests/papers";
import { gg, openWorld, towns, type World } from "#tests/world";
import { registerNames, registers, type Field } from "#topics/emergency/registers/model";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { findTemplates } from "#topics/emergency/registers/usecases/knowledge";
import { readFacts } from "#topics/emergency/registers/model";
import { visibilityUseCases } from "#topics/visibility/usecases";
import { cardLanguages, parts, type PackConcern, type PackStanding, type Part, type Receipt, type ShippedText } from "./model.ts";
import { packUseCases } from "./usecases/all.ts";
import { paperFor } from "./usecases/handing.ts";
import { firstSteps } from "./usecases/steps.ts";
import { findText } from "./usecases/texts.ts";

let world: World;
before(async () => {
  world = await openWorld([...registersUseCases, ...packUseCases, ...visibilityUseCases]);
});
after(async () => {
  await closeDocuments();
  await world.dispose();
});

type Shown = { standing: PackStanding | null; concern: PackConcern | null; isBehind: boolean; entries: number; hasNumber: boolean; receipts: Receipt[] };
type Printed = { paper: Paper; name: string };
const place = { memberId: towns.raunheim };
const secret = "0170 4455667";
const me = () => world.people.coordinatorRaunheim;
const save = (register: string, facts: object) => world.succeeds<{ entryId: string }>(me(), "emergency.save-entry", { ...place, register, facts });
const read = (who = me()) => world.succeeds<Shown>(who, "emergency.pack", place);
const build = () => world.succeeds<{ fingerprint: string; isNew: boolean }>(me(), "emergency.build-pack", place);
const print = async (part: Part) => (await world.succeeds<Printed>(me(), "emergency.pack-paper", { ...place, part })).paper;
const failure = async (operation: string, input: object, who = me()) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};

describe("A pack", () => {
  test("is not made of nothing, and not printed before it is there", async () => {
    assert.equal(await failure("emergency.build-pack", place), "registers-empty");
    assert.equal(await failure("emergency.pack-paper", { ...place, part: "core" }), "missing");
    assert.deepEqual([(await read()).concern, (await read()).standing], ["missing", null]);
  });

  test("is the registers frozen; it is new only where something has changed", async () => {
    await save("alarm", { whom: "IT-Bereitschaft", phone: "06142 402 99", private: secret });
    const first = await build();
    assert.deepEqual([first.isNew, (await build()).isNew, (await build()).fingerprint], [true, false, first.fingerprint]);
    await save("providers", { name: "Rechenzentrum", emergencyPhone: "0800 100" });
    world.clock.set(new Date("2026-11-23T09:00:00Z"));
    const second = await build();
    assert.ok(second.isNew && second.fingerprint !== first.fingerprint);
  });

  test("carries the private numbers of the house and its check sign on every page", async () => {
    const text = JSON.stringify(await print("core"));
    assert.ok(text.includes(`privat ${secret}`) && text.includes("06142 402 99"));
    assert.match((await print("core")).state, /Prüfzeichen [A-Z0-9]{4}-[A-Z0-9]{4}/);
    for (const part of ["card", "cards", "guideline"] as const) assert.ok(!JSON.stringify(await print(part)).includes(secret), part);
    assert.ok(JSON.stringify(await print("card")).includes("06142 402 99"));
  });

  test("prints the frozen state, not what was typed since", async () => {
    const before = JSON.stringify(await print("annex"));
    await save("contacts", { name: "Neu seit eben", kind: "other" });
    assert.equal(JSON.stringify(await print("annex")), before);
    assert.ok((await read()).isBehind);
  });

  test("is built by the clock where registers have changed, and not twice", async () => {
    const run = () => world.succeeds<{ built: number; checked: number; left: number }>(world.people.clock, "emergency.build-packs", { cooperativeId: "kreis-gg" });
    world.clock.set(new Date("2026-11-23T10:00:00Z"));
    assert.deepEqual(await run(), { built: 1, checked: 1, left: 0 });
    assert.equal((await run()).built, 0);
    world.clock.set(new Date("2026-11-23T10:30:00Z"));
    assert.equal((await run()).built, 0);
    assert.deepEqual(await run(), { built: 0, checked: 0, left: 0 });
    assert.equal((await read()).isBehind, false);
    assert.ok(JSON.stringify(await print("annex")).includes("Neu seit eben"));
  });

  test("keeps three states and no more", async () => {
    for (const hour of [11, 12, 13, 14]) {
      world.clock.set(new Date(`2026-11-23T${hour}:00:00Z`));
      await save("contacts", { name: `Stunde ${hour}`, kind: "other" });
      await build();
    }
    const { rows } = await world.test.database.pool.query<{ packs: string }>("select count(*) as packs from emergency_pack where member_id = $1", [towns.raunheim]);
    assert.equal(Number(rows[0]?.packs), 3);
  });
});

describe("Receipts", () => {
  test("say who has which copy; a print makes the pack current for 90 days", async () => {
    assert.equal((await read()).concern, "never-printed");
    const note = (more: object) => failure("emergency.note-receipt", { ...place, kind: "printed", day: "2026-11-23", ...more });
    assert.deepEqual([await note({ day: "2026-11-24" }), await note({ kind: "handed-over" }), await note({})], ["day-to-come", "whom-missing", "done"]);
    world.clock.set(new Date("2026-11-23T14:30:00Z"));
    assert.equal(await note({ kind: "handed-over", whom: "Feuerwache" }), "done");
    assert.equal((await read()).concern, null);
    assert.deepEqual(
      (await read()).receipts.map(({ kind, whom }) => [kind, whom]),
      [
        ["handed-over", "Feuerwache"],
        ["printed", ""],
      ],
    );
    world.clock.set(new Date("2027-02-22T10:00:00Z"));
    assert.equal((await read()).concern, "print-old");
    world.clock.set(new Date("2026-11-23T15:00:00Z"));
    await save("contacts", { name: "Geändert", kind: "other" });
    await build();
    assert.equal((await read()).concern, "print-outdated");
  });
});

describe("From outside", () => {
  test("one sees how current the pack is as far as the member shows it, and opens none", async () => {
    const { office, managementRaunheim, officeWetterau, coordinatorNauheim } = world.people;
    const show = (dataClass: string) => world.succeeds(managementRaunheim, "visibility.choose", { ...place, dataClass });
    for (const [dataClass, isThere, receipts] of [
      ["aggregate", false, 0],
      ["status", true, 0],
      ["detail", true, 2],
    ] as const) {
      await show(dataClass);
      const shown = await read(office);
      assert.deepEqual([shown.standing !== null, shown.receipts.length], [isThere, receipts], dataClass);
      assert.ok(!JSON.stringify(shown).includes(secret));
    }
    assert.equal(await failure("emergency.pack-paper", { ...place, part: "core" }, office), "forbidden");
    assert.equal(await failure("emergency.pack-paper", { ...place, part: "core" }, coordinatorNauheim), "missing");
    assert.equal(await failure("emergency.pack", place, officeWetterau), "missing");
  });
});

describe("Pages", () => {
  const long = "Buchstabenreiche Verwaltungsvorgangsbezeichnung mit Nebensatz, der weit über die Zelle hinausgeht und noch weiter, ".repeat(40);
  const fullest = ({ key, kind, choices }: Field): string => {
    if (kind === "choice") return choices?.at(-1) ?? "";
    if (kind === "day") return "2026-11-23";
    if (kind === "phone") return `+49 (06142) 402-${key.length}00/123456`;
    return long.slice(0, kind === "line" ? 200 : 4_000);
  };
  const full = (count: number) => ({
    memberName: "Verwaltungsgemeinschaft Ginsheim-Gustavsburg",
    entries: registerNames.flatMap((register) =>
      Array.from({ length: count }, () => ({ register, facts: Object.fromEntries(registers[register].fields.map((field) => [field.key, fullest(field)])) })),
    ),
  });
  const shipped = {
    memberName: "Musterau",
    entries: findTemplates().flatMap(({ register, entries }) => entries.map(({ facts }) => ({ register, facts }))),
  };
  const sourceOf = (content: typeof shipped) => ({ content, builtAt: new Date("2026-11-23T10:00:00Z"), fingerprint: "AbCdEfGh12", language: "de" as const, demo: false });
  const pages = async (part: Part, content: typeof shipped) => pagesOf(await renderPaper(paperFor[part](sourceOf(content)), "pdf"));

  test("the core has at most eight, however full the registers are", async (t) => {
    const counted = [await pages("core", { memberName: "Leer", entries: [] }), await pages("core", shipped), await pages("core", full(30))];
    t.diagnostic(`core of nothing, of the templates, of the fullest registers: ${counted.join(", ")} pages`);
    assert.ok(Math.max(...counted) <= 8, counted.join(", "));
    assert.ok(counted[1] !== undefined && counted[1] >= 4);
  });

  test("days are written as people read them", () => {
    for (const [language, day] of [
      ["de", "23. November 2026"],
      ["en", "23 November 2026"],
    ] as const) {
      const said = JSON.stringify(parts.map((part) => paperFor[part]({ ...sourceOf(full(2)), language }).blocks));
      assert.ok(said.includes(day) && !said.includes("2026-11-23"), language);
    }
  });

  test("a card for the wall and cards for the purse are one sheet each, the guideline two", async () => {
    for (const content of [shipped, full(2)]) assert.deepEqual([await pages("card", content), await pages("cards", content), await pages("guideline", content)], [1, 1, 2]);
  });

  test("the card speaks seven languages, each whole, on one page, Arabic from right to left", async () => {
    const shape = ({ sections, call }: ShippedText) => [sections.map(({ items, title }) => [items.length, title !== ""]), call !== undefined && call !== ""];
    const scripts = {
      ar: /^[\p{Script=Arabic}\p{M}\p{P}\s]+$/u,
      uk: /^[\p{Script=Cyrillic}\p{P}\s]+$/u,
      tr: /^[A-Za-zçğıöşüÇĞİÖŞÜ\p{P}\s]+$/u,
      pl: /^[A-Za-ząćęłńóśźżĄĆĘŁŃÓŚŹŻ\p{P}\s]+$/u,
    } as const;
    const told = cardLanguages.map((language) => findText("card", language));
    for (const text of told) {
      assert.deepEqual(shape(text), shape(findText("card", "de")), text.language);
      const script = Object.entries(scripts).find(([language]) => language === text.language)?.[1];
      const said = [text.title, text.lead, text.call ?? "", ...text.sections.flatMap(({ title, items }) => [title, ...items])];
      if (script) for (const sentence of said) assert.match(sentence, script, text.language);
      for (const part of ["card", "cards"] as const) {
        const paper = paperFor[part]({ ...sourceOf(shipped), spoken: text.language });
        assert.equal(pagesOf(await renderPaper(paper, "pdf")), 1, `${part} ${text.language}`);
        assert.equal(paper.tongue, { de: undefined, "de-easy": "de" }[text.language as string] ?? (text.language === "de" ? undefined : text.language.slice(0, 2)));
      }
    }
    assert.equal(new Set(told.map(({ lead }) => lead)).size, cardLanguages.length);
    assert.equal(await failure("emergency.pack-paper", { ...place, part: "card", spoken: "ar", format: "docx" }), "language-only-pdf");
  });

  test("the card for the wall carries a code that calls, where there is a number", async () => {
    const paper = async (qr: boolean) => (await world.succeeds<Printed>(me(), "emergency.pack-paper", { ...place, part: "card", qr })).paper;
    assert.equal((await paper(false)).emblem, undefined);
    const { emblem } = await paper(true);
    assert.match(emblem?.alt ?? "", /06142 402 99/);
    assert.deepEqual(emblem?.png, qrPng("tel:0614240299").png);
    assert.equal(pagesOf(await renderPaper(await paper(true), "pdf")), 1);
    for (const format of ["docx", "odt"] as const) assert.equal(Buffer.from((await renderPaper(await paper(true), format)).subarray(0, 2)).toString(), "PK", format);
  });

  test("every part becomes DOCX and ODT as well, in both languages", async () => {
    for (const part of parts)
      for (const language of ["de", "en"] as const)
        for (const format of ["docx", "odt"] as const) {
          const file = await renderPaper(paperFor[part]({ ...sourceOf(shipped), language }), format);
          assert.equal(Buffer.from(file.subarray(0, 2)).toString(), "PK", `${part} ${language} ${format}`);
        }
  });
});

describe("Shipped texts", () => {
  test("every template fits its register and fills nothing private", () => {
    for (const { register, entries } of findTemplates())
      for (const { key, facts } of entries) {
        const read = readFacts(register, facts);
        assert.deepEqual(read.issues, [], `${register} ${key}`);
        assert.deepEqual(
          Object.keys(read.facts),
          Object.keys(facts).filter((name) => name in read.facts),
          key,
        );
        assert.equal(Object.keys(read.facts).length, Object.keys(facts).length, `${register} ${key} has fields nobody knows`);
        for (const text of Object.values(facts)) assert.equal((text.match(/\[/g) ?? []).length, (text.match(/\]/g) ?? []).length, `${key}: a bracket is open`);
      }
  });

  test("keys are unique, and the sheets cover the services of a town hall in four horizons", () => {
    const files = findTemplates();
    const keys = files.flatMap(({ register, entries }) => entries.map(({ key }) => `${register}:${key}`));
    assert.equal(new Set(keys).size, keys.length);
    const sheets = files.find(({ register }) => register === "processes")?.entries ?? [];
    assert.ok(sheets.length >= 12);
    for (const { key, facts } of sheets) for (const horizon of ["hours", "days", "weeks", "months", "after"]) assert.ok((facts[horizon] ?? "").length > 60, `${key} ${horizon}`);
  });

  test("the first steps are the same in both languages, section by section", () => {
    const shape = (paper: Paper) => paper.blocks.map((block) => (block.kind === "list" ? block.items.length : block.kind));
    assert.deepEqual(shape(firstSteps("de")), shape(firstSteps("en")));
  });
});

describe("Many packs", () => {
  test("are built in portions: nobody waits for all of them, and nobody is left out or built twice", async () => {
    const pool = world.test.database.pool;
    const many = Array.from({ length: 60 }, (_, index) => `kreis-gg.viele-${index}`);
    const rows = (make: (id: string) => string) => many.map(make).join(", ");
    await pool.query(`set session_replication_role = replica;
      insert into member (cooperative_id, id, kind, name, official_name, admitted_on) values ${rows((id) => `('kreis-gg', '${id}', 'gemeinde', '${id}', '${id}', '2024-08-09')`)};
      insert into emergency_entry (cooperative_id, member_id, id, register, position, facts, changed_at, changed_by_name)
        values ${rows((id) => `('kreis-gg', '${id}', gen_random_uuid(), 'alarm', 1, '{"whom": "IT"}', now(), 'x')`)};
      insert into emergency_standing (cooperative_id, member_id, register, entries, wanted, met, confirmed_at, changed_at)
        values ${rows((id) => `('kreis-gg', '${id}', 'alarm', 1, 6, 1, '2026-11-23', '2026-11-23T15:00:00Z')`)};
      set session_replication_role = origin`);
    world.clock.set(new Date("2026-11-23T17:00:00Z"));
    const house = { ...world.house };
    await keepAppointment(house, { appointments: [], cooperatives: () => Promise.resolve([gg]) }, { operation: "emergency.build-packs", cron: "", scope: "cooperative" });
    const { rows: built } = await pool.query<{ packs: string }>("select count(*) as packs from emergency_pack where member_id like 'kreis-gg.viele-%'");
    assert.equal(Number(built[0]?.packs), 60);
    const { rows: acts } = await pool.query<{ acts: string }>("select count(*) as acts from audit_event where operation = 'emergency.build-packs' and at = '2026-11-23T17:00:00Z'");
    assert.equal(Number(acts[0]?.acts), 3);
  });
});

describe("Telephones", () => {
  type Code = { code: string; address: string };
  type Answer = { stage: string; token: string; key: string; text: string; nonce: string; fingerprint: string };
  const invite = (who = me()) => world.succeeds<Code>(who, "emergency.invite-phone", { ...place, holder: "Leitung" });
  const asStranger = (operation: string, input: object) => world.succeeds<Answer>(world.people.stranger, operation, input);
  const phonesOf = async (who = me()) => (await world.succeeds<{ phones: { id: string; state: string }[] }>(who, "emergency.pack", place)).phones;

  test("are set up with a code that counts once and for half an hour", async () => {
    world.clock.set(new Date("2026-11-24T10:00:00Z"));
    const { code } = await invite();
    assert.match(code, /^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
    world.clock.set(new Date("2026-11-24T10:31:00Z"));
    assert.equal((await asStranger("emergency.set-up-phone", { code })).stage, "refused");
    assert.deepEqual(
      (await phonesOf()).map(({ state }) => state),
      ["expired"],
    );
    const second = await invite();
    const both = await Promise.all([1, 2].map(() => asStranger("emergency.set-up-phone", { code: second.code.toLowerCase().replaceAll("-", " ") })));
    assert.deepEqual(both.map(({ stage }) => stage).toSorted(), ["ready", "refused"]);
  });

  test("get the newest pack, readable with their own key only, and nothing where they hold it already", async () => {
    const { code } = await invite();
    const { token, key } = await asStranger("emergency.set-up-phone", { code });
    const fresh = await asStranger("emergency.phone-pack", { token });
    assert.equal(fresh.fingerprint, (await read()).standing?.fingerprint);
    assert.ok(!JSON.stringify(fresh).includes(secret));
    const opened = async (with_: string) => {
      const used = await crypto.subtle.importKey("raw", Buffer.from(with_, "base64url"), "AES-GCM", false, ["decrypt"]);
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: Buffer.from(fresh.nonce, "base64") }, used, Buffer.from(fresh.text, "base64")));
    };
    assert.ok((await opened(key)).includes(secret));
    await assert.rejects(opened(token));
    const isCurrent = async () => (await phonesOf()).filter(({ state }) => state === "current").length;
    assert.equal(await isCurrent(), 0, "what was sent has not arrived yet");
    const same = async () => (await asStranger("emergency.phone-pack", { token, held: fresh.fingerprint })).stage;
    assert.equal(await same(), "same");
    assert.equal(await isCurrent(), 1);
    const events = async () => (await world.test.database.pool.query<{ events: string }>("select count(*) as events from audit_event")).rows[0]?.events;
    const before = await events();
    assert.equal(await same(), "same");
    assert.equal(await events(), before, "asking again on the same day leaves nothing");
    await asStranger("emergency.set-up-phone", { code: "AAAA-AAAA-AAAA-AAAA" });
    assert.equal(await events(), before, "nor does a wrong code");
    assert.equal(
      (await asStranger("emergency.phone-pack", { token: `${token.slice(0, -2)}AA`, held: fresh.fingerprint })).stage,
      "unknown",
      "what the house does not know it does not wipe",
    );
  });

  test("that are removed get nothing, and nobody from outside or next door sees or removes one", async () => {
    const { office, coordinatorNauheim } = world.people;
    assert.ok((await phonesOf()).some(({ state }) => state === "current"));
    world.clock.set(new Date("2026-11-24T11:00:00Z"));
    assert.deepEqual(await phonesOf(office), []);
    const { code } = await invite();
    const { token } = await asStranger("emergency.set-up-phone", { code });
    const [empty] = await phonesOf();
    const drop = (who = me()) => failure("emergency.drop-phone", { ...place, phoneId: empty?.id }, who);
    assert.deepEqual([await drop(coordinatorNauheim), await drop(office), await drop(), await drop()], ["missing", "forbidden", "done", "missing"]);
    assert.equal((await asStranger("emergency.phone-pack", { token })).stage, "dropped");
  });

  test("show as behind when the pack is newer than theirs", async () => {
    world.clock.set(new Date("2026-11-24T12:00:00Z"));
    await save("contacts", { name: "Nach dem Abholen", kind: "other" });
    await build();
    assert.deepEqual(new Set((await phonesOf()).map(({ state }) => state)), new Set(["behind", "empty", "expired"]));
  });

  test("are to be confirmed once a year, by the house only, and go on getting packs meanwhile", async () => {
    const { office, coordinatorNauheim } = world.people;
    const { code } = await invite();
    const { token } = await asStranger("emergency.set-up-phone", { code });
    const [own] = await phonesOf();
    const confirm = (phoneId: string | undefined, who = me()) => failure("emergency.confirm-phone", { ...place, phoneId }, who);
    const stateOf = async () => (await phonesOf()).find(({ id }) => id === own?.id)?.state;
    world.clock.set(new Date("2027-11-24T11:00:00Z"));
    assert.equal(await stateOf(), "empty");
    world.clock.set(new Date("2027-11-24T13:00:00Z"));
    assert.equal(await stateOf(), "unconfirmed");
    assert.equal((await asStranger("emergency.phone-pack", { token })).stage, "new");
    const expired = (await phonesOf()).find(({ state }) => state === "expired");
    assert.deepEqual(
      [await confirm(own?.id, coordinatorNauheim), await confirm(own?.id, office), await confirm(expired?.id), await confirm(own?.id)],
      ["missing", "forbidden", "missing", "done"],
    );
    assert.equal(await stateOf(), "empty");
    world.clock.set(new Date("2028-11-24T13:00:00Z"));
    assert.equal(await stateOf(), "unconfirmed");
    world.clock.set(new Date("2026-11-24T12:00:00Z"));
  });
});
