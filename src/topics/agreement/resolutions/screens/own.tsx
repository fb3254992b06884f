/** One member's path: what its bodies have said, the next session to enter, and everything that was entered. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatShortInstant } from "#ui/dates";
import { DateField, FileField, NumberField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Tabs } from "#ui/navigation";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { History, TaskList } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { fetchResolution, readOwnResolutions, recordResolution, type OwnResolutions } from "../contract.ts";
import { resolutionResults, resolutionSteps, type ResolutionEntry, type ResolutionPlace } from "../model.ts";
import { missingOf } from "../rules.ts";
import { Done, StandingTag, tones, wordsFor } from "./parts.tsx";

type Part = { readonly shown: OwnResolutions; readonly visit: Visit };

/** Where the council paper of this house can be taken along. */
const papersPath = ({ params }: Visit, versionId: string) => `/verbund/${(params["memberId"] ?? "").split(".")[0]}/vereinbarung/${versionId}/vorlagen`;

/** „12.03.2024 · Vorlage 12/2024 · TOP 5 · 23 Ja …“ */
function factsOf(entry: ResolutionEntry, visit: Visit): string {
  const words = wordsFor(visit);
  const { own } = words;
  const parts = [
    entry.sessionOn === null ? "" : words.day(entry.sessionOn),
    entry.paperNumber === "" ? "" : own.numberText(entry.paperNumber),
    entry.item === "" ? "" : own.itemText(entry.item),
    entry.votesFor === null ? "" : words.votes(entry.votesFor, entry.votesAgainst ?? 0, entry.votesAbstained ?? 0),
    entry.conditions,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

const Path = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.own.path} acts={shown.version === null ? undefined : <LinkButton href={papersPath(visit, shown.version.id)}>{words.own.councilPaper}</LinkButton>}>
      <TaskList
        numbered
        tasks={shown.path.map(({ step, standing, entry }: ResolutionPlace) => ({
          title: words.bodies[shown.kind][step],
          tone: tones[standing],
          state: words.standings[standing],
          hint: entry === null ? undefined : factsOf(entry, visit),
        }))}
      />
    </Card>
  );
};

const Recording = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { own } = words;
  const memberId = visit.params["memberId"] ?? "";
  if (shown.version === null || !shown.isAsked || !visit.may(recordResolution, memberId)) return null;
  return (
    <Card title={own.record}>
      <OperationForm operation={recordResolution} visit={visit} file hidden={{ versionId: shown.version.id }} keep={{ versionId: shown.version.id }}>
        <Select
          name="step"
          label={own.step}
          value={missingOf(shown.path) ?? "council"}
          options={resolutionSteps.map((value) => ({ value, label: words.bodies[shown.kind][value] }))}
          required
        />
        <TextField name="paperNumber" label={own.paperNumber} maxlength={60} optional />
        <DateField name="sessionOn" label={own.sessionOn} hint={own.sessionHint} optional />
        <TextField name="item" label={own.item} maxlength={60} optional />
        <Select name="result" label={own.result} empty={own.open} options={resolutionResults.map((value) => ({ value, label: words.standings[value] }))} optional />
        <NumberField name="votesFor" label={own.yes} min={0} max={500} optional />
        <NumberField name="votesAgainst" label={own.no} min={0} max={500} optional />
        <NumberField name="votesAbstained" label={own.abstained} min={0} max={500} optional />
        <TextArea name="conditions" label={own.conditions} hint={own.conditionsHint} rows={2} maxlength={2_000} optional />
        <FileField name="file" label={own.file} hint={own.fileHint} accept=".pdf,.docx,.odt,.png,.jpg,.jpeg" optional />
        <Submit>{own.save}</Submit>
      </OperationForm>
    </Card>
  );
};

const Entries = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const memberId = visit.params["memberId"] ?? "";
  if (shown.history.length === 0) return null;
  return (
    <Card title={words.own.history}>
      <History
        shown={8}
        entries={shown.history.map((entry) => ({
          at: formatShortInstant(entry.recordedAt, visit.language),
          who: entry.recordedRole === "office" ? `${entry.recordedByName} (${words.own.byOffice})` : entry.recordedByName,
          what: (
            <>
              {words.bodies[shown.kind][entry.step]} <StandingTag standing={entry.result ?? "planned"} visit={visit} /> {factsOf(entry, visit)}{" "}
              {entry.objection === null ? null : <StateTag tone="no">{words.own.objection(entry.objection)}</StateTag>}{" "}
              {entry.fileId === null || !visit.may(fetchResolution, memberId) ? null : (
                <a href={`/api/${fetchResolution.name}?memberId=${memberId}&entryId=${entry.id}`} aria-label={words.own.documentOf(words.bodies[shown.kind][entry.step])}>
                  {words.own.document}
                </a>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
};

export const ownScreen = defineScreen({
  path: "/mitglied/:memberId/vereinbarung/beschluesse",
  title: (_, visit) => wordsFor(visit).own.title,
  lane: "agreement",
  shows: { shown: readOwnResolutions },
  acts: [recordResolution],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { own, matrix } = words;
    const base = `/mitglied/${visit.params["memberId"]}/vereinbarung`;
    const { version } = shown;
    return (
      <>
        <PageHead
          title={own.title}
          kicker={version === null ? shown.memberName : `${shown.memberName} · ${version.title}, ${matrix.numbered(version.number)}`}
          lead={version === null ? undefined : own.lead(words.bodies[shown.kind].council)}
        />
        <Tabs
          current="resolution"
          tabs={[
            { key: "agreement", label: own.agreement, href: base },
            { key: "resolution", label: own.tab, href: `${base}/beschluesse` },
            ...(visit.may(recordResolution, visit.params["memberId"]) ? [{ key: "entries", label: own.entries, href: `${base}/eintraege` }] : []),
          ]}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          {version === null ? (
            <Card>
              <EmptyState title={own.none}>{own.noneText}</EmptyState>
            </Card>
          ) : shown.isAsked ? (
            <Path shown={shown} visit={visit} />
          ) : (
            <Card>
              <p>{own.notAsked}</p>
            </Card>
          )}
          <Recording shown={shown} visit={visit} />
          <Entries shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
