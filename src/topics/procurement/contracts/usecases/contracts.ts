/** Contracts: looking, entering, files, days. */
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor, Touched } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { writeCalendar } from "#platform/calendar";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { acceptFile } from "#topics/assessment/checks/rules/answering";
import { dayIn } from "#topics/members/rules/members";
import * as contract from "../contract.ts";
import type { Contract, Processing, Term } from "../model.ts";
import { contractBook } from "../reports.ts";
import { acceptTerms, appointmentsOf, dueAppointments, termOf, withoutForeignNames } from "../rules.ts";
import * as store from "../store/contracts.ts";
import { findSupplier, findSuppliers, type Owner } from "../store/suppliers.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Filter = { readonly text?: string | undefined; readonly state?: "valid" | "due" | "ended" | undefined };

const matches = (one: Contract & { readonly term: Term }, { text, state }: Filter, due: ReadonlySet<string>): boolean => {
  if (text !== undefined && !`${one.title} ${one.supplierName} ${one.memberName ?? ""}`.toLowerCase().includes(text.toLowerCase())) return false;
  if (state === "due") return due.has(one.id);
  return state === undefined || (state === "ended") === (one.term.state === "ended");
};

const list = implement(contract.listContracts, async ({ tx, actor, now }, { cooperativeId, ...filter }) => {
  const contracts = await store.findContracts(tx, cooperativeId);
  const suppliers = await findSuppliers(tx, cooperativeId);

  const today = dayIn(now);
  const due = dueAppointments(appointmentsOf({ contracts, suppliers }, today), today);
  const ids = new Set(due.map(({ id }) => id));
  const shown = contracts.map((one) => ({ ...withoutForeignNames(one, actor.members), term: termOf(one, today) })).filter((one) => matches(one, filter, ids));
  return succeed({ contracts: shown, due, found: shown.length });
});

const read = implement(contract.readContract, async ({ tx, actor, now }, { cooperativeId, contractId }) => {
  const found = await store.findContract(tx, cooperativeId, contractId);
  if (!found) return fail("contract-unknown");
  const files = await store.findFiles(tx, cooperativeId, contractId);
  const suppliers = await findSuppliers(tx, cooperativeId);

  return succeed({
    contract: { ...withoutForeignNames(found, actor.members), term: termOf(found, dayIn(now)) },
    files,
    suppliers: suppliers.map(({ id, name }) => ({ id, name })),
  });
});

type Agreed = {
  readonly contractId?: string | undefined;
  readonly version?: number | undefined;
  readonly supplierId: string;
  readonly title: string;
  readonly subject: string;
  readonly startsOn: string;
  readonly endsOn?: string | undefined;
  readonly noticeMonths?: number | undefined;
  readonly prolongsMonths?: number | undefined;
  readonly noticeGivenOn?: string | undefined;
  readonly costOnce: number;
  readonly costYearly: number;
  readonly processing: Processing;
  readonly processingOn?: string | undefined;
};
type Session = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly means: Means; readonly touch: (touched: Touched) => void };
type Owned = Owner & { readonly isShared: boolean };

const termsOf = ({ startsOn, endsOn, noticeMonths, prolongsMonths, noticeGivenOn }: Agreed) => ({
  startsOn,
  endsOn: endsOn ?? null,
  noticeMonths: noticeMonths ?? 0,
  prolongsMonths: prolongsMonths ?? 0,
  noticeGivenOn: noticeGivenOn ?? null,
});

async function save({ tx, actor, now, touch }: Session, { cooperativeId, memberId, isShared }: Owned, agreed: Agreed) {
  const { contractId, supplierId } = agreed;
  const before = contractId === undefined ? undefined : await store.findContract(tx, cooperativeId, contractId);
  if (contractId !== undefined && before?.memberId !== memberId) return fail("contract-unknown");
  const supplier = await findSupplier(tx, cooperativeId, supplierId);
  if (!supplier) return fail("supplier-unknown");

  const terms = termsOf(agreed);
  const fitting = acceptTerms(terms);
  if (!fitting.ok) return fitting;

  const { title, subject, costOnce, costYearly, processing } = agreed;
  const processingOn = processing === "concluded" ? (agreed.processingOn ?? null) : null;
  const kept = { id: contractId ?? newId(now), supplierId, supplierName: supplier.name, title, subject, ...terms, costOnce, costYearly, processing, processingOn, isShared };
  const writing = { cooperativeId, memberId, at: now, byName: actor.name };
  const version = agreed.version ?? before?.version ?? 0;
  if (before && !(await store.saveContract(tx, { ...kept, version }, writing))) return fail("contract-changed");
  if (!before) await store.insertContract(tx, kept, writing);
  touch({ object: `contract:${memberId ?? cooperativeId}/${kept.id}`, before, after: kept });
  return succeed({ contractId: kept.id, version: before ? version + 1 : 1 });
}

