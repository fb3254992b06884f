/** Ways from requirements over mappings to others: a query or two for each step, whatever the number of requirements. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Relationship } from "#topics/catalogue/formats/model";
import { inverseOf, longestChain, wholeOf, type Chain, type Destination, type Hop } from "../model.ts";
import type { VersionPlace } from "./catalogues.ts";
import { relationshipOf } from "./mappings.ts";
import { findTitles } from "./titles.ts";

/** A requirement as mappings may call it: by its number in a space, or by its stable key. */
type Node = { readonly space: string; readonly name: string; readonly key: string | null };
type Walk = { readonly from: string; readonly at: Node; readonly spaces: readonly string[]; readonly hops: readonly Hop[] };

type Edge = {
  readonly mappingId: string;
  readonly title: string;
  readonly sourceSpace: string;
  readonly targetSpace: string;
  readonly source: string;
  readonly sourceRequirement: string;
  readonly target: string;
  readonly targetKey: string | null;
  readonly relationship: Relationship;
};

const namesOf = (nodes: readonly Node[]) => [...new Set(nodes.flatMap(({ name, key }) => (key === null ? [name] : [name, key])))];

/** Every relation that names one of the nodes at either end. */
async function findEdges(tx: Tx, cooperativeId: CooperativeId, nodes: readonly Node[]): Promise<readonly Edge[]> {
  const names = namesOf(nodes);
  const rows = await tx
    .selectFrom("mapping_relation as r")
    .innerJoin("mapping as m", (join) => join.onRef("m.cooperative_id", "=", "r.cooperative_id").onRef("m.id", "=", "r.mapping_id"))
    .select(["m.id as mappingId", "m.title", "m.source_space as sourceSpace", "m.target_space as targetSpace"])
    .select(["r.source", "r.source_requirement as sourceRequirement", "r.target", "r.target_key as targetKey", "r.relationship"])
    .where("r.cooperative_id", "=", cooperativeId)
    .where("r.relationship", "<>", "no-relationship")
    .where((e) => {
      const any = e.fn.any(e.val(names));
      return e.or([e("r.source_requirement", "=", any), e("r.target", "=", any), e("r.target_key", "=", any)]);
    })
    .execute();
  return rows.map((row) => ({ ...row, relationship: relationshipOf(row.relationship) }));
}

/** Does this end of a relation mean this node? The stable key goes before the number: the number may have become another requirement's. */
function meets(node: Node, end: Node): boolean {
  if (node.key !== null && end.key !== null) return node.key === end.key;
  return node.key === end.name || (node.space === end.space && node.name === end.name);
}

/** A step from a node: the end it was met at, where it leads, and over what. */
type Step = { readonly met: Node; readonly to: Node; readonly hop: Hop };

/** Where the relations lead from a node, forwards and backwards. */
function stepsFrom(node: Node, { mappingId, title, ...edge }: Edge): readonly Step[] {
  const source: Node = { space: edge.sourceSpace, name: edge.sourceRequirement, key: null };
  const target: Node = { space: edge.targetSpace, name: edge.target, key: edge.targetKey };
  const whole = edge.source === edge.sourceRequirement ? edge.relationship : wholeOf[edge.relationship];
  const step = (met: Node, to: Node, relationship: Relationship): Step => ({ met, to, hop: { mappingId, mapping: title, relationship, name: to.name, space: to.space } });
  return [...(meets(node, source) ? [step(source, target, whole)] : []), ...(meets(node, target) ? [step(target, source, inverseOf[whole])] : [])];
}

/** The relations by every name they carry, so that a node finds its own without looking at all. */
function byName(edges: readonly Edge[]): ReadonlyMap<string, ReadonlySet<Edge>> {
  const index = new Map<string, Set<Edge>>();
  for (const edge of edges)
    for (const name of [edge.sourceRequirement, edge.target, edge.targetKey]) {
      if (name === null) continue;
      const known = index.get(name) ?? new Set();
      index.set(name, known.add(edge));
    }
  return index;
}

const onward = (walk: Walk, index: ReadonlyMap<string, ReadonlySet<Edge>>): readonly Walk[] => {
  const edges = new Set(namesOf([walk.at]).flatMap((name) => [...(index.get(name) ?? [])]));
  const steps = [...edges].flatMap((edge) => stepsFrom(walk.at, edge)).filter(({ to }) => !walk.spaces.includes(to.space));
  // A publisher's file may call a catalogue by another name than the library does: both are left behind.
  return steps.map(({ met, to, hop }) => ({ from: walk.from, at: to, spaces: [...walk.spaces, met.space, to.space], hops: [...walk.hops, hop] }));
};

/** Where chains end, as requirements where the library has them. */
async function findDestinations(tx: Tx, cooperativeId: CooperativeId, nodes: readonly Node[]): Promise<(node: Node) => Destination> {
  const titles = await findTitles(tx, cooperativeId, namesOf(nodes));
  return ({ space, name, key }) => {
    const found = titles(space, name, key);
    if (!found) return { name, space, requirement: null };
    const { space: known, ...requirement } = found;
    return { name: requirement.label, space: known, requirement };
  };
}

async function findStarts(tx: Tx, { cooperativeId, versionId }: VersionPlace, keys: readonly string[]): Promise<readonly Walk[]> {
  const rows = await tx
    .selectFrom("requirement as r")
    .innerJoin("catalogue_version as v", (join) => join.onRef("v.cooperative_id", "=", "r.cooperative_id").onRef("v.id", "=", "r.version_id"))
    .innerJoin("catalogue as c", (join) => join.onRef("c.cooperative_id", "=", "v.cooperative_id").onRef("c.id", "=", "v.catalogue_id"))
    .select(["r.key", "r.label", "c.key as space"])
    .where("r.cooperative_id", "=", cooperativeId)
    .where("r.version_id", "=", versionId)
    .where((e) => e("r.key", "=", e.fn.any(e.val([...keys]))))
    .execute();
  return rows.map(({ key, label, space }) => ({ from: key, at: { space, name: label, key }, spaces: [space], hops: [] }));
}

// Beyond this no page shows what was found; it keeps a mapping made to hurt from multiplying with itself.
const mostWalks = 50_000;

/**
 * For requirements of one version, every chain of at most three mappings to other requirements, in either direction; intermediate stops are
 * ends of their own. A chain never returns to a catalogue it came from. `relatedThrough` (rules/chains) makes suggestions of them.
 */
export async function findChains(tx: Tx, place: VersionPlace, keys: readonly string[], depth = longestChain): Promise<readonly Chain[]> {
  const found: Walk[] = [];
  let walks = await findStarts(tx, place, keys);
  for (let step = 0; step < depth && walks.length > 0; step += 1) {
    const index = byName(
      await findEdges(
        tx,
        place.cooperativeId,
        walks.map(({ at }) => at),
      ),
    );
    walks = walks.flatMap((walk) => onward(walk, index)).slice(0, mostWalks);
    found.push(...walks);
  }
  if (found.length === 0) return [];
  const destinationOf = await findDestinations(
    tx,
    place.cooperativeId,
    found.map(({ at }) => at),
  );
  return found.map(({ from, at, hops }) => ({ from, to: destinationOf(at), hops: hops.map((hop) => ({ ...hop })) }));
}
