import { withQuery } from "#ui/markup";
import { Paper } from "#ui/paper";
import { Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readPaper } from "../contract.ts";
import { wordsFor } from "./parts.tsx";

/** The result paper as it will print, formats beside it. */
export const paperScreen = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/:campaignId/auswertung/papier",
  title: (_answers, visit) => wordsFor(visit).paperLink,
  lane: "surveys",
  shows: { shown: readPaper },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { cooperativeId = "", campaignId = "" } = visit.params;
    const place = { cooperativeId, campaignId, ...(shown.anonymous && shown.names ? { anonymous: "true" } : {}) };
    const here = `/verbund/${cooperativeId}/erhebungen/${campaignId}/auswertung`;
    const links = (["pdf", "docx", "odt"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `/api/${readPaper.name}${withQuery({ ...place, format }, {})}`,
    }));
    return (
      <>
        <PageHead
          title={words.paperLink}
          trail={[{ label: words.title, href: here }, { label: words.paperLink }]}
          lead={words.paper.lead}
          acts={
            shown.names ? (
              <LinkButton href={shown.anonymous ? `${here}/papier` : `${here}/papier?anonymous=true`}>
                {shown.anonymous ? words.paper.withNamesLink : words.paper.withoutNamesLink}
              </LinkButton>
            ) : undefined
          }
        />
        <Columns kind="stack">
          <ExportLinks links={links} label={words.paper.formats} />
          <Paper paper={shown.paper} />
        </Columns>
      </>
    );
  },
});
