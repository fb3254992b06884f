/** What a cooperative's office does before and after its members answer. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { directoryLines } from "./directory.ts";
import { plantCooperativeMeasures } from "./planting-measures.ts";
import type { Things } from "./sample.ts";
import { plantCatalogue, plantChecks } from "./shared.ts";
import { smallDefinition } from "./survey.ts";
import type { World } from "./world.ts";

export type Campaigns = { readonly open: string; readonly running: string; readonly ready: string; readonly closed: string };

export type Central = {
  readonly tenant: string;
  readonly cooperativeId: CooperativeId;
  readonly office: Principal;
  readonly campaigns: Campaigns;
  /** A shared answer members decide on, and one to be withdrawn or followed by a version. */
  readonly shared: { readonly offered: string; readonly relied: string };
  readonly things: Things;
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
  const catalogue = await plantCatalogue(world, { cooperativeId, sign });
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

/** Plants what belongs to the whole cooperative. */
export async function plantCooperative(world: World, where: Where): Promise<Central> {
  const { office, cooperativeId, tenant } = where;
  const sign = `kanarie-${tenant}`;
  const questionnaireId = await publish(world, where, sign);
  await world.succeeds(office, "questionnaire.adopt", { cooperativeId, key: "vier-zeithorizonte" });
  const edited = await draft(world, where, sign);
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
  const { shared, catalogueId } = await plantShared(world, where, sign);
  const finish = async () => {
    await world.succeeds(office, "campaign.remind", { cooperativeId, campaignId: open, all: true, note: sign });
    await world.succeeds(office, "campaign.close", { cooperativeId, campaignId: closed });
    if (world.house.useCases.has("evaluation.comment"))
      await world.succeeds(office, "evaluation.comment", { cooperativeId, campaignId: closed, subject: "", text: sign, version: 0 });
  };
  const measures = await plantCooperativeMeasures(world, where);
  const things = { ...measures, cooperativeId, questionnaireId, fromId: questionnaireId, campaignId: open, previousCampaignId: closed, importId, catalogueId, sharedAnswerId: shared.offered };
  return {
    tenant,
    cooperativeId,
    office,
    campaigns: { open, running, ready, closed },
    draft: edited,
    shared,
    things: { ...things, central: { personId, assignmentId } },
    finish,
  };
}
