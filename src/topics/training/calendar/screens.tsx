/** The yearly calendar, and one theme with everything it brings. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { dayOf, formatMonth } from "#ui/dates";
import { Markdown } from "#ui/markdown";
import { Acts, Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { listThemes, readThemeOf } from "./contract.ts";
import { themeParts, type Theme } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** An operation without a sentence does not compile. */
type Spoken = { readonly operations: Record<Extract<Permission, `sensitisation.${string}`>, string> };

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

const calendarPath = ({ params }: Pick<Visit, "params">) => `/verbund/${params["cooperativeId"]}/jahreskalender`;

/** The name of a month, whatever the year. */
const monthName = (month: number, { language }: Pick<Visit, "language">) => formatMonth(`2026-${String(month).padStart(2, "0")}-15`, language).replace(/\s*2026/, "");

const hrefOf = (operation: "poster" | "paper" | "text", visit: Visit, query: Readonly<Record<string, string>>) =>
  `/api/sensitisation.${operation}?${new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", ...query }).toString()}`;

const Posters = ({ theme, visit }: { theme: Pick<Theme, "key">; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Acts>
      <LinkButton kind="primary" href={hrefOf("poster", visit, { theme: theme.key, size: "a3" })} download>
        {words.posterA3}
      </LinkButton>
      <LinkButton href={hrefOf("poster", visit, { theme: theme.key, size: "a4" })} download>
        {words.posterA4}
      </LinkButton>
    </Acts>
  );
};

export const calendarPage = defineScreen({
  path: "/verbund/:cooperativeId/jahreskalender",
  lane: "calendar",
  title: (_, visit) => wordsFor(visit).title,
  shows: { list: listThemes },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const current = list.themes.find(({ month }) => month === Number(dayOf(visit.now).slice(5, 7)));
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <div class="rw-stack">
          {current ? (
            <Card title={`${words.thisMonth}: ${current.title}`} tone="brand">
              <p class="rw-claim" lang="de">
                {current.claim}
              </p>
              <Acts>
                <LinkButton kind="primary" href={`${calendarPath(visit)}/${current.key}`} label={words.openNamed(current.title)}>
                  {words.open}
                </LinkButton>
              </Acts>
            </Card>
          ) : null}
          <Card title={words.all}>
            <DataTable
              caption={words.caption}
              rows={list.themes}
              columns={[
                { key: "month", label: words.columns.month, kind: "nowrap", cell: ({ month }) => monthName(month, visit) },
                { key: "theme", label: words.columns.theme, rowHead: true, cell: ({ key, title }) => <a href={`${calendarPath(visit)}/${key}`}>{title}</a> },
                { key: "claim", label: words.columns.claim, cell: ({ claim }) => `„${claim}“` },
              ]}
            />
          </Card>
        </div>
      </>
    );
  },
});

export const themePage = defineScreen({
  path: "/verbund/:cooperativeId/jahreskalender/:theme",
  lane: "calendar",
  title: ({ theme }) => theme.title,
  shows: { theme: readThemeOf },
  view: ({ theme }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={theme.title}
          trail={[{ label: words.title, href: calendarPath(visit) }, { label: monthName(theme.month, visit) }]}
          acts={<Posters theme={theme} visit={visit} />}
        />
        <Columns>
          <Card title={words.poster} tone="brand">
            <p class="rw-claim" lang="de">
              {theme.claim}
            </p>
            <Markdown text={theme.poster} deeper={1} />
          </Card>
          {themeParts.map((part) => (
            <Card title={words.parts[part]}>
              <Markdown text={theme[part]} deeper={1} />
              <ExportLinks
                links={[
                  ...["pdf", "docx", "odt"].map((format) => ({ label: format.toUpperCase(), href: hrefOf("paper", visit, { theme: theme.key, part, format }) })),
                  { label: words.plain, href: hrefOf("text", visit, { theme: theme.key, part }) },
                ]}
              />
            </Card>
          ))}
        </Columns>
      </>
    );
  },
});

export const calendarScreens = [calendarPage, themePage];
