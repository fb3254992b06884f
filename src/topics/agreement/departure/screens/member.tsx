/** Leaving, for one house: fetch everything, see what is inside and what is next. */
import type { Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, PageHead } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { exportMember, readDeparture, type ShownDeparture } from "../contract.ts";
import { Done, wordsFor } from "./parts.tsx";

type Part = { readonly shown: ShownDeparture; readonly visit: Visit };

const megabyte = 1_000_000;

const LastExport = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).page;
  const { lastExport: last } = shown;
  if (last === null) return <p class="rw-soft">{words.never}</p>;
  return (
    <Facts
      facts={[
        { term: words.at, value: formatDate(last.exportedAt, visit.language) },
        { term: words.by, value: last.exportedByName },
        { term: words.extent, value: words.extentOf(last.rows, last.files, formatNumber(last.bytes / megabyte, visit.language, 1)) },
        { term: words.history, value: words.events(last.historyNumber) },
        {
          term: words.fingerprint,
          value: (
            <>
              <code class="rw-break">{last.fingerprint}</code> <span class="rw-soft rw-small">{words.fingerprintHint}</span>
            </>
          ),
        },
      ]}
    />
  );
};

const Fetching = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).page;
  return (
    <Card title={words.export}>
      <p>{words.exportText}</p>
      <p>{words.confidential}</p>
      {visit.may(exportMember, visit.params["memberId"]) ? (
        <ActButton form={{ operation: exportMember, visit }} kind="primary">
          {words.export}
        </ActButton>
      ) : (
        <p class="rw-soft">{words.onlyManagement}</p>
      )}
      <h3>{words.last}</h3>
      <LastExport shown={shown} visit={visit} />
    </Card>
  );
};

const Inside = ({ visit }: Pick<Part, "visit">) => {
  const words = wordsFor(visit).page;
  return (
    <Card title={words.inside}>
      <ul>
        {words.parts.map((part) => (
          <li>{part}</li>
        ))}
      </ul>
      <p class="rw-soft">{words.without}</p>
    </Card>
  );
};

export const memberScreen = defineScreen({
  path: "/mitglied/:memberId/ausstieg",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "agreement",
  shows: { shown: readDeparture },
  acts: [exportMember],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).page;
    return (
      <>
        <PageHead title={words.title} trail={[{ label: words.back, href: `/mitglied/${visit.params["memberId"]}/vereinbarung` }, { label: shown.memberName }]} lead={words.lead} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Fetching shown={shown} visit={visit} />
          <Inside visit={visit} />
        </Columns>
      </>
    );
  },
});
