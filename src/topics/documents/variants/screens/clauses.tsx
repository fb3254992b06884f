/** Step two: the text, clause by clause – ticked, reworded, with passages of the member's own. */
import type { Block } from "#kernel/paper";
import type { Visit } from "#kernel/screen";
import { Autosave, SavedState } from "#ui/answering";
import { Checkbox } from "#ui/choices";
import { OperationForm, Submit } from "#ui/form";
import { PaperBlocks } from "#ui/paper";
import { Acts, Card, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { blocksOf, fillGaps, mapTexts } from "../rules/reading.ts";
import { chooseClauses, openDocument, type OpenDocument, type ShownClause } from "../contract.ts";
import { AdaptSteps, Done, recordPath, trailTo, wordsFor } from "./parts.tsx";

type Section = OpenDocument["sections"][number];
type Reader = { readonly shown: OpenDocument; readonly visit: Visit };

/** A text with its answers; what is open says what belongs there. */
const Words = ({ text, caption, reader }: { text: string; caption: string; reader: Reader }) => {
  const values = new Map(reader.shown.questions.map(({ key, value, label }) => [key, value === "" ? `[${label}]` : value]));
  const fill = (words: string) => fillGaps(words, (key) => values.get(key) ?? `[${key}]`);
  // The section's title is the card's: headings in the text stand directly below it.
  const blocks = blocksOf(text, caption).map((block): Block => (block.kind === "heading" ? { ...block, level: 1, text: fill(block.text) } : mapTexts(block, fill)));
  return <PaperBlocks blocks={blocks} />;
};

const insertHref = (visit: Visit, place: string) => recordPath(visit, `/absatz?place=${encodeURIComponent(place)}`);

const ClauseActs = ({ one, section, visit }: { one: ShownClause; section: Section; visit: Visit }) => {
  const words = wordsFor(visit).clauses;
  const name = one.title ?? section.title;
  return (
    <p class="rw-small rw-clause-acts">
      <a href={recordPath(visit, `/bausteine/${one.id}`)} aria-label={words.rewordNamed(name)}>
        {words.reword}
      </a>
      <a href={insertHref(visit, `${section.id}/${one.id}`)} aria-label={words.insertNamed(name)}>
        {words.insert}
      </a>
    </p>
  );
};

const Passages = ({ section, after, reader }: { section: Section; after: string | null; reader: Reader }) => {
  const words = wordsFor(reader.visit).clauses;
  return (
    <>
      {section.passages
        .filter((one) => one.after === after)
        .map((one) => (
          <div class="rw-clause rw-clause--own">
            <p class="rw-small">
              <StateTag tone="shared">{words.passage}</StateTag> <a href={recordPath(reader.visit, `/absatz?passage=${encodeURIComponent(one.id)}`)}>{words.edit}</a>
            </p>
            {one.title === "" ? null : <h3>{one.title}</h3>}
            <Words text={one.text} caption={section.title} reader={reader} />
          </div>
        ))}
    </>
  );
};

/** In or not; of a choice one or the other. */
const Taking = ({ one, visit }: { one: ShownClause; visit: Visit }) => {
  const label = one.title ?? one.id;
  if (one.either === null) return <Checkbox name="ticks" value={one.id} label={label} checked={one.isIn} />;
  return (
    <>
      <p class="rw-small rw-soft" id={`wahl-${one.id}`}>
        {wordsFor(visit).clauses.either}
      </p>
      <label class="rw-option" for={`entweder-${one.id}`}>
        <input type="radio" id={`entweder-${one.id}`} name={`either.${one.either}`} value={one.id} checked={one.isIn} aria-describedby={`wahl-${one.id}`} />
        <span class="rw-option-text">{label}</span>
      </label>
    </>
  );
};

const ClauseCard = ({ one, section, reader }: { one: ShownClause; section: Section; reader: Reader }) => {
  const words = wordsFor(reader.visit).clauses;
  if (one.kind === "note")
    return (
      <div class="rw-clause rw-clause--note">
        <p class="rw-small">
          <StateTag tone="open">{words.note}</StateTag>
        </p>
        <Words text={one.words} caption={section.title} reader={reader} />
      </div>
    );
  return (
    <>
      <div class={`rw-clause rw-clause--${one.kind}`} id={`baustein-${one.id}`}>
        {one.kind === "optional" ? <Taking one={one} visit={reader.visit} /> : null}
        {one.own === null ? null : (
          <p class="rw-small">
            <StateTag tone={one.isOpen ? "no" : "shared"}>{one.isOpen ? words.open : words.own}</StateTag>
          </p>
        )}
        <Words text={one.own ?? one.words} caption={section.title} reader={reader} />
        <ClauseActs one={one} section={section} visit={reader.visit} />
      </div>
      <Passages section={section} after={one.id} reader={reader} />
    </>
  );
};

const SectionCard = ({ section, number, reader }: { section: Section; number: number; reader: Reader }) => {
  const words = wordsFor(reader.visit).clauses;
  const title = fillGaps(section.title, (key) => reader.shown.questions.find((one) => one.key === key)?.value ?? key);
  return (
    <Card title={`${number} ${title}`} titleId={`abschnitt-${section.id}`}>
      {section.clauses.map((one) => (
        <ClauseCard one={one} section={section} reader={reader} />
      ))}
      <Passages section={section} after={null} reader={reader} />
      <p class="rw-small">
        <a href={insertHref(reader.visit, section.id)}>{words.insertEnd(title)}</a>
      </p>
    </Card>
  );
};

export const clausesScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/bausteine",
  title: ({ shown }, visit) => wordsFor(visit).clauses.title(shown.document.title),
  lane: "documents",
  shows: { shown: openDocument },
  acts: [chooseClauses],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const reader = { shown, visit };
    return (
      <>
        <PageHead title={shown.document.title} trail={trailTo(shown.document, visit, words.steps.clauses)} lead={words.clauses.lead} />
        <AdaptSteps current={2} visit={visit} />
        <Done visit={visit} />
        <Autosave>
          <OperationForm operation={chooseClauses} visit={visit} hidden={{ version: shown.document.revision }} lenient>
            <div class="rw-stack" lang={visit.language === "de" ? undefined : "de"}>
              {shown.sections.map((section, index) => (
                <SectionCard section={section} number={index + 1} reader={reader} />
              ))}
            </div>
            <SavedState />
            <Acts>
              <Submit>{words.clauses.save}</Submit>
              <LinkButton href={recordPath(visit)}>{words.clauses.next}</LinkButton>
            </Acts>
          </OperationForm>
        </Autosave>
      </>
    );
  },
});
