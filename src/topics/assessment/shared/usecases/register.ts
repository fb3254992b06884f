/** Reading shared answers: the register, its export, one record, its evidence. */
import { fail, succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { choose } from "#ui/words";
import { exportShared, listShared, readShared, readSharedEvidence } from "../contract.ts";
import { byNeed, isReviewNeeded } from "../rules.ts";
import { findDecisions, findEvidenceFile, findSharedHead, findVersions } from "../store/answers.ts";
import { findAudience, findProviders, findShared, findTotals } from "../store/register.ts";
import { findAnswerable, findAreas } from "../store/requirements.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Answers on one page of the register. */
const pageLength = 50;

/** More than a spreadsheet of shared answers ever holds. */
const wholeRegister = 20_000;

/** The files of the office: a name no member can have. */
export const officeFiles = (cooperativeId: string): string => `${cooperativeId}.`;

export const registerUseCases = [
  implement(listShared, async ({ tx, now }, { page, ...filter }) => {
    const { cooperativeId, catalogueId } = filter;
    const day = dayIn(now);
    const { answers, found } = await findShared(tx, { ...filter, day }, { limit: pageLength, offset: (page - 1) * pageLength });
    const [audience, totals, providers] = [await findAudience(tx, cooperativeId, day), await findTotals(tx, cooperativeId), await findProviders(tx, cooperativeId)];
    const catalogues = await findAnswerable(tx, cooperativeId);
    const areas = catalogueId === undefined ? [] : await findAreas(tx, cooperativeId, catalogueId);

    return succeed({ answers, found, page, pages: Math.max(1, Math.ceil(found / pageLength)), audience, totals, catalogues, areas, providers });
  }),

  implement(exportShared, async ({ tx, actor, now, touch }, { format, ...filter }) => {
    const { answers } = await findShared(tx, { ...filter, day: dayIn(now) }, { limit: wholeRegister, offset: 0 });

    const words = choose({ de, en }, actor.language);
    const rows = answers.map(({ requirement, provider, version, coverage, publishedAt, withdrawnAt, counts }) => [
      requirement.catalogueTitle,
      requirement.areaTitle,
      requirement.label,
      requirement.title,
      provider,
      words.coverages[coverage],
      version,
      dayIn(publishedAt),
      counts.adopted,
      counts.adapted,
      counts.rejected,
      counts.undecided,
      counts.review,
      withdrawnAt === null ? "" : dayIn(withdrawnAt),
    ]);
    touch({ object: `cooperative:${filter.cooperativeId}` });
    const columns = words.exports.registerColumns.map((title) => ({ title, width: 22 }));
    return succeed({ format, workbook: { name: words.exports.registerName, sheets: [{ name: words.register.title, columns, rows }] } });
  }),

  implement(readShared, async ({ tx, now }, place) => {
    const day = dayIn(now);
    const head = await findSharedHead(tx, place);
    if (!head) return fail("shared-answer-unknown");
    const [versions, decisions, audience] = [await findVersions(tx, place), await findDecisions(tx, place, day), await findAudience(tx, place.cooperativeId, day)];

    const judged = decisions.map((one) => ({ ...one, review: isReviewNeeded(one, head.version) }));
    return succeed({ ...head, versions, decisions: byNeed(judged), audience });
  }),

  implement(readSharedEvidence, async ({ tx, means, touch }, { version, ...place }) => {
    const fileId = await findEvidenceFile(tx, place, version);
    const file = fileId === null ? null : await means.files.fetch(tx, officeFiles(place.cooperativeId), fileId);

    if (!file) return fail("evidence-unknown");
    touch({ object: `file:${file.id}` });
    const { name, mediaType, content } = file;
    return succeed({ name, mediaType, content });
  }),
];
