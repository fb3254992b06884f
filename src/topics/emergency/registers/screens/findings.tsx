/** A finding becomes a measure in one click, and leads to it afterwards. */
import { dayPlus } from "#kernel/days";
import type { Visit } from "#kernel/screen";
import { dayOf } from "#ui/dates";
import { ActButton } from "#ui/form";
import { Card } from "#ui/parts";
import { createMeasure } from "#topics/measures/contract";
import type { FoundLesson } from "../model.ts";
import { wordsFor } from "./parts.tsx";

/** Four weeks: soon enough to be done, long enough to be planned; it is changed on the measure's own page. */
const plannedDays = 28;

type Finding = { readonly key: string; readonly measureId: string | null; readonly title: string; readonly source: string };

/** Either the way to the measure, or the button that makes one: for whoever clicks, in four weeks. */
export const MeasureOf = ({ finding: { key, measureId, title, source }, visit }: { finding: Finding; visit: Visit }) => {
  const words = wordsFor(visit).findings;
  const { memberId } = visit.params;
  if (measureId !== null) return <a href={`/mitglied/${memberId}/massnahmen/${measureId}`}>{words.measure}</a>;
  if (!visit.may(createMeasure)) return null;
  const hidden = {
    title: title.slice(0, 200),
    origin: "emergency",
    originTitle: source.slice(0, 300),
    originKey: key,
    ownerId: visit.principal.personId,
    dueOn: dayPlus(dayOf(visit.now), plannedDays),
  };
  return (
    <ActButton form={{ operation: createMeasure, visit, instance: key, mine: visit.given["originKey"] === key, hidden }} kind="quiet" small label={words.makeLabel(title)}>
      {words.make}
    </ActButton>
  );
};

/** What an exercise taught, each line with its measure. */
export const Lessons = ({ lessons, source, visit }: { lessons: readonly FoundLesson[]; source: string; visit: Visit }) => {
  const words = wordsFor(visit).findings;
  if (lessons.length === 0) return null;
  return (
    <Card title={words.lessons}>
      <p>{words.lessonsLead}</p>
      <ul class="rw-plain-list">
        {lessons.map(({ key, measureId, text }) => (
          <li>
            {text} <MeasureOf finding={{ key, measureId, title: text, source }} visit={visit} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
