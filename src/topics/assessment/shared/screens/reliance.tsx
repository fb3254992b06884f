import type { Visit } from "#kernel/screen";
import { Filters } from "#ui/filters";
import { withQuery } from "#ui/markup";
import { Matrix, type MatrixCell } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { exportReliance, readReliance } from "../contract.ts";
import type { Reliance } from "../model.ts";
import { registerPath, wordsFor } from "./parts.tsx";

type Shown = (typeof readReliance)["output"]["_output"];
type Line = Shown["members"][number];
type Part = { readonly shown: Shown; readonly visit: Visit };

/** Violet where somebody relies on it and all is reviewed, amber where something is open; not to rely on it is neither good nor bad. */
const levelOf = ({ relied, review, openDuties }: Reliance): MatrixCell["level"] => (relied === 0 ? "na" : review + openDuties > 0 ? 2 : "shared");

function cellOf(cell: Reliance, { memberId, memberName, shown }: Line, visit: Visit): MatrixCell {
  const words = wordsFor(visit).reliance;
  if (!shown) return { level: "na", text: "?", label: words.hidden };
  const address = { member: memberId, name: memberName, provider: cell.provider, catalogueId: visit.query["catalogueId"] ?? null };
  return {
    level: levelOf(cell),
    text: cell.relied === 0 ? "–" : String(cell.relied),
    label: words.cell(cell),
    href: cell.relied === 0 ? undefined : `${registerPath(visit)}${withQuery({}, address)}`,
  };
}

const Relying = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).reliance;
  if (shown.providers.length === 0) return <EmptyState title={words.noProviders}>{words.empty}</EmptyState>;
  return (
    <Matrix
      caption={words.matrix}
      corner={words.member}
      heads="running"
      columns={shown.providers.map(({ provider, offers }) => ({
        key: provider,
        label: `${provider} (${words.offers(offers)})`,
        href: `${registerPath(visit)}${withQuery({}, { provider })}`,
      }))}
      rows={shown.members.map((line) => ({
        key: line.memberId,
        label: line.memberName,
        note: line.shown ? undefined : words.hidden,
        cells: line.cells.map((cell) => cellOf(cell, line, visit)),
      }))}
      legend={[
        { level: "shared", label: words.legend.relied },
        { level: 2, label: words.legend.review },
        { level: "na", label: words.legend.none(shown.audience.hidden > 0) },
      ]}
      empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
    />
  );
};

export const reliancePage = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten/verlass",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).reliance.title,
  shows: { shown: readReliance },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { reliance } = words;
    const kept = visit.query["catalogueId"] ? { catalogueId: visit.query["catalogueId"] } : {};
    const link = (format: string) => `/api/${exportReliance.name}${withQuery({ ...kept, cooperativeId: visit.params["cooperativeId"] ?? "" }, { format })}`;
    return (
      <>
        <PageHead title={reliance.title} trail={[{ label: words.register.title, href: registerPath(visit) }, { label: reliance.title }]} lead={reliance.lead} />
        <Card title={reliance.matrix}>
          <Filters
            query={visit.query}
            filters={[{ kind: "choice", name: "catalogueId", label: reliance.catalogue, options: shown.catalogues.map(({ id, title }) => ({ value: id, label: title })) }]}
            found={reliance.found(shown.audience.members)}
            exports={<ExportLinks links={["xlsx", "ods", "csv"].map((format) => ({ label: format.toUpperCase(), href: link(format) }))} />}
          />
          <Relying shown={shown} visit={visit} />
          <Pager page={shown.page} pages={shown.pages} query={visit.query} />
        </Card>
      </>
    );
  },
});
