import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { ReadWorkbook, Sheet } from "#kernel/sheets";
import { canonical, hashOf } from "#platform/audit";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import type { Secrets } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import type { StoredAnswer } from "#topics/survey/answers/model";
import { countSections, lockOf, withAnswers } from "#topics/survey/answers/rules/progress";
import { valueText } from "#topics/survey/answers/rules/wording";
import { findAnswers, findStates } from "#topics/survey/answers/store/answers";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { findAskedCampaign } from "#topics/survey/delegations/store/asked";
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import { choose } from "#ui/words";
import { applyWorkbook, listWorkbooks, makeWorkbook, readWorkbook, stageWorkbook } from "./contract.ts";
import { sealFormat, type Entry, type PlannedChange, type Seal, type Staged } from "./model.ts";
import { plainText } from "./rules/cells.ts";
import { sheetsOf } from "./rules/layout.ts";
import { chooseChanges, planImport, type Planned } from "./rules/planning.ts";
import { readEntries, type Reading } from "./rules/reading.ts";
import { judgeSeal, readSeal, sealRows, type ReadSeal } from "./rules/sealing.ts";
import { findImport, findImports, insertImport, lockForImport, saveApplied, saveImported, type Hand, type ImportRow, type Place } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Input = { readonly memberId: MemberId; readonly campaignId: string };

const placeOf = ({ memberId, campaignId }: Input): Place => ({ cooperativeId: cooperativeOf(memberId), memberId, campaignId });
const handOf = ({ personId, name }: Actor, at: Date): Hand => ({ personId, name, at });
const findAsked = (tx: Tx, { memberId, campaignId }: Input) => findAskedCampaign(tx, { memberId, campaignId, delegationId: null });

const purpose = "workbook";
const signatureOf = (seal: Seal, secrets: Secrets): string => secrets.sign(canonical(seal), purpose);
/** Enough of a hash to notice an edit. */
const digestOf = (entry: Entry): string => hashOf(entry)?.slice(0, 24) ?? "";

const spoken = { heads: [de.layout.heads, en.layout.heads], rowHeads: [de.layout.rowHead, en.layout.rowHead] };

const asRead = (sheets: readonly Sheet[]): ReadWorkbook => ({
  sheets: sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] })),
});

const questionnaireOf = ({ questionnaireKey, questionnaireVersion }: AskedCampaign) => `${questionnaireKey} ${questionnaireVersion}`;

/** What the sheets hold, read as an unchanged file would be: so every difference later was made by somebody. */
function sealOf(asked: AskedCampaign, sheets: readonly Sheet[], answers: readonly StoredAnswer[]): Seal {
  const versions = new Map(answers.map(({ question, version }) => [question, version]));
  const { entries } = readEntries(asked.definition, asRead(sheets), spoken);
  const bases = Object.fromEntries([...entries].map(([key, { entry }]) => [key, { version: versions.get(key) ?? 0, digest: digestOf(entry) }]));
  return { format: sealFormat, campaignId: asked.campaignId, memberId: asked.memberId, questionnaire: questionnaireOf(asked), bases };
}

const make = implement(makeWorkbook, async ({ tx, now, actor, means, touch }, { format, ...input }) => {
  const asked = await findAsked(tx, input);
  if (!asked) return fail("campaign-unknown");
  const answers = await findAnswers(tx, input);

  const words = choose({ de, en }, actor.language);
  const sheets = sheetsOf({
    definition: asked.definition,
    answers: new Map(answers.map((answer) => [answer.question, answer])),
    words: words.layout,
  });
  const seal = sealOf(asked, sheets, answers);
  const guide: Sheet = {
    name: words.guide.name,
    columns: [{ title: asked.title, width: 100, wrap: true }],
    rows: words.guide
      .lines(asked.memberName, asked.dueOn)
      .split("\n")
      .map((line) => [line]),
  };
  touch({ object: `response:${input.memberId}/${input.campaignId}` });
  const name = `${dayIn(now)} ${asked.memberName} ${asked.title}`;
  return succeed({
    format,
    workbook: { name, sheets: [guide, ...sheets, sealRows(seal, { signature: signatureOf(seal, means.secrets), note: words.guide.seal })] },
  });
});

/** Only what differs from what the file held when it was made was edited. */
function stagedOf({ entries, mistakes }: Reading, { bases }: Seal): Staged {
  const edited = [...entries].flatMap(([question, { sheet, row, entry, tableRows }]) => {
    const base = bases[question];
    return base && base.digest !== digestOf(entry) ? [{ question, sheet, row, version: base.version, entry, tableRows: [...tableRows] }] : [];
  });
  return { edited, mistakes: [...mistakes], unchanged: entries.size - edited.length };
}

