/** What the pages of an evaluation share. */
import type { Visit } from "#kernel/screen";
import { formatInstant } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { withQuery } from "#ui/markup";
import { Card, EmptyState } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { choose } from "#ui/words";
import { commentEvaluation, exportEvaluation } from "../contract.ts";
import type { Comment, Evaluated, Named } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The words of the evaluation in the reader's language. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** Where the pages of an evaluation stand. */
export const baseOf = ({ campaign }: Pick<Evaluated, "campaign">) => `/verbund/${campaign.cooperativeId}/erhebungen/${campaign.id}`;

/** An address within the evaluation that keeps what is counted. */
export const within = (head: Evaluated, path: string) => `${baseOf(head)}/auswertung${path}${head.scope === "all" ? "?mit=alle" : ""}`;

/** The evaluation as a spreadsheet, counting what the page counts. */
export const exportOf = ({ campaign, scope }: Pick<Evaluated, "campaign" | "scope">, format: "xlsx" | "ods" | "csv") =>
  `/api/${exportEvaluation.name}${withQuery({ cooperativeId: campaign.cooperativeId, campaignId: campaign.id, format, ...(scope === "all" ? { mit: "alle" } : {}) }, {})}`;

const mostNames = 30;

/** Names in a sentence; long lists end with how many are left out. */
export const NameList = ({ who, visit, of = who.length }: { who: readonly Named[]; visit: Visit; /** How many there are altogether. */ of?: number }) => {
  const words = wordsFor(visit);
  const shown = who.slice(0, mostNames).map(({ name }) => name);
  return <>{of > shown.length ? `${shown.join(", ")} ${words.more(of - shown.length)}` : shown.join(", ")}</>;
};

/** Why there is nothing to see. */
export const Nothing = ({ head, visit }: { head: Evaluated; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Card>{head.withheld ? <EmptyState title={words.withheldTitle}>{words.withheld}</EmptyState> : <EmptyState title={words.nothingYet}>{words.nothingYetHint}</EmptyState>}</Card>
  );
};

type Commenting = {
  readonly head: Evaluated;
  readonly visit: Visit;
  readonly subject: string;
  readonly title?: string;
  readonly hint?: string;
  readonly folded?: boolean;
};

const blank = (subject: string): Comment => ({ subject, text: "", version: 0, writtenAt: "", writtenBy: null });

/** What the office wrote, and the form to write it. */
export const Commentary = ({ head, visit, subject, title, hint, folded = false }: Commenting) => {
  const words = wordsFor(visit);
  const known = head.comments.find((one) => one.subject === subject) ?? blank(subject);
  const mine = visit.given["subject"] === subject;
  const written =
    known.text === "" ? null : (
      <>
        <Prose text={known.text} />
        <p class="rw-small rw-soft">{words.commentBy(known.writtenBy ?? "", formatInstant(known.writtenAt, visit.language))}</p>
      </>
    );
  if (!visit.may(commentEvaluation)) return written;
  const form = (
    <OperationForm
      operation={commentEvaluation}
      visit={visit}
      instance={subject === "" ? "ganzes" : subject}
      mine={mine}
      hidden={{ subject, version: known.version }}
      keep={head.scope === "all" ? { mit: "alle" } : {}}
    >
      <TextArea name="text" label={title ?? words.comment} hint={hint ?? words.commentHint} value={known.text} rows={folded ? 3 : 5} maxlength={10_000} />
      <Submit kind="quiet" small>
        {words.commentSave}
      </Submit>
    </OperationForm>
  );
  return (
    <>
      {written}
      {folded || known.text !== "" ? (
        <Details summary={title ?? words.commentOpen} open={mine && visit.issues.length > 0}>
          {form}
        </Details>
      ) : (
        form
      )}
    </>
  );
};
