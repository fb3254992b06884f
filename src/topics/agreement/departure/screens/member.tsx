/** Leaving, for one house: fetch everything, see what is inside and what is next. */
import type { Visit } from "#kernel/screen";
import { dayOf, formatDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Acts, Card, Columns, ExportLinks, PageHead } from "#ui/parts";
import { paperFormats } from "#kernel/paper";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { askDeparture, confirmDeparture, exportMember, printCertificate, readDeparture, stopDeparture, type ShownDeparture } from "../contract.ts";
import type { Departure } from "../model.ts";
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

/** What was said about the deletion, in the order it was said. */
const Course = ({ departure, visit }: { readonly departure: Departure; readonly visit: Visit }) => {
  const words = wordsFor(visit).leaving;
  const day = (at: Date) => formatDate(at, visit.language);
  const { confirmedAt, confirmedByName, stoppedAt, stoppedByName, doneAt, dueOn } = departure;
  if (doneAt !== null) return <p>{words.done(day(doneAt))}</p>;
  if (stoppedAt !== null) return <p>{words.stopped(stoppedByName ?? "", day(stoppedAt))}</p>;
  return (
    <>
      <p>{words.asked(departure.askedByName, day(departure.askedAt))}</p>
      <p>{confirmedAt === null ? words.waits : words.confirmed(confirmedByName ?? "", day(confirmedAt))}</p>
      {dueOn === null ? null : (
        <p>
          <strong>{words.due(dueOn)}</strong>
        </p>
      )}
    </>
  );
};

/** What can be said now, and by whom. */
const NextWord = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).leaving;
  const memberId = visit.params["memberId"];
  const { departure, lastDay, lastExport } = shown;
  const isOpen = departure?.stoppedAt === null && departure.doneAt === null;
  if (isOpen)
    return (
      <Acts>
        {departure.confirmedAt === null && visit.may(confirmDeparture, memberId) && departure.askedBy !== visit.principal.personId ? (
          <ActButton form={{ operation: confirmDeparture, visit }} kind="danger">
            {words.confirm}
          </ActButton>
        ) : null}
        {visit.may(stopDeparture, memberId) ? <ActButton form={{ operation: stopDeparture, visit }}>{words.stop}</ActButton> : null}
      </Acts>
    );
  if (departure?.doneAt) return null;
  if (lastDay === null) return <p class="rw-soft">{words.stays}</p>;
  const isOffice = !visit.may(exportMember, memberId);
  if (!visit.may(askDeparture, memberId) || (isOffice && dayOf(visit.now) <= lastDay)) return <p class="rw-soft">{words.onlyManagement}</p>;
  if (lastExport === null) return <p class="rw-soft">{words.exportFirst}</p>;
  return (
    <ActButton form={{ operation: askDeparture, visit }} kind="danger">
      {words.ask}
    </ActButton>
  );
};

const Leaving = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).leaving;
  const { departure, lastDay } = shown;
  const memberId = visit.params["memberId"] ?? "";
  const links = paperFormats.map((format) => ({ label: format.toUpperCase(), href: `/api/${printCertificate.name}?${new URLSearchParams({ memberId, format }).toString()}` }));
  return (
    <Card title={words.title}>
      {lastDay === null ? null : <p>{words.ends(lastDay)}</p>}
      {departure?.doneAt ? null : <p>{words.text}</p>}
      {departure === null ? null : <Course departure={departure} visit={visit} />}
      <NextWord shown={shown} visit={visit} />
      {departure?.doneAt && visit.may(printCertificate, memberId) ? <ExportLinks links={links} label={words.certificate} /> : null}
    </Card>
  );
};

export const memberScreen = defineScreen({
  path: "/mitglied/:memberId/ausstieg",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "agreement",
  shows: { shown: readDeparture },
  acts: [exportMember, askDeparture, confirmDeparture, stopDeparture],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).page;
    return (
      <>
        <PageHead title={words.title} trail={[{ label: words.back, href: `/mitglied/${visit.params["memberId"]}/vereinbarung` }, { label: shown.memberName }]} lead={words.lead} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Fetching shown={shown} visit={visit} />
          <Inside visit={visit} />
          <Leaving shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