const stage = implement(stageWorkbook, async ({ tx, now, actor, means, touch }, { workbook, fileName, ...input }) => {
  const asked = await findAsked(tx, input);

  if (!asked) return fail("campaign-unknown");
  const lock = lockOf(asked);
  if (lock) return fail(lock);
  const isSigned = ({ seal, signature }: ReadSeal) => signature === signatureOf(seal, means.secrets);
  const seal = judgeSeal(readSeal(workbook), { ...input, isSigned });
  if (!seal.ok) return seal;
  const reading = readEntries(asked.definition, workbook, spoken);
  if (reading.strangeIds.length > 0) return fail("workbook-tampered");
  const staged = stagedOf(reading, seal.value);

  const id = newId(now);
  await insertImport(tx, placeOf(input), { id, fileName: plainText(fileName) || "?", staged, hand: handOf(actor, now) });
  touch({ object: `workbook-import:${id}`, after: staged });
  return succeed({ importId: id, edited: staged.edited.length, mistakes: staged.mistakes.length });
});

const headOf = ({ id, fileName, stagedAt, appliedAt }: ImportRow) => ({
  id,
  fileName,
  stagedAt: stagedAt.toISOString(),
  appliedAt: appliedAt?.toISOString() ?? null,
});
const campaignOf = ({ campaignId, title, period, dueOn }: AskedCampaign) => ({ id: campaignId, title, period, dueOn });

const list = implement(listWorkbooks, async ({ tx }, input) => {
  const asked = await findAsked(tx, input);
  if (!asked) return fail("campaign-unknown");
  const imports = await findImports(tx, input);

  return succeed({ memberName: asked.memberName, campaign: campaignOf(asked), lock: lockOf(asked), imports: imports.map(headOf) });
});

function shownAs(
  { edited, section, question, change, current, inConflict }: Planned,
  words: { readonly unknown: string; readonly open: string; readonly language: "de" | "en" },
): PlannedChange {
  const text = (answer: Pick<StoredAnswer, "state" | "value"> | null) =>
    answer?.state === "unknown" ? words.unknown : valueText(question, answer?.value, words.language) || words.open;
  return {
    sheet: edited.sheet,
    row: edited.row,
    question: question.key,
    sectionTitle: section.title,
    text: question.text,
    from: text(current),
    to: text(change),
    fromRemark: current?.remark ?? "",
    toRemark: change.remark,
    conflict: inConflict ? { by: current?.answeredName ?? "", at: (current?.answeredAt ?? new Date(0)).toISOString() } : null,
  };
}

const read = implement(readWorkbook, async ({ tx, actor }, { importId, ...input }) => {
  const asked = await findAsked(tx, input);
  if (!asked) return fail("campaign-unknown");
  const found = await findImport(tx, input, importId);
  if (!found) return fail("import-unknown");
  const plan = planImport(asked.definition, found.staged, await findAnswers(tx, input));

  const words = { ...choose({ de, en }, actor.language).values, language: actor.language };
  return succeed({
    memberName: asked.memberName,
    campaign: campaignOf(asked),
    lock: lockOf(asked),
    head: headOf(found),
    changes: plan.changes.map((change) => shownAs(change, words)),
    mistakes: plan.mistakes.map((mistake) => ({
      ...mistake,
      text: mistake.question === null ? null : (questionOf(asked.definition, mistake.question)?.question.text ?? null),
    })),
    unchanged: plan.unchanged,
  });
});

const apply = implement(applyWorkbook, async ({ tx, now, actor, touch }, { importId, take, chosen, conflicts, ...input }) => {
  const [place, hand] = [placeOf(input), handOf(actor, now)];
  const writable = await lockForImport(tx, place, hand);
  const asked = await findAsked(tx, input);
  if (!asked) return fail("campaign-unknown");
  const found = await findImport(tx, input, importId);
  if (!found) return fail("import-unknown");
  const answers = await findAnswers(tx, input);
  const states = await findStates(tx, input);

  const lock = lockOf(asked);
  if (lock) return fail(lock);
  const plan = planImport(asked.definition, found.staged, answers);
  const taken = chooseChanges(plan, { take, chosen, conflicts });
  if (taken.length === 0) return fail("nothing-to-apply");
  const changes = taken.map(({ change }) => change);
  const progress = countSections(asked.definition, withAnswers(asked.definition, states, changes));

  // The response is locked, so nobody answers in between; should it happen all the same, nothing is written at all.
  if (!writable || (await saveImported(tx, place, { changes, progress, hand })) < changes.length) return fail("answer-changed");
  await saveApplied(tx, input.memberId, importId, now);
  const before = taken.map(
    ({ current }) =>
      current && {
        question: current.question,
        state: current.state,
        value: current.value,
        remark: current.remark,
        version: current.version,
      },
  );
  touch({ object: `workbook-import:${importId}`, before, after: changes });
  const left = plan.changes.filter((change) => !taken.includes(change));
  return succeed({ applied: changes.length, left: left.length, conflictsLeft: left.filter(({ inConflict }) => inConflict).length });
});

/** Answering in a spreadsheet. */
export const exchangeUseCases: readonly UseCase[] = [make, stage, list, read, apply];
