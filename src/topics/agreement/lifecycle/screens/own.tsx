/** What the agreement means for one house: what is ahead, its tasks, what the office sees because of them, and leaving. */
import { cooperativeOf } from "#kernel/ids";
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { DateField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Tabs } from "#ui/navigation";
import { Acts, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { recordResolution } from "#topics/agreement/resolutions/contract";
import { giveNotice, readOwnAgreement, signAgreement, type OwnAgreement } from "../contract.ts";
import { noticeKinds } from "../model.ts";
import { Done, Steps, wordsFor } from "./parts.tsx";

type Part = { readonly shown: OwnAgreement; readonly visit: Visit };

const textPath = (visit: Visit, versionId: string) => `/verbund/${cooperativeOf(visit.params["memberId"] ?? "")}/vereinbarung/${versionId}`;

/** Only whoever acts for the house gets where it narrows what is seen, and where it leaves. */
const actsForHouse = (visit: Visit) => visit.may(recordResolution, visit.params["memberId"]);

const Waiting = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const memberId = visit.params["memberId"] ?? "";
  const { waiting } = shown;
  if (waiting === null) return null;
  const signature = waiting.signatures.find((one) => one.memberId === memberId);
  return (
    <Card title={words.own.waiting}>
      <p>{words.own.waitingText(waiting.version.number)}</p>
      <Steps course={waiting} visit={visit} />
      <Acts>
        <LinkButton href={textPath(visit, waiting.version.id)}>{words.own.read}</LinkButton>
        <LinkButton href={`/mitglied/${memberId}/vereinbarung/beschluesse?versionId=${waiting.version.id}`}>{words.own.path}</LinkButton>
      </Acts>
      {signature ? <p>{words.own.signed(signature.signedOn)}</p> : null}
      {signature || !visit.may(signAgreement, memberId) ? null : (
        <Details summary={words.course.sign} open={visit.query["do"] === signAgreement.name && visit.issues.length > 0}>
          <OperationForm operation={signAgreement} visit={visit} hidden={{ versionId: waiting.version.id }}>
            <DateField name="signedOn" label={words.course.signedOn} required />
            <TextField name="signatory" label={words.course.signatory} hint={words.course.signatoryHint} maxlength={200} optional />
            <Submit>{words.course.sign}</Submit>
          </OperationForm>
        </Details>
      )}
    </Card>
  );
};

const Tasks = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const classes: Readonly<Record<string, string>> = words.classes;
  if (shown.inForce === null) return null;
  return (
    <Card title={words.own.tasks} acts={<LinkButton href={textPath(visit, shown.inForce.id)}>{words.own.read}</LinkButton>}>
      <DataTable
        caption={words.own.tasks}
        rows={shown.tasks}
        empty={<p class="rw-soft">{words.own.none}</p>}
        columns={[
          { key: "task", label: words.own.task, rowHead: true, cell: ({ letter, title }) => `${letter} ${title}` },
          { key: "kind", label: words.own.kind, wideOnly: true, cell: ({ mandated }) => (mandated ? words.own.mandated : words.own.supported) },
          { key: "sees", label: words.own.sees, cell: ({ dataClass }) => classes[dataClass] ?? dataClass },
        ]}
      />
    </Card>
  );
};

const Rights = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (shown.rights.length === 0) return null;
  return (
    <Card title={words.own.rights} acts={actsForHouse(visit) ? <LinkButton href={`/mitglied/${visit.params["memberId"]}/sichtbarkeit`}>{words.own.narrow}</LinkButton> : undefined}>
      <DataTable
        caption={words.own.rights}
        rows={shown.rights}
        columns={[
          { key: "from", label: words.own.from, rowHead: true, kind: "nowrap", cell: ({ validFrom }) => formatShortDate(validFrom, visit.language) },
          { key: "widest", label: words.own.widest, cell: ({ dataClass }) => words.classes[dataClass] },
          { key: "basis", label: words.own.basis, cell: ({ basis }) => words.own.bases[basis] },
        ]}
      />
      <p class="rw-soft">{words.own.narrowText}</p>
    </Card>
  );
};

const NoticeForm = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Details summary={words.own.notice} open={visit.query["do"] === giveNotice.name && visit.issues.length > 0}>
      <p>{words.own.noticeText}</p>
      <OperationForm operation={giveNotice} visit={visit}>
        <RadioGroup name="notice" label={words.own.noticeKind} value="ordinary" options={noticeKinds.map((value) => ({ value, label: words.notices[value] }))} />
        <DateField name="givenOn" label={words.course.givenOn} required />
        <DateField name="lastDay" label={words.own.lastDay} hint={words.own.lastDayHint} optional />
        <TextArea name="reason" label={words.own.reason} rows={2} maxlength={2_000} optional />
        <DateField name="succeededOn" label={words.own.succeededOn} hint={words.own.succeededHint(shown.sections.succession)} optional />
        <DateField name="approvedOn" label={words.course.approvedOn} hint={words.course.approvedHint} optional />
        <Submit kind="danger">{words.own.saveNotice}</Submit>
      </OperationForm>
    </Details>
  );
};

const Leaving = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { dates } = shown;
  if (shown.inForce === null || dates === null) return null;
  const day = (text: string) => formatShortDate(text, visit.language);
  return (
    <Card title={words.course.dates}>
      <Facts
        facts={[
          { term: words.course.endsOn, value: dates.endsOn === null ? words.course.endless : dates.isProlonged ? words.course.prolongs(dates.endsOn) : day(dates.endsOn) },
          { term: words.course.lastNotice, value: dates.lastNoticeOn === null ? words.course.noNotice : day(dates.lastNoticeOn) },
          { term: words.course.goodCause, value: words.course.goodCauseText(shown.sections.goodCause) },
        ]}
      />
      {shown.notices.map(({ kind, givenOn, lastDay }) => (
        <p>{words.own.given(words.notices[kind], givenOn, lastDay)}</p>
      ))}
      {actsForHouse(visit) ? (
        <Acts>
          <LinkButton href={`/mitglied/${visit.params["memberId"]}/ausstieg`}>{words.own.leave}</LinkButton>
        </Acts>
      ) : null}
      {visit.may(giveNotice, visit.params["memberId"]) ? <NoticeForm shown={shown} visit={visit} /> : <p class="rw-soft">{words.own.onlyManagement}</p>}
    </Card>
  );
};

export const ownScreen = defineScreen({
  path: "/mitglied/:memberId/vereinbarung",
  title: (_, visit) => wordsFor(visit).own.title,
  lane: "agreement",
  shows: { shown: readOwnAgreement },
  acts: [signAgreement, giveNotice],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const base = `/mitglied/${visit.params["memberId"]}/vereinbarung`;
    const since = shown.rights.find(({ basis }) => basis === "agreement")?.validFrom;
    return (
      <>
        <PageHead title={words.own.title} kicker={shown.memberName} lead={shown.inForce === null || since === undefined ? words.own.leadNone : words.own.lead(since)} />
        <Tabs
          current="agreement"
          tabs={[
            { key: "agreement", label: words.course.agreement, href: base },
            { key: "resolution", label: words.own.resolution, href: `${base}/beschluesse` },
            ...(visit.may(recordResolution, visit.params["memberId"]) ? [{ key: "entries", label: words.own.entries, href: `${base}/eintraege` }] : []),
          ]}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Waiting shown={shown} visit={visit} />
          <Tasks shown={shown} visit={visit} />
          <Rights shown={shown} visit={visit} />
          <Leaving shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
