/** What happens in a member: people, answers, delegations, inquiries. */
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { ReadWorkbook, Workbook } from "#kernel/sheets";
import { identify } from "#topics/all";
import { openAccount } from "./arrival.ts";
import { fileOf, type Central } from "./planting.ts";
import { plantResolutions } from "./planting-agreement.ts";
import { plantAcknowledgement } from "./planting-acknowledgement.ts";
import { plantDocuments } from "./planting-documents.ts";
import { plantEmergency } from "./planting-emergency.ts";
import { plantContracts, plantPurchases } from "./planting-procurement.ts";
import { plantMeasures } from "./planting-measures.ts";
import { plantMeetings } from "./planting-meetings.ts";
import { plantLearners, type PlantedLearners } from "./planting-training.ts";
import type { Things } from "./sample.ts";
import { stranger, type World } from "./world.ts";

export type Local = {
  readonly things: Things;
  readonly coordinator: Principal;
  readonly pending: Principal;
  readonly token: Principal;
  readonly secret: string;
  readonly contributor: Principal;
  readonly learners: PlantedLearners;
  /** A spreadsheet filled in, as the doors read it, and the same brought back already. */
  readonly workbook: ReadWorkbook;
  readonly workbookImportId: string;
  /** The same of a check. */
  readonly checkTable: { readonly workbook: ReadWorkbook; readonly importId: string };
  /** As it was recognised before it was taken back. */
  readonly revoked: Principal;
};

type Where = { readonly memberId: MemberId; readonly tenant: string; readonly coordinator: Principal; readonly management: Principal };

async function delegate(
  world: World,
  by: Principal,
  { memberId, campaignId, sections, name }: { memberId: MemberId; campaignId: string; sections: readonly string[]; name: string },
) {
  const slip = await world.succeeds<{ delegationId: string; code: string }>(by, "delegation.create", {
    memberId,
    campaignId,
    sections,
    name,
    email: "beitrag@example.org",
    note: name,
  });
  const { secret } = await world.succeeds<{ secret: string }>(stranger, "delegation.enter", {
    delegationId: slip.delegationId,
    code: slip.code,
  });
  const principal = await identify(world.house.db, { secret }, world.clock.now());
  if (!principal) throw new Error("the contributor is not recognised");
  return { delegationId: slip.delegationId, principal };
}

const complete = (sign: string): readonly [string, object][] => [
  ["isb", { value: "ja", remark: sign }],
  ["isb-name", { value: `Name ${sign}` }],
  ["stellen", { value: 2 }],
  ["stellen-it", { value: 1 }],
  ["backup", { value: "ja", remark: `Technik ${sign}` }],
  ["isb-technik", { unknown: true, remark: sign }],
  ["dienste", { value: ["mail", "web"] }],
];

async function answerAll(world: World, { memberId, coordinator, tenant }: Where, campaignId: string): Promise<void> {
  for (const [question, given] of complete(`kanarie-${tenant}`)) await world.succeeds(coordinator, "survey.answer", { memberId, campaignId, question, ...given });
}

/** One campaign is signed off, one is answered in part, with a file, one waits for the management, one is ready to be handed in. */
async function answer(world: World, central: Central, where: Where): Promise<void> {
  const { memberId, coordinator, management, tenant } = where;
  const sign = `kanarie-${tenant}`;
  const { closed, open, running, ready } = central.campaigns;
  await answerAll(world, where, closed);
  await world.succeeds(coordinator, "survey.submit", { memberId, campaignId: closed, remark: sign });
  await world.succeeds(management, "survey.sign-off", { memberId, campaignId: closed, remark: sign });
  await world.succeeds(coordinator, "survey.answer", { memberId, campaignId: open, question: "isb", value: "ja", remark: sign });
  for (const [question, given] of complete(sign).filter(([key]) => key !== "isb-technik" && key !== "dienste"))
    await world.succeeds(coordinator, "survey.answer", {
      memberId,
      campaignId: open,
      question,
      ...given,
      version: question === "isb" ? 1 : 0,
    });
  await world.succeeds(coordinator, "survey.attach", {
    memberId,
    campaignId: open,
    question: "konzept",
    file: fileOf(`${sign}.txt`, sign),
  });
  await answerAll(world, where, ready);
  await answerAll(world, where, running);
  await world.succeeds(coordinator, "survey.submit", { memberId, campaignId: running, remark: sign });
}

