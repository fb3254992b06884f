/** A model document as it reads, with what may be chosen marked; and two versions beside each other. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { Compared } from "#ui/compared";
import { Submit } from "#ui/form";
import { PaperBlocks } from "#ui/paper";
import { Card, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { compareModels } from "../contract.ts";
import type { Clause, DocumentSection, ModelDocument } from "../model.ts";
import { blocksOf, fillGaps, mapTexts } from "../rules/markup.ts";
import { recordPath, registerPath, wordsFor } from "./parts.tsx";

type Reader = { readonly visit: Visit; readonly name: (text: string) => string };

const ClauseText = ({ clause, section, reader }: { clause: Clause; section: DocumentSection; reader: Reader }) => {
  const words = wordsFor(reader.visit);
  const blocks = blocksOf(clause.text, section.title).map((block) => mapTexts(block, reader.name));
  if (clause.kind === "mandatory") return <PaperBlocks blocks={blocks} />;
  return (
    <div class={`rw-clause rw-clause--${clause.kind}`}>
      <p class="rw-small">
        {clause.title === null ? null : <strong>{clause.title} </strong>}
        <StateTag tone={clause.kind === "note" ? "open" : "brand"}>
          {words.clauseKinds[clause.kind]}
          {clause.ticked ? `, ${words.ticked}` : ""}
        </StateTag>
      </p>
      <PaperBlocks blocks={blocks} />
    </div>
  );
};

/** The whole text; placeholders stand as the names of what fills them. */
export const Reading = ({ model, visit }: { model: ModelDocument; visit: Visit }) => {
  const words = wordsFor(visit).record;
  const labels = new Map(model.placeholders.map(({ key, label }) => [key, label]));
  const reader: Reader = { visit, name: (text) => fillGaps(text, (key) => `[${labels.get(key) ?? key}]`) };
  return (
    <Card title={words.preview} note={words.previewNote}>
      <div class="rw-reading" lang={visit.language === "de" ? undefined : "de"}>
        {model.sections.map((section, index) => (
          <section>
            <h3>
              {index + 1} {reader.name(section.title)}
            </h3>
            {section.clauses.map((clause) => (
              <ClauseText clause={clause} section={section} reader={reader} />
            ))}
          </section>
        ))}
      </div>
    </Card>
  );
};

type Comparison = (typeof compareModels)["output"]["_output"];

const Chooser = ({ shown, visit }: { shown: Comparison; visit: Visit }) => {
  const words = wordsFor(visit);
  const others = shown.versions.filter(({ id }) => id !== shown.after.id);
  if (others.length < 2) return null;
  return (
    <form method="get" class="rw-form rw-form--inline">
      <Select
        name="withId"
        label={words.compare.with}
        empty={null}
        value={shown.before?.id}
        options={others.map(({ id, label, state }) => ({ value: id, label: `${words.version(label || "–")} (${words.states[state]})` }))}
      />
      <Submit kind="quiet">{words.compare.act}</Submit>
    </form>
  );
};

export const compareScreen = defineScreen({
  path: "/verbund/:cooperativeId/musterdokumente/:modelId/vergleich",
  lane: "models",
  title: ({ shown }, visit) => wordsFor(visit).compare.title(shown.title),
  shows: { shown: compareModels },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { before, after, clauses, unchanged } = shown;
    return (
      <>
        <PageHead
          title={words.compare.title(shown.title)}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: shown.title, href: recordPath(visit) }, { label: words.compare.crumb }]}
          lead={before === null ? words.compare.only : words.compare.lead(before.label, after.label, unchanged)}
        />
        <Chooser shown={shown} visit={visit} />
        {before !== null && clauses.length === 0 ? <p>{words.compare.same}</p> : null}
        {clauses.map((one, index) => (
          <Card title={`${index + 1}. ${one.title}`} level={2} titleId={`baustein-${one.id}`}>
            <Compared
              before={{ head: words.version(before?.label ?? ""), pieces: one.before }}
              after={{ head: words.version(after.label), pieces: one.after }}
              absentBefore={words.compare.absentBefore}
              absentAfter={words.compare.absentAfter}
            />
          </Card>
        ))}
      </>
    );
  },
});
