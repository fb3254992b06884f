/** Who has read what: members × documents, sums of houses only. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Matrix, type MatrixCell } from "#ui/matrix";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readReadingAdoption, type ReadingAdoption } from "../contract.ts";
import { standOf, wordsFor } from "./parts.tsx";

type Member = ReadingAdoption["members"][number];
type Cell = NonNullable<Member["cells"][number]>;

/** Fives below the number of people; more cannot be published. */
function levelOf({ sum, people, ...cell }: Cell, now: Date): MatrixCell["level"] {
  const read = sum?.confirmed ?? 0;
  if (read + 5 > people) return 4;
  if (standOf(cell, now) === "overdue") return 1;
  return read * 2 > people ? 3 : 2;
}

function cellOf(cell: Cell | null, member: Member, visit: Visit): MatrixCell {
  const words = wordsFor(visit);
  const { adoption } = words;
  if (!member.shown) return { level: "na", text: "", label: adoption.hidden };
  if (cell === null) return { level: "na", text: "", label: adoption.none };
  const { sum, people, number, dueOn } = cell;
  const count = sum === null ? words.notYet : String(sum.confirmed);
  const label = adoption.cellText({ count, of: people, number, due: formatShortDate(dueOn, visit.language), state: words.states[standOf(cell, visit.now)] });
  return { level: levelOf(cell, visit.now), text: adoption.cell(sum?.confirmed ?? null, people), label };
}

export const adoptionPage = defineScreen({
  path: "/verbund/:cooperativeId/kenntnisnahmen",
  lane: "documents",
  title: (_, visit) => wordsFor(visit).adoption.title,
  shows: { shown: readReadingAdoption },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).adoption;
    const base = `/verbund/${visit.params["cooperativeId"]}`;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} acts={<LinkButton href={`${base}/dokumente`}>{words.documents}</LinkButton>} />
        <Card>
          {shown.documents.length === 0 ? (
            <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
          ) : (
            <Matrix
              caption={words.caption}
              columns={shown.documents.map(({ key, title, modelId }) => ({ key, label: title, href: `${base}/musterdokumente/${modelId}` }))}
              rows={shown.members.map((member) => ({ key: member.memberId, label: member.memberName, cells: member.cells.map((cell) => cellOf(cell, member, visit)) }))}
              legend={[
                { level: 4, label: words.legend.most },
                { level: 3, label: words.legend.many },
                { level: 2, label: words.legend.some },
                { level: 1, label: words.legend.late },
                { level: "na", label: words.legend.none },
              ]}
            />
          )}
          <p class="rw-small rw-soft">{wordsFor(visit).weekly}</p>
        </Card>
      </>
    );
  },
});
