/** What the members bear together: services and hours of the office, a key. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Office = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly members: readonly MemberId[]; readonly tenant: string };

type Granted = {
  readonly grant: {
    readonly instalments: readonly { readonly id: string }[];
    readonly evidence: readonly { readonly id: string }[];
    readonly uses: readonly { readonly id: string }[];
  };
};

/** A grant with an instalment, evidence and a use, and one that is applied for. */
async function plantGrants(world: World, { office, cooperativeId, sign }: Pick<Office, "office" | "cooperativeId"> & { readonly sign: string }): Promise<Things> {
  const place = { cooperativeId };
  const apply = async (title: string) => {
    const applied = { ...place, programme: "ikz-hessen", title, requestedCents: "50.000", appliedOn: "2026-09-01", reference: sign };
    return (await world.succeeds<{ grantId: string }>(office, "grant.save", applied)).grantId;
  };
  const [grantId, appliedGrantId] = [await apply(`Förderung ${sign}`), await apply(`Antrag ${sign}`)];
  await world.succeeds(office, "grant.note-award", {
    ...place,
    grantId,
    version: 1,
    grantedCents: "40.000",
    awardedOn: "2026-10-01",
    conditions: sign,
    instalments: [{ dueOn: "2026-11-15", cents: "20.000" }],
    evidence: [{ kind: "final", dueOn: "2027-06-30" }],
  });
  await world.succeeds(office, "grant.add-use", { ...place, grantId, title: `Stelle ${sign}`, usedOn: "2026-11-01", cents: "1.000" });
  const { grant } = await world.succeeds<Granted>(office, "grant.read", { ...place, grantId });
  return { grantId, appliedGrantId, instalmentId: grant.instalments[0]?.id, grantEvidenceId: grant.evidence[0]?.id, useId: grant.uses[0]?.id };
}

/** A service and an hour for all, and a key of three shares. */
export async function plantCosts(world: World, { office, cooperativeId, tenant }: Office): Promise<Things> {
  if (!world.house.useCases.has("office-time.note")) return {};
  const sign = `kanarie-${tenant}`;
  const serviceTitle = `Beratung-${sign}`;
  const { serviceId } = await world.succeeds<{ serviceId: string }>(office, "office-service.save", {
    cooperativeId,
    title: serviceTitle,
    description: sign,
    plannedHours: 12,
    counts: "both",
    pieceName: "Platz",
  });
  const { timeId } = await world.succeeds<{ timeId: string }>(office, "office-time.note", { cooperativeId, line: `60 alle ${serviceTitle} für alle` });
  await world.succeeds(office, "office-capacity.set", { cooperativeId, year: 2026, quarter: 4, hours: 800, note: sign });
  const { keyId } = await world.succeeds<{ keyId: string }>(office, "cost-key.save", {
    cooperativeId,
    title: `Schlüssel ${sign}`,
    reason: sign,
    shares: [
      { part: "percent", percent: "50", basis: "equal" },
      { part: "rest", basis: "usage", figuresDay: "12-31", figuresYear: 0 },
    ],
    vat: [{ from: "2023-01-01", percent: "19" }],
  });
  const { keyId: plainKeyId } = await world.succeeds<{ keyId: string }>(office, "cost-key.save", {
    cooperativeId,
    title: `Gleich ${sign}`,
    shares: [{ part: "rest", basis: "equal" }],
  });
  const position = (more: object) =>
    world.succeeds<{ positionId: string }>(office, "cost-plan.save-position", { cooperativeId, year: 2_026, kind: "personnel", title: `Stelle ${sign}`, note: sign, ...more });
  await position({ stage: "plan", cents: "230.000,00" });
  const { positionId } = await position({ stage: "actual", cents: "220.000,00" });
  await world.succeeds(office, "cost-plan.save-position", { cooperativeId, year: 2_027, stage: "plan", kind: "personnel", title: `Stelle ${sign}`, cents: "230.000,00" });
  await world.succeeds(office, "cost-charge.levy", { cooperativeId, year: 2_026, keyId: plainKeyId, dueDays: ["2026-02-15", "2026-08-15"] });
  const kept = (title: string) =>
    world.succeeds<{ simulationId: string }>(office, "cost-simulation.save", { cooperativeId, title: `${title} ${sign}`, year: 2_026, keys: [plainKeyId] });
  const [{ simulationId }, { simulationId: spareSimulationId }] = [await kept("Vergleich"), await kept("Versehen")];
  const { assumptionId } = await world.succeeds<{ assumptionId: string }>(office, "cost-efficiency.save-assumption", {
    cooperativeId,
    title: `Stelle ${sign}`,
    kind: "posts",
    measure: "member",
    audience: "all",
    cents: "40.000",
    source: sign,
  });
  const grants = await plantGrants(world, { office, cooperativeId, sign });
  await world.succeeds(office, "cost-account.save", { cooperativeId, holder: `Kasse ${sign}`, iban: "DE89370400440532013000", bank: "", purpose: sign, days: 30 });
  const { runId } = await world.succeeds<{ runId: string }>(office, "cost-charge.ask-statements", { cooperativeId, year: 2_026, kind: "pdf" });
  const clock = { ...office, personId: null, assignments: [{ role: "job" as const, cooperativeId, memberId: null }] };
  await world.succeeds(clock, "cost-charge.keep-statements", { cooperativeId, runId, files: [{ number: 0, name: `Abrechnung ${sign}`, bytes: new TextEncoder().encode(sign) }] });
  await world.succeeds(office, "steering.release-figure", { cooperativeId, figure: "inhabitants" });
  return { ...grants, runId, assumptionId, serviceId, serviceTitle, timeId, keyId, plainKeyId, positionId, simulationId, spareSimulationId };
}
