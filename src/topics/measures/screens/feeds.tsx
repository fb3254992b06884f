/** Dates in one's own calendar: personal addresses, shown once, revocable. */
import { toldBy } from "#kernel/screen";
import { formatRelative, formatShortDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { Acts, Alert, Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { createFeed, listFeeds, revokeFeed } from "../contract.ts";
import { Done, wordsFor } from "./parts.tsx";

const feedsScreen = defineScreen({
  path: "/konto/kalender",
  title: (_, visit) => wordsFor(visit).calendar.title,
  shows: { list: listFeeds },
  acts: [createFeed, revokeFeed],
  view: ({ list }, visit) => {
    const words = wordsFor(visit).calendar;
    const made = toldBy(createFeed, visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} acts={<LinkButton href="/konto">{words.account}</LinkButton>} />
        <Done visit={visit} />
        {made === null ? null : (
          <Alert tone="success" title={words.created} live>
            <p>
              <code class="rw-break">{made.address}</code>
            </p>
            <p>{words.createdHint}</p>
          </Alert>
        )}
        <Card>
          <DataTable
            caption={words.caption}
            rows={list.feeds}
            empty={<EmptyState title={words.empty} />}
            columns={[
              { key: "since", label: words.since, rowHead: true, cell: (feed) => formatShortDate(feed.createdAt, visit.language) },
              { key: "used", label: words.used, cell: (feed) => (feed.lastUsedAt === null ? words.never : formatRelative(feed.lastUsedAt, visit.now, visit.language)) },
              {
                key: "revoke",
                label: words.revoke,
                labelHidden: true,
                kind: "act",
                cell: (feed) => (
                  <ActButton
                    form={{ operation: revokeFeed, visit, instance: feed.id, hidden: { feedId: feed.id } }}
                    kind="quiet"
                    small
                    label={words.revokeLabel(formatShortDate(feed.createdAt, visit.language))}
                  >
                    {words.revoke}
                  </ActButton>
                ),
              },
            ]}
          />
          <Acts>
            <ActButton form={{ operation: createFeed, visit }}>{words.create}</ActButton>
          </Acts>
        </Card>
      </>
    );
  },
});

export const feedScreens = [feedsScreen];
