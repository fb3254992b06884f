import { formatRelative, formatShortDate } from "#ui/dates";
import { Progress } from "#ui/cockpit";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { listInquiries } from "#topics/survey/inquiries/contract";
import { DataTable } from "#ui/table";
import { listSurveys } from "../contract.ts";
import { listPath, ResponseTag, wordsFor } from "./parts.tsx";

/** The surveys of one member. */
export const surveyList = defineScreen({
  path: "/mitglied/:memberId/erhebungen",
  title: (_answers, visit) => wordsFor(visit).list.title,
  lane: "surveys",
  shows: { listed: listSurveys },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit).list;
    const href = (id: string) => `${listPath(visit)}/${id}`;
    const waiting = listed.surveys.filter(({ state, responseState }) => state === "open" && responseState !== "submitted" && responseState !== "signed-off");
    return (
      <>
        <PageHead
          title={words.title}
          kicker={listed.memberName}
          lead={words.lead(waiting.length)}
          acts={visit.may(listInquiries) ? <LinkButton href={`/mitglied/${visit.params["memberId"] ?? ""}/rueckfragen`}>{words.inquiries}</LinkButton> : undefined}
        />
        <Card>
          <DataTable
            caption={words.title}
            rows={listed.surveys}
            empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
            columns={[
              {
                key: "title",
                label: words.columns.title,
                rowHead: true,
                cell: ({ id, title, period }) => (
                  <>
                    <a href={href(id)}>{title}</a> {title.includes(period) ? null : <span class="rw-small rw-soft">{period}</span>}
                  </>
                ),
              },
              {
                key: "state",
                label: words.columns.state,
                cell: ({ state, responseState }) => <ResponseTag state={responseState} closed={state === "closed"} visit={visit} />,
              },
              {
                key: "progress",
                label: words.columns.progress,
                cell: ({ asked, done, title }) => (asked === 0 ? "–" : <Progress done={done} total={asked} label={title} visible="count" />),
              },
              {
                key: "due",
                label: words.columns.due,
                kind: "nowrap",
                cell: ({ dueOn, state }) => (
                  <>
                    {formatShortDate(dueOn, visit.language)}
                    {state === "open" ? <span class="rw-small rw-soft"> {formatRelative(dueOn, visit.now, visit.language)}</span> : null}
                  </>
                ),
              },
              {
                key: "act",
                label: words.columns.act,
                kind: "act",
                labelHidden: true,
                cell: ({ id, title }) => (
                  <LinkButton href={href(id)} small label={words.openFor(title)}>
                    {words.open}
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
