import type { Visit } from "#kernel/screen";
import { formatInstant } from "#ui/dates";
import { Alert, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { Exchange, ExchangePreview } from "#ui/workbook";
import { choose } from "#ui/words";
import { applyWorkbook, listWorkbooks, makeWorkbook, readWorkbook, stageWorkbook, workbookFormats } from "./contract.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const surveyOf = ({ params }: Visit) => `/mitglied/${params["memberId"] ?? ""}/erhebungen/${params["campaignId"] ?? ""}`;

const tableScreen = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/tabelle",
  title: (_answers, visit) => wordsFor(visit).title,
  lane: "surveys",
  shows: { listed: listWorkbooks },
  acts: [stageWorkbook],
  next: (_operation, value, { params }) => {
    const staged = stageWorkbook.output.safeParse(value);
    return staged.success ? `/mitglied/${params["memberId"] ?? ""}/erhebungen/${params["campaignId"] ?? ""}/tabelle/${staged.data.importId}` : null;
  },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    const { memberId = "", campaignId = "" } = visit.params;
    return (
      <>
        <PageHead
          title={words.title}
          kicker={words.kicker(listed.campaign.title, listed.memberName)}
          lead={words.lead}
          acts={<LinkButton href={surveyOf(visit)}>{words.back}</LinkButton>}
        />
        <Exchange
          words={words}
          visit={visit}
          make={{ operation: makeWorkbook, place: { memberId, campaignId }, formats: workbookFormats }}
          stage={stageWorkbook}
          lock={listed.lock === null ? null : words.locks[listed.lock]}
          imports={listed.imports}
          hrefOf={visit.may(readWorkbook) ? (importId) => `${surveyOf(visit)}/tabelle/${importId}` : null}
        />
      </>
    );
  },
});

const Content = ({ text, remark, other, words }: { text: string; remark: string; other: string; words: { remark: (text: string) => string } }) => (
  <>
    <span class="rw-prose">{text}</span>
    {remark === other ? null : <span class="rw-small rw-soft"> {words.remark(remark)}</span>}
  </>
);

const previewScreen = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/tabelle/:importId",
  title: (_answers, visit) => wordsFor(visit).previewTitle,
  lane: "surveys",
  shows: { preview: readWorkbook },
  acts: [applyWorkbook],
  view: ({ preview }, visit) => {
    const words = wordsFor(visit);
    const { head, campaign, memberName, changes, unchanged, lock, mistakes } = preview;
    return (
      <>
        <PageHead
          title={words.previewTitle}
          kicker={`${words.kicker(campaign.title, memberName)} · ${head.fileName}, ${formatInstant(head.stagedAt, visit.language)}`}
          lead={changes.length === 0 ? undefined : words.previewLead(changes.length, unchanged)}
          acts={<LinkButton href={`${surveyOf(visit)}/tabelle`}>{words.title}</LinkButton>}
        />
        {visit.done === applyWorkbook.name ? <Alert tone="success" title={words.applied} live /> : null}
        <ExchangePreview
          words={words}
          visit={visit}
          apply={applyWorkbook}
          lock={lock === null ? null : words.locks[lock]}
          backHref={surveyOf(visit)}
          mistakes={mistakes}
          subject={words.columns.question}
          reasonOf={({ reason }) => words.reasons[reason]}
          groups={[
            { title: words.changesTitle, name: "chosen", changes: changes.filter(({ conflict }) => conflict === null) },
            { title: words.conflictsTitle, name: "conflicts", changes: changes.filter(({ conflict }) => conflict !== null) },
          ]}
          keyOf={({ question }) => question}
          nameOf={({ text }) => text}
          partOf={({ sectionTitle }) => sectionTitle}
          columns={[
            { key: "from", label: words.columns.from, cell: (one) => <Content text={one.from} remark={one.fromRemark} other={one.toRemark} words={words} /> },
            { key: "to", label: words.columns.to, cell: (one) => <Content text={one.to} remark={one.toRemark} other={one.fromRemark} words={words} /> },
          ]}
        />
      </>
    );
  },
});

/** Download, upload, preview. */
export const exchangeScreens = [tableScreen, previewScreen];
