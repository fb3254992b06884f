import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memberId } from "#kernel/ids";
import { legalForms, type AgreementContent, type AgreementVersion, type LegalForm } from "./model.ts";
import { gapsOf } from "./reports.ts";
import {
  acceptNamedOn,
  contentFrom,
  deciding,
  fittingChange,
  problemsOf,
  rightsOf,
  versionOn,
  widest,
  withForm,
  withParties,
  withTask,
  withTasksOf,
  withoutTask,
  writable,
} from "./rules.ts";
import { findLaw, findModel, findModels } from "./usecases/shipped.ts";

const town = (slug: string) => memberId.parse(`kreis-gg.${slug}`);
const [raunheim, nauheim, kreis, trebur] = [town("raunheim"), town("nauheim"), town("kreis"), town("trebur")];

const content = contentFrom(findModel("mandate"), [raunheim, nauheim, kreis], kreis);
const changed = (part: Partial<AgreementContent>): AgreementContent => ({ ...content, ...part });
const problems = (part: Partial<AgreementContent>, change: AgreementVersion["change"] = "conclusion", before: AgreementContent | null = null) =>
  problemsOf({ content: changed(part), change, legalForm: "mandate" }, findLaw(), before && { content: before, legalForm: "mandate", leaving: [] }).map(
    ({ problem, subject, section }) => [problem, subject, section].filter((text) => text !== "").join(" "),
  );

