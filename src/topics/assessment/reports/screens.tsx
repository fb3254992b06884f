import { withQuery } from "#ui/markup";
import { Paper } from "#ui/paper";
import { Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { exportOscal, readResultPaper } from "./contract.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** The result of a check as it will print, formats beside it. */
const resultScreen = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/ergebnis",
  title: (_answers, { language }) => choose({ de, en }, language).page.title,
  lane: "checks",
  shows: { shown: readResultPaper },
  view: ({ shown }, visit) => {
    const words = choose({ de, en }, visit.language).page;
    const { memberId = "", checkId = "" } = visit.params;
    const place = { memberId, checkId };
    const here = `/mitglied/${memberId}/checks/${checkId}`;
    const papers = (["pdf", "docx", "odt"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `/api/${readResultPaper.name}${withQuery({ ...place, format }, {})}`,
    }));
    const { check } = shown;
    // That page belongs to a later topic; its name is the permission.
    const onePage = { ...readResultPaper, name: "report.member-page" } as const;
    const data = check.detail ? [{ label: words.oscal, href: `/api/${exportOscal.name}${withQuery(place, {})}` }] : [];
    return (
      <>
        <PageHead
          title={words.title}
          trail={[{ label: `${check.title} ${check.period} · ${check.memberName}`, href: here }, { label: words.title }]}
          lead={words.lead}
          acts={visit.may(onePage, memberId) ? <LinkButton href={`${here}/leitung`}>{words.onePage}</LinkButton> : undefined}
        />
        <Columns kind="stack">
          <div>
            <ExportLinks links={[...papers, ...data]} label={words.formats} />
            {check.detail ? <p class="rw-small rw-soft">{words.oscalHint}</p> : null}
          </div>
          <Paper paper={shown.paper} />
        </Columns>
      </>
    );
  },
});

/** The result of a check. */
export const checkReportScreens = [resultScreen];
