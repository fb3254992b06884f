/** The agreement of a cooperative: a version settled for a day far ahead, one before the councils, a draft; and in a member what its bodies have said. */
import { randomUUID } from "node:crypto";
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { plantRows } from "./survey.ts";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

export type PlantedAgreement = { readonly settled: string; readonly circulated: string; readonly draft: string };

const contentOf = (members: readonly MemberId[], sign: string) => ({
  hostMemberId: members[0],
  parties: members.map((memberId) => ({ memberId, tasks: null })),
  tasks: [
    {
      letter: "A",
      title: `Aufgabe ${sign}`,
      description: sign,
      kind: "mandated",
      dataClass: "status",
      roles: { office: "responsible", member: "accountable", coordinator: "consulted", third: "none" },
    },
  ],
  clauses: [{ key: "vat", title: `Umsatzsteuer ${sign}`, text: sign }],
  annexes: [],
  term: { years: 5, prolongationMonths: 12, noticeMonths: 12 },
  accessionBy: "declaration",
  costKeyReference: sign,
});

/** Planted as rows: a cooperative of one member could agree with nobody. */
export async function plantAgreement(
  world: World,
  { cooperativeId, tenant, members }: { readonly cooperativeId: CooperativeId; readonly tenant: string; readonly members: readonly MemberId[] },
): Promise<PlantedAgreement> {
  const sign = `kanarie-${tenant}`;
  const key = tenant === "gg" ? "a" : "b";
  const planted = {
    settled: `0190b0a0-0000-7000-8000-00000000${key}001`,
    circulated: `0190b0a0-0000-7000-8000-00000000${key}002`,
    draft: `0190b0a0-0000-7000-8000-00000000${key}003`,
  };
  const content = `'${JSON.stringify(contentOf(members, sign))}'`;
  const row = (id: string, number: number, more: string) =>
    `('${cooperativeId}', '${id}', ${number}, '${number === 1 ? "conclusion" : "powers"}', 'mandate', 'Vereinbarung ${sign}', ${content}, now(), '${sign}', ${more})`;
  await plantRows(
    world,
    `insert into agreement_version (cooperative_id, id, number, change, legal_form, title, content, changed_at, changed_by_name, state, circulated_at, in_force_on) values
      ${row(planted.settled, 1, "'settled', now(), '2999-01-01'")}, ${row(planted.circulated, 2, "'circulated', now(), null")}, ${row(planted.draft, 3, "'draft', null, null")};
    insert into agreement_signature (cooperative_id, member_id, version_id, signed_on, signatory, recorded_at, recorded_by_name)
      select '${cooperativeId}', id, '${planted.settled}', '2024-08-09', 'Leitung', now(), 'x' from member where cooperative_id = '${cooperativeId}';
    insert into agreement_right (cooperative_id, member_id, valid_from, version_id, basis, data_class, tasks)
      select '${cooperativeId}', id, '2999-01-01', '${planted.settled}', 'agreement', 'status', '{"A": "status"}' from member where cooperative_id = '${cooperativeId}'`,
  );
  return planted;
}

type Answered = { readonly memberId: MemberId; readonly versionId: string; readonly sign: string };

/** A session the office has entered, and the house's objection to it. */
async function plantAnswer(world: World, { memberId, versionId, sign }: Answered): Promise<string> {
  const id = randomUUID();
  await plantRows(
    world,
    `insert into resolution_entry (cooperative_id, member_id, id, version_id, step, session_on, recorded_at, recorded_by_name, recorded_role)
      values ('${cooperativeOf(memberId)}', '${memberId}', '${id}', '${versionId}', 'committee', '2026-12-01', '2026-11-20T08:00:00Z', 'Stelle', 'office');
    insert into agreement_answer (cooperative_id, member_id, id, subject, subject_id, version_id, answer, reason, answered_at, answered_by_name)
      values ('${cooperativeOf(memberId)}', '${memberId}', '${randomUUID()}', 'resolution', '${id}', '${versionId}', 'objected', '${sign}', '2026-11-21T08:00:00Z', '${sign}')`,
  );
  return id;
}

/** What the bodies of a member have said, with an extract. */
export async function plantResolutions(
  world: World,
  { circulated }: PlantedAgreement,
  { memberId, coordinator, tenant }: { readonly memberId: MemberId; readonly coordinator: Principal; readonly tenant: string },
): Promise<Things> {
  if (!world.house.useCases.has("resolution.record")) return {};
  const sign = `kanarie-${tenant}`;
  const record = (step: string, more: object) =>
    world.succeeds<{ entryId: string }>(coordinator, "resolution.record", { memberId, versionId: circulated, step, sessionOn: "2026-10-01", ...more });
  await record("council", { result: "adopted-with-conditions", conditions: sign, paperNumber: sign, item: sign });
  const officeEntryId = await plantAnswer(world, { memberId, versionId: circulated, sign });
  const { entryId } = await record("executive", { result: "adopted", paperNumber: sign, file: { name: `${sign}.pdf`, bytes: new TextEncoder().encode(sign) } });
  return { resolutionEntryId: entryId, officeEntryId };
}

/** The papers on what lies before the councils, with an introduction signed with the tenant's name. */
export async function plantPapers(
  world: World,
  { circulated }: PlantedAgreement,
  { office, cooperativeId, tenant, costs }: { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string; readonly costs: Things },
): Promise<Things> {
  if (!world.house.useCases.has("council-paper.prepare")) return {};
  const chosen = { simulationId: costs["simulationId"], keyId: costs["plainKeyId"], introduction: `kanarie-${tenant}` };
  await world.succeeds(office, "council-paper.prepare", { cooperativeId, versionId: circulated, ...chosen });
  const { runId } = await world.succeeds<{ runId: string }>(office, "council-paper.ask-print", { cooperativeId, versionId: circulated, kind: "zip-docx" });
  const clock = { ...office, personId: null, assignments: [{ role: "job" as const, cooperativeId, memberId: null }] };
  const file = { number: 0, name: `Vorlage kanarie-${tenant}`, bytes: new TextEncoder().encode(`kanarie-${tenant}`) };
  await world.succeeds(clock, "council-paper.keep-print", { cooperativeId, runId, files: [file] });
  return { paperRunId: runId };
}

/** A town that asks to join, signed with the tenant's name. */
export async function plantAccession(
  world: World,
  { office, cooperativeId, tenant }: { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string },
): Promise<Things> {
  if (!world.house.useCases.has("accession.save")) return {};
  const sign = `kanarie-${tenant}`;
  const { requestId } = await world.succeeds<{ requestId: string }>(office, "accession.save", {
    cooperativeId,
    name: `Beitritt ${sign}`,
    kind: "gemeinde",
    population: 13_196,
    populationAsOf: "2022-12-31",
    populationSource: sign,
    requestedOn: "2026-10-01",
    wantedFrom: "2027-01-01",
    note: sign,
  });
  return { requestId };
}
