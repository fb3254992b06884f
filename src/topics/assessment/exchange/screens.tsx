import type { Visit } from "#kernel/screen";
import { formatInstant, formatShortDate } from "#ui/dates";
import { Alert, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { Exchange, ExchangePreview } from "#ui/workbook";
import { choose } from "#ui/words";
import { applyWorkbook, listWorkbooks, makeWorkbook, readWorkbook, stageWorkbook, workbookFormats } from "./contract.ts";
import type { PlannedChange } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Listed = (typeof listWorkbooks)["output"]["_output"];

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const checkPath = ({ params }: Visit) => `/mitglied/${params["memberId"] ?? ""}/checks/${params["checkId"] ?? ""}`;

const trailTo = (visit: Visit, { title, period, memberName }: Listed["check"], last: string) => [
  { label: `${title} ${period} · ${memberName}`, href: checkPath(visit) },
  { label: last },
];

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
    const { memberId = "", checkId = "" } = visit.params;
    return (
      <>
        <PageHead title={words.title} trail={trailTo(visit, listed.check, words.title)} lead={words.lead} acts={<LinkButton href={checkPath(visit)}>{words.back}</LinkButton>} />
        <Exchange
          words={words}
          visit={visit}
          make={{ operation: makeWorkbook, place: { memberId, checkId }, formats: workbookFormats }}
          stage={stageWorkbook}
          lock={listed.lock === null ? null : words.locks[listed.lock]}
          imports={listed.imports}
          hrefOf={visit.may(readWorkbook) ? (importId) => `${checkPath(visit)}/tabelle/${importId}` : null}
        />
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

const previewScreen = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/tabelle/:importId",
  title: (_answers, visit) => wordsFor(visit).previewTitle,
  lane: "checks",
  shows: { preview: readWorkbook },
  acts: [applyWorkbook],
  view: ({ preview }, visit) => {
    const words = wordsFor(visit);
    const { head, changes, unchanged, lock, mistakes } = preview;
    const smooth = changes.filter(({ conflict }) => conflict === null);
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
        <ExchangePreview
          words={words}
          visit={visit}
          apply={applyWorkbook}
          lock={lock === null ? null : words.locks[lock]}
          backHref={checkPath(visit)}
          mistakes={mistakes}
          subject={words.columns.requirement}
          reasonOf={({ reason }) => words.reasons[reason]}
          groups={[
            { title: words.newTitle, name: "chosen", changes: smooth.filter(({ kind }) => kind === "new") },
            { title: words.changesTitle, name: "chosen", changes: smooth.filter(({ kind }) => kind === "changed") },
            { title: words.conflictsTitle, name: "conflicts", changes: changes.filter(({ conflict }) => conflict !== null) },
          ]}
          keyOf={({ requirement }) => requirement}
          nameOf={({ label, title }) => [label, title].filter(Boolean).join(" ")}
          partOf={({ areaTitle }) => areaTitle}
          columns={[{ key: "change", label: words.columns.change, cell: (change) => <Parts change={change} visit={visit} /> }]}
        />
      </>
    );
  },
});

/** Download, upload, preview. */
export const checkExchangeScreens = [tableScreen, previewScreen];
