/** A new version of the model meets a draft: what it changes here, and what is to be decided, in plain words. */
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { BothChanged, Compared } from "#ui/compared";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { mergeDocument, previewMerge, settleConflict, type MergePreview } from "../contract.ts";
import { decisions } from "../model.ts";
import { Done, recordPath, trailTo, wordsFor } from "./parts.tsx";

type Part = { readonly shown: MergePreview; readonly visit: Visit };

const changeTones = { conflict: "no", "left-over": "no", joined: "shared", agreed: "ok", taken: "brand", added: "brand", offered: "open", dropped: "na", asked: "open" } as const;

type Change = MergePreview["changes"][number];
type Conflict = MergePreview["conflicts"][number];

const ChangeCard = ({ one, number, visit }: { one: Change; number: number; visit: Visit }) => {
  const words = wordsFor(visit);
  const { title, text } = words.changes[one.kind];
  const own = one.kind === "conflict" || one.kind === "left-over" || one.kind === "joined" || one.kind === "agreed";
  return (
    <Card title={`${number}. ${one.title}`} titleId={`neu-${one.id}`} acts={<StateTag tone={changeTones[one.kind]}>{title}</StateTag>}>
      <p>{text}</p>
      {one.kind === "asked" ? (
        <p>{one.after?.map((piece) => piece.text).join("")}</p>
      ) : (
        <Compared
          before={{ head: own ? words.merge.mine : words.merge.before, pieces: one.before }}
          after={{ head: words.merge.after, pieces: one.after }}
          absentBefore={words.merge.absentBefore}
          absentAfter={words.merge.absentAfter}
        />
      )}
    </Card>
  );
};

const ConflictCard = ({ one, number, shown, visit }: Part & { one: Conflict; number: number }) => {
  const words = wordsFor(visit).merge;
  const gone = one.theirs === null;
  const labels = gone ? { mine: words.keepPassage, theirs: words.dropPassage, both: "" } : { mine: words.keepMine, theirs: words.takeTheirs, both: words.takeBoth };
  const offered = decisions.filter((value) => !gone || value !== "both");
  return (
    <Card title={`${number}. ${one.title}`} titleId={`entscheiden-${one.id}`} tone="no">
      <BothChanged left={{ head: words.mine, pieces: one.mine }} right={{ head: words.theirs, pieces: one.theirs }} absent={words.gone} />
      {one.base === "" ? null : (
        <Details summary={words.base}>
          <Prose text={one.base} />
        </Details>
      )}
      <OperationForm
        operation={settleConflict}
        visit={visit}
        instance={one.id}
        mine={visit.given["clause"] === one.id}
        hidden={{ version: shown.document.revision, clause: one.id }}
      >
        <RadioGroup name="decision" label={words.decision} value="mine" options={offered.map((value) => ({ value, label: labels[value] }))} />
        <Details summary={words.write}>
          <TextArea name="text" label={words.write} labelHidden hint={words.writeHint} rows={6} maxlength={20_000} />
        </Details>
        <Submit>{words.settle}</Submit>
      </OperationForm>
    </Card>
  );
};

export const mergeScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/abgleich",
  title: (_, visit) => wordsFor(visit).merge.title,
  lane: "documents",
  shows: { shown: previewMerge },
  acts: [mergeDocument, settleConflict],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { document, newer, changes, conflicts } = shown;
    return (
      <>
        <PageHead
          title={words.merge.title}
          trail={trailTo(document, visit, words.merge.title)}
          lead={newer === null ? undefined : words.merge.lead(words.model(document.modelLabel), words.model(newer.label))}
          acts={<LinkButton href={recordPath(visit)}>{words.merge.backTo}</LinkButton>}
        />
        <Done visit={visit} />
        {newer === null && conflicts.length === 0 ? <Alert tone="success" title={words.merge.nothing} /> : null}
        {conflicts.length === 0 ? null : (
          <>
            <h2>
              {words.merge.decide}: {words.merge.decideLead(conflicts.length)}
            </h2>
            <p class="rw-soft">{words.merge.marks}</p>
            {conflicts.map((one, index) => (
              <ConflictCard one={one} number={index + 1} shown={shown} visit={visit} />
            ))}
          </>
        )}
        {newer === null ? null : (
          <>
            <Card title={words.merge.act}>
              <p>{changes.length === 0 ? words.merge.unchanged : words.merge.actText}</p>
              <ActButton form={{ operation: mergeDocument, visit, hidden: { version: document.revision } }}>{words.merge.act}</ActButton>
            </Card>
            {changes.map((one, index) => (
              <ChangeCard one={one} number={index + 1} visit={visit} />
            ))}
          </>
        )}
      </>
    );
  },
});
