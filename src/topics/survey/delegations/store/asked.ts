import { cooperativeId as asCooperative, memberId as asMember } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { definition as definitionSchema, type Definition } from "#topics/survey/questionnaires/model";
import { campaignState, responseState, type AskedCampaign } from "../model.ts";

// A published questionnaire never changes (the database refuses it), so its parsed content is kept: answering would read it anew each time.
const kept = new Map<string, Definition>();
const mostKept = 32;

/** The content of a questionnaire; parsed once for each revision. */
async function findDefinition(tx: Tx, { cooperativeId, id, revision }: { cooperativeId: string; id: string; revision: number }): Promise<Definition> {
  const place = `${cooperativeId} ${id} ${revision}`;
  const known = kept.get(place);
  if (known) return known;
  const row = await tx.selectFrom("questionnaire").select("definition").where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirstOrThrow();
  const parsed = definitionSchema.parse(row.definition);
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(place, parsed);
  return parsed;
}

/** `delegationId`: the acting contributor's delegation. */
type Asking = { readonly memberId: string; readonly campaignId: string; readonly delegationId: string | null };

/** A campaign in which a member is asked; undefined where it is not, or where a contributor was handed nothing of it. One statement. */
export async function findAskedCampaign(tx: Tx, { memberId, campaignId, delegationId }: Asking): Promise<AskedCampaign | undefined> {
  const row = await tx
    .selectFrom("participant as p")
    .innerJoin("campaign as c", (j) => j.onRef("c.id", "=", "p.campaign_id").onRef("c.cooperative_id", "=", "p.cooperative_id"))
    .innerJoin("questionnaire as q", (j) => j.onRef("q.id", "=", "c.questionnaire_id").onRef("q.cooperative_id", "=", "c.cooperative_id"))
    .innerJoin("member as m", "m.id", "p.member_id")
    .leftJoin("response as r", (j) => j.onRef("r.member_id", "=", "p.member_id").onRef("r.campaign_id", "=", "p.campaign_id"))
    .leftJoin("delegation as d", (j) =>
      j.onRef("d.member_id", "=", "p.member_id").onRef("d.campaign_id", "=", "p.campaign_id").on("d.id", "=", delegationId).on("d.revoked_at", "is", null),
    )
    .select(["p.cooperative_id as cooperativeId", "p.member_id as memberId", "m.name as memberName", "p.opens_on as opensOn", "p.due_on as dueOn"])
    .select(["c.id as campaignId", "c.title", "c.period", "c.message", "c.state", "c.previous_campaign_id as previousCampaignId"])
    .select(["q.id as questionnaireId", "q.revision", "q.key as questionnaireKey", "q.version as questionnaireVersion"])
    .select(["r.state as responseState", "d.sections"])
    .where("p.member_id", "=", memberId)
    .where("p.campaign_id", "=", campaignId)
    .executeTakeFirst();
  if (!row || (delegationId !== null && row.sections === null)) return undefined;
  const { questionnaireId, revision, sections, ...asked } = row;
  return {
    ...asked,
    cooperativeId: asCooperative.parse(row.cooperativeId),
    memberId: asMember.parse(row.memberId),
    state: campaignState.parse(row.state),
    responseState: responseState.nullable().parse(row.responseState),
    definition: await findDefinition(tx, { cooperativeId: row.cooperativeId, id: questionnaireId, revision }),
    handed: delegationId === null ? null : sections,
  };
}
