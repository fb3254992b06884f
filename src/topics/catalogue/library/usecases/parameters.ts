/** Values for the gaps in texts: the cooperative sets them once for all, a member where it needs another. */
import type { MemberId } from "#kernel/ids";
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { findMember } from "#topics/members/store/members";
import { clearMemberParameter, clearParameter, listMemberParameters, listParameters, setMemberParameter, setParameter } from "../contract.ts";
import type { CatalogueVersion, StoredCatalogue } from "../model.ts";
import { pageOf, pageSize } from "../rules/searching.ts";
import { fitsChoices, type SetValues } from "../rules/wording.ts";
import type { CataloguePlace } from "../store/catalogues.ts";
import { findCurrentVersion } from "../store/catalogues.ts";
import {
  findParameters,
  findShown,
  removeMemberParameterValue,
  removeParameterValue,
  saveMemberParameterValue,
  saveParameterValue,
  type PlacedParameter,
} from "../store/parameters.ts";
import { findValues } from "./reading.ts";

type Opened = { readonly catalogue: StoredCatalogue; readonly version: CatalogueVersion; readonly parameters: readonly PlacedParameter[]; readonly values: SetValues };

async function open(tx: Tx, place: CataloguePlace, member: MemberId | undefined): Promise<Result<Opened, "catalogue-unknown">> {
  const current = await findCurrentVersion(tx, place);
  if (!current) return fail("catalogue-unknown");
  return succeed({ ...current, parameters: await findParameters(tx, { ...place, versionId: current.version.id }), values: await findValues(tx, place, member) });
}

type Filter = { readonly q?: string | undefined; readonly set: boolean; readonly page: number };

/** A page of parameters: those whose words match, and on wish only those somebody has set. */
function pageOfParameters({ catalogue, parameters, values: { cooperative, member } }: Opened, { q, set, page }: Filter) {
  const words = q?.toLowerCase() ?? "";
  const wanted = parameters.filter(
    ({ id, label, requirementLabel, requirementTitle }) =>
      (!set || cooperative.has(id) || member.has(id)) && (words === "" || [label, requirementLabel, requirementTitle].some((text) => text.toLowerCase().includes(words))),
  );
  const span = pageOf(wanted.length, page);
  const shown = wanted.slice((span.page - 1) * pageSize, span.page * pageSize);
  return {
    catalogue,
    found: wanted.length,
    ...span,
    parameters: shown.map((one) => ({ ...one, cooperative: cooperative.get(one.id) ?? null, member: member.get(one.id) ?? null })),
  };
}

/** The parameter with a value that fits it. */
function accept({ parameters }: Opened, id: string, value: string): Result<PlacedParameter, "parameter-unknown" | "value-not-offered"> {
  const parameter = parameters.find((one) => one.id === id);
  if (!parameter) return fail("parameter-unknown");
  return fitsChoices(parameter, value) ? succeed(parameter) : fail("value-not-offered");
}

const memberPlace = ({ memberId, catalogueId }: { memberId: MemberId; catalogueId: string }): CataloguePlace => ({ cooperativeId: cooperativeOf(memberId), catalogueId });

export const parameterUseCases = [
  implement(listParameters, async ({ tx }, { cooperativeId, catalogueId, ...filter }) => {
    const opened = await open(tx, { cooperativeId, catalogueId }, undefined);
    return opened.ok ? succeed(pageOfParameters(opened.value, filter)) : opened;
  }),

  implement(listMemberParameters, async ({ tx, touch }, { memberId, catalogueId, ...filter }) => {
    const opened = await open(tx, memberPlace({ memberId, catalogueId }), memberId);
    if (!opened.ok) return opened;
    const member = await findMember(tx, memberId);
    if (!member) return fail("catalogue-unknown");
    const shown = await findShown(tx, memberId);

    touch({ object: `member-parameters:${memberId}/${catalogueId}` });
    return succeed({ ...pageOfParameters(opened.value, filter), memberName: member.name, shown });
  }),

  implement(setParameter, async ({ tx, actor, now, touch }, { parameter, value, ...place }) => {
    const opened = await open(tx, place, undefined);
    if (!opened.ok) return opened;

    const accepted = accept(opened.value, parameter, value);
    if (!accepted.ok) return accepted;

    await saveParameterValue(tx, { ...place, parameter, value, at: now, byName: actor.name });
    touch({ object: `catalogue:${place.catalogueId}`, before: { parameter, value: opened.value.values.cooperative.get(parameter) ?? null }, after: { parameter, value } });
    return succeed({ value });
  }),

  implement(clearParameter, async ({ tx, touch }, { parameter, ...place }) => {
    const opened = await open(tx, place, undefined);
    if (!opened.ok) return opened;

    if (!(await removeParameterValue(tx, { ...place, parameter }))) return fail("parameter-not-set");
    touch({ object: `catalogue:${place.catalogueId}`, before: { parameter, value: opened.value.values.cooperative.get(parameter) ?? null }, after: { parameter, value: null } });
    return succeed({ cleared: true as const });
  }),

  implement(setMemberParameter, async ({ tx, actor, now, touch }, { memberId, catalogueId, parameter, value }) => {
    const place = memberPlace({ memberId, catalogueId });
    const opened = await open(tx, place, memberId);
    if (!opened.ok) return opened;
    if (!(await findShown(tx, memberId))) return fail("values-hidden");

    const accepted = accept(opened.value, parameter, value);
    if (!accepted.ok) return accepted;

    await saveMemberParameterValue(tx, { ...place, parameter, value, at: now, byName: actor.name }, memberId);
    touch({ object: `catalogue:${catalogueId}`, before: { parameter, value: opened.value.values.member.get(parameter) ?? null }, after: { parameter, value } });
    return succeed({ value });
  }),

  implement(clearMemberParameter, async ({ tx, touch }, { memberId, catalogueId, parameter }) => {
    const place = memberPlace({ memberId, catalogueId });
    const opened = await open(tx, place, memberId);
    if (!opened.ok) return opened;
    if (!(await findShown(tx, memberId))) return fail("values-hidden");

    if (!(await removeMemberParameterValue(tx, { ...place, parameter }, memberId))) return fail("parameter-not-set");
    touch({ object: `catalogue:${catalogueId}`, before: { parameter, value: opened.value.values.member.get(parameter) ?? null }, after: { parameter, value: null } });
    return succeed({ cleared: true as const });
  }),
];
