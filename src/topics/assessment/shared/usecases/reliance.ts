/** Who relies on whom. */
import { succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMembersOn } from "#topics/members/store/members";
import { choose } from "#ui/words";
import { exportReliance, readReliance } from "../contract.ts";
import { relianceOf } from "../rules.ts";
import { findAudience, findDecisionLines, findOffering, findReliance, findShowing } from "../store/register.ts";
import { findAnswerable } from "../store/requirements.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Members on one page of the matrix. */
const pageLength = 50;

export const relianceUseCases = [
  implement(readReliance, async ({ tx, now }, { page, ...relying }) => {
    const { cooperativeId } = relying;
    const day = dayIn(now);
    const members = await findMembersOn(tx, cooperativeId, day);
    const shown = members.slice((page - 1) * pageLength, page * pageLength);
    const [providers, showing] = [await findOffering(tx, relying), await findShowing(tx, cooperativeId, day)];
    const rows = await findReliance(
      tx,
      relying,
      shown.map(({ id }) => id),
    );
    const [audience, catalogues] = [await findAudience(tx, cooperativeId, day), await findAnswerable(tx, cooperativeId)];

    const names = providers.map(({ provider }) => provider);
    const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
    const lines = shown.map(({ id, name }) => ({ memberId: id, memberName: name, shown: showing.has(id), cells: relianceOf(names, byMember.get(id) ?? []) }));
    return succeed({ providers, members: lines, page, pages: Math.max(1, Math.ceil(members.length / pageLength)), audience, catalogues });
  }),

  implement(exportReliance, async ({ tx, actor, now, touch }, { format, ...relying }) => {
    const { cooperativeId } = relying;
    const day = dayIn(now);
    const members = await findMembersOn(tx, cooperativeId, day);
    const [providers, showing] = [await findOffering(tx, relying), await findShowing(tx, cooperativeId, day)];
    const [rows, lines] = [await findReliance(tx, relying, null), await findDecisionLines(tx, relying)];

    const words = choose({ de, en }, actor.language);
    const names = providers.map(({ provider }) => provider);
    const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
    const matrix = members.map(({ id, name }) => [name, ...relianceOf(names, byMember.get(id) ?? []).map(({ relied }) => (showing.has(id) ? relied : words.reliance.hiddenCell))]);
    const decided = lines.map((line) => [
      line.memberName,
      line.provider,
      line.catalogueTitle,
      line.label,
      line.title,
      words.decisions[line.decision],
      line.version,
      line.current,
      line.coverage === "partial" ? words.exports.duty(line.dutyDone) : "",
      line.reason,
      dayIn(line.decidedAt),
      line.decidedByName,
    ]);
    touch({ object: `cooperative:${cooperativeId}` });
    return succeed({
      format,
      workbook: {
        name: words.exports.relianceName,
        sheets: [
          { name: words.exports.matrixSheet, columns: [words.reliance.member, ...names].map((title) => ({ title, width: 24 })), rows: matrix },
          { name: words.exports.linesSheet, columns: words.exports.linesColumns.map((title) => ({ title, width: 22 })), rows: decided },
        ],
      },
    });
  }),
];
