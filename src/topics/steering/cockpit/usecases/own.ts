import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMember } from "#topics/members/store/members";
import { findOfficesIn } from "#topics/members/store/people";
import { maturityOf } from "#topics/steering/overview/rules";
import { effectiveClass, withoutChoice } from "#topics/visibility/rules";
import { findChoices } from "#topics/visibility/store";
import { printOnePage, readMyTasks, readOnePage, readOversightPage } from "../contract.ts";
import type { OnePage } from "../model.ts";
import { onePagePaper } from "../reports.ts";
import { nextThree, soonDays } from "../rules.ts";
import { findRunningChecks } from "../store/standing.ts";
import { findKept, findRunning } from "../store/surveys.ts";
import { findInquiryGroups } from "../store/waiting.ts";
import { findOwn } from "../store/work.ts";
import { findLooks, surveyTasks, workTasks } from "./tasks.ts";
import { townHallWaiting } from "./waiting.ts";

const officeContact = (c: { officeName: string; contactEmail: string | null; contactPhone: string | null }) => ({
  officeName: c.officeName,
  email: c.contactEmail,
  phone: c.contactPhone,
});

const myTasksOf = implement(readMyTasks, async ({ tx, now, actor }, { memberId }) => {
  const [member, cooperative] = [await findMember(tx, memberId), await findCooperative(tx, cooperativeOf(memberId))];
  if (!member || !cooperative) return fail("member-unknown");
  const waiting = (await townHallWaiting(tx, { cooperativeId: cooperativeOf(memberId), now })).coordinator.filter((w) => w.memberId === memberId);
  const surveys = await surveyTasks(tx, memberId, { waiting, now });
  const looks = await findLooks(tx, memberId, { waiting, now });
  const work = await workTasks(tx, memberId, { waiting, now, personId: actor.personId, looks });
  const [running, checks] = [await findRunning(tx, memberId), await findRunningChecks(tx, memberId, dayIn(now))];

  return succeed({ memberName: member.name, tasks: nextThree([...surveys, ...work]), looks, running, checks, office: officeContact(cooperative) });
});

const noWork = { relied: 0, duty: 0, review: 0, undecided: 0, pending: 0, overdue: 0, escalated: 0, implemented: 0 };

async function onePageOf(tx: Tx, memberId: MemberId, now: Date): Promise<OnePage | null> {
  const [member, cooperative] = [await findMember(tx, memberId), await findCooperative(tx, cooperativeOf(memberId))];
  if (!member || !cooperative) return null;
  const running = await findRunning(tx, memberId);
  const people = await findOfficesIn(tx, memberId);
  const inquiries = await findInquiryGroups(tx, cooperativeOf(memberId), "open");
  const checks = await findRunningChecks(tx, memberId, dayIn(now));
  const own = (await findOwn(tx, { cooperativeId: cooperativeOf(memberId), day: dayIn(now) }, soonDays)).find((row) => row.memberId === memberId);
  const [choice] = await findChoices(tx, { cooperativeId: cooperativeOf(memberId), memberId, day: dayIn(now) });
  const newest = checks.find(({ answered }) => answered > 0);
  return {
    checks,
    maturity: newest ? maturityOf(newest) : null,
    own: own ?? noWork,
    dataClass: choice ? effectiveClass(choice) : withoutChoice,
    memberName: member.name,
    waiting: running.filter((r) => r.state === "submitted" && r.campaignState === "open"),
    running,
    people: people.map(({ personName, role, deputy }) => ({ name: personName, role, deputy })),
    inquiries: inquiries.reduce((sum, { count }) => sum + count, 0),
    office: officeContact(cooperative),
  };
}

const onePage = implement(readOnePage, async ({ tx, now }, { memberId }) => {
  const page = await onePageOf(tx, memberId, now);
  return page ? succeed(page) : fail("member-unknown");
});

const onePagePrinted = implement(printOnePage, async ({ tx, now, actor, means }, { memberId, format }) => {
  const page = await onePageOf(tx, memberId, now);
  if (!page) return fail("member-unknown");
  return succeed({
    name: `${dayIn(now)}_${page.memberName}_Auf einer Seite`,
    format,
    paper: onePagePaper(page, { now, language: actor.language, demo: means.demo }),
  });
});

const oversightPage = implement(readOversightPage, async ({ tx }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  return succeed({ memberName: member.name, kept: await findKept(tx, memberId) });
});

export const ownUseCases = [myTasksOf, onePage, onePagePrinted, oversightPage];
