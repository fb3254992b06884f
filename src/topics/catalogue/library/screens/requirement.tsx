/** One requirement: what it asks, what helps, what counts as evidence, and where it leads. */
import type { Visit } from "#kernel/screen";
import { FilledText } from "#ui/compared";
import { withQuery, type Child } from "#ui/markup";
import { Acts, Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts, History, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { readRequirement } from "../contract.ts";
import { audienceWord, effortWord, LevelTag, ModalTag, recordPath, RelationshipTag, requirementPath, trailTo, versionName, wordsFor } from "./parts.tsx";

type Shown = (typeof readRequirement)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };
type Segment = Shown["statement"][number];
type Related = Shown["related"][number];

const pieces = (segments: readonly Segment[], visit: Visit) => segments.map(({ text, origin }) => ({ text, hint: origin && wordsFor(visit).requirement.gapOrigin[origin] }));

const hrefOf = ({ shown, visit }: Part, key: string) =>
  `${requirementPath(visit, shown.catalogue.id, key)}${shown.version.id === shown.catalogue.currentVersionId ? "" : withQuery({}, { versionId: shown.version.id })}`;

const Text = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).requirement;
  const { statement, guidance, requirement } = shown;
  const says = statement.map(({ text }) => text).join("");
  const hasGaps = [...statement, ...guidance].some(({ origin }) => origin !== undefined);
  return (
    <>
      {says === "" || says === requirement.title ? null : (
        <Card title={words.statement}>
          <FilledText pieces={pieces(statement, visit)} />
          {hasGaps ? (
            <p class="rw-small rw-soft">
              {words.gaps} <a href={`${recordPath(visit, shown.catalogue.id)}/platzhalter${withQuery({ q: requirement.label }, {})}`}>{words.toParameters}</a>
            </p>
          ) : null}
        </Card>
      )}
      {guidance.every(({ text }) => text === "") ? null : (
        <Card title={words.guidance}>
          <FilledText pieces={pieces(guidance, visit)} />
        </Card>
      )}
      {requirement.evidence === "" ? null : (
        <Card title={words.evidence}>
          <Prose text={requirement.evidence} />
        </Card>
      )}
    </>
  );
};

const Grading = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { requirement, area } = shown;
  const fact = (term: string, value: Child) => (value ? [{ term, value }] : []);
  return (
    <Card title={words.requirement.facts}>
      <Facts
        dense
        facts={[
          ...(area
            ? [{ term: words.requirement.area, value: <a href={`${recordPath(visit, shown.catalogue.id)}/anforderungen${withQuery({ area: area.key }, {})}`}>{area.title}</a> }]
            : []),
          ...(requirement.modal ? [{ term: words.requirement.modal, value: <ModalTag modal={requirement.modal} visit={visit} /> }] : []),
          ...(requirement.level ? [{ term: words.requirement.level, value: <LevelTag level={requirement.level} visit={visit} /> }] : []),
          ...fact(words.requirement.effort, effortWord(requirement.effort, visit)),
          ...fact(words.requirement.weight, words.weights[requirement.weight ?? 0]),
          ...fact(words.requirement.audience, audienceWord(requirement.audience, visit)),
        ]}
      />
      <Details summary={words.requirement.key}>
        <p class="rw-small">
          <code class="rw-break">{requirement.key}</code>
        </p>
        <p class="rw-small rw-soft">{words.requirement.keyHint}</p>
      </Details>
    </Card>
  );
};

