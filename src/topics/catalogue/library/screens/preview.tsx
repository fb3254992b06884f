/** What was read, before anything changes: parts, differences, violations, sources that are missing. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatInstant } from "#ui/dates";
import { ActButton, HiddenField, OperationForm, Submit } from "#ui/form";
import { withQuery } from "#ui/markup";
import { formatNumber } from "#ui/numbers";
import { Pager } from "#ui/navigation";
import { Alert, Card, Columns, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { capital } from "#ui/words";
import { relationships } from "#topics/catalogue/formats/model";
import { applyImport, assignSources, discardImport, readImport, type ReadDocument } from "../contract.ts";
import { changesNothing } from "../rules/differences.ts";
import { countsInWords, Differences, DifferenceTabs } from "./differences.tsx";
import { Done, mappingsPath, recordPath, registerPath, RelationshipTag, shortLabel, trailTo, wordsFor } from "./parts.tsx";
import { ViolationGroups } from "./violations.tsx";

type Shown = (typeof readImport)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };
type DocumentPart = Part & { readonly document: ReadDocument; readonly index: number };

const sizeOf = ({ kind, size }: ReadDocument, visit: Visit): string => {
  const words = wordsFor(visit);
  if (kind === "component") return words.preview.component(size);
  return kind === "catalogue" ? words.requirementCount(size) : words.relationCount(size);
};

const standingOf = ({ existing }: ReadDocument, visit: Visit): string => {
  const words = wordsFor(visit).preview;
  if (existing === null) return words.fresh;
  return existing.number === null ? words.replaces(shortLabel(existing.label, visit)) : words.newVersion(existing.number);
};

const Areas = ({ document, visit }: { document: ReadDocument; visit: Visit }) =>
  document.areas.length === 0 ? null : (
    <Details summary={wordsFor(visit).preview.areasOf(document.areas.length)}>
      <ul>
        {document.areas.map(({ label, title, requirements }) => (
          <li>
            {label} {title} <span class="rw-soft">{formatNumber(requirements, visit.language)}</span>
          </li>
        ))}
      </ul>
    </Details>
  );

const Kinds = ({ document, visit }: { document: ReadDocument; visit: Visit }) => (
  <>
    {relationships
      .filter((relationship) => document.relationships[relationship] !== undefined)
      .map((relationship) => (
        <>
          <span class="rw-nowrap">
            <RelationshipTag relationship={relationship} visit={visit} /> {formatNumber(document.relationships[relationship] ?? 0, visit.language)}
          </span>{" "}
        </>
      ))}
  </>
);

/** Ticked beforehand unless a profile of the set was made from it; a form that came back keeps what was ticked. */
const Take = ({ document, index, visit }: DocumentPart) => {
  const given = [visit.given["documents"] ?? []].flat().map(String);
  const checked = Object.keys(visit.given).length === 0 ? document.usedBy.length === 0 : given.includes(String(index));
  return (
    <label class="rw-option">
      <input type="checkbox" name="documents" value={String(index)} checked={checked} />
      <span class="rw-option-text">
        {wordsFor(visit).preview.take}
        <span class="kern-sr-only">: {document.title}</span>
      </span>
    </label>
  );
};

const DocumentSection = (part: DocumentPart) => {
  const { document, index, shown, visit } = part;
  const words = wordsFor(visit);
  const { counts } = document;
  const isShown = shown.shown?.document === index;
  return (
    <section class="rw-difference" aria-labelledby={`teil-${index}`}>
      <p class="rw-kicker">{words.preview.kinds[document.kind]}</p>
      <h3 id={`teil-${index}`}>
        {document.title} <span class="rw-note">{shortLabel(document.label, visit)}</span>
      </h3>
      <p>
        <StateTag tone={document.existing ? "part" : "brand"}>{standingOf(document, visit)}</StateTag> {sizeOf(document, visit)}
        {document.publisher === "" ? null : <span class="rw-soft"> · {document.publisher}</span>}
      </p>
      {document.usedBy.length === 0 ? null : <p class="rw-soft">{words.preview.usedBy(document.usedBy)}</p>}
      {counts === null ? null : (
        <p>
          {changesNothing(counts) ? words.preview.nothingChanges : countsInWords(counts, visit)}{" "}
          {isShown || changesNothing(counts) ? null : <a href={`${withQuery({}, { document: String(index) })}#unterschiede`}>{words.preview.differences}</a>}
        </p>
      )}
      <Kinds document={document} visit={visit} />
      <Areas document={document} visit={visit} />
      {shown.appliedAt === null && shown.documents.length > 1 ? <Take {...part} /> : null}
    </section>
  );
};

