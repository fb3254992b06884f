/** Small catalogues, and files of them as publishers send them. */
import { uuidOf } from "#kernel/uuid";
import type { CatalogueDocument, MappingCollection, Requirement } from "#topics/catalogue/formats/model";
import { writeOscalCatalogue } from "#topics/catalogue/formats/rules/oscal-writer";

/** A requirement in which only what the test is about is said. */
export const requirementWith = (given: Partial<Requirement> & Pick<Requirement, "key" | "label">): Requirement => ({
  areaKey: "org",
  groupKey: "org",
  parentKey: null,
  title: `Titel ${given.label}`,
  statement: `Die Institution MUSS ${given.label} regeln.`,
  guidance: "",
  evidence: "",
  modal: "must",
  level: "basic",
  effort: 1,
  weight: null,
  audience: null,
  withdrawn: false,
  parameters: [],
  facts: [],
  links: [],
  ...given,
});

/** A catalogue of two areas; `sign` stands in its texts. */
export const smallCatalogue = (sign: string, requirements: readonly Requirement[] = smallRequirements(sign), more: Partial<CatalogueDocument> = {}): CatalogueDocument => ({
  kind: "catalogue",
  format: "oscal-catalogue",
  key: "kleiner-katalog",
  title: `Kleiner Katalog ${sign}`,
  publisher: sign,
  label: "1.0",
  publishedOn: "2026-07-29",
  scale: "grundschutz",
  chapters: [
    { key: "org", parentKey: null, label: "ORG", title: "Organisation", intro: "" },
    { key: "org.1", parentKey: "org", label: "ORG.1", title: "Zuständigkeit", intro: "" },
    { key: "tec", parentKey: null, label: "TEC", title: "Technik", intro: "" },
  ],
  requirements: [...requirements],
  ...more,
});

/** Three requirements: one with a gap and a part of its own, one elevated. */
export const smallRequirements = (sign = "Probe"): readonly Requirement[] => [
  requirementWith({
    key: "11111111-0000-4000-8000-000000000001",
    label: "ORG.1.1",
    groupKey: "org.1",
    title: `Verantwortung ${sign}`,
    statement: "Die Leitung MUSS die Zuständigkeit {{ insert: param, org.1.1-prm1 }} überprüfen.",
    guidance: "Sonst kümmert sich niemand.",
    parameters: [{ id: "org.1.1-prm1", label: "regelmäßig", values: [], choices: [] }],
    links: [{ rel: "related", key: "11111111-0000-4000-8000-000000000002" }],
  }),
  requirementWith({
    key: "11111111-0000-4000-8000-000000000002",
    label: "TEC.1.1",
    areaKey: "tec",
    groupKey: "tec",
    title: "Passwörter ändern",
    statement: "Voreingestellte Passwörter SOLLTEN geändert werden.",
    modal: "should",
    level: "standard",
    effort: 2,
    parameters: [{ id: "tec.1.1-prm1", label: "Frist", values: ["sofort"], choices: ["sofort", "binnen 30 Tagen"] }],
  }),
  requirementWith({
    key: "11111111-0000-4000-8000-000000000003",
    label: "TEC.1.2",
    areaKey: "tec",
    groupKey: "tec",
    parentKey: "11111111-0000-4000-8000-000000000002",
    title: "Zweiter Faktor",
    statement: "Fernzugänge KÖNNEN einen zweiten Faktor verlangen.",
    modal: "may",
    level: "elevated",
    effort: 4,
  }),
];

/** From IT-Grundschutz 2023 to the small catalogue, as the BSI maps to Grundschutz++: parts of requirements, stable keys beside numbers. */
export const smallMapping = (sign: string): MappingCollection => ({
  kind: "mapping",
  format: "oscal-mapping",
  title: `Zuordnung ${sign}`,
  label: "1.0",
  mappings: [
    {
      key: "kleine-zuordnung",
      title: `Zuordnung ${sign}`,
      label: "1.0",
      status: "complete",
      sourceSpace: "it-grundschutz-2023",
      targetSpace: "katalog-des-herausgebers",
      relations: [
        {
          source: "CON.3.A1",
          sourceRequirement: "CON.3.A1",
          target: "TEC.1.1",
          targetKey: "11111111-0000-4000-8000-000000000002",
          relationship: "subset-of",
          facts: [],
        },
        {
          source: "CON.3.A2-UA.1",
          sourceRequirement: "CON.3.A2",
          target: "TEC.1.2",
          targetKey: "11111111-0000-4000-8000-000000000003",
          relationship: "equal-to",
          facts: [],
        },
        { source: "CON.3.A2-UA.2", sourceRequirement: "CON.3.A2", target: "ORG.9.9", targetKey: null, relationship: "no-relationship", facts: [] },
      ],
    },
  ],
});

const stamped = (title: string, label: string) => ({ title, "last-modified": "2026-11-24T08:00:00Z", version: label, "oscal-version": "1.2.2" });

/** A collection as OSCAL writes it; its source and target are named as publishers do, by addresses nobody fetches. */
const oscalMapping = ({ title, label, mappings }: MappingCollection) => ({
  "mapping-collection": {
    uuid: uuidOf(title),
    metadata: stamped(title, label),
    provenance: { method: "human", "matching-rationale": "semantic", status: "complete", "mapping-description": title },
    mappings: mappings.map(({ key, status, sourceSpace, targetSpace, relations }) => ({
      uuid: uuidOf(key),
      status,
      "source-resource": { type: "catalog", href: `https://example.org/${sourceSpace}` },
      "target-resource": { type: "catalog", href: `https://example.org/${targetSpace}` },
      maps: relations.map(({ source, target, targetKey, relationship }, index) => ({
        uuid: uuidOf(`${key} ${index}`),
        relationship,
        sources: [{ type: "control", "id-ref": source }],
        targets: [{ type: "control", "id-ref": target, ...(targetKey === null ? {} : { props: [{ name: "oscal_uuid", value: targetKey }] }) }],
      })),
    })),
  },
});

/** Documents as files somebody sends: OSCAL JSON. */
export const filesOf = (...documents: (CatalogueDocument | MappingCollection)[]) =>
  documents.map((document, index) => ({
    name: `teil-${index + 1}.json`,
    bytes: new TextEncoder().encode(JSON.stringify(document.kind === "catalogue" ? writeOscalCatalogue(document) : oscalMapping(document))),
  }));
