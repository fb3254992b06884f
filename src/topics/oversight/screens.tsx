/** „Wer hat was getan?“, the verification of the trail, and the letters the product has sent. */
import { permissions } from "#kernel/access";
import type { Language, Visit } from "#kernel/screen";
import { formatInstant, formatShortInstant } from "#ui/dates";
import { Filters, type Filter } from "#ui/filters";
import { Pager } from "#ui/navigation";
import { Acts, Alert, Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { listAudit, listMail, listMemberAudit, readMail, verifyAudit, verifyInstallationAudit, verifyMemberAudit, type OversightFailure } from "./contract.ts";
import type { AuditEvent, ChainVerdict, ListedMail } from "./model.ts";
import { spokenThing } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<OversightFailure, string>;

/** The title of any operation, also of topics that come later; main knows them all. */
export type OperationTitle = (operation: string, language: Language) => string | undefined;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const titleIn = (titles: OperationTitle, operation: string, language: Language) => titles(operation, language) ?? operation;

type TrailProps = {
  readonly events: readonly AuditEvent[];
  readonly page: number;
  readonly pages: number;
  readonly found: number;
  readonly members?: readonly { readonly id: string; readonly name: string }[];
  readonly titles: OperationTitle;
  readonly visit: Visit;
};

function filtersOf({ members, titles, visit }: TrailProps): Filter[] {
  const words = wordsFor(visit).trail;
  const known = permissions.map((name): { value: string; label: string } => ({
    value: name,
    label: titleIn(titles, name, visit.language),
  }));
  const options = known.filter(({ value, label }) => value !== label).toSorted((a, b) => a.label.localeCompare(b.label, visit.language));
  const ofMembers = members?.map(({ id, name }) => ({ value: id, label: name }));
  return [
    ...(ofMembers ? [{ kind: "choice", name: "member", label: words.filterMember, options: ofMembers } as const] : []),
    { kind: "choice", name: "operation", label: words.filterOperation, options },
    { kind: "text", name: "person", label: words.filterPerson },
    { kind: "day", name: "from", label: words.filterFrom },
    { kind: "day", name: "to", label: words.filterTo },
  ];
}

const Who = ({ event, visit }: { event: AuditEvent; visit: Visit }) => {
  const words = wordsFor(visit).trail;
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <>
      {event.personName || words.somebody}
      {event.role === "anonymous" ? null : <span class="rw-soft rw-small"> {roles[event.role] ?? event.role}</span>}
    </>
  );
};

const Thing = ({ visit, ...thing }: { object: string; name: string | null; visit: Visit }) => {
  const { kind, name, id } = spokenThing(thing, wordsFor(visit).things);
  return (
    <>
      {kind}{" "}
      {name === null ? (
        <code class="rw-machine" title={id}>
          {id}
        </code>
      ) : (
        <span class="rw-break">{name}</span>
      )}
    </>
  );
};

const Trail = (props: TrailProps) => {
  const { events, page, pages, found, members, titles, visit } = props;
  const words = wordsFor(visit).trail;
  const doors: Readonly<Record<string, string>> = words.doors;
  const where = { key: "where", label: words.where, cell: (e: AuditEvent) => e.memberName ?? words.central };
  return (
    <Card>
      <Filters filters={filtersOf(props)} query={visit.query} found={words.found(found)} />
      <DataTable
        caption={words.caption}
        rows={events}
        rowId={(e) => `${e.chain}-${e.number}`}
        empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
        columns={[
          { key: "at", label: words.at, kind: "nowrap", cell: (e) => formatShortInstant(e.at, visit.language) },
          { key: "who", label: words.who, cell: (e) => <Who event={e} visit={visit} /> },
          { key: "what", label: words.what, rowHead: true, cell: (e) => titleIn(titles, e.operation, visit.language) },
          ...(members ? [where] : []),
          { key: "object", label: words.object, wideOnly: true, cell: (e) => <Thing object={e.object} name={e.objectName} visit={visit} /> },
          { key: "door", label: words.door, wideOnly: true, cell: (e) => doors[e.door] ?? e.door },
        ]}
      />
      <Pager page={page} pages={pages} query={visit.query} />
    </Card>
  );
};

const Verdict = ({ chains, intact, back, visit }: { chains: readonly ChainVerdict[]; intact: boolean; back: string | null; visit: Visit }) => {
  const words = wordsFor(visit).verification;
  const events = chains.reduce((sum, chain) => sum + chain.events, 0);
  const state = ({ fault }: ChainVerdict) => (fault ? <StateTag tone="no">{words.faults[fault.fault](fault.number)}</StateTag> : <StateTag tone="ok">{words.ok}</StateTag>);
  return (
    <>
      <PageHead title={words.title} lead={words.explain} />
      <Alert tone={intact ? "success" : "danger"} title={intact ? words.intact : words.broken} live>
        <p>{intact ? words.intactText(events) : words.brokenText}</p>
      </Alert>
      <Card>
        <DataTable
          caption={words.caption}
          rows={chains}
          empty={<EmptyState title={words.nothing} />}
          columns={[
            { key: "chain", label: words.chain, rowHead: true, cell: (c) => c.name ?? words.installation },
            { key: "events", label: words.events, kind: "number", wideOnly: true, cell: (c) => String(c.events) },
            { key: "state", label: words.state, cell: state },
            { key: "head", label: words.head, wideOnly: true, cell: (c) => <code class="rw-small rw-break">{c.head.slice(0, 16)}</code> },
          ]}
        />
        <Acts>
          <LinkButton href={visit.path}>{words.again}</LinkButton>
          {back ? <LinkButton href={back}>{words.back}</LinkButton> : null}
        </Acts>
      </Card>
    </>
  );
};