const ofMember = (memberId: MemberId, isShared = false): Owned => ({ cooperativeId: cooperativeOf(memberId), memberId, isShared });
const ofCooperative = (cooperativeId: CooperativeId): Owned => ({ cooperativeId, memberId: null, isShared: true });

const saveOwn = implement(contract.saveContract, (session, { memberId, isShared, ...agreed }) => save(session, ofMember(memberId, isShared), agreed));
const saveCentral = implement(contract.saveCentralContract, async (session, { cooperativeId, ...agreed }) => {
  const { contractId, supplierId } = agreed;
  const before = contractId === undefined ? undefined : await store.findContract(session.tx, cooperativeId, contractId);
  const isAnother = before !== undefined && before.supplierId !== supplierId;

  if (isAnother && (await store.isCalledOff(session.tx, cooperativeId, before.id))) return fail("supplier-called-off");

  return save(session, ofCooperative(cooperativeId), agreed);
});

type Attaching = { readonly contractId: string; readonly file: { readonly name: string; readonly bytes: Uint8Array } };

async function attach({ tx, actor, now, means, touch }: Session, { cooperativeId, memberId }: Owner, { contractId, file }: Attaching) {
  const found = await store.findContract(tx, cooperativeId, contractId);
  if (found?.memberId !== memberId) return fail("contract-unknown");

  const fitting = acceptFile(file);
  if (!fitting.ok) return fitting;

  const owner = { cooperativeId, storedBy: actor.personId };
  const given = { ...file, at: now };
  const stored = await (memberId === null ? means.files.storeShared(tx, owner, given) : means.files.store(tx, { ...owner, memberId }, given));
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  const id = newId(now);
  await store.insertFile(tx, { id, contractId, fileId: stored.id, name: stored.name, bytes: stored.bytes }, { cooperativeId, memberId, at: now, byName: actor.name });
  touch({ object: `contract:${memberId ?? cooperativeId}/${contractId}`, after: { file: stored.sha256 } });
  return succeed({ contractFileId: id });
}

const attachOwn = implement(contract.attachFile, (session, { memberId, ...attaching }) => attach(session, ofMember(memberId), attaching));
const attachCentral = implement(contract.attachCentralFile, (session, { cooperativeId, ...attaching }) => attach(session, ofCooperative(cooperativeId), attaching));

const fetch = implement(contract.fetchFile, async ({ tx, means, touch }, { cooperativeId, contractFileId }) => {
  const found = await store.findFile(tx, cooperativeId, contractFileId);
  if (!found) return fail("file-unknown");
  const { memberId, fileId } = found;
  const file = await (memberId === null ? means.files.fetchShared(tx, cooperativeId, fileId) : means.files.fetch(tx, memberId, fileId));
  if (!file) return fail("file-unknown");

  touch({ object: `contract-file:${memberId ?? cooperativeId}/${contractFileId}` });
  return succeed({ name: file.name, mediaType: file.mediaType, content: file.content });
});

const appointments = implement(contract.readAppointments, async ({ tx, actor, now, means, touch }, { cooperativeId }) => {
  const contracts = await store.findContracts(tx, cooperativeId);
  const suppliers = await findSuppliers(tx, cooperativeId);

  const words = choose({ de, en }, actor.language).calendar;
  const base = `${means.origin}/verbund/${cooperativeId}`;
  const days = appointmentsOf({ contracts, suppliers }, dayIn(now)).map(({ kind, id, day, title }) => ({
    id: `${kind}-${id}-${day}`,
    day,
    title: words[kind](title),
    text: "",
    address: kind === "certificate" ? `${base}/lieferanten/${id}` : `${base}/vertraege/${id}`,
    changedAt: now,
  }));
  touch({ object: `contracts:${cooperativeId}` });
  return succeed({ name: words.file, mediaType: "text/calendar; charset=utf-8", content: writeCalendar({ name: words.name, host: new URL(means.origin).hostname, days }) });
});

const exported = implement(contract.exportContracts, async ({ tx, actor, now, touch }, { cooperativeId, format }) => {
  const contracts = await store.findContracts(tx, cooperativeId);
  const suppliers = await findSuppliers(tx, cooperativeId);

  touch({ object: `contracts:${cooperativeId}` });
  return succeed({
    format,
    workbook: contractBook({
      contracts,
      suppliers: suppliers.map((one) => withoutForeignNames(one, actor.members)),
      day: dayIn(now),
      language: actor.language,
    }),
  });
});

export const contractUseCases: readonly UseCase[] = [list, read, saveOwn, saveCentral, attachOwn, attachCentral, fetch, appointments, exported];
