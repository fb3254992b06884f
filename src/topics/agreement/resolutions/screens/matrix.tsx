/** Members × steps: who has resolved, who is about to, and what is missing. */
import type { Visit } from "#kernel/screen";
import { Matrix } from "#ui/matrix";
import { Tabs } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { printResolutions, readOwnResolutions, readResolutions, type ResolutionMatrix } from "../contract.ts";
import { resolutionSteps } from "../model.ts";
import { levels, wordsFor } from "./parts.tsx";

type Row = ResolutionMatrix["rows"][number];

function cellsOf(row: Row, visit: Visit) {
  const words = wordsFor(visit);
  const isHidden = (step: Row["cells"][number]["step"]) => !row.isWhole && step !== "council";
  return row.cells.map(({ step, standing, sessionOn }) =>
    isHidden(step)
      ? { level: "na" as const, text: "", label: words.matrix.hidden }
      : {
          level: levels[standing],
          text: sessionOn === null ? "–" : words.day(sessionOn),
          label: `${words.bodies[row.kind][step]}: ${words.standings[standing]}`,
        },
  );
}

export const matrixScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung/:versionId/beschluesse",
  title: (_, visit) => wordsFor(visit).matrix.title,
  lane: "agreement",
  shows: { shown: readResolutions },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { matrix } = words;
    const register = `/verbund/${visit.params["cooperativeId"]}/vereinbarung`;
    const base = `${register}/${shown.version.id}`;
    const links = (["pdf", "docx", "odt"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `/api/${printResolutions.name}?cooperativeId=${visit.params["cooperativeId"]}&versionId=${shown.version.id}&format=${format}`,
    }));
    return (
      <>
        <PageHead
          title={matrix.title}
          trail={[
            { label: matrix.version, href: register },
            { label: matrix.numbered(shown.version.number), href: base },
          ]}
          lead={`${matrix.lead(shown.adopted, shown.rows.length)} ${shown.refused === 0 ? "" : matrix.refused(shown.refused)}`}
        />
        <Tabs
          current="resolutions"
          tabs={[
            { key: "content", label: matrix.content, href: base },
            { key: "way", label: matrix.way, href: `${base}/verlauf` },
            { key: "resolutions", label: matrix.title, href: `${base}/beschluesse` },
            { key: "papers", label: matrix.councilPapers, href: `${base}/vorlagen` },
          ]}
        />
        <Card acts={visit.may(printResolutions) ? <ExportLinks label={matrix.paper} links={links} /> : undefined}>
          <Matrix
            caption={matrix.caption}
            corner={matrix.member}
            heads="running"
            columns={resolutionSteps.map((step) => ({ key: step, label: words.steps[step] }))}
            rows={shown.rows.map((row) => ({
              key: row.memberId,
              label: row.memberName,
              note:
                [row.objects ? matrix.objects : "", row.missing === null ? "" : matrix.missing(words.bodies[row.kind][row.missing])].filter((part) => part !== "").join(" · ") ||
                undefined,
              ...(visit.may(readOwnResolutions, row.memberId) ? { href: `/mitglied/${row.memberId}/vereinbarung/beschluesse?versionId=${shown.version.id}` } : {}),
              cells: cellsOf(row, visit),
            }))}
            legend={[
              { level: 4, label: matrix.legend.adopted },
              { level: 3, label: matrix.legend.conditions },
              { level: 2, label: matrix.legend.planned },
              { level: 1, label: matrix.legend.postponed },
              { level: 0, label: matrix.legend.late },
              { level: "na", label: matrix.legend.none },
            ]}
            empty={<EmptyState title={matrix.empty} />}
          />
        </Card>
      </>
    );
  },
});
