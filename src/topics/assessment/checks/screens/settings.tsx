/** Deadline, members and end of a round; what the catalogue has changed; where it stood. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup } from "#ui/choices";
import { formatDate, formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { addCheckMembers, changeCheckDeadline, closeRound, readRound, readStanding, reopenRound, updateCatalogue, type RoundRead } from "../contract.ts";
import { answeredOf } from "../rules/states.ts";
import { registerPath, roundPath, RoundTag, wordsFor } from "./parts.tsx";

type PartProps = { readonly shown: RoundRead; readonly visit: Visit };

const scopeOf = ({ round }: RoundRead, visit: Visit): string => {
  const words = wordsFor(visit);
  const { areas, levels, modals, maxEffort } = round.selection;
  const kinds = [...(levels ?? []).map((level) => words.levels[level]), ...(modals ?? []).map((modal) => words.modals[modal])].join(", ");
  return words.settings.restricted(areas?.length ?? null, kinds, maxEffort) || words.settings.all;
};

const FactsCard = ({ shown, visit }: PartProps) => {
  const words = wordsFor(visit);
  const { round } = shown;
  return (
    <Card title={words.settings.facts}>
      <Facts
        facts={[
          { term: words.settings.catalogue, value: words.register.asks(round.catalogueTitle, round.versionLabel) },
          { term: words.settings.period, value: round.period },
          { term: words.settings.asked, value: scopeOf(shown, visit) },
          { term: words.settings.opens, value: formatDate(round.opensOn, visit.language) },
          { term: words.settings.due, value: formatDate(round.dueOn, visit.language) },
          { term: words.settings.reminders, value: words.settings.reminderDays(round.reminderDays) },
        ]}
      />
      {round.message === "" ? null : (
        <Details summary={words.settings.message}>
          <Prose text={round.message} />
        </Details>
      )}
    </Card>
  );
};

const Deadline = ({ shown, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const members = [...new Map(shown.checks.map(({ memberId, name }) => [memberId, name]))].map(([value, label]) => ({ value, label }));
  return (
    <Card title={words.deadline}>
      <OperationForm operation={changeCheckDeadline} visit={visit}>
        <DateField name="dueOn" label={words.newDue} value={shown.round.dueOn} required />
        <Details summary={words.forWhom}>
          <CheckboxGroup name="members" label={words.forWhom} hint={words.forWhomHint} options={members} look="columns" />
        </Details>
        <Checkbox name="notify" label={words.notify} checked />
        <Submit kind="quiet">{words.saveDeadline}</Submit>
      </OperationForm>
    </Card>
  );
};

const MoreMembers = ({ shown, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const all = [...shown.absent, ...shown.checks].map(({ memberId, name }) => ({ value: memberId, label: name }));
  const options = [...new Map(all.map((one) => [one.value, one])).values()];
  return (
    <Card title={words.add}>
      <p class="rw-soft">{shown.absent.length === 0 ? words.addNobody : words.addText}</p>
      <OperationForm operation={addCheckMembers} visit={visit}>
        <CheckboxGroup name="members" label={words.addWhom} options={options} look="columns" />
        <TextField name="part" label={words.addPart} hint={wordsFor(visit).wizard.partHint} maxlength={80} optional />
        <DateField name="dueOn" label={words.addDue} optional />
        <Submit kind="quiet">{words.addAct}</Submit>
      </OperationForm>
    </Card>
  );
};

const End = ({ shown, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const { state, closedAt } = shown.round;
  return state === "open" ? (
    <Card title={words.end}>
      <p>{words.endText}</p>
      <ActButton form={{ operation: closeRound, visit }} kind="danger" confirm={words.closeConfirm}>
        {words.close}
      </ActButton>
    </Card>
  ) : (
    <Card title={words.again}>
      <p>{words.againText(closedAt === null ? "" : formatDate(closedAt, visit.language))}</p>
      <ActButton form={{ operation: reopenRound, visit }} kind="quiet">
        {words.reopen}
      </ActButton>
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const done = Object.entries(wordsFor(visit).settings.done).find(([operation]) => operation === visit.done);
  return done ? <Alert tone="success" title={done[1]} live /> : null;
};

export const checkSettings = defineScreen({
  path: "/verbund/:cooperativeId/checks/:roundId/einstellungen",
  lane: "checks",
  title: ({ shown }, visit) => wordsFor(visit).settings.title(shown.round.title),
  shows: { shown: readRound },
  acts: [changeCheckDeadline, addCheckMembers, closeRound, reopenRound],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { round } = shown;
    const may = visit.may(changeCheckDeadline);
    return (
      <>
        <PageHead
          title={words.settings.title(round.title)}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: round.title, href: roundPath(visit) }, { label: words.register.settings }]}
          lead={words.settings.lead}
          tag={<RoundTag round={round} visit={visit} />}
          acts={
            <>
              {visit.may(updateCatalogue) ? <LinkButton href={`${roundPath(visit)}/fassung`}>{words.matrix.compare}</LinkButton> : null}
              <LinkButton href={roundPath(visit)}>{words.settings.matrix}</LinkButton>
            </>
          }
        />
        <Done visit={visit} />
        <Columns>
          <div class="rw-stack">
            <FactsCard shown={shown} visit={visit} />
            {may && round.state === "open" ? <MoreMembers shown={shown} visit={visit} /> : null}
          </div>
          <div class="rw-stack">
            {may ? null : <p class="rw-reason">{words.settings.onlyOffice}</p>}
            {may && round.state === "open" ? <Deadline shown={shown} visit={visit} /> : null}
            {may ? <End shown={shown} visit={visit} /> : null}
          </div>
        </Columns>
      </>
    );
  },
});

type Standing = (typeof readStanding)["output"]["_output"];

const StandingTable = ({ standing, visit }: { standing: Standing; visit: Visit }) => {
  const words = wordsFor(visit);
  const { columns, title, empty, emptyHint } = words.standing;
  const share = ({ asked, yes, dispensable }: Standing["checks"][number]["counts"]) => (asked === 0 ? null : (yes + dispensable) / asked);
  return (
    <DataTable
      caption={title}
      rows={standing.checks}
      empty={<EmptyState title={empty}>{emptyHint}</EmptyState>}
      columns={[
        { key: "member", label: columns.member, rowHead: true, cell: ({ name, scope }) => (scope === "" ? name : `${name}, ${scope}`) },
        { key: "taken", label: columns.taken, kind: "nowrap", cell: ({ takenOn }) => formatShortDate(takenOn, visit.language) },
        { key: "asked", label: columns.asked, kind: "number", cell: ({ counts }) => counts.asked },
        { key: "answered", label: columns.answered, kind: "number", cell: ({ counts }) => answeredOf(counts) },
        { key: "share", label: columns.share, kind: "number", cell: ({ counts }) => words.register.share(share(counts)) },
      ]}
    />
  );
};

/** „Stand am …“ of a round; without a day the last one noted. */
export const checkStanding = defineScreen({
  path: "/verbund/:cooperativeId/checks/:roundId/stand",
  lane: "checks",
  title: (_, visit) => wordsFor(visit).standing.title,
  shows: { shown: readRound },
  also: { standing: readStanding },
  view: ({ shown, standing }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={words.standing.title}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: shown.round.title, href: roundPath(visit) }, { label: words.standing.title }]}
          lead={words.standing.lead}
        />
        <Card>
          <form method="get" class="rw-form rw-form--inline">
            <DateField name="on" label={words.standing.on} value={visit.query["on"] ?? ""} required />
            <Submit kind="quiet">{words.standing.show}</Submit>
          </form>
          {standing ? <StandingTable standing={standing} visit={visit} /> : <p class="rw-soft">{words.standing.emptyHint}</p>}
        </Card>
      </>
    );
  },
});
