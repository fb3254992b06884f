/** Writes the measures of one member as an OSCAL plan of action and milestones 1.1.3. */
import type { CheckRecord, RecordedMeasure } from "../model.ts";
import { checkMetadata, checkUuid, findingOf, isAnswered } from "./oscal-results.ts";
import { asLine, carry, instant, some, type Node } from "./oscal-writing.ts";

type State = RecordedMeasure["state"];

/** A measure is done when its effect is verified; what is implemented is still looked at. */
const riskStatus: Readonly<Record<State, string>> = {
  open: "open",
  planned: "remediating",
  "in-progress": "remediating",
  "on-hold": "open",
  implemented: "remediating",
  effective: "closed",
  rejected: "deviation-approved",
};
const isDone = (state: State) => state === "implemented" || state === "effective";

function riskOf(record: CheckRecord, measure: RecordedMeasure, labels: string): Node {
  const due = measure.dueOn === null ? {} : { deadline: instant(measure.dueOn) };
  const on = measure.dueOn === null ? {} : { timing: { "on-date": { date: instant(measure.dueOn) } } };
  const task = { uuid: checkUuid(record, `task ${measure.key}`), type: "milestone", title: asLine(measure.title, "–"), ...on };
  return {
    uuid: checkUuid(record, `risk ${measure.key}`),
    title: asLine(measure.title, "–"),
    description: measure.description || "–",
    statement: labels === "" ? "–" : labels,
    status: riskStatus[measure.state],
    ...due,
    remediations: [
      {
        uuid: checkUuid(record, `response ${measure.key}`),
        lifecycle: isDone(measure.state) ? "completed" : "planned",
        title: asLine(measure.title, "–"),
        description: measure.description || "–",
        tasks: [task],
      },
    ],
  };
}

/** The plan; null where there is no measure, because OSCAL knows no empty plan. */
export function writePlanOfAction(record: CheckRecord): Node | null {
  if (record.measures.length === 0) return null;
  const answered = new Map(record.requirements.filter(isAnswered).map((one) => [one.key, one]));
  const servedBy = (measure: RecordedMeasure) => [...new Set(measure.requirementKeys)].map((key) => answered.get(key)).filter((one) => one !== undefined);
  const served = [...new Map(record.measures.flatMap(servedBy).map((one) => [one.key, one])).values()];
  return {
    "plan-of-action-and-milestones": {
      uuid: checkUuid(record, `measures ${record.asOf}`),
      metadata: checkMetadata(record, asLine(`${record.title} – measures`, "–")),
      "system-id": { "identifier-type": "urn:ringwall:member", id: asLine(record.memberKey, "-") },
      ...some(
        "findings",
        served.map((one) => findingOf(record, one, false)),
      ),
      risks: record.measures.map((measure) =>
        riskOf(
          record,
          measure,
          servedBy(measure)
            .map(({ label, title }) => asLine(`${label} ${title}`, "–"))
            .join("\n"),
        ),
      ),
      "poam-items": record.measures.map((measure) => ({
        uuid: checkUuid(record, `item ${measure.key}`),
        title: asLine(measure.title, "–"),
        description: measure.description || "–",
        props: [
          carry("measure", measure.key),
          carry("state", measure.state),
          ...(measure.dueOn === null ? [] : [carry("due-on", measure.dueOn)]),
          ...measure.requirementKeys.map((key) => carry("requirement", key)),
        ],
        ...some(
          "related-findings",
          servedBy(measure).map(({ key }) => ({ "finding-uuid": checkUuid(record, `finding ${key}`) })),
        ),
        "related-risks": [{ "risk-uuid": checkUuid(record, `risk ${measure.key}`) }],
      })),
    },
  };
}