/** The member's workbook with one answer filled in: rows end with the key of their question or carry it in the hidden column. */
async function fillIn(world: World, { coordinator, memberId, tenant }: Where, campaignId: string) {
  const { workbook: made } = await world.succeeds<{ workbook: Workbook }>(coordinator, "survey.workbook", { memberId, campaignId });
  const sheets = made.sheets.map(({ name, columns, rows }) => ({
    name,
    rows: [columns.map(({ title }) => title), ...rows.map((row) => (row[7] === "seit" ? row.map((cell, index) => (index === 3 ? "2024-02-01" : cell)) : [...row]))],
  }));
  const workbook = { sheets };
  const { importId } = await world.succeeds<{ importId: string }>(coordinator, "survey.stage-workbook", { memberId, campaignId, workbook, fileName: `kanarie-${tenant}.xlsx` });
  return { workbook, workbookImportId: importId };
}

/** The checks of a member by round, and an evidence: answered, handed in, verified, a year old, with a verdict of the office. */
async function answerChecks(world: World, central: Central, { memberId, coordinator, tenant }: Where) {
  const sign = `kanarie-${tenant}`;
  const { rows } = await world.test.database.pool.query<{ id: string; round_id: string }>("select id, round_id from member_check where member_id = $1", [memberId]);
  const checkOf = (round: string) => rows.find(({ round_id }) => round_id === round)?.id ?? "";
  const { rounds } = central;
  const answer = (checkId: string, requirement: string) =>
    world.succeeds(coordinator, "check.answer", { memberId, checkId, requirement, status: "no", note: sign, deficits: sign, responsible: sign, dueOn: "2027-01-31" });
  for (const round of [rounds.last, rounds.submitted, rounds.verified]) for (const key of ["konzept", "test", "netz"]) await answer(checkOf(round), key);
  await answer(checkOf(rounds.open), "test");
  await answer(checkOf(rounds.outdated), "z-konzept");
  for (const round of [rounds.submitted, rounds.verified]) await world.succeeds(coordinator, "check.submit", { memberId, checkId: checkOf(round) });
  await world.succeeds(central.office, "check.verify", { memberId, checkId: checkOf(rounds.verified) });
  const { evidenceId } = await world.succeeds<{ evidenceId: string }>(coordinator, "check.attach", {
    memberId,
    checkId: checkOf(rounds.open),
    requirement: "konzept",
    file: fileOf(`${sign}.txt`, sign),
    title: sign,
  });
  return { checks: Object.fromEntries(Object.entries(rounds).map(([name, round]) => [name, checkOf(round)])), evidenceId };
}

/** The workbook of a check with one requirement answered, and the same brought back already. */
async function fillInCheck(world: World, { coordinator, memberId, tenant }: Where, checkId: string) {
  const { workbook: made } = await world.succeeds<{ workbook: Workbook }>(coordinator, "check.workbook", { memberId, checkId });
  const sheets = made.sheets.map(({ name, columns, rows }) => ({
    name,
    rows: [columns.map(({ title }) => title), ...rows.map((row) => (row.at(-1) === "netz" ? row.map((cell, index) => (index === 4 ? "Ja" : cell)) : [...row]))],
  }));
  const workbook = { sheets };
  const { importId } = await world.succeeds<{ importId: string }>(coordinator, "check.stage-workbook", { memberId, checkId, workbook, fileName: `kanarie-${tenant}.xlsx` });
  return { workbook, importId };
}

