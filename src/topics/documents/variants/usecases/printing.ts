/** A document leaves the product: as a paper, and as the paper its council decides on. */
import { cooperativeOf } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findEmblem } from "#topics/members/store/emblems";
import { findCooperative, findMember } from "#topics/members/store/members";
import { printCouncilPaper, printDocument } from "../contract.ts";
import { councilPaper, documentPaper, type Printed } from "../reports.ts";
import { compose } from "../rules/composing.ts";
import { letterName } from "#topics/members/rules/naming";
import type { DocumentPlace } from "../store/versions.ts";
import { de } from "../words.de.ts";
import { findKnown, findWhole } from "./finding.ts";

/** Everything that is printed: the frozen text where there is one, else as it stands. */
async function findPrinted(
  { tx, now, means, touch }: Session<Tx, Means>,
  place: DocumentPlace,
): Promise<Result<Printed & { readonly short: string }, "document-unknown" | "details-hidden">> {
  touch({ object: `document:${place.memberId}/${place.documentId}` });
  const found = await findWhole(tx, place);
  if (!found) return { ok: false, failure: "document-unknown" };
  const { document, model, content } = found;
  if (!content) return { ok: false, failure: "details-hidden" };
  const [member, cooperative] = [await findMember(tx, place.memberId), await findCooperative(tx, cooperativeOf(place.memberId))];
  const composed = content.composed ?? compose({ model, own: content.own, known: await findKnown(tx, place.memberId, now) });

  const names = { memberName: member ? letterName(member) : "", cooperativeName: cooperative?.name ?? "", short: member?.name ?? "" };
  return succeed({
    composed,
    document,
    model,
    ...names,
    statedAt: document.publishedAt ?? document.releasedAt ?? document.changedAt,
    demo: means.demo,
    emblem: await findEmblem(tx, place.memberId),
  });
}

const named = (paper: Paper, { member, title, now }: { readonly member: string; readonly title: string; readonly now: Date }) => ({
  name: de.paper.name(dayIn(now), member, title),
  paper,
});

const document = implement(printDocument, async (session, { format, ...place }) => {
  const printed = await findPrinted(session, place);
  if (!printed.ok) return fail(printed.failure);

  return succeed({ format, ...named(documentPaper(printed.value), { member: printed.value.short, title: printed.value.composed.title, now: session.now }) });
});

const council = implement(printCouncilPaper, async (session, { format, ...place }) => {
  const printed = await findPrinted(session, place);
  if (!printed.ok) return fail(printed.failure);

  const { title } = de.council;
  return succeed({
    format,
    document: printed.value.document,
    ...named(councilPaper(printed.value), { member: printed.value.short, title: `${title} ${printed.value.composed.title}`, now: session.now }),
  });
});

export const printingUseCases: readonly UseCase[] = [document, council];