describe("What is agreed", () => {
  test("the shipped model can go before the councils as it is", () => assert.deepEqual(problems({}), []));

  const [first] = content.tasks;
  if (!first) throw new Error("no task");
  const cases: readonly (readonly [string, Partial<AgreementContent>, string])[] = [
    ["one party alone agrees with nobody", { parties: [{ memberId: kreis, tasks: null }] }, "parties-missing § 24 Abs. 4 Satz 1 KGG"],
    ["the office sits with a party", { hostMemberId: trebur }, "host-no-party § 24 Abs. 4 Satz 1 KGG"],
    ["tasks must be named", { tasks: [] }, "tasks-missing § 24 Abs. 4 Satz 1 KGG"],
    ["every task is somebody's to account for", { tasks: [{ ...first, roles: { ...first.roles, member: "none" } }] }, "accountable-missing A"],
    ["and one's only", { tasks: [{ ...first, roles: { ...first.roles, coordinator: "accountable" } }] }, "accountable-missing A"],
    ["somebody carries it out", { tasks: [{ ...first, roles: { ...first.roles, office: "informed" } }] }, "responsible-missing A"],
    ["an empty paragraph says nothing", { clauses: [{ key: "x", title: "Haftung", text: " " }] }, "clause-empty Haftung"],
    ["without end there must be notice", { term: { years: 0, prolongationMonths: 0, noticeMonths: 0 } }, "notice-missing § 24 Abs. 3 KGG"],
    ["more than ten years need notice", { term: { years: 11, prolongationMonths: 0, noticeMonths: 0 } }, "notice-missing § 24 Abs. 3 KGG"],
  ];
  for (const [title, part, expected] of cases) test(title, () => assert.deepEqual(problems(part), [expected]));

  test("ten years need none", () => assert.deepEqual(problems({ term: { years: 10, prolongationMonths: 0, noticeMonths: 0 } }), []));

  test("an accession takes somebody in", () => {
    assert.deepEqual(problems({}, "accession", content), ["accession-adds-nobody"]);
    assert.deepEqual(problems({ parties: [...content.parties, { memberId: trebur, tasks: null }] }, "accession", content), []);
  });

  test("where joining is declared, only who takes part changes: nobody else has resolved on anything", () => {
    const joined = { parties: [...content.parties, { memberId: trebur, tasks: null }] };
    const [clause, ...clauses] = content.clauses;
    assert.ok(clause);
    for (const part of [
      { clauses: [{ ...clause, text: "Alles anders." }, ...clauses] },
      { term: { ...content.term, noticeMonths: 0 } },
      { costKeyReference: "Alles auf eine Stadt" },
      { hostMemberId: trebur },
    ])
      assert.deepEqual(problems({ ...joined, ...part }, "accession", content), ["accession-changes-more"]);
    const delegated = problemsOf({ content: changed(joined), change: "accession", legalForm: "delegation" }, findLaw(), { content, legalForm: "mandate", leaving: [] });
    assert.deepEqual(
      delegated.map(({ problem }) => problem),
      ["accession-changes-more"],
    );
    const amended = changed({ accessionBy: "amendment" });
    assert.deepEqual(problems({ ...joined, accessionBy: "amendment", costKeyReference: "Neu" }, "accession", amended), []);
    assert.deepEqual(problems({ hostMemberId: raunheim }, "other", content), ["other-changes-powers § 27 Abs. 1 KGG"]);
  });

  test("a change of powers leaves nobody out who has not given notice", () => {
    const without = { parties: content.parties.filter(({ memberId }) => memberId !== nauheim) };
    assert.deepEqual(problems(without, "powers", content), [`party-left-out ${nauheim} § 27 Abs. 1 KGG`]);
    const going = problemsOf({ content: changed(without), change: "powers", legalForm: "mandate" }, findLaw(), { content, legalForm: "mandate", leaving: [nauheim] });
    assert.deepEqual(going, [], "whoever goes is left out");
    assert.deepEqual(problems(without, "conclusion"), [], "a first agreement is among whom it names");
  });

  test("names a day at most five years ahead", () => {
    const accepts = (day: string | null) => acceptNamedOn(day, "2026-11-23").ok;
    assert.deepEqual([accepts(null), accepts("2024-01-01"), accepts("2031-11-23"), accepts("2031-11-24"), accepts("9999-12-31")], [true, true, true, false, false]);
  });

  test("who joins by declaration decides alone; where the agreement is amended for it, all decide", () => {
    const joined = withParties(content, [raunheim, nauheim, kreis, trebur]);
    const names = (before: AgreementContent, change: AgreementVersion["change"]) => deciding({ content: joined, change }, before).map(({ memberId: id }) => id);
    assert.deepEqual(names(content, "accession"), [trebur]);
    assert.deepEqual(names(changed({ accessionBy: "amendment" }), "accession"), [raunheim, nauheim, kreis, trebur]);
    assert.deepEqual(names(content, "powers"), [raunheim, nauheim, kreis, trebur]);
  });

  test("the office sees in a party what its tasks need, and the widest of it holds", () => {
    const chosen = withTasksOf(content, nauheim, ["A", "H"]);
    assert.ok(chosen.ok);
    const [all, some] = [chosen.value.parties[0], chosen.value.parties[1]];
    assert.ok(all && some);
    assert.deepEqual(rightsOf(content, some), { A: "status", H: "aggregate" });
    assert.equal(widest(Object.values(rightsOf(content, some))), "status");
    assert.equal(widest(Object.values(rightsOf(content, all))), "detail");
    assert.equal(widest([]), "aggregate");
  });

  test("all tasks named are all tasks; a foreign party or task is none", () => {
    const all = withTasksOf(
      content,
      nauheim,
      content.tasks.map(({ letter }) => letter),
    );
    assert.ok(all.ok && all.value.parties[1]?.tasks === null);
    assert.deepEqual(withTasksOf(content, trebur, []), { ok: false, failure: "party-unknown" });
    assert.deepEqual(withTasksOf(content, nauheim, ["Z"]), { ok: false, failure: "task-unknown" });
  });

  test("a task taken out is taken by nobody any more", () => {
    const chosen = withTasksOf(content, nauheim, ["A", "H"]);
    assert.ok(chosen.ok);
    const without = withoutTask(chosen.value, "A");
    assert.deepEqual(without.parties[1]?.tasks, ["H"]);
    assert.ok(!without.tasks.some(({ letter }) => letter === "A"));
  });

  test("tasks stand in the order of their letters, one of each", () => {
    const listed = withTask(withTask(content.tasks, { ...first, letter: "K" }), { ...first, letter: "B", title: "anders" });
    assert.deepEqual(listed.map(({ letter }) => letter).join(""), "ABCDEFGHIJK");
    assert.equal(listed[1]?.title, "anders");
  });

  test("the first version concludes, the others change", () =>
    assert.deepEqual(
      [fittingChange("conclusion", false), fittingChange("powers", false), fittingChange("conclusion", true), fittingChange("other", true)],
      [true, false, false, true],
    ));

  test("the version of a day is the last in force by then, until all dissolve it", () => {
    const version = (number: number, inForceOn: string | null, endsOn: string | null = null) => ({ number, inForceOn, endsOn });
    const versions = [version(1, "2024-08-09"), version(2, "2026-01-01", "2027-12-31"), version(3, null)];
    assert.deepEqual(
      ["2024-08-08", "2024-08-09", "2025-12-31", "2026-01-01", "2027-12-31", "2028-01-01"].map((day) => versionOn(versions, day)?.number ?? null),
      [null, 1, 1, 2, 2, null],
    );
  });

  test("what is before the councils is not written, and nobody writes over another", () => {
    const version = { state: "draft", revision: 3 } as AgreementVersion;
    assert.deepEqual(writable(undefined, 1), { ok: false, failure: "version-unknown" });
    assert.deepEqual(writable({ ...version, state: "circulated" }, 3), { ok: false, failure: "version-frozen" });
    assert.deepEqual(writable(version, 2), { ok: false, failure: "version-changed" });
    assert.ok(writable(version, 3).ok);
  });

  const terms: readonly (readonly [string, AgreementContent["term"], string, string])[] = [
    [
      "five years, prolonged, with notice",
      { years: 5, prolongationMonths: 12, noticeMonths: 6 },
      "Frist von sechs Monaten zum Ende der Laufzeit kündigen",
      "jeweils um zwölf Monate",
    ],
    ["no ordinary notice", { years: 5, prolongationMonths: 0, noticeMonths: 0 }, "ordentliche Kündigung ist ausgeschlossen", "ohne dass es einer Kündigung bedarf"],
    [
      "without end there is no end to give notice to",
      { years: 0, prolongationMonths: 0, noticeMonths: 6 },
      "Frist von sechs Monaten kündigen",
      "Einer Verlängerung bedarf es nicht",
    ],
  ];
  for (const [title, term, notice, prolongation] of terms)
    test(`the text says what the key points say: ${title}`, () => {
      const version = { content: changed({ term }), legalForm: "mandate", namedOn: null } as AgreementVersion;
      const gaps = gapsOf({ version, law: findLaw(), cooperative: { name: "Verbund", officeName: "Stelle" }, members: [] });
      assert.ok(gaps["kuendigung"]?.includes(notice), gaps["kuendigung"]);
      assert.ok(gaps["verlaengerung"]?.includes(prolongation), gaps["verlaengerung"]);
    });

  test("a working group takes nothing over: a task that is handed over is named", () => {
    const found = problemsOf({ content: changed({}), change: "conclusion", legalForm: "working-group" }, findLaw(), null);
    assert.deepEqual(
      found.map(({ problem, subject, section }) => `${problem} ${subject} ${section}`),
      ["A", "B", "C", "D", "E"].map((letter) => `task-mandated ${letter} § 3 KGG`),
    );
  });

  test("what the law demands of a text is named with the form's own section", () => {
    const missing = (legalForm: LegalForm) => problemsOf({ content: changed({ parties: [] }), change: "conclusion", legalForm }, findLaw(), null)[0]?.section;
    assert.deepEqual(legalForms.map(missing), ["§ 24 Abs. 4 Satz 1 KGG", "§ 24 Abs. 4 Satz 1 KGG", "§ 4 Abs. 1 KGG", "§ 9 Abs. 2 KGG"]);
  });
});

