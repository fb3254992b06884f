/** Own words: for a clause in place of the model's, or as a passage that stands only here. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { dropPassage, openDocument, putPassage, rewordClause, type OpenDocument, type ShownClause } from "../contract.ts";
import { Done, recordPath, trailTo, wasOvertaken, wordsFor } from "./parts.tsx";

type Part = { readonly shown: OpenDocument; readonly visit: Visit };

const Reword = ({ one, shown, visit }: Part & { one: ShownClause }) => {
  const words = wordsFor(visit).reword;
  const hidden = { version: shown.document.revision, clause: one.id };
  return (
    <Columns>
      <Card title={words.yours}>
        <OperationForm operation={rewordClause} visit={visit} hidden={hidden}>
          <TextArea name="text" label={words.yours} labelHidden hint={words.hint} value={one.own ?? one.words} rows={14} maxlength={20_000} />
          <Acts>
            <Submit>{words.save}</Submit>
            <LinkButton href={recordPath(visit, `/bausteine#baustein-${one.id}`)}>{words.cancel}</LinkButton>
          </Acts>
        </OperationForm>
        {wasOvertaken(rewordClause, shown.document.revision, visit) ? (
          <Details summary={words.stored} open>
            <Prose text={one.own ?? one.words} />
          </Details>
        ) : null}
      </Card>
      <Card title={words.model}>
        <Prose text={one.words} />
        {one.own === null ? null : (
          <ActButton form={{ operation: rewordClause, visit, instance: "muster", mine: false, hidden: { ...hidden, text: "" } }} kind="quiet">
            {words.restore}
          </ActButton>
        )}
      </Card>
    </Columns>
  );
};

const clauseScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/bausteine/:clause",
  title: (_, visit) => wordsFor(visit).reword.title,
  lane: "documents",
  shows: { shown: openDocument },
  acts: [rewordClause],
  next: (operation, _, visit) => `${recordPath(visit, "/bausteine")}?getan=${operation}#baustein-${visit.params["clause"] ?? ""}`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const section = shown.sections.find(({ clauses }) => clauses.some(({ id, kind }) => id === visit.params["clause"] && kind !== "note"));
    const one = section?.clauses.find(({ id }) => id === visit.params["clause"]);
    return (
      <>
        <PageHead
          title={one?.title ?? section?.title ?? words.reword.title}
          kicker={undefined}
          trail={[
            ...trailTo(shown.document, visit, words.steps.clauses).slice(0, 2),
            { label: words.steps.clauses, href: recordPath(visit, "/bausteine") },
            { label: words.reword.title },
          ]}
          lead={words.reword.lead}
        />
        {one === undefined ? <EmptyState title={words.failures["clause-unknown"]} /> : <Reword one={one} shown={shown} visit={visit} />}
      </>
    );
  },
});

/** Every place a passage may stand at. */
const placesOf = (shown: OpenDocument, visit: Visit) => {
  const words = wordsFor(visit).passage;
  return shown.sections.map(({ id, title, clauses }) => ({
    group: title,
    options: [
      { value: id, label: words.end(title) },
      ...clauses.filter(({ kind }) => kind !== "note").map((one) => ({ value: `${id}/${one.id}`, label: words.behind(title, one.title ?? words.beginning(one.words)) })),
    ],
  }));
};

const passageScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/absatz",
  title: (_, visit) => wordsFor(visit).passage.title,
  lane: "documents",
  shows: { shown: openDocument },
  acts: [putPassage, dropPassage],
  next: (operation, _, visit) => `${recordPath(visit, "/bausteine")}?getan=${operation}`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const found = shown.sections.flatMap(({ passages }) => passages).find(({ id }) => id === visit.query["passage"]);
    const place = found === undefined ? visit.query["place"] : [found.section, found.after].filter((part) => part !== null).join("/");
    const version = shown.document.revision;
    const keep = found === undefined ? {} : { passage: found.id };
    return (
      <>
        <PageHead
          title={words.passage.title}
          trail={[
            ...trailTo(shown.document, visit, words.steps.clauses).slice(0, 2),
            { label: words.steps.clauses, href: recordPath(visit, "/bausteine") },
            { label: words.passage.title },
          ]}
          lead={words.passage.lead}
        />
        <Done visit={visit} />
        <Card>
          <OperationForm operation={putPassage} visit={visit} keep={keep} hidden={{ version, passage: found?.id }}>
            <Select name="place" label={words.passage.place} value={place} options={placesOf(shown, visit)} required />
            <TextField name="title" label={words.passage.heading} value={found?.title} optional maxlength={160} />
            <TextArea name="text" label={words.passage.text} hint={words.reword.hint} value={found?.text} rows={10} maxlength={20_000} required />
            <Acts>
              <Submit>{words.passage.save}</Submit>
              <LinkButton href={recordPath(visit, "/bausteine")}>{words.reword.cancel}</LinkButton>
            </Acts>
          </OperationForm>
          {found === undefined ? null : (
            <ActButton form={{ operation: dropPassage, visit, mine: false, keep, hidden: { version, passage: found.id } }} kind="danger" confirm={words.passage.removeConfirm}>
              {words.passage.remove}
            </ActButton>
          )}
        </Card>
      </>
    );
  },
});

export const wordingScreens = [clauseScreen, passageScreen];
