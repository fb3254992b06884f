/** What a cooperative's office does before and after its members answer. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { filesOf, smallCatalogue, smallMapping, smallRequirements } from "./catalogues.ts";
import { directoryLines } from "./directory.ts";
import { plantAccession, plantAgreement, plantPapers, type PlantedAgreement } from "./planting-agreement.ts";
import { plantModels } from "./planting-documents.ts";
import { plantCosts } from "./planting-costs.ts";
import { plantCooperativeMeasures } from "./planting-measures.ts";
import { plantCooperativeContracts } from "./planting-procurement.ts";
import { plantCourses, type PlantedCourses } from "./planting-training.ts";
import { plantCatalogue, plantMapping, plantNextVersion, type PlantedCatalogue } from "./requirements.ts";
import type { Things } from "./sample.ts";
import { plantCatalogue as plantSharedCatalogue, plantChecks } from "./shared.ts";
import { smallDefinition } from "./survey.ts";
import type { World } from "./world.ts";

export type Campaigns = { readonly open: string; readonly running: string; readonly ready: string; readonly closed: string };

/** Checks of every kind: to be answered, a year old, handed in, ready to be signed, of a renewed catalogue. */
export type Rounds = { readonly open: string; readonly last: string; readonly submitted: string; readonly verified: string; readonly ended: string; readonly outdated: string };

export type Library = {
  readonly catalogueId: string;
  readonly versionId: string;
  readonly mappingId: string;
  readonly requirementKey: string;
  readonly parameter: string;
  readonly importId: string;
};

export type Central = {
  readonly tenant: string;
  readonly rounds: Rounds;
  readonly catalogue: PlantedCatalogue;
  readonly cooperativeId: CooperativeId;
  readonly office: Principal;
  readonly campaigns: Campaigns;
  /** A shared answer members decide on, and one to be withdrawn or followed by a version. */
  readonly shared: { readonly offered: string; readonly relied: string; readonly catalogueId: string };
  readonly things: Things;
  /** A catalogue with two versions and a mapping; `importId` is read and not yet applied. */
  readonly library: Library;
  readonly agreement: PlantedAgreement;
  /** A published course, and a draft to be edited. */
  readonly courses: PlantedCourses;
  /** A draft to be edited, as it stands. */
  readonly draft: { readonly questionnaireId: string; readonly revision: number };
  /** Closes what members have answered, freezes and comments. */
  readonly finish: () => Promise<void>;
};

type Where = {
  readonly office: Principal;
  readonly cooperativeId: CooperativeId;
  readonly members: readonly MemberId[];
  readonly tenant: string;
};

/** A file as the doors hand it over. */
export const fileOf = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });

/** The small survey with the tenant's name in its texts. */
const signedDefinition = (sign: string) => ({ ...smallDefinition, title: `Kleine Erhebung ${sign}`, description: sign });

async function publish(world: World, { office, cooperativeId }: Where, sign: string): Promise<string> {
  const { questionnaireId } = await world.succeeds<{ questionnaireId: string }>(office, "questionnaire.import", {
    cooperativeId,
    file: fileOf("fragebogen.json", JSON.stringify(signedDefinition(sign))),
  });
  await world.succeeds(office, "questionnaire.publish", { cooperativeId, questionnaireId, revision: 1 });
  return questionnaireId;
}

async function draft(world: World, { office, cooperativeId }: Where, sign: string) {
  const { questionnaireId } = await world.succeeds<{ questionnaireId: string }>(office, "questionnaire.import", {
    cooperativeId,
    file: fileOf("entwurf.json", JSON.stringify({ ...signedDefinition(sign), title: `Entwurf ${sign}` })),
  });
  return { questionnaireId, revision: 1 };
}

async function launch(world: World, where: Where, { questionnaireId, title, more = {} }: { questionnaireId: string; title: string; more?: object }): Promise<string> {
  const { office, cooperativeId, members } = where;
  const input = {
    cooperativeId,
    questionnaireId,
    title,
    period: "2026",
    message: title,
    opensOn: "2026-11-23",
    dueOn: "2026-12-15",
    audience: "chosen",
    members,
    ...more,
  };
  return (await world.succeeds<{ campaignId: string }>(office, "campaign.launch", input)).campaignId;
}

