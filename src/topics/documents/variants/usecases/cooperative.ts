/** The office's side: who runs which version; and the clock's: which reviews are due. */
import { dayPlus } from "#kernel/days";
import type { CooperativeId } from "#kernel/ids";
import { succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { plainTitle } from "#topics/documents/models/rules/markup";
import { findNewest, type NewestModel } from "#topics/documents/models/store";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { exportAdoption, readAdoption, remindReviews } from "../contract.ts";
import { cellOf, type AdoptedRow } from "../rules/adoption.ts";
import { reviewNoticeDays } from "../rules/states.ts";
import { findAdopted, findAdoptionCounts, findAudience, findShownMembers } from "../store/adoption.ts";
import { findDueReviews, saveReminded } from "../store/versions.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { letterTo, once } from "./letters.ts";

/** Members on one page of the matrix. */
const perPage = 25;

type Stretch = { readonly day: string; readonly limit: number; readonly offset: number };

/** Members × documents as far as the reader may see them. */
async function findMatrix(tx: Tx, cooperativeId: CooperativeId, { models, ...stretch }: Stretch & { readonly models: readonly NewestModel[] }) {
  const members = await findShownMembers(tx, cooperativeId, stretch);
  const rows = await findAdopted(
    tx,
    cooperativeId,
    members.map(({ memberId }) => memberId),
  );
  const of = (memberId: string, key: string): readonly AdoptedRow[] => rows.filter((row) => row.memberId === memberId && row.key === key);
  return members.map((member) => ({ ...member, cells: models.map((model) => cellOf(of(member.memberId, model.key), model, stretch.day)) }));
}

const adoption = implement(readAdoption, async ({ tx, now }, { cooperativeId, page }) => {
  const day = dayIn(now);
  const [models, audience] = [await findNewest(tx, cooperativeId), await findAudience(tx, cooperativeId, day)];
  const members = await findMatrix(tx, cooperativeId, { models, day, limit: perPage, offset: (page - 1) * perPage });
  const counts = await findAdoptionCounts(tx, cooperativeId);

  const documents = models.map(({ key, title, label, id, version }) => {
    const own = counts.filter((one) => one.key === key);
    const sum = (list: typeof own) => list.reduce((all, one) => all + one.members, 0);
    return {
      key,
      title: plainTitle(title),
      label,
      modelId: id,
      published: sum(own),
      current: sum(own.filter(({ modelVersion }) => modelVersion === version)),
    };
  });
  return succeed({ documents, members, page, pages: Math.max(1, Math.ceil(audience.members / perPage)), audience });
});

/** More members than a cooperative has. */
const everyone = 2_000;

const exported = implement(exportAdoption, async ({ tx, actor, now, touch }, { cooperativeId, format }) => {
  const day = dayIn(now);
  const models = await findNewest(tx, cooperativeId);
  const members = await findMatrix(tx, cooperativeId, { models, day, limit: everyone, offset: 0 });

  const words = choose({ de, en }, actor.language).adoption;
  const rows = members.flatMap(({ memberName, shown, cells }): Cell[][] =>
    cells.map((cell, index) => {
      const model = models[index];
      const title = plainTitle(model?.title ?? "");
      return shown ? [memberName, title, words.stands[cell.stand], cell.label, model?.label ?? "", words.behind(cell.isBehind)] : [memberName, title, words.hiddenCell, "", "", ""];
    }),
  );
  touch({ object: `cooperative:${cooperativeId}` });
  const columns = words.columns.map((title, index) => ({ title, width: index < 2 ? 34 : 18 }));
  return succeed({ format, workbook: { name: words.fileName(day), sheets: [{ name: words.sheet, columns, rows }] } });
});

/** A coordinator is reminded again after so many days, until the review is planned anew. */
const reminderPauseDays = 14;

const remind = implement(remindReviews, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const due = await findDueReviews(tx, cooperativeId, { upTo: dayPlus(today, reviewNoticeDays), remindedBefore: dayPlus(today, 1 - reminderPauseDays) });
  const members = [...new Set(due.map(({ memberId }) => memberId))];
  const holders = members.length === 0 ? [] : await findHolders(tx, { cooperativeId, day: today, members, roles: ["coordinator"] });
  const from = (await findCooperative(tx, cooperativeId))?.officeName ?? "";

  const letters = once(holders).map((holder) => {
    const documents = due.filter(({ memberId }) => memberId === holder.memberId).map(({ documentId, title, reviewOn }) => ({ documentId, title, reviewOn, reason: "" }));
    return letterTo(holder, { kind: "document-review", documents }, { origin: means.origin, from, issuedBy: null, at: now });
  });

  await post(tx, letters);
  await saveReminded(tx, cooperativeId, { documents: due.map(({ documentId }) => documentId), today });
  touch({ object: `cooperative:${cooperativeId}`, after: { reminded: due.map(({ documentId }) => documentId) } });
  return succeed({ reminded: due.length, letters: letters.length });
});

export const cooperativeUseCases: readonly UseCase[] = [adoption, exported, remind];
