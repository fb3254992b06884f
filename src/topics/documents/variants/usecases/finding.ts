/** Everything a document is made of, found once: version, model, own words, and what the platform knows. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { findPublished } from "#topics/documents/models/store";
import type { ModelDocument } from "#topics/documents/models/model";
import { dayIn } from "#topics/members/rules/members";
import type { Member } from "#topics/members/model";
import { findCooperative, findFigures, findMember } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import type { DocumentVersion, KnownFacts, Overlay } from "../model.ts";
import { compose, problemsOf } from "../rules/composing.ts";
import { openConflicts } from "../rules/merging.ts";
import { letterName } from "#topics/members/rules/naming";
import { findContent, type Content } from "../store/contents.ts";
import { findDocument, type DocumentPlace } from "../store/versions.ts";

const kinds: Readonly<Record<Member["kind"], string>> = {
  stadt: "Stadt",
  gemeinde: "Gemeinde",
  landkreis: "Landkreis",
  zweckverband: "Zweckverband",
  eigenbetrieb: "Eigenbetrieb",
  aoer: "Anstalt des öffentlichen Rechts",
  sonstige: "Verwaltung",
};

/** What the platform knows of a member, by the names placeholders ask for it. */
export async function findKnown(tx: Tx, memberId: MemberId, now: Date): Promise<KnownFacts> {
  const cooperativeId = cooperativeOf(memberId);
  const [member, cooperative] = [await findMember(tx, memberId), await findCooperative(tx, cooperativeId)];
  const figures = await findFigures(tx, memberId);
  const holders = await findHolders(tx, { cooperativeId, day: dayIn(now), members: [memberId], roles: ["management", "coordinator"] });

  const inhabitants = figures.filter(({ kind }) => kind === "population").toSorted((a, b) => b.asOf.localeCompare(a.asOf))[0]?.value;
  const holder = (role: string, deputy: boolean) => holders.find((one) => one.role === role && one.deputy === deputy)?.name;
  const facts = {
    "member.officialName": member && letterName(member),
    "member.name": member?.name,
    "member.kind": member && kinds[member.kind],
    "member.inhabitants": inhabitants === undefined ? undefined : String(inhabitants),
    "cooperative.name": cooperative?.name,
    "office.name": cooperative?.officeName,
    "person.management": holder("management", false),
    "person.coordinator": holder("coordinator", false),
    "person.coordinator-deputy": holder("coordinator", true),
  };
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

export type FoundDocument = { readonly document: DocumentVersion; readonly model: ModelDocument; readonly content: Content | undefined };

/** A version with its model, and its words where the reader may see them. */
export async function findWhole(tx: Tx, place: DocumentPlace): Promise<FoundDocument | undefined> {
  const document = await findDocument(tx, place);
  if (!document) return undefined;
  const model = await findPublished(tx, { cooperativeId: cooperativeOf(place.memberId), modelId: document.modelId });
  return model && { document, model, content: await findContent(tx, place) };
}

/** What is still open in an overlay, as the table keeps it beside the version. */
export function standOf(model: ModelDocument, own: Overlay, known: KnownFacts) {
  const filling = { model, own, known };
  return { problems: problemsOf(filling).length, conflicts: openConflicts(own, model).length, title: compose(filling).title.slice(0, 300) };
}