/** Reads what somebody sent; applies it unless it is to be looked at first. */
async function takeFiles(world: World, { office, cooperativeId }: Where, files: ReturnType<typeof filesOf>, isApplied: boolean): Promise<string> {
  const { importId } = await world.succeeds<{ importId: string }>(office, "catalogue.stage-import", { cooperativeId, files });
  if (isApplied) await world.succeeds(office, "catalogue.apply-import", { cooperativeId, importId });
  return importId;
}

async function plantLibrary(world: World, where: Where, sign: string): Promise<Library> {
  const { office, cooperativeId } = where;
  const [first, ...others] = smallRequirements(sign);
  if (!first) throw new Error("a catalogue without requirements");
  await takeFiles(world, where, filesOf(smallCatalogue(sign), smallMapping(sign)), true);
  await takeFiles(world, where, filesOf(smallCatalogue(sign, [{ ...first, statement: `${first.statement} ${sign}` }, ...others], { label: "2.0" })), true);
  const importId = await takeFiles(world, where, filesOf(smallCatalogue(sign, others, { label: "3.0" })), false);
  const { catalogues } = await world.succeeds<{ catalogues: { id: string }[] }>(office, "catalogue.list", { cooperativeId });
  const catalogueId = catalogues[0]?.id ?? "";
  const { versions } = await world.succeeds<{ versions: { id: string }[] }>(office, "catalogue.read", { cooperativeId, catalogueId });
  const { mappings } = await world.succeeds<{ mappings: { id: string }[] }>(office, "mapping.list", { cooperativeId });
  const parameter = first.parameters[0]?.id ?? "";
  await world.succeeds(office, "catalogue.set-parameter", { cooperativeId, catalogueId, parameter, value: `Wert ${sign}` });
  return { catalogueId, versionId: versions.at(-1)?.id ?? "", mappingId: mappings[0]?.id ?? "", requirementKey: first.key, parameter, importId };
}

async function centralPerson(world: World, { office, cooperativeId }: Where, sign: string) {
  const { personId, assignmentId } = await world.succeeds<{ personId: string; assignmentId: string }>(office, "person.appoint-central", {
    cooperativeId,
    name: `Prüferin ${sign}`,
    email: `${sign}@example.org`,
    role: "auditor",
    title: sign,
  });
  return { personId, assignmentId };
}

/** A catalogue, a check of it, and two shared answers signed with the tenant's name. */
async function plantShared(world: World, { office, cooperativeId, members }: Where, sign: string) {
  const catalogue = await plantSharedCatalogue(world, { cooperativeId, sign });
  await plantChecks(world, catalogue, { office, members, title: `Check ${sign}` });
  const publish = async (requirement: string) => {
    const input = {
      cooperativeId,
      catalogueId: catalogue.catalogueId,
      requirement,
      coverage: "partial",
      statement: `Antwort ${sign}`,
      residualDuty: `Pflicht ${sign}`,
      provider: sign,
    };
    const file = fileOf(`${sign}.txt`, sign);
    return (await world.succeeds<{ sharedAnswerId: string }>(office, "shared-answer.publish", { ...input, evidence: sign, file })).sharedAnswerId;
  };
  return { catalogueId: catalogue.catalogueId, shared: { offered: await publish("bak.1"), relied: await publish("bak.2") } };
}

/** Requirements with the tenant's name in their texts. */
const signedRequirements = (sign: string) =>
  (["konzept", "test", "netz"] as const).map((key, index) => ({
    key,
    area: index === 2 ? "netze" : "sicherung",
    title: `${key} ${sign}`,
    statement: `Satz ${sign}`,
    level: "basic" as const,
    effort: 1,
    audience: "IT",
  }));

async function issueRound(
  world: World,
  { office, cooperativeId, members }: Where,
  { catalogue, title, period }: { catalogue: PlantedCatalogue; title: string; period: string },
): Promise<string> {
  const input = { cooperativeId, catalogueId: catalogue.catalogueId, title, period, message: title, opensOn: "2026-11-23", dueOn: "2026-12-15", audience: "chosen", members };
  return (await world.succeeds<{ roundId: string }>(office, "check.issue", input)).roundId;
}

