/** What the pages of the way share. */
import type { Visit } from "#kernel/screen";
import { Alert } from "#ui/parts";
import { TaskList } from "#ui/record";
import { choose } from "#ui/words";
import type { AgreementCourse, LifecycleFailure } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<LifecycleFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const tones = { done: "ok", next: "part", open: "open" } as const;
/** More names than these are only counted. */
const mostNames = 6;

/** What is done, what is next and why. */
export const Steps = ({ course, visit }: { course: AgreementCourse; visit: Visit }) => {
  const words = wordsFor(visit);
  const nameOf = (id: string) => course.names[id] ?? id;
  const namesOf = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  const missingOf = (ids: readonly string[]) => (ids.length === 0 ? "" : ids.length > mostNames ? words.course.missingCount(ids.length) : words.course.missing(namesOf(ids)));
  return (
    <TaskList
      numbered
      tasks={course.lines.map(({ step, standing, on, missing, refused, section }) => ({
        title: words.steps[step],
        tone: tones[standing],
        state: words.standings[standing],
        hint: [on === null ? "" : words.course.on(on), standing === "open" ? "" : missingOf(missing), refused.length === 0 ? "" : words.course.refused(namesOf(refused)), section]
          .filter((part) => part !== "")
          .join(" · "),
      }))}
    />
  );
};
