/** Writes a check of one member as OSCAL assessment results 1.1.3: what was asked, what the member says, what counts, what the office found. */
import { uuidOf } from "#kernel/uuid";
import type { CheckedRequirement, CheckRecord, Fulfilment } from "../model.ts";
import { asLine, carry, instant, isLine, isToken, metadataFor, said, some, type Node, type Property } from "./oscal-writing.ts";
import { isUuid } from "./raw.ts";

/** Named by what it is about: the same check gives the same uuids, in results and plan alike. */
export const checkUuid = (record: CheckRecord, what: string): string => uuidOf(`check ${record.key} ${what}`);

/** The control as other programs find it: by its printed number where that is an identifier. */
export const controlIdOf = ({ key, label }: { readonly key: string; readonly label: string }): string => [label, key, `_${key}`].find(isToken) ?? `_${uuidOf(`id ${key}`)}`;

/** The stable key, in the word OSCAL has for it where it is a uuid. */
export const keyProp = (key: string): Property => (isUuid(key) ? { name: "alt-identifier", value: key } : carry("key", key));

/** OSCAL knows satisfied or not; the reason and the state of implementation say the rest. */
const states: Readonly<Record<Fulfilment, { readonly state: string; readonly reason: string; readonly implementation: string | null }>> = {
  yes: { state: "satisfied", reason: "pass", implementation: "implemented" },
  partly: { state: "not-satisfied", reason: "fail", implementation: "partial" },
  no: { state: "not-satisfied", reason: "fail", implementation: null },
  dispensable: { state: "satisfied", reason: "other", implementation: "not-applicable" },
};

const statusProp = (name: string, status: Fulfilment | null): Property[] => (status === null ? [] : [{ ...carry(name, status) }]);

type Answered = CheckedRequirement & { readonly effective: Fulfilment };
export const isAnswered = (one: CheckedRequirement): one is Answered => one.effective !== null;

/** What the member says of itself, and what the office saw: two observations beside each other. */
function observationsOf(record: CheckRecord, one: Answered): Node[] {
  const own = {
    uuid: checkUuid(record, `observation ${one.key}`),
    title: `${one.label} – self-assessment`,
    description: one.reason || "–",
    ...some("props", [...statusProp("own-status", one.own), keyProp(one.key)]),
    methods: ["UNKNOWN"],
    types: ["control-objective"],
    collected: instant(one.answeredOn ?? record.asOf),
    ...said("remarks", one.deficits),
  };
  if (one.verdict === null) return [own];
  const verified = {
    uuid: checkUuid(record, `verification ${one.key}`),
    title: `${one.label} – verification by the office`,
    description: one.verdictNote || "–",
    ...some("props", [...statusProp("verdict", one.verdict), keyProp(one.key)]),
    methods: ["EXAMINE"],
    types: ["control-objective"],
    collected: instant(one.verifiedOn ?? record.asOf),
  };
  return [own, verified];
}

/** The finding of one requirement; its observations only where the document has them. */
export function findingOf(record: CheckRecord, one: Answered, withObservations: boolean): Node {
  const { state, reason, implementation } = states[one.effective];
  const seen = withObservations ? observationsOf(record, one).map((observation) => ({ "observation-uuid": observation["uuid"] })) : [];
  return {
    uuid: checkUuid(record, `finding ${one.key}`),
    title: asLine(`${one.label} ${one.title}`, one.key),
    description: one.deficits || one.reason || "–",
    props: [
      ...(isLine(one.label) ? [{ name: "label", value: one.label }] : []),
      keyProp(one.key),
      ...statusProp("effective-status", one.effective),
      ...statusProp("own-status", one.own),
      ...statusProp("verdict", one.verdict),
    ],
    target: {
      type: "statement-id",
      "target-id": controlIdOf(one),
      status: { state, reason },
      ...(implementation === null ? {} : { "implementation-status": { state: implementation } }),
    },
    ...some("related-observations", seen),
  };
}

/** Head of a document about a check: who it is about, and from which catalogue it asks. */
export function checkMetadata(record: CheckRecord, title: string): Node {
  const { catalogue, member, memberKey, asOf } = record;
  const props = [carry("member", memberKey), carry("catalogue", catalogue.key), carry("catalogue-title", catalogue.title), carry("catalogue-label", catalogue.label)];
  return metadataFor({ title, label: asOf, publishedOn: asOf, key: checkUuid(record, title), publisher: member, props });
}

/** The assessment results; `end` only where the period has one. */
export function writeAssessmentResults(record: CheckRecord): Node {
  const answered = record.requirements.filter(isAnswered);
  const plan = checkUuid(record, "plan");
  const asked = new Map(record.requirements.map((one) => [controlIdOf(one), one]));
  const reviewed = asked.size === 0 ? { "include-all": {} } : { "include-controls": [...asked.keys()].map((id) => ({ "control-id": id })) };
  return {
    "assessment-results": {
      uuid: checkUuid(record, `results ${record.asOf}`),
      metadata: checkMetadata(record, record.title),
      "import-ap": { href: `#${plan}` },
      results: [
        {
          uuid: checkUuid(record, `result ${record.asOf}`),
          title: record.title,
          description: asLine(`${record.member}: ${record.catalogue.title} ${record.catalogue.label}`, "–"),
          start: instant(record.from),
          ...(record.to === null ? {} : { end: instant(record.to) }),
          "reviewed-controls": { "control-selections": [reviewed] },
          ...some(
            "observations",
            answered.flatMap((one) => observationsOf(record, one)),
          ),
          ...some(
            "findings",
            answered.map((one) => findingOf(record, one, true)),
          ),
        },
      ],
      "back-matter": { resources: [{ uuid: plan, title: record.title, description: asLine(`${record.catalogue.title} ${record.catalogue.label}`, "–") }] },
    },
  };
}