const Applying = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).preview;
  const parts = shown.documents.map((document, index) => <DocumentSection document={document} index={index} shown={shown} visit={visit} />);
  if (shown.appliedAt !== null) return <Card title={words.parts}>{parts}</Card>;
  return (
    <Card title={words.parts}>
      <OperationForm operation={applyImport} visit={visit}>
        <HiddenField name="basis" value={shown.basis} />
        {parts}
        <p class="rw-soft">{words.applyText}</p>
        <Submit>{words.apply}</Submit>
      </OperationForm>
    </Card>
  );
};

const Missing = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).preview;
  if (shown.missing.length === 0 || shown.appliedAt !== null) return null;
  return (
    <Card title={words.missing} tone="part">
      <p>{words.missingText}</p>
      <OperationForm operation={assignSources} visit={visit}>
        {shown.missing.map(({ source, file }, index) => (
          <>
            <HiddenField name={`sources.${index}.source`} value={source} />
            <Select
              name={`sources.${index}.catalogue`}
              label={words.missingLabel(source, file)}
              empty={words.missingNone}
              options={[
                { group: words.missingFiles, options: shown.files.filter((name) => name !== file).map((name) => ({ value: name, label: name })) },
                { group: words.missingLibrary, options: shown.library.map(({ key, title }) => ({ value: key, label: title })) },
              ].filter(({ options }) => options.length > 0)}
            />
          </>
        ))}
        <Submit kind="quiet" disabledReason={shown.library.length === 0 && shown.files.length < 2 ? words.missingNoLibrary : null}>
          {words.assign}
        </Submit>
      </OperationForm>
    </Card>
  );
};

const Changes = ({ shown: { shown, documents }, visit }: Part) => {
  const document = documents[shown?.document ?? -1];
  if (!shown || !document?.counts || changesNothing(document.counts)) return null;
  return (
    <Card title={wordsFor(visit).preview.differencesOf(document.title)} titleId="unterschiede">
      <DifferenceTabs counts={document.counts} visit={visit} />
      <Differences differences={shown.differences} visit={visit} />
      <Pager page={shown.page} pages={shown.pages} query={visit.query} />
    </Card>
  );
};

const Violations = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).preview;
  const count = shown.violations.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return null;
  return (
    <Card title={words.violations(count)} tone={shown.documents.length === 0 ? "no" : undefined}>
      {shown.documents.length === 0 ? null : <p>{words.violationsText}</p>}
      <ViolationGroups groups={shown.violations} visit={visit} />
    </Card>
  );
};

const Head = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).preview;
  return (
    <Card>
      <Facts
        dense
        facts={[
          { term: words.files, value: <span class="rw-break">{shown.files.join(", ")}</span> },
          { term: words.staged, value: words.stagedBy(formatInstant(shown.stagedAt, visit.language), shown.stagedByName) },
          { term: wordsFor(visit).record.sha, value: <code class="rw-break rw-small">{shown.sha256}</code> },
        ]}
      />
      {shown.appliedAt === null ? (
        <ActButton kind="danger" small confirm={words.discardConfirm} form={{ operation: discardImport, visit }}>
          {words.discard}
        </ActButton>
      ) : (
        <LinkButton href={registerPath(visit)}>{words.toCatalogues}</LinkButton>
      )}
    </Card>
  );
};

/** After taking over: to the one catalogue, the mappings, or the register. */
function afterApplying(value: unknown, visit: Pick<Visit, "params">): string {
  const { catalogues, mappings } = applyImport.output.parse(value);
  const [first] = catalogues;
  const place = first && catalogues.length === 1 ? recordPath(visit, first.id) : catalogues.length === 0 && mappings > 0 ? mappingsPath(visit) : registerPath(visit);
  return `${place}?getan=${applyImport.name}`;
}

export const importPreview = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/einlesen/:importId",
  lane: "catalogues",
  title: (_, visit) => wordsFor(visit).preview.title,
  shows: { shown: readImport },
  acts: [applyImport, discardImport, assignSources],
  next: (operation, value, visit) => {
    if (operation === applyImport.name) return afterApplying(value, visit);
    return operation === discardImport.name ? `${registerPath(visit)}?getan=${operation}` : null;
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).preview;
    const part = { shown, visit };
    return (
      <>
        <PageHead
          title={words.title}
          trail={trailTo(visit, undefined, words.title)}
          lead={shown.appliedAt === null ? capital(words.lead(shown.documents.length)) : words.leadApplied}
        />
        {shown.documents.length === 0 && shown.missing.length === 0 ? null : <Done visit={visit} sentences={words.done} />}
        <Columns kind="stack">
          {shown.documents.length === 0 && shown.missing.length === 0 && shown.appliedAt === null ? (
            <Alert tone="danger" title={words.nothingTitle}>
              {words.nothing}
            </Alert>
          ) : null}
          <Head {...part} />
          <Missing {...part} />
          {shown.documents.length === 0 ? null : <Applying {...part} />}
          <Changes {...part} />
          <Violations {...part} />
        </Columns>
      </>
    );
  },
});
