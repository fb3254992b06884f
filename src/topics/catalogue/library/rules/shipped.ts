/** The Basis-Check as it is shipped, in the shape of any catalogue, and its way to IT-Grundschutz 2023. */
import { uuidOf } from "#kernel/uuid";
import { measureFact, type CatalogueDocument, type MappingCollection } from "#topics/catalogue/formats/model";
import { basisCheckKey, type ShippedArea } from "../model.ts";

/** Space of the printed numbers of the IT-Grundschutz-Kompendium, edition 2023. */
export const grundschutz2023 = "it-grundschutz-2023";

/** The stable key of a question follows from its name, here and in every installation. */
const nameOf = (question: string): string => uuidOf(`${basisCheckKey} ${question}`);

/** How the product calls this edition of its questions; a test holds it to their checksum, so that changed questions get another name. */
export const shippedEdition = "2026.2";

/** Areas in the order of work, questions numbered within; the key stays when the number changes. */
export const basisCheckOf = (areas: readonly ShippedArea[]): CatalogueDocument => ({
  kind: "catalogue",
  format: "shipped",
  key: basisCheckKey,
  title: "Ringwall Basis-Check",
  publisher: "Ringwall",
  label: shippedEdition,
  publishedOn: null,
  scale: "wiba",
  chapters: areas.map(({ key, title, intro }, index) => ({ key, parentKey: null, label: String(index + 1), title, intro })),
  requirements: areas.flatMap((area, index) =>
    area.questions.map((question, place) => ({
      key: nameOf(question.key),
      label: `${index + 1}.${place + 1}`,
      areaKey: area.key,
      groupKey: area.key,
      parentKey: null,
      title: question.text,
      statement: question.text,
      guidance: question.help,
      evidence: question.evidence,
      modal: null,
      level: null,
      effort: question.effort,
      weight: question.weight,
      audience: question.persona,
      withdrawn: false,
      parameters: [],
      facts: [
        { name: "question", value: question.key },
        { name: measureFact, value: question.measure },
      ],
      links: [],
    })),
  ),
});

/** Every reference of a question as a relation to the requirement of the Kompendium. */
export const basisCheckMapping = (areas: readonly ShippedArea[]): MappingCollection => ({
  kind: "mapping",
  format: "shipped",
  title: "Ringwall Basis-Check → IT-Grundschutz 2023",
  label: shippedEdition,
  mappings: [
    {
      key: `${basisCheckKey} → ${grundschutz2023}`,
      title: "Ringwall Basis-Check → IT-Grundschutz 2023",
      label: shippedEdition,
      status: "complete",
      sourceSpace: basisCheckKey,
      targetSpace: grundschutz2023,
      relations: areas.flatMap(({ questions }) =>
        questions.flatMap(({ key, references }) =>
          references.map(({ id, relation }) => ({ source: nameOf(key), sourceRequirement: nameOf(key), target: id, targetKey: null, relationship: relation, facts: [] })),
        ),
      ),
    },
  ],
});
