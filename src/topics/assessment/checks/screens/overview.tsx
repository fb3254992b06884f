/** One check by areas: how far, who, what needs a look, what comes next. */
import type { Visit } from "#kernel/screen";
import { Progress } from "#ui/cockpit";
import { formatDate, formatInstant, formatRelative } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Facts, Prose, TaskList, type Fact, type Task } from "#ui/record";
import { defineScreen } from "#ui/screen";
import {
  answerRequirement,
  assignArea,
  carryOverCheck,
  closeCheck,
  readCheck,
  reopenCheck,
  returnCheck,
  submitCheck,
  verifyCheck,
  verifyRow,
  type CheckRead,
} from "../contract.ts";
import type { Area } from "../model.ts";
import { shareOf } from "../rules/rounds.ts";
import { answeredOf } from "../rules/states.ts";
import { CheckActs } from "./acts.tsx";
import { checkPath, CheckTag, minePath, rowsPath, wordsFor } from "./parts.tsx";

type Part = { readonly read: CheckRead; readonly visit: Visit };

const toneOf = (area: Area): Tone => (answeredOf(area) >= area.asked ? "ok" : answeredOf(area) > 0 ? "part" : "open");

function taskOf(area: Area, { read, visit }: Part): Task {
  const words = wordsFor(visit).overview;
  const tone = toneOf(area);
  const notes = [
    words.areaNote(answeredOf(area), area.asked),
    area.basicGaps > 0 ? words.gaps(area.basicGaps) : null,
    area.assignedName === null ? null : words.assignedTo(area.assignedName),
  ];
  return {
    title: [area.label, area.title].filter(Boolean).join(" "),
    ...(read.check.detail ? { href: rowsPath(visit, { area: area.key }) } : {}),
    hint: notes.filter(Boolean).join(" · "),
    tone,
    state: tone === "ok" ? words.areaDone : tone === "part" ? words.areaPart : words.areaOpen,
  };
}

const FactsCard = ({ read, visit }: Part) => {
  const words = wordsFor(visit);
  const { check, total } = read;
  const { overview } = words;
  const by = (who: string | null, when: Date | null) => (who === null || when === null ? overview.none : overview.by(who, formatInstant(when, visit.language)));
  const facts: Fact[] = [
    { term: overview.catalogue, value: words.register.asks(check.catalogueTitle, check.versionLabel) },
    { term: overview.part, value: check.scope || words.wholeTown },
    { term: overview.due, value: `${formatDate(check.dueOn, visit.language)}${check.roundState === "open" ? ` (${formatRelative(check.dueOn, visit.now, visit.language)})` : ""}` },
    { term: overview.fulfilled, value: words.register.share(answeredOf(total) === 0 ? null : shareOf(total)) },
    ...(total.shared > 0 ? [{ term: overview.shared, value: total.shared }] : []),
    ...(total.verified > 0 ? [{ term: overview.verified, value: total.verified }] : []),
    ...(check.submittedAt === null ? [] : [{ term: overview.submitted, value: by(check.submittedBy, check.submittedAt) }]),
    ...(check.verifiedAt === null ? [] : [{ term: words.states.verified, value: by(check.verifiedBy, check.verifiedAt) }]),
    ...(check.closedAt === null ? [] : [{ term: overview.signed, value: by(check.closedBy, check.closedAt) }]),
  ];
  return (
    <Card title={overview.facts}>
      <Progress done={answeredOf(total)} total={total.asked} label={overview.progress(answeredOf(total), total.asked)} />
      <Facts facts={facts} dense />
    </Card>
  );
};

const Notices = ({ read, visit }: Part) => {
  const words = wordsFor(visit);
  const { check, lock, changed, withdrawn, suggested, offered, expired } = read;
  const done = Object.entries(words.overview.done).find(([operation]) => operation === visit.done)?.[1];
  const looks = [
    changed > 0 ? { text: words.overview.changed(changed), href: rowsPath(visit, { state: "changed" }) } : null,
    offered > 0 ? { text: words.overview.offered(offered), href: rowsPath(visit, { state: "offered" }) } : null,
    suggested > 0 ? { text: words.overview.suggested(suggested), href: rowsPath(visit, { state: "suggested" }) } : null,
    withdrawn > 0 ? { text: words.overview.withdrawn(withdrawn), href: rowsPath(visit, { state: "withdrawn" }) } : null,
    expired > 0 ? { text: words.overview.expired(expired), href: null } : null,
  ].filter((look) => look !== null);
  return (
    <>
      {done === undefined ? null : <Alert tone="success" title={done} live />}
      {lock === null ? null : <Alert tone="info" title={words.locks[lock]} />}
      {check.detail ? null : <Alert tone="info" title={words.overview.statusOnly(check.memberName)} />}
      {check.state === "returned" ? (
        <Alert tone="warning" title={words.overview.returned}>
          <Prose text={check.returnReason} />
        </Alert>
      ) : null}
      {looks.length === 0 ? null : (
        <Alert tone="warning" title={words.overview.look}>
          <ul>
            {looks.map(({ text, href }) => (
              <li>{href === null ? text : <a href={href}>{text}</a>}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
};

const Onward = ({ read, visit }: Part) => {
  const words = wordsFor(visit).overview;
  const { check, lock, total } = read;
  if (!check.detail) return null;
  const answers = lock === null && visit.may(answerRequirement) && answeredOf(total) < total.asked;
  const label = answers ? (answeredOf(total) === 0 ? words.begin : words.answer) : visit.may(verifyRow) && check.state === "submitted" ? words.verify : words.read;
  return (
    <LinkButton kind={answers || visit.may(verifyRow) ? "primary" : "quiet"} href={rowsPath(visit, answers && answeredOf(total) > 0 ? { state: "open" } : {})}>
      {label}
    </LinkButton>
  );
};

export const checkOverview = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId",
  lane: "checks",
  title: ({ read }) => `${read.check.title} ${read.check.period}`,
  shows: { read: readCheck },
  acts: [carryOverCheck, assignArea, submitCheck, returnCheck, verifyCheck, closeCheck, reopenCheck],
  view: ({ read }, visit) => {
    const words = wordsFor(visit);
    const { check } = read;
    return (
      <>
        <PageHead
          title={`${check.title} ${check.period}`}
          trail={[{ label: words.mine.title, href: minePath(visit) }, { label: check.memberName }]}
          lead={words.overview.lead[check.state]}
          tag={<CheckTag state={check.state} visit={visit} />}
          acts={
            <>
              <LinkButton href={`${checkPath(visit)}/ergebnis`}>{words.overview.result}</LinkButton>
              {visit.may(answerRequirement) ? <LinkButton href={`${checkPath(visit)}/tabelle`}>{words.overview.table}</LinkButton> : null}
              <Onward read={read} visit={visit} />
            </>
          }
        />
        <Notices read={read} visit={visit} />
        <Columns>
          <Card title={words.overview.areas} note={words.overview.progress(answeredOf(read.total), read.total.asked)} id="bereiche">
            <TaskList tasks={read.areas.map((area) => taskOf(area, { read, visit }))} />
          </Card>
          <div class="rw-stack">
            <FactsCard read={read} visit={visit} />
            <CheckActs read={read} visit={visit} />
          </div>
        </Columns>
      </>
    );
  },
});
