import { Progress } from "#ui/cockpit";
import { formatRelative, formatShortDate } from "#ui/dates";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listMine } from "../contract.ts";
import { isOpen, shareOf } from "../rules/rounds.ts";
import { answeredOf } from "../rules/states.ts";
import { CheckTag, minePath, wordsFor } from "./parts.tsx";

/** The checks of one member. */
export const checkList = defineScreen({
  path: "/mitglied/:memberId/checks",
  lane: "checks",
  title: (_answers, visit) => wordsFor(visit).mine.title,
  shows: { listed: listMine },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    const { columns, title, lead, open, openFor, empty, emptyHint } = words.mine;
    const href = (id: string) => `${minePath(visit)}/${id}`;
    const waiting = listed.checks.filter(({ state, roundState }) => roundState === "open" && isOpen(state));
    return (
      <>
        <PageHead title={title} kicker={listed.memberName} lead={lead(waiting.length)} />
        <Card>
          <DataTable
            caption={title}
            rows={listed.checks}
            empty={<EmptyState title={empty}>{emptyHint}</EmptyState>}
            columns={[
              {
                key: "title",
                label: columns.title,
                rowHead: true,
                cell: (check) => (
                  <>
                    <a href={href(check.id)}>{check.title}</a> <span class="rw-small rw-soft">{[check.period, check.scope].filter(Boolean).join(" · ")}</span>
                  </>
                ),
              },
              { key: "state", label: columns.state, cell: ({ state }) => <CheckTag state={state} visit={visit} /> },
              { key: "progress", label: columns.progress, cell: ({ counts, title: name }) => <Progress done={answeredOf(counts)} total={counts.asked} label={name} visible /> },
              { key: "share", label: columns.share, kind: "number", cell: ({ counts }) => words.register.share(answeredOf(counts) === 0 ? null : shareOf(counts)) },
              {
                key: "due",
                label: columns.due,
                kind: "nowrap",
                cell: ({ dueOn, roundState }) => (
                  <>
                    {formatShortDate(dueOn, visit.language)}
                    {roundState === "open" ? <span class="rw-small rw-soft"> {formatRelative(dueOn, visit.now, visit.language)}</span> : null}
                  </>
                ),
              },
              {
                key: "act",
                label: columns.act,
                kind: "act",
                labelHidden: true,
                cell: ({ id, title: name }) => (
                  <LinkButton href={href(id)} small label={openFor(name)}>
                    {open}
                  </LinkButton>
                ),
              },
            ]}
          />
        </Card>
      </>
    );
  },
});