/** Plants what belongs to one member. */
export async function plantMember(world: World, central: Central, where: Where): Promise<Local> {
  const { memberId, tenant, coordinator, management } = where;
  const sign = `kanarie-${tenant}`;
  const { open } = central.campaigns;
  const account = await openAccount(world, central.office, { memberId, personId: coordinator.personId, sign });
  const unit = await world.succeeds<{ id: string }>(management, "unit.add", { memberId, name: `Amt ${sign}` });
  const person = await world.succeeds<{ personId: string; assignmentId: string }>(management, "person.appoint", {
    memberId,
    name: `Person ${sign}`,
    email: `${sign}@example.org`,
    phone: sign,
    role: "coordinator",
    title: sign,
  });
  const handed = await delegate(world, coordinator, { memberId, campaignId: open, sections: ["org"], name: `Beitrag ${sign}` });
  const revoked = await delegate(world, coordinator, { memberId, campaignId: open, sections: ["org"], name: `Beendet ${sign}` });
  const asked = await world.succeeds<{ inquiryId: string }>(coordinator, "inquiry.ask", {
    memberId,
    campaignId: open,
    question: "isb",
    text: `Frage ${sign}`,
  });
  await world.succeeds(central.office, "inquiry.reply", { memberId, inquiryId: asked.inquiryId, text: `Antwort ${sign}` });
  await answer(world, central, where);
  const { checks, evidenceId } = await answerChecks(world, central, where);
  const { catalogueId, parameter } = central.library;
  await world.succeeds(coordinator, "catalogue.set-member-parameter", { memberId, catalogueId, parameter, value: `Wert ${sign}` });
  const filled = await fillIn(world, where, open);
  const checkTable = await fillInCheck(world, where, checks["open"] ?? "");
  const decided = { memberId, sharedAnswerId: central.shared.relied, version: 1, decision: "adapted", reason: `Anders ${sign}` };
  await world.succeeds(coordinator, "shared-answer.decide", decided);
  await world.succeeds(coordinator, "delegation.revoke", { memberId, delegationId: revoked.delegationId });
  const learners = await plantLearners(world, { ...where, campaignId: central.courses.trainingId });
  const letters = await world.succeeds<{ mails: { id: string }[] }>(account.principal, "mail.list");
  const documents = await plantDocuments(world, central, { ...where, coordinator: account.principal });
  const things = {
    ...(await plantMeasures(world, { ...where, coordinator: account.principal })),
    ...documents,
    ...(await plantAcknowledgement(world, { ...where, coordinator: account.principal }, documents["documents"] as Things)),
    ...(await plantContracts(world, { ...where, coordinator: account.principal })),
    ...(await plantPurchases(world, central, { ...where, coordinator: account.principal })),
    ...(await plantEmergency(world, { ...where, coordinator: account.principal })),
    ...(await plantMeetings(world, { ...where, coordinator: account.principal, office: central.office })),
    ...(await plantResolutions(world, central.agreement, { ...where, coordinator: account.principal })),
    memberId,
    hostMemberId: memberId,
    party: memberId,
    joining: memberId,
    mailId: letters.mails[0]?.id,
    email: account.email,
    sessionId: undefined,
    member: memberId,
    members: [memberId],
    unitId: unit.id,
    ...person,
    delegationId: handed.delegationId,
    inquiryId: asked.inquiryId,
    checkId: checks["open"],
    checks,
    evidenceId,
    requirement: "konzept",
    section: "org",
    sections: ["org"],
    question: "isb",
    tokenId: account.tokenId,
    departmentId: learners.departmentId,
    code: learners.code,
    local: { email: `${sign}@example.org`, revoked: revoked.delegationId },
  };
  return {
    things,
    coordinator: account.principal,
    pending: account.pending,
    token: account.token,
    secret: account.secret,
    contributor: handed.principal,
    learners,
    revoked: revoked.principal,
    ...filled,
    checkTable,
  };
}