const trailScreens = (titles: OperationTitle) => [
  defineScreen({
    path: "/verbund/:cooperativeId/protokoll",
    title: (_, visit) => wordsFor(visit).trail.title,
    lane: "audit",
    shows: { trail: listAudit },
    view: ({ trail }, visit) => {
      const words = wordsFor(visit).trail;
      const verify = <LinkButton href={`${visit.path}/pruefung`}>{words.verify}</LinkButton>;
      return (
        <>
          <PageHead title={words.title} lead={words.leadCooperative} acts={verify} />
          <Trail {...trail} titles={titles} visit={visit} />
        </>
      );
    },
  }),
  defineScreen({
    path: "/mitglied/:memberId/protokoll",
    title: (_, visit) => wordsFor(visit).trail.title,
    lane: "audit",
    shows: { trail: listMemberAudit },
    view: ({ trail }, visit) => {
      const words = wordsFor(visit).trail;
      const verify = <LinkButton href={`${visit.path}/pruefung`}>{words.verify}</LinkButton>;
      return (
        <>
          <PageHead title={words.title} lead={words.leadMember} acts={verify} />
          <Trail {...trail} titles={titles} visit={visit} />
        </>
      );
    },
  }),
];

const verificationScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/protokoll/pruefung",
    title: (_, visit) => wordsFor(visit).verification.title,
    lane: "audit",
    shows: { verdict: verifyAudit },
    view: ({ verdict }, visit) => <Verdict {...verdict} back={`/verbund/${visit.params["cooperativeId"]}/protokoll`} visit={visit} />,
  }),
  defineScreen({
    path: "/mitglied/:memberId/protokoll/pruefung",
    title: (_, visit) => wordsFor(visit).verification.title,
    lane: "audit",
    shows: { verdict: verifyMemberAudit },
    view: ({ verdict }, visit) => <Verdict {...verdict} back={`/mitglied/${visit.params["memberId"]}/protokoll`} visit={visit} />,
  }),
  defineScreen({
    path: "/protokoll/pruefung",
    title: (_, visit) => wordsFor(visit).verification.title,
    shows: { verdict: verifyInstallationAudit },
    view: ({ verdict }, visit) => <Verdict {...verdict} back={null} visit={visit} />,
  }),
];

const mailTones = { waiting: "part", sent: "ok", failed: "no" } as const;

const MailState = ({ mail, visit }: { mail: Pick<ListedMail, "state">; visit: Visit }) => (
  <StateTag tone={mailTones[mail.state]}>{wordsFor(visit).mails.states[mail.state]}</StateTag>
);

const mailScreens = [
  defineScreen({
    path: "/konto/nachrichten",
    title: (_, visit) => wordsFor(visit).mails.title,
    shows: { list: listMail },
    view: ({ list }, visit) => {
      const words = wordsFor(visit).mails;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} acts={<LinkButton href="/konto">{words.account}</LinkButton>} />
          <Card>
            <DataTable
              caption={words.caption}
              rows={list.mails}
              empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
              columns={[
                { key: "at", label: words.at, kind: "nowrap", cell: (m) => formatShortInstant(m.createdAt, visit.language) },
                {
                  key: "subject",
                  label: words.subject,
                  rowHead: true,
                  cell: (m) => <a href={`/konto/nachrichten/${m.id}`}>{m.subject}</a>,
                },
                { key: "with", label: words.with, cell: (m) => (m.direction === "received" ? words.me : m.recipient) },
                { key: "state", label: words.state, cell: (m) => <MailState mail={m} visit={visit} /> },
              ]}
            />
            <Pager page={list.page} pages={list.pages} query={visit.query} />
          </Card>
        </>
      );
    },
  }),
  defineScreen({
    path: "/konto/nachrichten/:mailId",
    title: ({ mail }) => mail.subject,
    shows: { mail: readMail },
    view: ({ mail }, visit) => {
      const words = wordsFor(visit).mails;
      const facts = [
        { term: words.at, value: formatInstant(mail.createdAt, visit.language) },
        { term: words.with, value: mail.recipient },
        ...(mail.sentAt ? [{ term: words.sentAt, value: formatInstant(mail.sentAt, visit.language) }] : []),
        ...(mail.lastError ? [{ term: words.error, value: mail.lastError }] : []),
      ];
      return (
        <>
          <PageHead title={mail.subject} tag={<MailState mail={mail} visit={visit} />} acts={<LinkButton href="/konto/nachrichten">{words.back}</LinkButton>} />
          <Card>
            <Facts facts={facts} />
            <Prose text={mail.body} />
          </Card>
        </>
      );
    },
  }),
];

/** Every page of oversight; `titles` names the operations in the reader's words. */
export const oversightScreens = (titles: OperationTitle) => [...trailScreens(titles), ...verificationScreens, ...mailScreens];
