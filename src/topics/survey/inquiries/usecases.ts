import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post, type Letter } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { findAskedCampaign } from "#topics/survey/delegations/store/asked";
import { choose } from "#ui/words";
import { askInquiry, closeInquiry, exportInquiries, listInquiries, queueInquiries, readInquiry, replyInquiry } from "./contract.ts";
import type { Inquiry } from "./model.ts";
import { mayAskAbout, mayReply, readersOf, stateAfter } from "./rules.ts";
import { countInquiries, findContributorAddress, findInquiries, findMessages, insertMessage, lockInquiry, openInquiry, saveInquiryState, type NewMessage } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const perPage = 25;
/** More than any office has open; keeps one member's list on one page. */
const longestList = 500;

type Writing = {
  readonly actor: Actor;
  readonly memberId: MemberId;
  readonly inquiryId: string;
  readonly text: string;
  readonly now: Date;
};

const messageOf = ({ actor, memberId, inquiryId, text, now }: Writing): NewMessage => ({
  id: newId(now),
  cooperativeId: cooperativeOf(memberId),
  memberId,
  inquiryId,
  author: actor.name,
  role: actor.role,
  personId: actor.personId,
  text,
  at: now,
});

const ask = implement(askInquiry, async ({ tx, actor, now, touch }, { memberId, campaignId, question, text }) => {
  const found = await findAskedCampaign(tx, { memberId, campaignId, delegationId: actor.delegationId });

  const allowed = mayAskAbout(found, question);
  if (!allowed.ok) return allowed;
  const { section } = allowed.value;

  const inquiryId = await openInquiry(tx, {
    id: newId(now),
    cooperativeId: cooperativeOf(memberId),
    memberId,
    campaignId,
    section,
    question,
    askedBy: actor.personId,
    delegationId: actor.delegationId,
    at: now,
  });
  await insertMessage(tx, messageOf({ actor, memberId, inquiryId, text, now }));
  touch({ object: `inquiry:${inquiryId}`, after: { state: "open", question, text } });
  return succeed({ inquiryId, state: "open" as const });
});

type Answering = Writing & { readonly inquiry: Inquiry; readonly origin: string };

/** The letter about an answer: to the coordination and to whoever asked, also without account. */
async function writeLetters(tx: Tx, { actor, memberId, inquiry, now, origin }: Answering): Promise<void> {
  const cooperativeId = cooperativeOf(memberId);
  const people = await findHolders(tx, { cooperativeId, day: dayIn(now), members: [memberId], roles: ["coordinator", "management"] });
  const contributor = inquiry.delegationId ? await findContributorAddress(tx, memberId, inquiry.delegationId) : undefined;
  const address = `${origin}/mitglied/${memberId}/erhebungen/${inquiry.campaignId}/${inquiry.section}?frage=${inquiry.question}`;
  const letter = { cooperativeId, memberId, issuedBy: actor.personId, kind: "inquiry", at: now };
  const worded = (language: "de" | "en", name: string) => {
    const words = choose({ de, en }, language).letter;
    return { subject: words.subject, body: words.body(name, actor.name, address) };
  };
  const letters: Letter[] = readersOf(people, inquiry.askedBy).map(({ id, email, name, language }) => ({
    ...letter,
    ...worded(language, name),
    recipientPersonId: id,
    recipient: email,
  }));
  if (contributor)
    letters.push({
      ...letter,
      ...worded("de", contributor.name),
      body: choose({ de, en }, "de").letter.contributor(contributor.name, actor.name, `${origin}/beitrag/${inquiry.delegationId}`),
      recipientPersonId: null,
      recipient: contributor.email,
    });
  await post(tx, letters);
}

const reply = implement(replyInquiry, async ({ tx, actor, now, means, touch }, { memberId, inquiryId, text }) => {
  const allowed = mayReply(await lockInquiry(tx, memberId, inquiryId));
  if (!allowed.ok) return allowed;
  const inquiry = allowed.value;

  const byOffice = actor.role === "office";
  const state = stateAfter(byOffice);
  const writing = { actor, memberId, inquiryId: inquiry.id, text, now };

  await saveInquiryState(tx, { memberId, id: inquiry.id, state, at: now });
  await insertMessage(tx, messageOf(writing));
  if (byOffice) await writeLetters(tx, { ...writing, inquiry, origin: means.origin });
  touch({ object: `inquiry:${inquiry.id}`, before: { state: inquiry.state }, after: { state, text } });
  return succeed({ inquiryId: inquiry.id, state });
});

const close = implement(closeInquiry, async ({ tx, now, touch }, { memberId, inquiryId }) => {
  const allowed = mayReply(await lockInquiry(tx, memberId, inquiryId));
  if (!allowed.ok) return allowed;

  await saveInquiryState(tx, { memberId, id: inquiryId, state: "closed", at: now });
  touch({ object: `inquiry:${allowed.value.id}`, before: { state: allowed.value.state }, after: { state: "closed" } });
  return succeed({ inquiryId: allowed.value.id, state: "closed" as const });
});

const list = implement(listInquiries, async ({ tx }, { memberId, ...filter }) =>
  succeed({
    inquiries: await findInquiries(tx, { ...filter, memberId, cooperativeId: cooperativeOf(memberId) }, { limit: longestList, offset: 0 }),
  }),
);

const read = implement(readInquiry, async ({ tx }, { memberId, inquiryId }) => {
  const [entry] = await findInquiries(tx, { cooperativeId: cooperativeOf(memberId), memberId, inquiryId }, { limit: 1, offset: 0 });
  if (!entry) return fail("inquiry-unknown");
  return succeed({ ...entry, thread: await findMessages(tx, memberId, entry.id) });
});

const queue = implement(queueInquiries, async ({ tx }, { page, ...filter }) => {
  const inquiries = await findInquiries(tx, filter, { limit: perPage, offset: (page - 1) * perPage });
  const counts = await countInquiries(tx, filter);
  const found = filter.state ? counts[filter.state] : counts.open + counts.answered + counts.closed;
  return succeed({ inquiries, counts, found, page, pages: Math.max(1, Math.ceil(found / perPage)) });
});

const exportQueue = implement(exportInquiries, async ({ tx, actor, now, touch }, { format, ...filter }) => {
  const inquiries = await findInquiries(tx, filter, { limit: 10_000, offset: 0 });
  const words = choose({ de, en }, actor.language);
  const rows = inquiries.map((one) => [
    one.memberName,
    one.campaignTitle,
    one.sectionTitle,
    one.questionText,
    words.states[one.state],
    one.askedAt.slice(0, 10),
    one.changedAt.slice(0, 10),
    one.messages,
    one.lastAuthor,
    one.lastText,
  ]);
  touch({ object: `cooperative:${filter.cooperativeId}` });
  return succeed({
    format,
    workbook: {
      name: words.exportName(dayIn(now)),
      sheets: [{ name: words.title, columns: words.exportColumns.map((title) => ({ title, width: 24 })), rows }],
    },
  });
});

/** Asking the office back, and answering. */
export const inquiryUseCases: readonly UseCase[] = [ask, reply, close, list, read, queue, exportQueue];
