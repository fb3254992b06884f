import type { Visit } from "#kernel/screen";
import { formatRelative, formatShortInstant } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { Filters } from "#ui/filters";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { withQuery, type Tone } from "#ui/markup";
import { Pager } from "#ui/navigation";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts, Prose, Thread } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { choose } from "#ui/words";
import { closeInquiry, exportInquiries, listInquiries, queueInquiries, readInquiry, replyInquiry } from "./contract.ts";
import { inquiryStates, type InquiryEntry, type InquiryState } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const tones: Record<InquiryState, Tone> = { open: "part", answered: "ok", closed: "na" };

const threadOf = ({ memberId, id }: Pick<InquiryEntry, "memberId" | "id">) => `/mitglied/${memberId}/rueckfragen/${id}`;

const State = ({ state, visit }: { state: InquiryState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

function columnsFor(visit: Visit, withMember: boolean): Column<InquiryEntry>[] {
  const words = wordsFor(visit);
  const member: Column<InquiryEntry> = { key: "member", label: words.columns.member, rowHead: true, cell: ({ memberName }) => memberName };
  return [
    ...(withMember ? [member] : []),
    {
      key: "question",
      label: words.columns.question,
      rowHead: !withMember,
      cell: ({ questionText, sectionTitle }) => (
        <>
          {questionText}
          <br />
          <span class="rw-small rw-soft">{sectionTitle}</span>
        </>
      ),
    },
    {
      key: "last",
      label: words.columns.last,
      wideOnly: true,
      cell: ({ lastAuthor, lastText }) => (
        <>
          <strong>{lastAuthor}:</strong> {lastText.length > 120 ? `${lastText.slice(0, 119)}…` : lastText}
        </>
      ),
    },
    { key: "state", label: words.columns.state, cell: ({ state }) => <State state={state} visit={visit} /> },
    {
      key: "since",
      label: words.columns.since,
      kind: "nowrap",
      cell: ({ changedAt }) => formatRelative(changedAt, visit.now, visit.language),
    },
    {
      key: "act",
      label: words.columns.act,
      kind: "act",
      labelHidden: true,
      cell: (one) => (
        <LinkButton href={threadOf(one)} small label={words.openFor(one.memberName)}>
          {words.open}
        </LinkButton>
      ),
    },
  ];
}

const stateFilter = (visit: Visit) => {
  const words = wordsFor(visit);
  return {
    kind: "choice",
    name: "state",
    label: words.state,
    all: words.all,
    options: inquiryStates.map((state) => ({ value: state, label: words.states[state] })),
  } as const;
};

const queue = defineScreen({
  path: "/verbund/:cooperativeId/rueckfragen",
  title: (_answers, visit) => wordsFor(visit).title,
  lane: "inquiries",
  shows: { listed: queueInquiries },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    const { getan: _done, do: _do, page: _page, ...query } = visit.query;
    const link = (format: string) => `/api/${exportInquiries.name}${withQuery({ ...query, cooperativeId: visit.params["cooperativeId"] ?? "" }, { format })}`;
    return (
      <>
        <PageHead title={words.title} lead={words.lead(listed.counts.open)} />
        <Card>
          <Filters
            query={query}
            filters={[stateFilter(visit), { kind: "text", name: "text", label: words.text }]}
            found={words.found(listed.found)}
            exports={<ExportLinks links={["xlsx", "ods", "csv"].map((format) => ({ label: format.toUpperCase(), href: link(format) }))} />}
          />
          <DataTable caption={words.title} columns={columnsFor(visit, true)} rows={listed.inquiries} empty={<EmptyState title={words.empty}>{words.emptyQueue}</EmptyState>} />
          <Pager page={listed.page} pages={listed.pages} query={query} />
        </Card>
      </>
    );
  },
});

const ofMember = defineScreen({
  path: "/mitglied/:memberId/rueckfragen",
  title: (_answers, visit) => wordsFor(visit).title,
  lane: "surveys",
  shows: { listed: listInquiries },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.title} lead={words.memberLead} />
        <Card>
          <Filters query={visit.query} filters={[stateFilter(visit)]} found={words.found(listed.inquiries.length)} />
          <DataTable caption={words.title} columns={columnsFor(visit, false)} rows={listed.inquiries} empty={<EmptyState title={words.empty}>{words.emptyMember}</EmptyState>} />
        </Card>
      </>
    );
  },
});

const thread = defineScreen({
  path: "/mitglied/:memberId/rueckfragen/:inquiryId",
  title: ({ inquiry }) => inquiry.questionText,
  lane: "surveys",
  shows: { inquiry: readInquiry },
  acts: [replyInquiry, closeInquiry],
  view: ({ inquiry }, visit) => {
    const words = wordsFor(visit);
    const byOffice = visit.principal.assignments.some(({ role }) => role === "office");
    const messages = inquiry.thread.map((one) => ({
      author: one.byOffice ? `${one.author} · ${words.office}` : one.author,
      at: formatShortInstant(one.at, visit.language),
      text: <Prose text={one.text} />,
      own: one.byOffice === byOffice,
      id: one.id,
    }));
    const question = `/mitglied/${inquiry.memberId}/erhebungen/${inquiry.campaignId}/${inquiry.section}?frage=${inquiry.question}`;
    return (
      <>
        <PageHead
          title={inquiry.questionText}
          kicker={`${inquiry.memberName} · ${inquiry.campaignTitle} · ${inquiry.sectionTitle}`}
          tag={<State state={inquiry.state} visit={visit} />}
          acts={<LinkButton href={question}>{words.toQuestion}</LinkButton>}
        />
        {visit.done === replyInquiry.name ? <Alert tone="success" title={words.doneReply} live /> : null}
        {visit.done === closeInquiry.name ? <Alert tone="success" title={words.doneClose} live /> : null}
        <Columns kind="wide-left">
          <Card title={words.threadTitle}>
            <Thread messages={messages} />
            {inquiry.state === "closed" ? (
              <p class="rw-soft">{words.closed}</p>
            ) : (
              <OperationForm operation={replyInquiry} visit={visit}>
                <TextArea name="text" label={byOffice ? words.reply : words.replyMember} required maxlength={4000} rows={4} />
                <Submit>{byOffice ? words.send : words.sendMember}</Submit>
              </OperationForm>
            )}
          </Card>
          <Card>
            <Facts
              facts={[
                { term: words.survey, value: inquiry.campaignTitle },
                { term: words.section, value: inquiry.sectionTitle },
                { term: words.asked, value: formatShortInstant(inquiry.askedAt, visit.language) },
              ]}
            />
            {inquiry.state === "closed" || !visit.may(closeInquiry) ? null : (
              <ActButton form={{ operation: closeInquiry, visit }} kind="quiet">
                {words.close}
              </ActButton>
            )}
          </Card>
        </Columns>
      </>
    );
  },
});

/** The office's worklist, a member's threads, one thread. */
export const inquiryScreens = [queue, ofMember, thread];
