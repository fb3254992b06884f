/** The mayor's one-pager: where we stand, what is urgent, what the cooperative carries, what needs a decision. */
import type { Block, Inline, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatEuro, formatPercent } from "#ui/numbers";
import { choose, type Words } from "#ui/words";
import type { MemberPage } from "../model.ts";
import { decisionsOf, figuresOf, pendingOf, type Decision } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export type Printing = { readonly now: Date; readonly language: Language; readonly demo: boolean };
type Told = { readonly page: MemberPage; readonly words: Words<typeof de.member>; readonly language: Language };

/** So much of a text that three of them fit on the page. */
const short = (text: string, most = 150): string => {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s+\S*$/u, "")} …`;
};

function standing({ page, words }: Told): Block {
  const { check, total } = page;
  const { answered, percent, tone } = figuresOf(total);
  return {
    kind: "note",
    tone: answered > 0 && total.basicGaps > 0 ? "no" : tone,
    title: words.sentence(percent, total.basicGaps, answered),
    text: words.sentenceText(words.states[check.state], answered, total.asked),
  };
}

function figures({ page, words, language }: Told): Block {
  const { total, measures, overdue } = page;
  const pending = pendingOf(measures);
  const { answered, percent } = figuresOf(total);
  const costs = { pending: pending.measures, overdue, once: formatEuro(pending.costOnce, language), yearly: formatEuro(pending.costYearly, language) };
  return {
    kind: "facts",
    facts: [
      { term: words.figures.answered, value: words.outOf(answered, total.asked) },
      { term: words.figures.fulfilled, value: formatPercent(percent / 100, language) },
      { term: words.figures.basicGaps, value: words.gapsOf(total.basicGaps, page.unplanned) },
      { term: words.figures.shared, value: words.outOf(total.shared, total.asked) },
      { term: words.figures.measures, value: words.measuresOf(costs) },
    ],
  };
}

function gapItem(row: RecordedRow, { words, language }: Told): Inline {
  const missing = row.deficits === "" ? words.nothingSaid : short(row.deficits);
  const who = row.responsible === "" ? words.nobody : short(row.responsible, 60);
  const until = row.dueOn === null ? words.noDay : words.until(formatShortDate(row.dueOn, language));
  return [{ strong: short([row.label, row.title].filter(Boolean).join(" "), 110) }, ` – ${missing} (${who}, ${until})`];
}

function urgent(told: Told): readonly Block[] {
  const { page, words } = told;
  const none = page.check.detail ? words.noGaps : words.hidden;
  return [
    { kind: "heading", level: 1, text: words.urgent(page.gaps.length) },
    page.gaps.length === 0 ? { kind: "text", text: none } : { kind: "list", ordered: true, items: page.gaps.map((row) => gapItem(row, told)) },
  ];
}

function carried({ page, words, language }: Told): readonly Block[] {
  const { shared, total, officeName } = page;
  const providers = shared.providers.slice(0, 4).map(({ name, requirements }) => words.provider(name, requirements));
  const text = total.shared === 0 ? words.carriesNothing(officeName) : words.carries(total.shared, providers.join(language === "de" ? ", " : ", "));
  return [
    { kind: "heading", level: 1, text: words.carriedTitle },
    { kind: "text", text: shared.duties === 0 ? text : `${text} ${words.duties(shared.duties)}` },
  ];
}

function decisions({ page, words, language }: Told): readonly Block[] {
  const { costOnce, costYearly } = pendingOf(page.measures);
  const said: Readonly<Record<Decision, string>> = {
    sign: words.decide.sign,
    "plan-gaps": words.decide.planGaps(page.unplanned),
    offers: words.decide.offers(page.shared.offers),
    money: words.decide.money(formatEuro(costOnce, language), formatEuro(costYearly, language)),
    overdue: words.decide.overdue(page.overdue),
  };
  const waiting = decisionsOf(page);
  return [
    { kind: "heading", level: 1, text: words.decisionsTitle },
    waiting.length === 0 ? { kind: "text", text: words.nothingToDecide } : { kind: "list", items: waiting.map((decision) => said[decision]) },
  ];
}

/** One sheet of A4. */
export function memberPaper(page: MemberPage, { now, language, demo }: Printing): Paper {
  const words = choose({ de, en }, language).member;
  const told: Told = { page, words, language };
  const { check } = page;
  return {
    title: words.title,
    subtitle: `${check.title} ${check.period}${check.scope === "" ? "" : ` · ${check.scope}`}`,
    author: check.memberName,
    language,
    state: words.state(formatDate(now, language)),
    statedAt: now,
    marking: demo ? words.invented : words.marking,
    blocks: [standing(told), figures(told), ...urgent(told), ...carried(told), ...decisions(told)],
  };
}
