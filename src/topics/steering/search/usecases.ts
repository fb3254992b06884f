/** The search: what was found, and where it leads whoever asks. */
import { mayPerform, type Permission } from "#kernel/access";
import type { CooperativeId } from "#kernel/ids";
import { succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { plainTitle } from "#topics/documents/models/rules/markup";
import { groupNames, groups, type GroupName, type RegisterName } from "#topics/emergency/registers/model";
import { titleOf } from "#topics/emergency/registers/rules/completeness";
import { dayIn } from "#topics/members/rules/members";
import { search } from "./contract.ts";
import type { EssentialKind, SearchHit } from "./model.ts";
import { findAgreedHits, findEssentialHits, type EssentialHit } from "./store/essential-hits.ts";
import { findHits, findRequirementHits, type Hit, type RequirementHit } from "./store/hits.ts";

/** Where a hit leads. */
const hrefOf = (hit: Hit, cooperativeId: CooperativeId, own: { readonly memberId: string | null }): string => {
  const base = `/verbund/${cooperativeId}`;
  const places: Record<Exclude<SearchHit["kind"], "requirement" | EssentialKind>, string> = {
    member: `/mitglied/${hit.id}`,
    person: `${base}/personen/${hit.id}`,
    campaign: own.memberId ? `/mitglied/${own.memberId}/erhebungen/${hit.id}` : `${base}/erhebungen/${hit.id}`,
    questionnaire: `${base}/frageboegen/${hit.id}`,
    check: `${base}/checks/${hit.id}`,
    "own-check": `/mitglied/${hit.memberId ?? ""}/checks/${hit.id}`,
    "cooperative-measure": `${base}/massnahmen/${hit.id}`,
    measure: `/mitglied/${hit.memberId ?? ""}/massnahmen/${hit.id}`,
  };
  return places[hit.kind];
};

/** A requirement leads to where the reader's own check asks it, else to itself in its catalogue. */
const requirementHref = ({ catalogueId, key, checkId }: RequirementHit, cooperativeId: CooperativeId, own: { readonly memberId: string | null }): string =>
  own.memberId !== null && checkId !== null
    ? `/mitglied/${own.memberId}/checks/${checkId}/antworten?${new URLSearchParams({ requirement: key }).toString()}`
    : `/verbund/${cooperativeId}/kataloge/${catalogueId}/anforderungen/${encodeURIComponent(key)}`;

/** The right to open what was found: whoever may not, is not told of it. */
const opening: Readonly<Record<EssentialKind, Permission>> = {
  model: "document-model.read",
  document: "document.read",
  course: "course.read",
  emergency: "emergency.entry",
  contract: "contract.read",
  framework: "framework.read",
  purchase: "purchase.read",
  agreement: "agreement.read",
  decision: "decision.list",
};

const groupOf = (register: RegisterName): GroupName | undefined => groupNames.find((group) => groups[group].some((name) => name === register));

/** Documents, courses, entries, contracts and agreements as lines of the result. */
function essentialLine(hit: EssentialHit, cooperativeId: CooperativeId): SearchHit {
  const { kind, id, note, memberId } = hit;
  if (hit.register !== null) return { kind, title: titleOf(hit), note, href: `/mitglied/${memberId}/notfall/${groupOf(hit.register) ?? ""}/${id}` };
  const base = `/verbund/${cooperativeId}`;
  const places = {
    contract: `${base}/vertraege/${id}`,
    framework: `${base}/rahmenvertraege/${id}`,
    purchase: `${base}/beschaffungen/${id}`,
    agreement: `${base}/vereinbarung/${id}`,
    // Found by its meeting and point: the register leads there, too.
    decision: `${base}/sitzungen/${id}`,
    model: `/verbund/${cooperativeId}/musterdokumente/${id}`,
    course: `/verbund/${cooperativeId}/kurse/${id}`,
    document: `/mitglied/${memberId}/dokumente/${id}`,
  };
  return { kind, title: plainTitle(hit.title), note, href: places[hit.kind] };
}

const searching = implement(search, async ({ tx, actor, now }, { cooperativeId, q }) => {
  if (!q) return succeed([]);
  const own = { memberId: actor.members === "all" ? null : (actor.members[0] ?? null) };
  const hits = await findHits(tx, cooperativeId, q);
  const requirements = await findRequirementHits(tx, cooperativeId, { text: q, day: dayIn(now), ...own });
  const found = [...(await findEssentialHits(tx, cooperativeId, q)), ...(await findAgreedHits(tx, cooperativeId, q))];
  const essentials = found.filter(({ kind }) => mayPerform(actor.role, opening[kind]));

  return succeed([
    ...hits.map((hit) => ({ kind: hit.kind, title: hit.title, note: hit.note, href: hrefOf(hit, cooperativeId, own) })),
    ...requirements.map((hit) => ({ kind: "requirement" as const, title: hit.title, note: hit.note, href: requirementHref(hit, cooperativeId, own) })),
    ...essentials.map((hit) => essentialLine(hit, cooperativeId)),
  ]);
});

export const searchUseCases = [searching];
