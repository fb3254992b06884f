import type { CooperativeId, MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import { applyImport, readImport, stageImport } from "../contract.ts";
import type { DirectoryRow, Member } from "../model.ts";
import { differenceOf, isSameName, largestDirectoryBytes, memberOfRow, readDirectory } from "../rules/directory.ts";
import { dayIn, memberKeyFor } from "../rules/members.ts";
import { findImport, insertImport, saveApplied } from "../store/imports.ts";
import { findMembers, findPopulations, insertMembers, lockCooperative, saveFigures, saveMemberNames } from "../store/members.ts";

/** Every row beside the member it speaks of and what would change; the latest figure counts, whatever its day. */
async function compare(tx: Tx, { cooperativeId, today }: { cooperativeId: CooperativeId; today: string }, rows: readonly DirectoryRow[]) {
  const [members, populations] = [await findMembers(tx, cooperativeId), await findPopulations(tx, cooperativeId, "9999-12-31")];
  const compared = rows.map((row) => {
    const member = memberOfRow(row, members);
    const known = (member && populations.get(member.id)) ?? null;
    return { row, member, known, difference: differenceOf(row, { member, population: known }, today) };
  });
  return { members, compared };
}

type Compared = Awaited<ReturnType<typeof compare>>["compared"][number];

/** New members with keys nobody has yet. */
function newMembers(cooperativeId: CooperativeId, chosen: readonly Compared[], { members, today }: { members: readonly Member[]; today: string }) {
  const taken = new Set<string>(members.map(({ id }) => id));
  return chosen.map(({ row }) => {
    const id = memberKeyFor(cooperativeId, row.name, taken);
    taken.add(id);
    return {
      line: row.line,
      member: {
        cooperativeId,
        id,
        kind: row.kind,
        name: row.name,
        officialName: row.name,
        ags: row.ags,
        rs: row.rs,
        postcode: row.postcode,
        wave: 1,
        admittedOn: today,
        leftOn: null,
      },
    };
  });
}

/** The figures of the chosen rows, each with the directory as its source. */
const figuresOf = (cooperativeId: CooperativeId, chosen: readonly { readonly row: DirectoryRow; readonly memberId: MemberId }[], source: string) =>
  chosen.flatMap(({ row, memberId }) => {
    if (row.asOf === null) return [];
    const common = { cooperativeId, memberId, asOf: row.asOf, source };
    const population = row.population === null ? [] : [{ ...common, kind: "population" as const, value: row.population }];
    return row.areaKm2 === null ? population : [...population, { ...common, kind: "area-km2" as const, value: row.areaKm2 }];
  });

export const importUseCases = [
  implement(stageImport, async ({ tx, actor, now, touch }, { cooperativeId, file, districtKey, asOf }) => {
    if (file.bytes.length > largestDirectoryBytes) return fail("file-too-large");
    const read = readDirectory(file.bytes, file.name, { districtKey, asOf });
    if (!read.ok) return read;
    const importId = newId(now);

    await insertImport(tx, { cooperativeId, id: importId, fileName: file.name, stagedBy: actor.personId, stagedAt: now }, read.value);
    touch({ object: `import:${importId}`, after: read.value });
    return succeed({ importId, rows: read.value.rows.length, problems: read.value.problems.length });
  }),

  implement(readImport, async ({ tx, now }, { cooperativeId, importId }) => {
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");

    const { compared } = await compare(tx, { cooperativeId, today: dayIn(now) }, staged.rows);
    const rows = compared.map(({ row, member, known, difference }) => ({
      ...row,
      difference,
      memberId: member?.id ?? null,
      memberName: member?.name ?? null,
      known,
    }));
    return succeed({ ...staged, importId, rows });
  }),

  implement(applyImport, async ({ tx, now, touch }, { cooperativeId, importId, lines, rename }) => {
    await lockCooperative(tx, cooperativeId);
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");
    const { members, compared } = await compare(tx, { cooperativeId, today: dayIn(now) }, staged.rows);

    if (staged.appliedAt !== null) return fail("import-applied");
    const chosen = compared.filter(({ row }) => lines.includes(row.line));
    if (lines.length === 0) return fail("nothing-chosen");
    if (chosen.length < new Set(lines).size) return fail("line-not-offered");
    const fresh = newMembers(
      cooperativeId,
      chosen.filter(({ member }) => !member),
      { members, today: dayIn(now) },
    );
    const keyOf = new Map(fresh.map(({ line, member }) => [line, member.id]));
    const figures = figuresOf(
      cooperativeId,
      chosen.flatMap(({ row, member }) => {
        const memberId = member?.id ?? keyOf.get(row.line);
        return memberId ? [{ row, memberId }] : [];
      }),
      staged.source,
    );
    const renamed = chosen.flatMap(({ row, member, difference }) => {
      const isRenamed = rename && member !== undefined && !isSameName(member, row.name);
      return member && (isRenamed || difference === "returns")
        ? [
            {
              id: member.id,
              name: isRenamed ? row.name : member.name,
              officialName: isRenamed ? row.name : member.officialName,
              leftOn: null,
            },
          ]
        : [];
    });

    if (!(await saveApplied(tx, cooperativeId, importId, now))) return fail("import-applied");
    await insertMembers(
      tx,
      fresh.map(({ member }) => member),
    );
    await saveMemberNames(tx, cooperativeId, renamed);
    await saveFigures(tx, figures);
    touch({ object: `import:${importId}`, after: { fresh, figures, renamed } });
    return succeed({
      admitted: fresh.length,
      figures: figures.filter(({ kind }) => kind === "population").length,
      renamed: renamed.length,
    });
  }),
];