const Neighbourhood = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).requirement;
  const item = ({ key, label, title }: { key: string; label: string; title: string }) => (
    <li>
      <a href={hrefOf({ shown, visit }, key)}>
        {label} {title}
      </a>
    </li>
  );
  const kindOf = (rel: string) => Object.entries(words.linkKinds).find(([known]) => known === rel)?.[1] ?? words.linkOther(rel);
  return (
    <>
      {shown.within ? (
        <Card title={words.within}>
          <ul>{item(shown.within)}</ul>
        </Card>
      ) : null}
      {shown.contains.length === 0 ? null : (
        <Card title={words.contains}>
          <ul>{shown.contains.map(item)}</ul>
        </Card>
      )}
      {shown.links.length === 0 ? null : (
        <Card title={words.links}>
          <ul>
            {shown.links.map(({ rel, key, label, title }) => (
              <li>
                <span class="rw-small rw-soft">{kindOf(rel)}: </span>
                {label === null ? (
                  <span class="rw-break">{key}</span>
                ) : (
                  <a href={hrefOf({ shown, visit }, key)}>
                    {label} {title}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
};

const spaceName = (space: string, visit: Visit) => Object.entries(wordsFor(visit).requirement.spaces).find(([known]) => known === space)?.[1] ?? space;

const RelatedTo = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).requirement;
  const heads = words.relatedColumns;
  const there = ({ to }: Related) =>
    to.requirement ? (
      <a href={requirementPath(visit, to.requirement.catalogueId, to.requirement.key)}>
        {to.requirement.label} {to.requirement.title}
      </a>
    ) : (
      to.name
    );
  const way = ({ path }: Related) =>
    path.length === 1
      ? words.direct
      : path
          .map(({ name, space }) => `${spaceName(space, visit)} ${name}`)
          .slice(0, -1)
          .join(" → ");
  return (
    <Card title={words.related}>
      {shown.related.length === 0 ? (
        <p class="rw-soft">{words.relatedNone}</p>
      ) : (
        <>
          <p class="rw-soft">{words.relatedText}</p>
          <DataTable
            caption={words.related}
            rows={shown.related}
            tall={shown.related.length > 20}
            columns={[
              { key: "relationship", label: heads.relationship, cell: ({ relationship }) => <RelationshipTag relationship={relationship} visit={visit} /> },
              { key: "to", label: heads.to, rowHead: true, cell: there },
              { key: "catalogue", label: heads.catalogue, cell: ({ to }) => to.requirement?.catalogueTitle ?? spaceName(to.space, visit) },
              { key: "path", label: heads.path, wideOnly: true, cell: way },
            ]}
          />
        </>
      )}
    </Card>
  );
};

const Versions = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).requirement;
  if (shown.history.length < 2) return null;
  const { length } = shown.history;
  const said = (changed: boolean, index: number) => (index === length - 1 ? words.historyFirst : changed ? words.historyChanged : words.historySame);
  return (
    <Card title={words.history}>
      <History
        entries={shown.history.map((one, index) => ({
          at: words.historyLine(versionName({ number: one.number, label: one.versionLabel }, visit), one.label),
          what: said(one.changed, index),
          tone: one.changed ? ("part" as const) : ("open" as const),
        }))}
      />
      <p>
        <a href={`${recordPath(visit, shown.catalogue.id)}/vergleich`}>{words.compare}</a>
      </p>
    </Card>
  );
};

const More = ({ shown, visit }: Part) =>
  shown.facts.length === 0 ? null : (
    <Details summary={wordsFor(visit).requirement.more}>
      <Facts dense facts={shown.facts.map(({ name, value }) => ({ term: name, value: <span class="rw-break">{value}</span> }))} />
    </Details>
  );

const Leafing = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).requirement;
  const { previous, next } = shown.neighbours;
  return (
    <Acts>
      {previous === null ? null : <LinkButton href={hrefOf({ shown, visit }, previous)}>{words.previous}</LinkButton>}
      {next === null ? null : (
        <LinkButton next href={hrefOf({ shown, visit }, next)}>
          {words.next}
        </LinkButton>
      )}
    </Acts>
  );
};

export const requirementRecord = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/:catalogueId/anforderungen/:requirementKey",
  lane: "catalogues",
  title: ({ shown }, visit) => wordsFor(visit).requirement.title(shown.requirement.label, shown.requirement.title),
  shows: { shown: readRequirement },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).requirement;
    const part = { shown, visit };
    return (
      <>
        <PageHead
          title={shown.requirement.title || shown.requirement.label}
          trail={[
            ...trailTo(visit, shown.catalogue, "").slice(0, -1),
            ...(shown.area ? [{ label: shown.area.title, href: `${recordPath(visit, shown.catalogue.id)}/anforderungen${withQuery({ area: shown.area.key }, {})}` }] : []),
            { label: shown.requirement.label },
          ]}
        />
        {shown.requirement.withdrawn ? (
          <Alert tone="warning" title={words.withdrawn}>
            {words.withdrawnText}
          </Alert>
        ) : null}
        <Columns kind="wide-left">
          <Columns kind="stack">
            <Text {...part} />
            <RelatedTo {...part} />
            <Leafing {...part} />
          </Columns>
          <Columns kind="stack">
            <Grading {...part} />
            <Neighbourhood {...part} />
            <Versions {...part} />
            <More {...part} />
          </Columns>
        </Columns>
      </>
    );
  },
});
