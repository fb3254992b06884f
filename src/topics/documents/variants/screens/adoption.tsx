/** Who runs which version: members × documents, for the office and those who steer. */
import type { Visit } from "#kernel/screen";
import { Matrix, type MatrixCell } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { exportAdoption, readAdoption, readDocument, type Adoption } from "../contract.ts";
import type { AdoptionCell } from "../model.ts";
import { levelOfStand } from "../rules/adoption.ts";
import { wordsFor } from "./parts.tsx";

type Member = Adoption["members"][number];

function cellOf(cell: AdoptionCell, member: Member, visit: Visit): MatrixCell {
  const words = wordsFor(visit).adoption;
  if (!member.shown) return { level: "na", text: "", label: words.hiddenCell };
  const text = cell.stand === "published" ? (cell.isBehind ? words.behindMark(cell.label) : cell.label) : words.short[cell.stand];
  const label = [words.stands[cell.stand], cell.isBehind && words.isBehind, cell.isReviewDue && words.reviewDue].filter(Boolean).join(", ");
  const open = cell.documentId !== null && member.details && visit.may(readDocument, member.memberId);
  return { level: levelOfStand(cell), text, label, ...(open ? { href: `/mitglied/${member.memberId}/dokumente/${cell.documentId}` } : {}) };
}

export const adoptionScreen = defineScreen({
  path: "/verbund/:cooperativeId/dokumente",
  title: (_, visit) => wordsFor(visit).adoption.title,
  lane: "documents",
  shows: { shown: readAdoption },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).adoption;
    const cooperativeId = visit.params["cooperativeId"] ?? "";
    const models = `/verbund/${cooperativeId}/musterdokumente`;
    const links = (["xlsx", "ods", "csv"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `/api/${exportAdoption.name}?cooperativeId=${cooperativeId}&format=${format}`,
    }));
    return (
      <>
        <PageHead
          title={words.title}
          lead={words.lead}
          acts={
            <>
              <LinkButton href={models}>{words.models}</LinkButton>
              <LinkButton href={`/verbund/${cooperativeId}/grundausstattung`}>{words.essentials}</LinkButton>
              <LinkButton href={`/verbund/${cooperativeId}/kenntnisnahmen`}>{words.acknowledgements}</LinkButton>
            </>
          }
        />
        <Card acts={<ExportLinks links={links} />}>
          {shown.documents.length === 0 ? (
            <EmptyState title={words.emptyTitle} act={<LinkButton href={models}>{words.models}</LinkButton>}>
              {words.emptyText}
            </EmptyState>
          ) : (
            <Matrix
              caption={words.caption}
              columns={shown.documents.map(({ key, title, modelId }) => ({ key, label: title, href: `${models}/${modelId}` }))}
              rows={shown.members.map((member) => ({ key: member.memberId, label: member.memberName, cells: member.cells.map((cell) => cellOf(cell, member, visit)) }))}
              legend={[
                { level: 4, label: words.legend.current },
                { level: 2, label: words.legend.behind },
                { level: 3, label: words.legend.released },
                { level: 1, label: words.legend.draft },
                { level: 0, label: words.legend.none },
                ...(shown.audience.hidden === 0 ? [] : [{ level: "na" as const, label: words.legend.hidden }]),
              ]}
            />
          )}
          {shown.audience.hidden === 0 ? null : <p class="rw-soft">{words.hidden(shown.audience.hidden)}</p>}
          <Pager page={shown.page} pages={shown.pages} query={visit.query} />
        </Card>
      </>
    );
  },
});
