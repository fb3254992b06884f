/** Documents: two models in versions, and in every member a guideline in force, one in review, and drafts. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { smallDirective, smallGuideline } from "./documents.ts";
import { smallPicture } from "./pictures.ts";
import type { Things } from "./sample.ts";
import type { World } from "./world.ts";

type Office = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string };

const fileOf = (text: string) => ({ name: "muster.md", bytes: new TextEncoder().encode(text) });

async function issue(world: World, { office, cooperativeId }: Office, text: string): Promise<string> {
  const { modelId } = await world.succeeds<{ modelId: string }>(office, "document-model.import", { cooperativeId, file: fileOf(text) });
  const { revision } = await world.succeeds<{ revision: number }>(office, "document-model.read", { cooperativeId, modelId });
  await world.succeeds(office, "document-model.publish", { cooperativeId, modelId, revision });
  return modelId;
}

/** What the office has issued, signed with the tenant's name: a guideline, directives, and the draft of one. */
export async function plantModels(world: World, where: Office): Promise<Things> {
  if (!world.house.useCases.has("document-model.import")) return {};
  const sign = `kanarie-${where.tenant}`;
  const modelId = await issue(world, where, smallGuideline({ sign }));
  for (const key of ["entwurf", "pruefung", "freigabe", "kraft", "frei"]) await issue(world, where, smallDirective({ key, sign }));
  const text = smallDirective({ key: "neu", sign });
  const draft = await world.succeeds<{ modelId: string }>(where.office, "document-model.import", { cooperativeId: where.cooperativeId, file: fileOf(text) });
  return { modelId, draftModelId: draft.modelId };
}

type Member = { readonly memberId: MemberId; readonly coordinator: Principal; readonly management: Principal; readonly tenant: string };

/** Documents in every state: a draft with own words, in review, released, in force; one the model has overtaken, one in which something is to be decided, and one nobody needs. */
export async function plantDocuments(world: World, central: Office, { memberId, coordinator, management, tenant }: Member): Promise<Things> {
  if (!world.house.useCases.has("document.start")) return {};
  const sign = `kanarie-${tenant}`;
  const start = async (key: string) => (await world.succeeds<{ documentId: string }>(coordinator, "document.start", { memberId, key })).documentId;
  const act = <Value = { version: number }>(
    operation: string,
    documentId: string,
    { who = coordinator, ...more }: { readonly who?: Principal; readonly [field: string]: unknown },
  ) => world.succeeds<Value>(who, operation, { memberId, documentId, ...more });
  const reword = (documentId: string) => act("document.reword", documentId, { version: 1, clause: "zweck-satz", text: `Eigener Satz ${sign}.` });

  await world.succeeds(coordinator, "member.put-emblem", { memberId, file: { name: "wappen.png", bytes: smallPicture() } });
  const documentId = await start("entwurf");
  await reword(documentId);
  await act("document.put-passage", documentId, { version: 2, place: "zweck", title: sign, text: `Absatz ${sign}.` });
  const { sections } = await act<{ sections: { passages: { id: string }[] }[] }>("document.open", documentId, {});
  const ids: Record<string, string> = {};
  for (const key of ["pruefung", "freigabe", "kraft"]) {
    const id = await start(key);
    ids[key] = id;
    await act("document.submit", id, { version: 1 });
    if (key !== "pruefung") await act("document.release", id, { version: 2, who: management });
    if (key === "kraft") await act("document.publish", id, { inForceOn: "2026-11-01" });
  }
  const guideline = await start("leitlinie");
  await act("document.answer", guideline, { version: 1, values: { beginn: "2027-01-01", stufe: "Basis" } });
  await act("document.works-council", guideline, { step: "agreed", on: "2026-11-01", note: sign });
  await act("document.submit", guideline, { version: 3 });
  await act("document.release", guideline, { version: 4, who: management });
  for (const key of [`alt-${tenant}`, `streit-${tenant}`]) {
    await issue(world, central, smallDirective({ key, sign: `kanarie-${central.tenant}` }));
    const id = await start(key);
    await reword(id);
    await issue(world, central, smallDirective({ key, version: "2026.2", satz: "Neuer Satz.", sign: `kanarie-${central.tenant}` }));
    if (key.startsWith("streit")) await act("document.merge", id, { version: 2 });
    ids[key.split("-")[0] ?? key] = id;
  }
  await issue(world, central, smallDirective({ key: `weg-${tenant}`, sign: `kanarie-${central.tenant}` }));
  ids["weg"] = await start(`weg-${tenant}`);
  return { documentId, passageId: sections[0]?.passages[0]?.id, documents: { ...ids, leitlinie: guideline } };
}
