import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup, Select } from "#ui/choices";
import { FileField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { withQuery } from "#ui/markup";
import { Steps } from "#ui/navigation";
import { formatList } from "#ui/numbers";
import { Acts, Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { prepareShared, publishShared } from "../contract.ts";
import { coverages, longestDuty, longestStatement } from "../model.ts";
import { recordPath, registerPath, spoken, wordsFor } from "./parts.tsx";

type Prepared = (typeof prepareShared)["output"]["_output"];
type Chosen = NonNullable<Prepared["chosen"]>;
type Part = { readonly prepared: Prepared; readonly visit: Visit };

/** The endings of files that are taken as evidence. */
const accepted = ".pdf,.png,.jpg,.jpeg,.odt,.docx,.xlsx,.ods,.txt";

const Search = ({ prepared, visit }: Part) => {
  const words = wordsFor(visit).publish;
  return (
    <form method="get" class="rw-form" role="search" aria-label={words.search}>
      <TextField name="text" label={words.search} hint={words.searchHint} value={visit.query["text"]} kind="search" maxlength={100} required />
      <Select
        name="catalogueId"
        label={words.catalogue}
        empty={words.allCatalogues}
        value={visit.query["catalogueId"]}
        options={prepared.catalogues.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Submit>{words.find}</Submit>
    </form>
  );
};

const Results = ({ prepared, visit }: Part) => {
  const words = wordsFor(visit);
  const { publish, record } = words;
  if (!visit.query["text"]) return null;
  const href = ({ catalogueId, key }: Prepared["found"][number]) => withQuery({}, { catalogueId, requirement: key });
  return (
    <Card title={publish.results} note={prepared.found.length === 0 ? undefined : publish.found(prepared.found.length)}>
      <DataTable
        caption={publish.results}
        rows={prepared.found}
        columns={[
          { key: "requirement", label: record.requirement, rowHead: true, cell: (one) => <a href={href(one)}>{spoken(one)}</a> },
          { key: "catalogue", label: record.catalogue, cell: ({ catalogueTitle, areaTitle }) => [catalogueTitle, areaTitle].filter((part) => part !== "").join(" · ") },
          { key: "answers", label: words.register.title, cell: ({ answers }) => (answers === 0 ? "–" : publish.answers(answers)) },
          {
            key: "act",
            label: words.register.columns.act,
            labelHidden: true,
            kind: "act",
            cell: (one) => (
              <LinkButton small href={href(one)} label={publish.chooseOf(spoken(one))}>
                {publish.choose}
              </LinkButton>
            ),
          },
        ]}
        empty={<p>{publish.nothing}</p>}
      />
      {prepared.found.length === 30 ? <p class="rw-small rw-soft">{publish.most}</p> : null}
    </Card>
  );
};

const Requirement = ({ chosen, visit, other }: { chosen: Chosen; visit: Visit; other: boolean }) => {
  const words = wordsFor(visit).publish;
  return (
    <Card title={words.requirement} level={2}>
      <p class="rw-kicker">
        {chosen.catalogueTitle}
        {chosen.areaTitle === "" ? "" : ` · ${chosen.areaTitle}`}
      </p>
      <p>
        <strong>{spoken(chosen)}</strong>
      </p>
      {chosen.statement === "" ? null : <Prose text={chosen.statement} />}
      {chosen.guidance === "" ? null : (
        <div class="rw-soft">
          <Prose text={chosen.guidance} />
        </div>
      )}
      {chosen.providers.length === 0 ? null : <p>{words.standing(formatList(chosen.providers, visit.language))}</p>}
      {other ? (
        <p>
          <a href={`${registerPath(visit)}/neu`}>{words.other}</a>
        </p>
      ) : null}
    </Card>
  );
};

/** The answer itself: who, how much, what, what stays, and the proof. */
const AnswerForm = ({ prepared, chosen, visit }: Part & { chosen: Chosen }) => {
  const { publish: words, coverages: named, coverageHints } = wordsFor(visit);
  const { current, providers, officeName } = prepared;
  const hidden = current === null ? { version: 0, catalogueId: chosen.catalogueId, requirement: chosen.key } : { version: current.version };
  const others = providers.filter((provider) => provider !== officeName);
  return (
    <OperationForm operation={publishShared} visit={visit} file hidden={hidden} keep={current === null ? { catalogueId: chosen.catalogueId, requirement: chosen.key } : {}}>
      {current === null ? (
        <TextField name="provider" label={words.provider} hint={words.providerHint(formatList(others, visit.language))} value={officeName} maxlength={160} required />
      ) : null}
      <RadioGroup
        name="coverage"
        label={words.coverage}
        value={current?.coverage}
        required
        options={coverages.map((value) => ({ value, label: named[value], hint: coverageHints[value] }))}
      />
      <TextArea name="statement" label={words.statement} hint={words.statementHint} value={current?.statement} rows={6} maxlength={longestStatement} required />
      <TextArea name="residualDuty" label={words.duty} hint={words.dutyHint} value={current?.residualDuty} rows={3} maxlength={longestDuty} />
      <TextArea name="evidence" label={words.evidence} hint={words.evidenceHint} value={current?.evidence} rows={2} maxlength={longestDuty} optional />
      <FileField name="file" label={words.file} hint={words.fileHint} accept={accepted} optional />
      {current?.file ? <Checkbox name="fileStays" label={words.fileStays(current.file.name)} hint={words.fileStaysHint} checked /> : null}
      <Acts>
        <Submit>{current === null ? words.submit : words.submitNext}</Submit>
      </Acts>
    </OperationForm>
  );
};

const Writing = ({ prepared, chosen, visit }: Part & { chosen: Chosen }) => (
  <Columns kind="wide-left">
    <Card>
      <AnswerForm prepared={prepared} chosen={chosen} visit={visit} />
    </Card>
    <Requirement chosen={chosen} visit={visit} other={prepared.current === null} />
  </Columns>
);

const next = (operation: string, value: unknown, visit: Pick<Visit, "params">): string =>
  `${recordPath(visit, publishShared.output.parse(value).sharedAnswerId)}?getan=${operation}`;

export const publishNewPage = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten/neu",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).publish.titleNew,
  shows: { prepared: prepareShared },
  acts: [publishShared],
  next,
  view: ({ prepared }, visit) => {
    const words = wordsFor(visit);
    const { chosen } = prepared;
    const [first = "", last = ""] = words.publish.steps;
    return (
      <>
        <PageHead
          title={words.publish.titleNew}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: words.publish.titleNew }]}
          lead={words.publish.lead}
        />
        <Steps steps={[{ label: first, href: `${registerPath(visit)}/neu` }, { label: last }]} current={chosen ? 2 : 1} />
        {visit.query["requirement"] && !chosen ? <Alert tone="warning" title={words.publish.gone} /> : null}
        {prepared.catalogues.length === 0 ? <EmptyState title={words.publish.noCatalogue} /> : null}
        {chosen ? <Writing prepared={prepared} chosen={chosen} visit={visit} /> : null}
        {!chosen && prepared.catalogues.length > 0 ? (
          <>
            <Card>
              <Search prepared={prepared} visit={visit} />
            </Card>
            <Results prepared={prepared} visit={visit} />
          </>
        ) : null}
      </>
    );
  },
});

export const publishNextPage = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten/:sharedAnswerId/fassung",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).publish.titleNext,
  shows: { prepared: prepareShared },
  acts: [publishShared],
  next,
  view: ({ prepared }, visit) => {
    const words = wordsFor(visit);
    const { chosen, current } = prepared;
    return (
      <>
        <PageHead
          title={words.publish.titleNext}
          trail={[
            { label: words.register.title, href: registerPath(visit) },
            { label: chosen?.label ?? "", href: recordPath(visit, visit.params["sharedAnswerId"] ?? "") },
            { label: words.publish.titleNext },
          ]}
          lead={words.publish.leadNext(current?.adopters ?? 0)}
        />
        {chosen ? <Writing prepared={prepared} chosen={chosen} visit={visit} /> : null}
      </>
    );
  },
});
