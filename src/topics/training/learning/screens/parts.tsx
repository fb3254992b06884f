/** What the learner's pages share: words, addresses, texts with pictures. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { Markdown } from "#ui/markdown";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** A failure or operation without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `learning.${string}` | `certificate.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
};

/** The words of learning in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

/** Where a code is typed. */
export const doorPath = "/lernen";
export const coursePath = "/lernen/kurs";
export const lessonPath = (lesson: string) => `${coursePath}/${lesson}`;
export const questionPath = (lesson: string, question: string) => `${lessonPath(lesson)}/${question}`;

/** Where a step leads; nowhere left means back to the course. */
export const stepPath = (step: { readonly lesson: string; readonly question: string | null } | null): string =>
  step === null ? coursePath : step.question === null ? lessonPath(step.lesson) : questionPath(step.lesson, step.question);

const pictureAt = (name: string) => (name.startsWith("bild:") ? `/api/learning.picture?${new URLSearchParams({ name: name.slice(5) }).toString()}` : null);

export const LearnedText = ({ text }: { text: string }) => <Markdown text={text} pictureAt={pictureAt} />;
