/** Step one: the questions of the model, what the platform knows already filled in. */
import type { Visit } from "#kernel/screen";
import { Autosave, SavedState } from "#ui/answering";
import { Select } from "#ui/choices";
import { DateField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton, Live, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { answerDocument, openDocument, readStand, type OpenDocument, type Question } from "../contract.ts";
import { AdaptSteps, Done, recordPath, trailTo, wasOvertaken, wordsFor } from "./parts.tsx";

type Part = { readonly shown: OpenDocument; readonly visit: Visit };

const AnswerField = ({ one, visit }: { one: Question; visit: Visit }) => {
  const words = wordsFor(visit).questions;
  const hints = [one.help, one.known === "" || one.stored !== "" ? undefined : words.known(one.known)].filter((part) => part !== undefined);
  const field = { name: `values.${one.key}`, label: one.question, hint: hints.length === 0 ? undefined : hints.join(" "), value: one.value, optional: !one.required };
  switch (one.type) {
    case "date":
      return <DateField {...field} />;
    case "choice":
      return <Select {...field} options={(one.options ?? []).map((option) => ({ value: option, label: option }))} />;
    case "address":
      return <TextArea {...field} rows={2} maxlength={2_000} />;
    case "mail":
      return <TextField {...field} kind="email" maxlength={2_000} />;
    case "phone":
      return <TextField {...field} kind="tel" maxlength={2_000} />;
    default:
      return <TextField {...field} maxlength={2_000} />;
  }
};

const sentValue = (visit: Visit, key: string): string => {
  const sent = visit.given["values"];
  const value: unknown = typeof sent === "object" && sent !== null ? Reflect.get(sent, key) : undefined;
  return typeof value === "string" ? value : "";
};

/** Somebody else saved first: stored and typed stand side by side; saving again is a decision, not an accident. */
const Overtaken = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).questions;
  if (!wasOvertaken(answerDocument, shown.document.revision, visit)) return null;
  const differing = shown.questions.map((one) => ({ ...one, yours: sentValue(visit, one.key) })).filter(({ value, yours }) => value.trim() !== yours.trim());
  return (
    <Alert tone="warning" title={words.conflictTitle}>
      <p>{differing.length === 0 ? words.conflictSame : words.conflictText}</p>
      {differing.length === 0 ? null : (
        <DataTable
          caption={words.conflictTitle}
          rows={differing}
          columns={[
            { key: "label", label: words.field, rowHead: true, cell: ({ label }) => label },
            { key: "stored", label: words.stored, cell: ({ value }) => value || words.empty },
            { key: "yours", label: words.yours, cell: ({ yours }) => yours || words.empty },
          ]}
        />
      )}
    </Alert>
  );
};

const QuestionsForm = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).questions;
  const next = recordPath(visit, "/bausteine");
  if (shown.questions.length === 0)
    return (
      <Card title={words.none}>
        <LinkButton kind="primary" href={next}>
          {words.next}
        </LinkButton>
      </Card>
    );
  return (
    <Card>
      <Overtaken shown={shown} visit={visit} />
      <Autosave>
        <OperationForm operation={answerDocument} visit={visit} hidden={{ version: shown.document.revision }} lenient>
          {shown.questions.map((one) => (
            <AnswerField one={one} visit={visit} />
          ))}
          <SavedState />
          <Acts>
            <Submit>{words.save}</Submit>
            <LinkButton href={next}>{words.next}</LinkButton>
          </Acts>
        </OperationForm>
      </Autosave>
    </Card>
  );
};

/** What is still missing, kept current while somebody types. */
const StandCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const open = shown.questions.filter(({ problem }) => problem !== null).length;
  const place = new URLSearchParams({ memberId: visit.params["memberId"] ?? "", documentId: shown.document.id });
  return (
    <Card title={words.questions.openTitle}>
      <p>
        <StateTag id="stand" tone={open === 0 && shown.conflicts.length === 0 ? "ok" : "part"}>
          {words.stand(open, shown.conflicts.length)}
        </StateTag>
      </p>
      <ul class="rw-plain-list">
        {shown.questions.map((one) => (
          <li>
            {one.label}{" "}
            <StateTag id={`frage-${one.key}`} tone={one.problem === null ? "ok" : "open"}>
              {one.problem === null ? words.questions.answered : words.problems[one.problem]}
            </StateTag>
          </li>
        ))}
      </ul>
      <Live src={`/api/${readStand.name}?${place.toString()}`} seconds={60} />
    </Card>
  );
};

export const questionsScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/fragen",
  title: ({ shown }, visit) => wordsFor(visit).questions.title(shown.document.title),
  lane: "documents",
  shows: { shown: openDocument },
  acts: [answerDocument],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={shown.document.title} trail={trailTo(shown.document, visit, words.steps.questions)} lead={words.questions.lead} />
        <AdaptSteps current={1} visit={visit} />
        <Done visit={visit} />
        <Columns kind="wide-left">
          <QuestionsForm shown={shown} visit={visit} />
          <StandCard shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
