/** What the pages of acknowledgement share: words, addresses, the state, figures as they may be said. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { dayOf, formatShortDate } from "#ui/dates";
import { StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { Acknowledgement, ReadingSum } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** A failure or operation without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `acknowledgement.${string}` | `acknowledgement-agreement.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
};

/** The words of acknowledgement in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const listPath = ({ params }: Params) => `/mitglied/${params["memberId"]}/kenntnisnahmen`;
export const recordPath = (visit: Params, id: string) => `${listPath(visit)}/${id}`;
export const agreementPath = (visit: Params) => `${listPath(visit)}/was-erfasst-wird`;
export const documentPath = ({ params }: Params, documentId: string) => `/mitglied/${params["memberId"]}/dokumente/${documentId}`;
export const startPath = (visit: Params, documentId: string) => `${documentPath(visit, documentId)}/kenntnisnahme`;

type Stand = Pick<Acknowledgement, "state" | "dueOn"> & { readonly documentState?: Acknowledgement["documentState"] };

/** Running, past its deadline, closed or superseded: what an acknowledgement is today. */
export const standOf = ({ state, dueOn, documentState }: Stand, now: Date): "open" | "overdue" | "closed" | "superseded" => {
  if (state === "closed") return "closed";
  if (documentState === "withdrawn") return "superseded";
  return dueOn < dayOf(now) ? "overdue" : "open";
};

const tones = { open: "ok", overdue: "part", closed: "na", superseded: "na" } as const;

export const ReadingTag = ({ of, visit }: { of: Stand; visit: Visit }) => {
  const stand = standOf(of, visit.now);
  return <StateTag tone={tones[stand]}>{wordsFor(visit).states[stand]}</StateTag>;
};

/** A published figure with its day: „mindestens 15 von 40“, or that there is none yet. */
export const Figure = ({ sum, of, visit }: { sum: ReadingSum; of: number; visit: Visit }) => {
  const words = wordsFor(visit);
  if (sum === null) return <>{words.notYet}</>;
  return (
    <>
      {words.atLeast(sum.confirmed, of)} <span class="rw-small rw-soft">{words.since(formatShortDate(sum.publishedOn, visit.language))}</span>
    </>
  );
};