async function issueRounds(world: World, where: Where, sign: string) {
  const catalogue = await plantCatalogue(world, {
    cooperativeId: where.cooperativeId,
    key: `katalog-${where.tenant}`,
    title: `Katalog ${sign}`,
    requirements: signedRequirements(sign),
  });
  const other = await plantCatalogue(world, {
    cooperativeId: where.cooperativeId,
    key: `zweiter-${where.tenant}`,
    title: `Zweiter ${sign}`,
    requirements: signedRequirements(sign).map((one) => ({ ...one, key: `z-${one.key}`, label: `Z-${one.key}` })),
  });
  await plantMapping(world, { source: other.key, target: catalogue.key }, [["Z-konzept", "equal-to", "KONZEPT"]], where.cooperativeId);
  const issued = (title: string, period: string, of = catalogue) => issueRound(world, where, { catalogue: of, title: `${title} ${sign}`, period });
  const last = await issued("Check", "2025");
  const rounds = {
    last,
    open: await issued("Check", "2026"),
    submitted: await issued("Eingereicht", "2026"),
    verified: await issued("Geprüft", "2026"),
    ended: await issued("Beendet", "2026"),
    outdated: await issued("Zweiter", "2026", other),
  };
  await plantNextVersion(world, other, 2, [{ key: "z-konzept", title: `Neu ${sign}` }], where.cooperativeId);
  return { catalogue, rounds };
}

/** Plants what belongs to the whole cooperative. */
export async function plantCooperative(world: World, where: Where): Promise<Central> {
  const { office, cooperativeId, tenant } = where;
  const sign = `kanarie-${tenant}`;
  const questionnaireId = await publish(world, where, sign);
  await world.succeeds(office, "questionnaire.adopt", { cooperativeId, key: "vier-zeithorizonte" });
  const edited = await draft(world, where, sign);
  const library = await plantLibrary(world, where, sign);
  const closed = await launch(world, where, { questionnaireId, title: `Alte ${sign}`, more: { period: "2025" } });
  const open = await launch(world, where, { questionnaireId, title: `Offene ${sign}`, more: { previousCampaignId: closed } });
  const running = await launch(world, where, { questionnaireId, title: `Laufende ${sign}` });
  const ready = await launch(world, where, { questionnaireId, title: `Fertige ${sign}` });
  const { importId } = await world.succeeds<{ importId: string }>(office, "member.stage-import", {
    cooperativeId,
    file: fileOf(`${sign}.asc`, directoryLines.join("\n")),
    districtKey: "06433",
  });
  const { personId, assignmentId } = await centralPerson(world, where, sign);
  const { shared, catalogueId: sharedCatalogueId } = await plantShared(world, where, sign);
  const { catalogue, rounds } = await issueRounds(world, where, sign);
  const finish = async () => {
    await world.succeeds(office, "campaign.remind", { cooperativeId, campaignId: open, all: true, note: sign });
    await world.succeeds(office, "check.close-round", { cooperativeId, roundId: rounds.ended });
    await world.succeeds(office, "campaign.close", { cooperativeId, campaignId: closed });
    if (world.house.useCases.has("evaluation.comment"))
      await world.succeeds(office, "evaluation.comment", { cooperativeId, campaignId: closed, subject: "", text: sign, version: 0 });
  };
  const measures = await plantCooperativeMeasures(world, where);
  const contracts = await plantCooperativeContracts(world, where);
  const costs = await plantCosts(world, where);
  const models = await plantModels(world, where);
  const courses = await plantCourses(world, where);
  const agreement = await plantAgreement(world, where);
  const papers = await plantPapers(world, agreement, { office, cooperativeId, tenant, costs });
  const accession = await plantAccession(world, { office, cooperativeId, tenant });
  const { catalogueId, versionId, mappingId, requirementKey, parameter } = library;
  const things = {
    ...measures,
    ...contracts,
    ...accession,
    ...papers,
    ...models,
    ...costs,
    courseId: courses.courseId,
    cooperativeId,
    catalogueId,
    versionId,
    mappingId,
    requirementKey,
    parameter,
    roundId: rounds.open,
    questionnaireId,
    fromId: questionnaireId,
    campaignId: open,
    previousCampaignId: closed,
    importId,
    sharedAnswerId: shared.offered,
  };
  return {
    tenant,
    rounds,
    catalogue,
    cooperativeId,
    office,
    campaigns: { open, running, ready, closed },
    library,
    agreement,
    courses,
    draft: edited,
    shared: { ...shared, catalogueId: sharedCatalogueId },
    things: { ...things, central: { personId, assignmentId } },
    finish,
  };
}
