/** What the catalogue's current version asks differently, with the old and new text side by side, and the act that takes it over. */
import type { Visit } from "#kernel/screen";
import { KeyFigures } from "#ui/cockpit";
import { Filters } from "#ui/filters";
import { ActButton } from "#ui/form";
import { withQuery, type Tone } from "#ui/markup";
import { Pager } from "#ui/navigation";
import { Card, Columns, EmptyState, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { readTriage, updateCatalogue, type TriageRead } from "../contract.ts";
import { concerns, type Concern, type Concerned } from "../model.ts";
import { registerPath, roundPath, wordsFor } from "./parts.tsx";

const tones: Record<Concern, Tone> = { new: "brand", withdrawn: "na", renumbered: "open", "text-changed": "part" };

function columnsFor(visit: Visit): Column<Concerned>[] {
  const words = wordsFor(visit);
  const { columns } = words.triage;
  return [
    {
      key: "requirement",
      label: columns.requirement,
      rowHead: true,
      cell: ({ oldLabel, newLabel, oldTitle, newTitle }) => (
        <>
          {oldLabel !== null && newLabel !== null && oldLabel !== newLabel ? `${oldLabel} → ${newLabel}` : (newLabel ?? oldLabel)}
          <span class="rw-small rw-soft"> {newTitle ?? oldTitle}</span>
        </>
      ),
    },
    { key: "concern", label: columns.concern, cell: ({ concern }) => <StateTag tone={tones[concern]}>{words.concerns[concern]}</StateTag> },
    { key: "before", label: columns.before, cell: ({ concern, oldText }) => (concern === "renumbered" ? "" : oldText) },
    { key: "after", label: columns.after, cell: ({ concern, newText }) => (concern === "renumbered" ? "" : newText) },
    { key: "answers", label: columns.answers, kind: "number", cell: ({ answers }) => answers },
  ];
}

const Apply = ({ triage, visit }: { triage: TriageRead; visit: Visit }) => {
  const words = wordsFor(visit).triage;
  return (
    <Card title={words.apply} tone="brand">
      <p>{words.applyText}</p>
      {triage.signed > 0 ? <p>{words.applySigned(triage.signed)}</p> : null}
      <ActButton form={{ operation: updateCatalogue, visit }} confirm={words.applyConfirm} disabledReason={triage.round.state === "closed" ? words.applyClosed : null}>
        {words.apply}
      </ActButton>
    </Card>
  );
};

export const checkTriage = defineScreen({
  path: "/verbund/:cooperativeId/checks/:roundId/fassung",
  lane: "checks",
  title: (_, visit) => wordsFor(visit).triage.title,
  shows: { triage: readTriage },
  acts: [updateCatalogue],
  next: (operation, _, visit) => (operation === updateCatalogue.name ? `${roundPath(visit)}/einstellungen?getan=${operation}` : null),
  view: ({ triage }, visit) => {
    const words = wordsFor(visit);
    const { round, sums } = triage;
    const options = concerns.map((value) => ({ value, label: words.concerns[value] }));
    return (
      <>
        <PageHead
          title={words.triage.title}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: round.title, href: roundPath(visit) }, { label: words.triage.title }]}
          lead={round.outdated ? words.triage.lead(round.versionLabel, triage.currentLabel) : words.triage.leadCurrent(round.versionLabel)}
        />
        {round.outdated ? (
          <Columns kind="stack">
            <KeyFigures
              figures={(["new", "withdrawn", "text-changed", "renumbered"] as const).map((key) => ({
                label: words.triage.figures[key],
                value: String(sums[key]),
                href: withQuery({}, { concern: key }),
              }))}
            />
            <Apply triage={triage} visit={visit} />
            <Card title={words.triage.caption} note={words.triage.answersHint}>
              <Filters filters={[{ kind: "choice", name: "concern", label: words.triage.filter, options }]} query={visit.query} />
              <DataTable caption={words.triage.caption} columns={columnsFor(visit)} rows={triage.items} empty={<EmptyState title={words.triage.empty} />} />
              <Pager page={triage.page} pages={triage.pages} query={visit.query} />
            </Card>
          </Columns>
        ) : null}
      </>
    );
  },
});
