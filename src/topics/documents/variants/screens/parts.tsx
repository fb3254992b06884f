/** What the pages of a member's documents share. */
import type { Permission } from "#kernel/access";
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { Steps } from "#ui/navigation";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { DocumentsFailure } from "../contract.ts";
import type { DocumentVersion, VariantState } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** An operation or failure without a sentence does not compile. */
type Spoken = { readonly operations: Record<Extract<Permission, `document.${string}`>, string>; readonly failures: Record<DocumentsFailure, string> };

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const listPath = ({ params }: Params): string => `/mitglied/${params["memberId"]}/dokumente`;
export const recordPath = (visit: Params, rest = "", documentId = visit.params["documentId"] ?? ""): string => `${listPath(visit)}/${documentId}${rest}`;

export const tones: Readonly<Record<VariantState, Tone>> = { draft: "part", review: "part", released: "brand", resolved: "brand", published: "ok", withdrawn: "na" };

export const StateOf = ({ state, visit }: { state: VariantState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentences: Readonly<Record<string, string>> = wordsFor(visit).done;
  const said = visit.done === null || visit.issues.length > 0 ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};

/** The way to a page of a document. */
export const trailTo = (document: Pick<DocumentVersion, "title">, visit: Visit, label?: string) => [
  { label: wordsFor(visit).list.title, href: listPath(visit) },
  ...(label === undefined ? [{ label: document.title }] : [{ label: document.title, href: recordPath(visit) }, { label }]),
];

/** The three steps of adapting, each of which can be left and taken up again. */
export const AdaptSteps = ({ current, visit }: { current: 1 | 2 | 3; visit: Visit }) => {
  const { steps } = wordsFor(visit);
  return (
    <Steps
      label={steps.label}
      current={current}
      steps={[
        { label: steps.questions, href: recordPath(visit, "/fragen") },
        { label: steps.clauses, href: recordPath(visit, "/bausteine") },
        { label: steps.finish, href: recordPath(visit) },
      ]}
    />
  );
};

/** Did a form of this operation come back? */
export const isBack = (operation: Operation, visit: Visit): boolean => visit.query["do"] === operation.name && visit.issues.length > 0;

/** Did somebody else save while this form was filled in? */
export const wasOvertaken = (operation: Operation, revision: number, visit: Visit): boolean => isBack(operation, visit) && String(visit.given["version"]) !== String(revision);
