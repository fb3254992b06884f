import { withQuery } from "#ui/markup";
import { Paper } from "#ui/paper";
import { Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { exportPlanOfAction, readMemberPage, readSteeringPack } from "./contract.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsFor = ({ language }: { readonly language: "de" | "en" }) => choose({ de, en }, language).page;

const formatsOf = (operation: string, place: Readonly<Record<string, string>>) =>
  (["pdf", "docx", "odt"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${operation}${withQuery({ ...place, format }, {})}` }));

const memberPageScreen = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/leitung",
  title: (_answers, visit) => wordsFor(visit).member,
  lane: "checks",
  shows: { shown: readMemberPage },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { memberId = "", checkId = "" } = visit.params;
    const here = `/mitglied/${memberId}/checks/${checkId}`;
    const measures = visit.may(exportPlanOfAction, memberId) ? [{ label: words.measures, href: `/api/${exportPlanOfAction.name}${withQuery({ memberId, checkId }, {})}` }] : [];
    return (
      <>
        <PageHead
          title={words.member}
          trail={[{ label: shown.title, href: here }, { label: words.member }]}
          lead={words.memberLead}
          acts={<LinkButton href={`${here}/ergebnis`}>{words.result}</LinkButton>}
        />
        <Columns kind="stack">
          <ExportLinks links={[...formatsOf(readMemberPage.name, { memberId, checkId }), ...measures]} label={words.formats} />
          <Paper paper={shown.paper} />
        </Columns>
      </>
    );
  },
});

const packScreen = defineScreen({
  path: "/verbund/:cooperativeId/checks/:roundId/lenkungsgruppe",
  title: (_answers, visit) => wordsFor(visit).pack,
  lane: "checks",
  shows: { shown: readSteeringPack },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { cooperativeId = "", roundId = "" } = visit.params;
    const here = `/verbund/${cooperativeId}/checks/${roundId}`;
    return (
      <>
        <PageHead
          title={words.pack}
          trail={[{ label: shown.title, href: here }, { label: words.pack }]}
          lead={words.packLead}
          acts={<LinkButton href={here}>{words.matrix}</LinkButton>}
        />
        <Columns kind="stack">
          <ExportLinks links={formatsOf(readSteeringPack.name, { cooperativeId, roundId })} label={words.formats} />
          <Paper paper={shown.paper} />
        </Columns>
      </>
    );
  },
});

/** The management's page, the steering group's paper. */
export const reportingScreens = [memberPageScreen, packScreen];
