/** What the office has entered for a house: one card for each entry without an answer, a table of the others. */
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { formatShortDate, formatShortInstant } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { answerEntry, listEntries, type EntriesFailure, type ShownEntries } from "./contract.ts";
import { entryAnswers, type OfficeEntry } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<EntriesFailure, string>;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);
const tones = { confirmed: "ok", objected: "no" } as const;

type Part = { readonly entry: OfficeEntry; readonly visit: Visit };

const AnswerForm = ({ entry, visit }: Part) => {
  const words = wordsFor(visit);
  const { subject, subjectId } = entry;
  const mine = visit.query["do"] === answerEntry.name && visit.given["subjectId"] === subjectId && visit.given["subject"] === subject;
  return (
    <OperationForm operation={answerEntry} visit={visit} instance={`${subject}-${subjectId}`} mine={mine} hidden={{ subject, subjectId }}>
      <RadioGroup
        name="answer"
        label={words.page.answer}
        value={entry.answer?.answer}
        required
        options={entryAnswers.map((value) => ({ value, label: words.page.choices[value] }))}
      />
      <TextArea name="reason" label={words.page.reason} hint={words.page.reasonHint} rows={2} maxlength={2_000} optional />
      <Submit label={words.page.saveLabel(words.entry(entry))}>{words.page.save}</Submit>
    </OperationForm>
  );
};

const OpenEntry = ({ entry, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.entry(entry)}>
      <p class="rw-soft">{words.page.enteredOn(formatShortInstant(entry.enteredAt, visit.language))}</p>
      {visit.may(answerEntry, entry.memberId) ? <AnswerForm entry={entry} visit={visit} /> : <p>{words.page.onlyManagement}</p>}
    </Card>
  );
};

const Word = ({ entry, visit }: Part) => {
  const words = wordsFor(visit);
  const { answer } = entry;
  if (answer === null) return null;
  return (
    <>
      <StateTag tone={tones[answer.answer]}>{words.answers[answer.answer]}</StateTag> {answer.reason}
      <br />
      <span class="rw-small">{words.page.by(answer.answeredByName, formatShortDate(answer.answeredAt, visit.language))}</span>
      {visit.may(answerEntry, entry.memberId) ? (
        <Details summary={words.page.again}>
          <AnswerForm entry={entry} visit={visit} />
        </Details>
      ) : null}
    </>
  );
};

const Answered = ({ entries, visit }: { readonly entries: readonly OfficeEntry[]; readonly visit: Visit }) => {
  const words = wordsFor(visit);
  if (entries.length === 0) return null;
  return (
    <Card title={words.page.answered}>
      <DataTable
        caption={words.page.answered}
        rows={entries}
        columns={[
          { key: "what", label: words.page.what, rowHead: true, cell: (entry) => words.entry(entry) },
          { key: "entered", label: words.page.entered, kind: "nowrap", wideOnly: true, cell: ({ enteredAt }) => formatShortDate(enteredAt, visit.language) },
          { key: "word", label: words.page.word, cell: (entry) => <Word entry={entry} visit={visit} /> },
        ]}
      />
    </Card>
  );
};

const Done = ({ visit }: { readonly visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const Entries = ({ shown, visit }: { readonly shown: ShownEntries; readonly visit: Visit }) => {
  const words = wordsFor(visit).page;
  const open = shown.entries.filter(({ answer }) => answer === null);
  if (shown.entries.length === 0)
    return (
      <Card>
        <EmptyState title={words.none} />
      </Card>
    );
  return (
    <Columns kind="stack">
      {open.length === 0 ? null : <h2>{words.open}</h2>}
      {open.map((entry) => (
        <OpenEntry entry={entry} visit={visit} />
      ))}
      <Answered entries={shown.entries.filter(({ answer }) => answer !== null)} visit={visit} />
    </Columns>
  );
};

const entriesScreen = defineScreen({
  path: "/mitglied/:memberId/vereinbarung/eintraege",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "agreement",
  shows: { shown: listEntries },
  acts: [answerEntry],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).page;
    return (
      <>
        <PageHead
          title={words.title}
          trail={[{ label: words.agreement, href: `/mitglied/${visit.params["memberId"]}/vereinbarung` }, { label: shown.memberName }]}
          lead={words.lead}
        />
        <Done visit={visit} />
        <Entries shown={shown} visit={visit} />
      </>
    );
  },
});

export const entriesScreens = [entriesScreen];
