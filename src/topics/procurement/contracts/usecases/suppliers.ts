/** Suppliers: looking, entering, assessing. */
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor, Touched } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import * as contract from "../contract.ts";
import { questions, type Assessment, type Supplier } from "../model.ts";
import { gradeOf, namesake, openSuggestions, termOf, withoutForeignNames } from "../rules.ts";
import { findContracts } from "../store/contracts.ts";
import { findProviders } from "../store/providers.ts";
import * as store from "../store/suppliers.ts";

const speaksOf = ({ name, services }: Supplier, text: string) => `${name} ${services}`.toLowerCase().includes(text.toLowerCase());

const list = implement(contract.listSuppliers, async ({ tx, actor }, { cooperativeId, text }) => {
  const suppliers = await store.findSuppliers(tx, cooperativeId);
  const contracts = await findContracts(tx, cooperativeId);
  const providers = await findProviders(tx, actor.members === "all" ? [] : actor.members);

  const counts = Map.groupBy(contracts, ({ supplierId }) => supplierId);
  const shown = text === undefined ? suppliers : suppliers.filter((one) => speaksOf(one, text));
  return succeed({
    suppliers: shown.map((one) => ({ ...withoutForeignNames(one, actor.members), grade: gradeOf(one.assessment), contracts: counts.get(one.id)?.length ?? 0 })),
    suggestions: openSuggestions(providers, suppliers),
  });
});

const read = implement(contract.readSupplier, async ({ tx, actor, now }, { cooperativeId, supplierId }) => {
  const supplier = await store.findSupplier(tx, cooperativeId, supplierId);
  if (!supplier) return fail("supplier-unknown");
  const contracts = (await findContracts(tx, cooperativeId)).filter((one) => one.supplierId === supplierId);

  return succeed({
    supplier: withoutForeignNames(supplier, actor.members),
    grade: gradeOf(supplier.assessment),
    contracts: contracts.map((one) => ({ id: one.id, title: one.title, memberName: one.memberName, term: termOf(one, dayIn(now)) })),
  });
});

type Described = Pick<Supplier, "name" | "services" | "contact" | "email" | "phone" | "address" | "assessment" | "assessmentNote" | "certificates"> & {
  readonly supplierId?: string | undefined;
  readonly version?: number | undefined;
};
type Session = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly touch: (touched: Touched) => void };
type Owned = store.Owner & { readonly isShared: boolean };

const sameAnswers = (a: Assessment, b: Assessment) => questions.every((question) => a[question] === b[question]);

/** Who answered the questions and when: stays where no answer has changed. */
function assessedBy(before: Supplier | undefined, { assessment }: Pick<Supplier, "assessment">, { actor, now }: Pick<Session, "actor" | "now">) {
  if (sameAnswers(before?.assessment ?? {}, assessment)) return { assessedOn: before?.assessedOn ?? null, assessedByName: before?.assessedByName ?? "" };
  return { assessedOn: dayIn(now), assessedByName: actor.name };
}

async function save({ tx, actor, now, touch }: Session, { cooperativeId, memberId, isShared }: Owned, { supplierId, version, ...described }: Described) {
  const all = await store.findSuppliers(tx, cooperativeId);
  const before = all.find(({ id }) => id === supplierId);
  if (supplierId !== undefined && before?.memberId !== memberId) return fail("supplier-unknown");
  if (namesake(all, { id: supplierId ?? null, name: described.name })) return fail("supplier-there");

  const writing = { cooperativeId, memberId, at: now, byName: actor.name };
  const kept = { ...described, id: supplierId ?? newId(now), isShared, ...assessedBy(before, described, { actor, now }) };
  const read = version ?? before?.version ?? 0;
  if (before && !(await store.saveSupplier(tx, { ...kept, version: read }, writing))) return fail("supplier-changed");
  if (!before) await store.insertSupplier(tx, kept, writing);
  touch({ object: `supplier:${memberId ?? cooperativeId}/${kept.id}`, before, after: kept });
  return succeed({ supplierId: kept.id, version: before ? read + 1 : 1 });
}

const ofMember = (memberId: MemberId, isShared: boolean): Owned => ({ cooperativeId: cooperativeOf(memberId), memberId, isShared });
const ofCooperative = (cooperativeId: CooperativeId): Owned => ({ cooperativeId, memberId: null, isShared: true });

const saveOwn = implement(contract.saveSupplier, (session, { memberId, isShared, ...described }) => save(session, ofMember(memberId, isShared), described));
const saveCentral = implement(contract.saveCentralSupplier, (session, { cooperativeId, ...described }) => save(session, ofCooperative(cooperativeId), described));

export const supplierUseCases: readonly UseCase[] = [list, read, saveOwn, saveCentral];