describe("A draft that takes another legal form", () => {
  const draft = (part: Partial<AgreementContent> = {}): AgreementVersion =>
    ({ content: changed(part), legalForm: "mandate", title: findModel("mandate").title, namedOn: null }) as AgreementVersion;
  const into = (version: AgreementVersion, form: LegalForm) => withForm(version, findModels(), findModel(form));

  test("has the text of that form, and its own again on the way back", () => {
    const statutes = into(draft(), "association");
    assert.deepEqual([statutes.legalForm, statutes.title], ["association", findModel("association").title]);
    assert.deepEqual(statutes.content.clauses, findModel("association").clauses);
    assert.deepEqual(into(draft(), "working-group").content.tasks, findModel("working-group").tasks);
    assert.deepEqual(into(statutes, "mandate"), draft());
  });

  test("keeps what somebody has written, also where the form has no such paragraph", () => {
    const [first] = content.clauses;
    assert.ok(first);
    const own = { ...first, key: "guests", title: "Gäste", text: "Gäste sind willkommen." };
    const vat = { ...first, key: "vat", title: "Umsatzsteuer", text: "Anders." };
    const reworded = draft({ clauses: [...content.clauses.filter(({ key }) => key !== "vat"), vat, own], tasks: content.tasks.slice(1) });
    const statutes = into({ ...reworded, title: "Unser Verband" }, "association");
    const { clauses } = statutes.content;
    assert.deepEqual([clauses.find(({ key }) => key === "vat"), clauses.at(-1), statutes.title], [vat, own, "Unser Verband"]);
    assert.equal(clauses.length, findModel("association").clauses.length + 1);
    assert.deepEqual(statutes.content.tasks, content.tasks.slice(1));
  });
});
