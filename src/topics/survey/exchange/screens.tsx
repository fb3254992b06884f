import type { Visit } from "#kernel/screen";
import { Checkbox } from "#ui/choices";
import { formatInstant, formatShortInstant } from "#ui/dates";
import { FileField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { withQuery, type Child } from "#ui/markup";
import { Acts, Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { applyWorkbook, listWorkbooks, makeWorkbook, readWorkbook, stageWorkbook, workbookFormats } from "./contract.ts";
import type { PlannedChange } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Listed = (typeof listWorkbooks)["output"]["_output"];
type Preview = (typeof readWorkbook)["output"]["_output"];

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const surveyOf = ({ params }: Visit) => `/mitglied/${params["memberId"] ?? ""}/erhebungen/${params["campaignId"] ?? ""}`;

const Download = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const { memberId = "", campaignId = "" } = visit.params;
  return (
    <Card title={words.downloadTitle}>
      <p>{words.downloadText}</p>
      <Acts>
        {workbookFormats.map((format) => (
          <LinkButton href={`/api/${makeWorkbook.name}${withQuery({ memberId, campaignId, format }, {})}`} kind={format === "xlsx" ? "primary" : "quiet"} download>
            {words.formats[format]}
          </LinkButton>
        ))}
      </Acts>
    </Card>
  );
};

const Upload = ({ listed, visit }: { listed: Listed; visit: Visit }) => {
  const words = wordsFor(visit);
  if (!visit.may(stageWorkbook)) return null;
  const reason = listed.lock === null ? null : words.locks[listed.lock];
  return (
    <Card title={words.uploadTitle}>
      <p>{words.uploadText}</p>
      <OperationForm operation={stageWorkbook} visit={visit} file>
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".xlsx,.ods" required disabledReason={reason} />
        <Submit disabledReason={reason}>{words.upload}</Submit>
      </OperationForm>
    </Card>
  );
};

const Imports = ({ listed, visit }: { listed: Listed; visit: Visit }) => {
  const words = wordsFor(visit);
  if (listed.imports.length === 0 || !visit.may(readWorkbook)) return null;
  return (
    <Card title={words.importsTitle}>
      <DataTable
        caption={words.importsTitle}
        rows={listed.imports}
        columns={[
          {
            key: "file",
            label: words.imports.file,
            rowHead: true,
            cell: ({ id, fileName }) => <a href={`${surveyOf(visit)}/tabelle/${id}`}>{fileName}</a>,
          },
          { key: "at", label: words.imports.at, kind: "nowrap", cell: ({ stagedAt }) => formatShortInstant(stagedAt, visit.language) },
          {
            key: "applied",
            label: words.imports.applied,
            kind: "nowrap",
            cell: ({ appliedAt }) => (appliedAt === null ? words.imports.notApplied : formatShortInstant(appliedAt, visit.language)),
          },
        ]}
      />
    </Card>
  );
};

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
    return (
      <>
        <PageHead
          title={words.title}
          kicker={words.kicker(listed.campaign.title, listed.memberName)}
          lead={words.lead}
          acts={<LinkButton href={surveyOf(visit)}>{words.back}</LinkButton>}
        />
        <Columns kind="stack">
          <Download visit={visit} />
          <Upload listed={listed} visit={visit} />
          <Imports listed={listed} visit={visit} />
        </Columns>
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

type Choosing = {
  readonly changes: readonly PlannedChange[];
  readonly name: "chosen" | "conflicts";
  readonly caption: string;
  readonly visit: Visit;
  readonly mayTake: boolean;
};

const Changes = ({ changes, name, caption, visit, mayTake }: Choosing) => {
  const words = wordsFor(visit);
  const box = (change: PlannedChange): Child => <Checkbox name={name} value={change.question} label={words.take(change.text)} labelHidden checked={name === "chosen"} />;
  return (
    <DataTable
      caption={caption}
      rows={changes}
      columns={[
        ...(mayTake ? [{ key: "take", label: words.columns.take, labelHidden: true, cell: box }] : []),
        {
          key: "question",
          label: words.columns.question,
          rowHead: true,
          cell: (change: PlannedChange) => (
            <>
              {change.text}
              <br />
              <span class="rw-small rw-soft">{change.sectionTitle}</span>
            </>
          ),
        },
        {
          key: "from",
          label: words.columns.from,
          cell: (change: PlannedChange) => <Content text={change.from} remark={change.fromRemark} other={change.toRemark} words={words} />,
        },
        {
          key: "to",
          label: words.columns.to,
          cell: (change: PlannedChange) => <Content text={change.to} remark={change.toRemark} other={change.fromRemark} words={words} />,
        },
        ...(name === "conflicts"
          ? [
              {
                key: "by",
                label: words.columns.changedBy,
                cell: ({ conflict }: PlannedChange) => (conflict ? `${conflict.by}, ${formatShortInstant(conflict.at, visit.language)}` : ""),
              },
            ]
          : []),
        { key: "place", label: words.columns.place, wideOnly: true, cell: ({ sheet, row }: PlannedChange) => words.place(sheet, row) },
      ]}
    />
  );
};

const Mistakes = ({ preview, visit }: { preview: Preview; visit: Visit }) => {
  const words = wordsFor(visit);
  if (preview.mistakes.length === 0) return null;
  return (
    <Card title={words.mistakesTitle} tone="no">
      <p>{words.mistakesText}</p>
      <DataTable
        caption={words.mistakesTitle}
        rows={preview.mistakes}
        columns={[
          { key: "place", label: words.columns.place, rowHead: true, cell: ({ sheet, row }) => words.place(sheet, row) },
          { key: "question", label: words.columns.question, cell: ({ text }) => text ?? "–" },
          { key: "reason", label: words.columns.reason, cell: ({ reason }) => words.reasons[reason] },
        ]}
      />
    </Card>
  );
};

const Taking = ({ preview, visit }: { preview: Preview; visit: Visit }) => {
  const words = wordsFor(visit);
  const [smooth, conflicts] = [preview.changes.filter(({ conflict }) => conflict === null), preview.changes.filter(({ conflict }) => conflict !== null)];
  if (preview.changes.length === 0)
    return preview.mistakes.length > 0 ? null : (
      <Card>
        <EmptyState title={words.previewNone} act={<LinkButton href={surveyOf(visit)}>{words.back}</LinkButton>}>
          {words.previewNoneHint}
        </EmptyState>
      </Card>
    );
  const mayTake = visit.may(applyWorkbook) && preview.lock === null;
  return (
    <OperationForm operation={applyWorkbook} visit={visit} hidden={{ take: "chosen" }}>
      {smooth.length === 0 ? null : (
        <Card title={words.changesTitle}>
          <Changes changes={smooth} name="chosen" caption={words.changesTitle} visit={visit} mayTake={mayTake} />
        </Card>
      )}
      {conflicts.length === 0 ? null : (
        <Card title={words.conflictsTitle} tone="part">
          <p>{words.conflictsText}</p>
          <Changes changes={conflicts} name="conflicts" caption={words.conflictsTitle} visit={visit} mayTake={mayTake} />
        </Card>
      )}
      <Submit disabledReason={preview.lock === null ? null : words.locks[preview.lock]}>{words.apply}</Submit>
    </OperationForm>
  );
};

const previewScreen = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/tabelle/:importId",
  title: (_answers, visit) => wordsFor(visit).previewTitle,
  lane: "surveys",
  shows: { preview: readWorkbook },
  acts: [applyWorkbook],
  view: ({ preview }, visit) => {
    const words = wordsFor(visit);
    const { head, campaign, memberName, changes, unchanged } = preview;
    return (
      <>
        <PageHead
          title={words.previewTitle}
          kicker={`${words.kicker(campaign.title, memberName)} · ${head.fileName}, ${formatInstant(head.stagedAt, visit.language)}`}
          lead={changes.length === 0 ? undefined : words.previewLead(changes.length, unchanged)}
          acts={<LinkButton href={`${surveyOf(visit)}/tabelle`}>{words.title}</LinkButton>}
        />
        {visit.done === applyWorkbook.name ? <Alert tone="success" title={words.applied} live /> : null}
        <Columns kind="stack">
          <Mistakes preview={preview} visit={visit} />
          <Taking preview={preview} visit={visit} />
        </Columns>
      </>
    );
  },
});

/** Download, upload, preview. */
export const exchangeScreens = [tableScreen, previewScreen];
