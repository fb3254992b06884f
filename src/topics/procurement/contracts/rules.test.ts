import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dayPlus } from "#kernel/days";
import type { MemberId } from "#kernel/ids";
import type { Contract, Supplier } from "./model.ts";
import { acceptTerms, appointmentsOf, dueAppointments, gradeOf, namesake, noticeDayOf, openSuggestions, termOf } from "./rules.ts";

const terms = { startsOn: "2024-01-01", endsOn: "2026-12-31", noticeMonths: 3, prolongsMonths: 12, noticeGivenOn: null } as const;
const days = fc.integer({ min: 0, max: 5_000 }).map((days) => dayPlus("2020-01-01", days));

describe("Notice", () => {
  test("three months to the end of the year is given by the last of September, one month to the end of September by the last of August", () => {
    assert.deepEqual(
      [
        noticeDayOf("2026-12-31", 3),
        noticeDayOf("2026-09-30", 1),
        noticeDayOf("2026-06-14", 3),
        noticeDayOf("2027-02-28", 6),
        noticeDayOf("2026-12-31", 0),
        noticeDayOf("2028-02-29", 1),
      ],
      ["2026-09-30", "2026-08-31", "2026-03-14", "2026-08-31", "2026-12-31", "2028-01-31"],
    );
  });

  test("not given in time lets the term go on, again and again", () => {
    assert.deepEqual(termOf(terms, "2026-09-30"), { state: "running", endsOn: "2026-12-31", noticeBy: "2026-09-30" });
    assert.deepEqual(termOf(terms, "2026-10-01"), { state: "running", endsOn: "2027-12-31", noticeBy: "2027-09-30" });
    assert.deepEqual(termOf(terms, "2031-01-01"), { state: "running", endsOn: "2031-12-31", noticeBy: "2031-09-30" });
  });

  test("ends the first term for which it comes in time, and nothing more is to be given", () => {
    assert.deepEqual(termOf({ ...terms, noticeGivenOn: "2026-09-30" }, "2026-11-01"), { state: "terminated", endsOn: "2026-12-31", noticeBy: null });
    assert.deepEqual(termOf({ ...terms, noticeGivenOn: "2026-10-01" }, "2026-11-01"), { state: "terminated", endsOn: "2027-12-31", noticeBy: null });
    assert.equal(termOf({ ...terms, noticeGivenOn: "2026-09-30" }, "2027-01-01").state, "ended");
  });

  test("of a contract without end runs from the day it is given", () => {
    assert.deepEqual(termOf({ ...terms, endsOn: null }, "2026-11-01"), { state: "running", endsOn: null, noticeBy: null });
    assert.deepEqual(termOf({ ...terms, endsOn: null, noticeGivenOn: "2026-11-15" }, "2026-11-20").endsOn, "2027-02-15");
  });

  test("a contract that does not go on ends by itself", () => {
    const fixed = { ...terms, prolongsMonths: 0 };
    assert.deepEqual(termOf(fixed, "2026-12-31"), { state: "running", endsOn: "2026-12-31", noticeBy: null });
    assert.equal(termOf(fixed, "2027-01-01").state, "ended");
    assert.equal(termOf(terms, "2023-12-31").state, "coming");
  });

  test("the day for notice is never past, never after the term's end, and the term's end never goes back", () => {
    const months = fc.integer({ min: 1, max: 36 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 24 }), months, days, fc.integer({ min: 0, max: 400 }), (endsOn, noticeMonths, prolongsMonths, today, later) => {
        const contract = { startsOn: "2019-01-01", endsOn, noticeMonths, prolongsMonths, noticeGivenOn: null };
        const [now, then] = [termOf(contract, today), termOf(contract, dayPlus(today, later))];
        assert.ok((now.noticeBy ?? "") >= today && (now.noticeBy ?? "") <= (now.endsOn ?? ""));
        assert.ok((then.endsOn ?? "") >= (now.endsOn ?? ""));
        // Notice given on that very day ends just this term; a day later it is too late.
        assert.equal(termOf({ ...contract, noticeGivenOn: now.noticeBy }, today).endsOn, now.endsOn);
        assert.ok((termOf({ ...contract, noticeGivenOn: dayPlus(now.noticeBy ?? "", 1) }, today).endsOn ?? "") > (now.endsOn ?? ""));
      }),
    );
  });
});

test("a contract ends after it begins and is not given notice of before", () => {
  assert.deepEqual(acceptTerms({ ...terms, endsOn: "2023-12-31" }), { ok: false, failure: "ends-before-start" });
  assert.deepEqual(acceptTerms({ ...terms, noticeGivenOn: "2023-12-31" }), { ok: false, failure: "notice-before-start" });
  assert.equal(acceptTerms(terms).ok, true);
});

test("answers read together: a no is weak, a gap is fair, all yes is good, nothing asked is open", () => {
  const all = { proof: "yes", processing: "yes", subcontractors: "yes", location: "yes", incidents: "yes", reachable: "yes", remote: "yes", backup: "yes", exit: "yes" } as const;
  assert.deepEqual(
    [gradeOf({}), gradeOf({ proof: "yes" }), gradeOf({ ...all, exit: "partly" }), gradeOf({ ...all, exit: "no" }), gradeOf(all)],
    ["open", "fair", "fair", "weak", "good"],
  );
});

test("a supplier is known by its name, however it is spaced", () => {
  const known = [{ id: "1", name: "Rechenzentrum  Süd" }];
  assert.equal(namesake(known, { id: null, name: " rechenzentrum süd " })?.id, "1");
  assert.equal(namesake(known, { id: "1", name: "Rechenzentrum Süd" }), undefined);
  const suggestion = (name: string) => ({ entryId: name, memberId: "a.b" as MemberId, name, services: "", phone: "" });
  assert.deepEqual(
    openSuggestions([suggestion("Rechenzentrum Süd"), suggestion("Neu"), suggestion("neu")], known).map(({ name }) => name),
    ["Neu"],
  );
});

describe("Appointments", () => {
  const owner = { memberId: null, memberName: null, isShared: true };
  const one = { ...terms, ...owner, id: "c", title: "Kopierer" } as unknown as Contract;
  const supplier = { ...owner, id: "s", name: "Firma", certificates: [{ title: "ISO 27001", expiresOn: "2026-01-31" }] } as unknown as Supplier;

  test("are days for notice, ends and certificates, soonest first; an expired certificate stays", () => {
    const all = appointmentsOf({ contracts: [one, { ...one, id: "d", prolongsMonths: 0, endsOn: "2026-12-01" }], suppliers: [supplier] }, "2026-09-01");
    assert.deepEqual(
      all.map(({ kind, day }) => [kind, day]),
      [
        ["certificate", "2026-01-31"],
        ["notice", "2026-09-30"],
        ["end", "2026-12-01"],
      ],
    );
  });

  test("are called out ninety days before, not earlier", () => {
    const due = (today: string) => dueAppointments(appointmentsOf({ contracts: [one], suppliers: [] }, today), today).length;
    assert.deepEqual([due("2026-07-01"), due("2026-07-02"), due("2026-09-30"), due("2026-10-01")], [0, 1, 1, 0]);
  });
});
