/** What becomes of a pack: printed, carried along, noted. */
import { cooperativeOf } from "#kernel/ids";
import type { Paper } from "#kernel/paper";
import { fail, succeed } from "#kernel/result";
import { looksFromOutside } from "#kernel/roles";
import { carryPapers } from "#platform/documents/carried";
import { newId } from "#platform/ids";
import { qrPng } from "#platform/qr";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { carryPack, noteReceipt, printPack, readPack } from "../contract.ts";
import type { Part } from "../model.ts";
import { annexPaper } from "../reports/annex.ts";
import { corePaper } from "../reports/core.ts";
import { wordsOf, type Source } from "../reports/parts.ts";
import { cardPaper, cardsPaper, guidelinePaper } from "../reports/sheets.ts";
import { concernOf, firstCall, phoneStateOf } from "../rules.ts";
import { findLastChange, findPackStanding, findPhones, findReceipts, insertReceipt, savePrinted } from "../store.ts";
import { findFingerprint, openNewest } from "./building.ts";
import { findText } from "./texts.ts";

const read = implement(readPack, async ({ tx, actor, now, means }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const [standing, change, receipts] = [await findPackStanding(tx, memberId), await findLastChange(tx, memberId), await findReceipts(tx, memberId)];
  const carried = await findPhones(tx, memberId);
  const isOutside = looksFromOutside(actor.role);
  const reading = { memberId, secrets: means.secrets };
  const [newest, current] = isOutside ? [null, null] : [await openNewest(tx, reading), await findFingerprint(tx, reading)];

  // The house compares what it says; from outside only the times are seen.
  const isLater = change.at !== null && (standing === null || change.at > standing.checkedAt);
  const isBehind = change.entries > 0 && (isOutside ? isLater : current !== standing?.fingerprint);
  const hasNumber = newest !== null && firstCall(newest.content) !== null;
  const phones = carried.map((one) => ({ ...one, state: phoneStateOf(one, standing?.fingerprint ?? null, now) }));
  return succeed({ memberName: member.name, standing, concern: concernOf(standing, dayIn(now)), isBehind, entries: change.entries, hasNumber, receipts, phones });
});

/** A part of the pack as a paper. */
export const paperFor: Record<Part, (source: Source) => Paper> = {
  core: (source) => corePaper(source, findText("first-steps", source.language)),
  annex: annexPaper,
  card: (source) => cardPaper(source, findText("card", source.spoken ?? source.language)),
  cards: (source) => cardsPaper(source, findText("card", source.spoken ?? source.language)),
  guideline: (source) => guidelinePaper(source, findText("guideline", source.language)),
};

const print = implement(printPack, async ({ tx, means, touch }, { memberId, part, format, language, spoken, qr }) => {
  const newest = await openNewest(tx, { memberId, secrets: means.secrets });
  if (!newest) return fail("pack-unknown");
  // Word files are written from left to right, in the languages of the pages.
  if (spoken !== undefined && spoken !== "de" && spoken !== "en" && format !== "pdf") return fail("language-only-pdf");

  touch({ object: `emergency-pack:${memberId}/${part}` });
  const words = wordsOf(language);
  const call = qr ? firstCall(newest.content) : null;
  const code = call === null ? undefined : qrPng(`tel:${call.phone.replaceAll(/[^+\d]/g, "")}`);
  const paper = paperFor[part]({ ...newest, language, demo: means.demo, ...(spoken === undefined ? {} : { spoken }), ...(code === undefined ? {} : { code }) });
  return succeed({ name: words.paper.file(words.partNames[part], newest.content.memberName, dayIn(newest.builtAt)), format, paper });
});

const carry = implement(carryPack, async ({ tx, actor, means, touch }, { memberId, passphrase }) => {
  const newest = await openNewest(tx, { memberId, secrets: means.secrets });
  if (!newest) return fail("pack-unknown");

  const { language } = actor;
  const source = { ...newest, language, demo: means.demo };
  const { carried } = wordsOf(language);
  const { memberName } = newest.content;
  const words = { ...carried, title: carried.locked, lead: carried.lead(memberName, newest.builtAt) };
  const content = await carryPapers([paperFor.core(source), paperFor.annex(source)], { passphrase, words, at: newest.builtAt, language });
  touch({ object: `emergency-pack:${memberId}/carried`, after: { fingerprint: newest.fingerprint } });
  return succeed({ name: `${dayIn(newest.builtAt)} ${memberName} ${carried.file}.html`, mediaType: "text/html; charset=utf-8", content });
});

const note = implement(noteReceipt, async ({ tx, actor, now, touch }, { memberId, kind, day, whom }) => {
  const standing = await findPackStanding(tx, memberId);
  if (!standing) return fail("pack-unknown");
  if (day > dayIn(now)) return fail("day-to-come");
  if (kind !== "printed" && whom === undefined) return fail("whom-missing");

  const one = { id: newId(now), fingerprint: standing.fingerprint, kind, happenedOn: day, whom: whom ?? "", writtenAt: now, writtenByName: actor.name };
  await insertReceipt(tx, { cooperativeId: cooperativeOf(memberId), memberId }, one);
  if (kind === "printed") await savePrinted(tx, memberId, day);
  const receipts = await findReceipts(tx, memberId);
  touch({ object: `emergency-pack:${memberId}`, after: one });
  return succeed({ receipts: receipts.length });
});

export const handingUseCases: readonly UseCase[] = [read, print, carry, note];
