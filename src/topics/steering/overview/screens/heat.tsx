/** The heat map: members × areas, with the way into each cell. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Matrix, type MatrixCell } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Card, EmptyState } from "#ui/parts";
import { readCheck } from "#topics/assessment/checks/contract";
import type { AreaCell, Overview, OverviewRow, SumRow } from "../model.ts";
import { rungOf } from "../rules.ts";
import { legendLevels, wordsOf } from "./parts.tsx";

type Part = { readonly shown: Overview; readonly visit: Visit };

const areaCell = (cell: AreaCell | null, visit: Visit, href?: string): MatrixCell => {
  const words = wordsOf(visit);
  if (cell === null) return { level: "na", text: "", label: words.notAsked };
  return { level: cell.level, text: words.cellText(cell), label: words.cell(cell), href };
};

const maturityCell = ({ maturity, whole }: Pick<SumRow, "maturity" | "whole">, visit: Visit, href?: string): MatrixCell => {
  const words = wordsOf(visit);
  return { level: whole.level, text: words.maturityText(maturity), label: words.maturityCell(maturity, maturity === null ? null : rungOf(maturity)), href };
};

/** Into the member's check where the visitor may look there, else to the round. */
function wayInto(row: OverviewRow, { shown, visit }: Part): { readonly check: string; readonly area: (key: string) => string } {
  if (!visit.may(readCheck, row.memberId)) {
    const round = `/verbund/${visit.params["cooperativeId"]}/checks/${shown.round?.id ?? ""}`;
    return { check: round, area: () => round };
  }
  const check = `/mitglied/${row.memberId}/checks/${row.checkId}`;
  return { check, area: (key) => `${check}/antworten?area=${encodeURIComponent(key)}` };
}

const sumLine = (key: string, { label, note }: { readonly label: string; readonly note: string }, { sum, visit }: { readonly sum: SumRow; readonly visit: Visit }) => ({
  key,
  label,
  note,
  cells: [maturityCell(sum, visit), areaCell(sum.whole, visit), ...sum.cells.map((cell) => areaCell(cell, visit))],
});

function linesOf({ shown, visit }: Part) {
  const words = wordsOf(visit);
  const rows = shown.rows.map((row) => {
    const way = wayInto(row, { shown, visit });
    return {
      key: row.memberId,
      label: row.name,
      href: `/mitglied/${row.memberId}`,
      cells: [
        maturityCell(row, visit, way.check),
        areaCell(row.whole, visit, way.check),
        ...row.cells.map((cell, index) => areaCell(cell, visit, way.area(shown.columns[index]?.key ?? ""))),
      ],
    };
  });
  const { visible, all } = shown;
  return [
    ...rows,
    ...(visible ? [sumLine("sum", { label: words.visible(visible.members), note: words.visibleNote }, { sum: visible, visit })] : []),
    ...(all ? [sumLine("all", { label: words.all(all.members), note: words.allNote(formatShortDate(all.on, visit.language)) }, { sum: all, visit })] : []),
  ];
}

/** Members × areas of the round, on paper as on the screen. */
export const HeatMap = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  const title = shown.round ? words.roundName(shown.round.title, shown.round.period) : "";
  return (
    <Card title={words.heat} note={words.heatNote(title, shown.since ? formatShortDate(shown.since, visit.language) : null)}>
      <Matrix
        caption={words.heat}
        columns={[
          { key: "maturity", label: words.maturity },
          { key: "whole", label: words.whole },
          ...shown.columns.map(({ key, label, title: name }) => ({ key, label: label === "" ? name : `${label} ${name}` })),
        ]}
        rows={linesOf({ shown, visit })}
        legend={legendLevels.map((level, index) => ({ level, label: words.shareLegend[index] ?? "" }))}
        empty={<EmptyState title={words.nobodyTitle}>{words.nobody}</EmptyState>}
      />
      <Pager page={shown.page} pages={shown.pages} query={visit.query} />
      {shown.hidden > 0 ? <p class="rw-small rw-soft">{words.hidden(shown.hidden)}</p> : null}
      {shown.visible === null && shown.rows.length > 0 ? <p class="rw-small rw-soft">{words.tooFew}</p> : null}
    </Card>
  );
};
