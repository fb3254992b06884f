import type { Visit } from "#kernel/screen";
import { Checkbox } from "#ui/choices";
import { formatInstant, formatShortDate, formatShortInstant } from "#ui/dates";
import { FileField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { withQuery } from "#ui/markup";
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

const checkPath = ({ params }: Visit) => `/mitglied/${params["memberId"] ?? ""}/checks/${params["checkId"] ?? ""}`;

const trailTo = (visit: Visit, { title, period, memberName }: Listed["check"], last: string) => [
  { label: `${title} ${period} · ${memberName}`, href: checkPath(visit) },
  { label: last },
];

const Download = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const { memberId = "", checkId = "" } = visit.params;
  return (
    <Card title={words.downloadTitle}>
      <p>{words.downloadText}</p>
      <Acts>
        {workbookFormats.map((format) => (
          <LinkButton href={`/api/${makeWorkbook.name}${withQuery({ memberId, checkId, format }, {})}`} kind={format === "xlsx" ? "primary" : "quiet"} download>
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
          { key: "file", label: words.imports.file, rowHead: true, cell: ({ id, fileName }) => <a href={`${checkPath(visit)}/tabelle/${id}`}>{fileName}</a> },
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
  path: "/mitglied/:memberId/checks/:checkId/tabelle",
  title: (_answers, visit) => wordsFor(visit).title,
  lane: "checks",
  shows: { listed: listWorkbooks },
  acts: [stageWorkbook],
  next: (_operation, value, { params }) => {
    const staged = stageWorkbook.output.safeParse(value);
    return staged.success ? `/mitglied/${params["memberId"] ?? ""}/checks/${params["checkId"] ?? ""}/tabelle/${staged.data.importId}` : null;
  },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.title} trail={trailTo(visit, listed.check, words.title)} lead={words.lead} acts={<LinkButton href={checkPath(visit)}>{words.back}</LinkButton>} />
        <Columns kind="stack">
          <Download visit={visit} />
          <Upload listed={listed} visit={visit} />
          <Imports listed={listed} visit={visit} />
        </Columns>
      </>
    );
  },
});

const Parts = ({ change, visit }: { change: PlannedChange; visit: Visit }) => {
  const words = wordsFor(visit);
  const said = (field: PlannedChange["parts"][number]["field"], text: string) => (field === "dueOn" && text !== "" ? formatShortDate(text, visit.language) : text);
  return (
    <>
      {change.parts.map(({ field, from, to }, index) => (
        <>
          {index === 0 ? null : <br />}
          <span class="rw-small rw-soft">{words.fields[field]}: </span>
          <span class="rw-prose">{words.part(said(field, from), said(field, to))}</span>
        </>
      ))}
    </>
  );
};

type Choosing = { readonly changes: readonly PlannedChange[]; readonly name: "chosen" | "conflicts"; readonly caption: string; readonly visit: Visit; readonly mayTake: boolean };

const nameOf = ({ label, title }: PlannedChange) => [label, title].filter(Boolean).join(" ");

const Changes = ({ changes, name, caption, visit, mayTake }: Choosing) => {
  const words = wordsFor(visit);
  const take = {
    key: "take",
    label: words.columns.take,
    labelHidden: true,
    cell: (change: PlannedChange) => <Checkbox name={name} value={change.requirement} label={words.take(nameOf(change))} labelHidden checked={name === "chosen"} />,
  };
  const by = {
    key: "by",
    label: words.columns.changedBy,
    cell: ({ conflict }: PlannedChange) => (conflict ? `${conflict.by}, ${formatShortInstant(conflict.at, visit.language)}` : ""),
  };
  return (
    <DataTable
      caption={caption}
      rows={changes}
      columns={[
        ...(mayTake ? [take] : []),
        {
          key: "requirement",
          label: words.columns.requirement,
          rowHead: true,
          cell: (change: PlannedChange) => (
            <>
              {nameOf(change)}
              <br />
              <span class="rw-small rw-soft">{change.areaTitle}</span>
            </>
          ),
        },
        { key: "change", label: words.columns.change, cell: (change: PlannedChange) => <Parts change={change} visit={visit} /> },
        ...(name === "conflicts" ? [by] : []),
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
          { key: "requirement", label: words.columns.requirement, cell: ({ text }) => text ?? "–" },
          { key: "reason", label: words.columns.reason, cell: ({ reason }) => words.reasons[reason] },
        ]}
      />
    </Card>
  );
};

const Taking = ({ preview, visit }: { preview: Preview; visit: Visit }) => {
  const words = wordsFor(visit);
  if (preview.changes.length === 0)
    return preview.mistakes.length > 0 ? null : (
      <Card>
        <EmptyState title={words.previewNone} act={<LinkButton href={checkPath(visit)}>{words.back}</LinkButton>}>
          {words.previewNoneHint}
        </EmptyState>
      </Card>
    );
  const mayTake = visit.may(applyWorkbook) && preview.lock === null;
  const smooth = preview.changes.filter(({ conflict }) => conflict === null);
  const groups = [
    { title: words.newTitle, name: "chosen", changes: smooth.filter(({ kind }) => kind === "new") },
    { title: words.changesTitle, name: "chosen", changes: smooth.filter(({ kind }) => kind === "changed") },
    { title: words.conflictsTitle, name: "conflicts", changes: preview.changes.filter(({ conflict }) => conflict !== null) },
  ] as const;
  return (
    <OperationForm operation={applyWorkbook} visit={visit} hidden={{ take: "chosen" }}>
      {groups.map(({ title, name, changes }) =>
        changes.length === 0 ? null : (
          <Card title={title} {...(name === "conflicts" ? { tone: "part" as const } : {})}>
            {name === "conflicts" ? <p>{words.conflictsText}</p> : null}
            <Changes changes={changes} name={name} caption={title} visit={visit} mayTake={mayTake} />
          </Card>
        ),
      )}
      <Submit disabledReason={preview.lock === null ? null : words.locks[preview.lock]}>{words.apply}</Submit>
    </OperationForm>
  );
};

const previewScreen = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/tabelle/:importId",
  title: (_answers, visit) => wordsFor(visit).previewTitle,
  lane: "checks",
  shows: { preview: readWorkbook },
  acts: [applyWorkbook],
  view: ({ preview }, visit) => {
    const words = wordsFor(visit);
    const { head, changes, unchanged } = preview;
    const fresh = changes.filter(({ kind }) => kind === "new").length;
    return (
      <>
        <PageHead
          title={words.previewTitle}
          trail={trailTo(visit, preview.check, `${head.fileName}, ${formatInstant(head.stagedAt, visit.language)}`)}
          lead={changes.length === 0 ? undefined : words.previewLead(fresh, changes.length - fresh, unchanged)}
          acts={<LinkButton href={`${checkPath(visit)}/tabelle`}>{words.title}</LinkButton>}
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
export const checkExchangeScreens = [tableScreen, previewScreen];
