/** What a world for measuring holds of the first measures: fourteen documents, most of them in force, three trainings with four weeks of figures, printed packs. */
import { randomUUID } from "node:crypto";
import { tenant, type Member, type Row } from "./scene.ts";

/** As many as the product ships. */
const documents = 14;
const trainings = 3;
const weeks = 4;

const day = (today: Date, offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

type Scene = { readonly members: readonly Member[]; readonly today: Date };

function documentRows({ members, today }: Scene): Record<string, Row[]> {
  const at = `${day(today, -60)}T09:00:00Z`;
  const models = Array.from({ length: documents }, (_, index) => ({ id: randomUUID(), key: `messung-${String(index).padStart(2, "0")}` }));
  return {
    document_model: models.map(({ id, key }, index) => ({
      cooperative_id: tenant,
      id,
      key,
      version: 1,
      label: "2026.1",
      state: "published",
      title: `Musterdokument ${index + 1}`,
      kind: index === 0 ? "guideline" : "directive",
      body: "",
      content: { summary: "Zum Messen." },
      problems: 0,
      changed_at: at,
      published_at: at,
    })),
    // Two of three documents stand in a house; every ninth is on its way.
    document_version: members.flatMap(({ id: memberId, index }) =>
      models.flatMap(({ id, key }, place) =>
        (index + place) % 3 === 0
          ? []
          : [
              {
                cooperative_id: tenant,
                member_id: memberId,
                id: randomUUID(),
                key,
                number: 1,
                model_id: id,
                state: (index + place) % 9 === 1 ? "released" : "published",
                title: key,
                changed_at: at,
                changed_by_name: "x",
              },
            ],
      ),
    ),
  };
}

function trainingRows({ members, today }: Scene): Record<string, Row[]> {
  const at = `${day(today, -40)}T09:00:00Z`;
  const courseId = randomUUID();
  const campaigns = Array.from({ length: trainings }, (_, index) => ({ id: randomUUID(), title: `Messung ${index + 1}` }));
  const departments = campaigns.flatMap(({ id: campaignId }) =>
    members.flatMap(({ id: memberId }) =>
      ["Hauptamt", "Bürgerbüro", "Finanzen"].map((name) => ({
        cooperative_id: tenant,
        member_id: memberId,
        campaign_id: campaignId,
        id: randomUUID(),
        unit_id: randomUUID(),
        name,
        slips: 20,
        pooled: false,
      })),
    ),
  );
  const definition = { summary: "", audience: "", minutes: 15, lessons: [] };
  return {
    course: [{ cooperative_id: tenant, id: courseId, key: "messung", number: 1, label: "1", state: "published", title: "Messung", definition, changed_at: at, published_at: at }],
    training_campaign: campaigns.map(({ id, title }) => ({
      cooperative_id: tenant,
      id,
      course_id: courseId,
      title,
      opens_on: day(today, -40),
      due_on: day(today, 60),
      state: "open",
      issued_at: at,
    })),
    training_department: departments,
    training_figure: departments.flatMap((department) =>
      Array.from({ length: weeks }, (_, week) => ({
        cooperative_id: tenant,
        member_id: department.member_id,
        campaign_id: department.campaign_id,
        cell: department.id,
        published_on: day(today, -35 + week * 7),
        started: 20,
        completed: week * 5,
      })),
    ),
  };
}

const packRows = ({ members, today }: Scene): Record<string, Row[]> => ({
  emergency_pack_standing: members.map(({ id }) => ({
    cooperative_id: tenant,
    member_id: id,
    pack_id: randomUUID(),
    fingerprint: "x",
    built_at: `${day(today, -20)}T09:00:00Z`,
    checked_at: `${day(today, -20)}T09:00:00Z`,
    printed_on: day(today, -20),
    printed_fingerprint: "x",
  })),
});

/** The rows of all of it, by table. */
export const essentialRows = (scene: Scene): Record<string, Row[]> => ({ ...documentRows(scene), ...trainingRows(scene), ...packRows(scene) });
