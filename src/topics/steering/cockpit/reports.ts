import type { Block, Paper } from "#kernel/paper";
import { formatDate, formatShortDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { OnePage, Running, RunningCheck } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printing = { readonly now: Date; readonly language: "de" | "en"; readonly demo: boolean };

/** Where the town hall stands: maturity, checks, measures, what was answered for it, what is seen of it. */
function standingBlocks(page: OnePage, language: Printing["language"]): Block[] {
  const words = choose({ de, en }, language);
  const w = words.onePage;
  const { own } = page;
  const checkRow = (c: RunningCheck) => [
    `${c.title} ${c.period}`,
    words.checkStates[c.state],
    words.share(c.answered, c.asked),
    words.fulfilled(c.fulfilled, c.asked, c.answered),
    formatShortDate(c.dueOn, language),
  ];
  return [
    { kind: "heading", level: 1, text: w.where },
    { kind: "text", text: w.maturity(page.maturity) },
    ...(page.checks.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: w.checks,
            rowHeads: true,
            columns: [
              { title: words.mine.check, share: 3 },
              { title: words.mine.state, share: 2.2 },
              { title: words.mine.answered, align: "right", share: 1.3 },
              { title: words.mine.fulfilled, align: "right" },
              { title: words.mine.deadline, align: "right", share: 1.3 },
            ],
            rows: page.checks.map(checkRow),
          } as const,
        ]),
    {
      kind: "facts",
      facts: [
        { term: w.measures, value: w.measuresTold(own) },
        { term: w.shared, value: w.sharedTold(own) },
        { term: w.visible, value: w.classes[page.dataClass] },
      ],
    },
  ];
}

/** The management's one page as a paper: what waits for a signature, where the surveys stand, who is in charge. */
export function onePagePaper(page: OnePage, { now, language, demo }: Printing): Paper {
  const words = choose({ de, en }, language);
  const row = (r: Running) => [r.title, r.period, words.states[r.state], words.share(r.done, r.asked), formatShortDate(r.dueOn, language)];
  const w = words.onePage;
  const toSign = page.checks.filter(({ state, roundState }) => state === "verified" && roundState === "open").map((c) => w.checkWaits(`${c.title} ${c.period}`));
  const waits = [...page.waiting.map((r) => r.title), ...toSign];
  const blocks: Block[] = [
    { kind: "note", tone: waits.length > 0 ? "part" : "ok", title: w.lead(waits.length), text: w.leadText(waits) },
    ...standingBlocks(page, language),
    { kind: "heading", level: 1, text: w.surveys },
    {
      kind: "table",
      caption: w.surveysCaption,
      rowHeads: true,
      columns: [
        { title: w.survey, share: 3 },
        { title: w.period },
        { title: w.state, share: 1.6 },
        { title: w.answered, align: "right", share: 1.3 },
        { title: w.due, align: "right", share: 1.3 },
      ],
      rows: page.running.map(row),
    },
    { kind: "heading", level: 1, text: w.people },
    {
      kind: "facts",
      facts: [
        ...page.people.map((p) => ({ term: words.roles[p.role] ?? p.role, value: p.deputy ? w.deputy(p.name) : p.name })),
        { term: w.answersQuestions, value: [page.office.officeName, page.office.phone, page.office.email].filter((part) => part !== null).join(" · ") },
      ],
    },
    ...(waits.length > 0 ? [{ kind: "signature", lines: [w.placeAndDate, w.signature] } as const] : []),
  ];
  return {
    title: w.title(page.memberName),
    subtitle: w.subtitle,
    author: page.office.officeName,
    language,
    state: w.stated(formatDate(now, language)),
    statedAt: now,
    ...(demo ? { marking: words.invented } : {}),
    blocks,
  };
}
