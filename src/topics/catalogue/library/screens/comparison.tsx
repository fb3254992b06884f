/** Any two versions of a catalogue side by side. */
import type { Visit } from "#kernel/screen";
import { Filters } from "#ui/filters";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { compareVersions, exportComparison } from "../contract.ts";
import { Differences, DifferenceTabs } from "./differences.tsx";
import { CatalogueTabs, Exports, trailTo, versionName, wordsFor } from "./parts.tsx";

type Shown = (typeof compareVersions)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Choosing = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).comparison;
  const options = shown.versions.map((version) => ({ value: version.id, label: versionName(version, visit) }));
  const chosen = { ...visit.query, from: shown.from.id, to: shown.to.id };
  return (
    <Filters
      keep={["kind"]}
      query={chosen}
      filters={[
        { kind: "choice", name: "from", label: words.from, options, all: "–" },
        { kind: "choice", name: "to", label: words.to, options, all: "–" },
      ]}
      found={words.found(shown.found)}
      exports={<Exports operation={exportComparison} visit={visit} more={{ catalogueId: shown.catalogue.id, from: shown.from.id, to: shown.to.id, kind: visit.query["kind"] }} />}
    />
  );
};

export const versionComparison = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/:catalogueId/vergleich",
  lane: "catalogues",
  title: ({ shown }, visit) => wordsFor(visit).comparison.title(shown.catalogue.title),
  shows: { shown: compareVersions },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { catalogue } = shown;
    const isSingle = shown.versions.length < 2;
    return (
      <>
        <PageHead
          title={catalogue.title}
          trail={trailTo(visit, catalogue, words.record.tabs.compare)}
          lead={isSingle ? versionName(shown.to, visit) : words.comparison.lead(versionName(shown.from, visit), versionName(shown.to, visit))}
        />
        <CatalogueTabs catalogue={catalogue} current="compare" visit={visit} />
        <Card title={words.comparison.caption}>
          {isSingle ? (
            <EmptyState title={versionName(shown.to, visit)}>{words.comparison.onlyOne}</EmptyState>
          ) : (
            <>
              <Choosing shown={shown} visit={visit} />
              <DifferenceTabs counts={shown.counts} visit={visit} />
              <Differences differences={shown.differences} visit={visit} />
              <Pager page={shown.page} pages={shown.pages} query={visit.query} />
            </>
          )}
        </Card>
      </>
    );
  },
});
