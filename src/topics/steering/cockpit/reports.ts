import type { Block, Paper } from "#kernel/paper";
import { formatDate, formatShortDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { OnePage, Running } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printing = { readonly now: Date; readonly language: "de" | "en"; readonly demo: boolean };

/** The management's one page as a paper: what waits for a signature, where the surveys stand, who is in charge. */
export function onePagePaper(page: OnePage, { now, language, demo }: Printing): Paper {
  const words = choose({ de, en }, language);
  const row = (r: Running) => [r.title, r.period, words.states[r.state], words.share(r.done, r.asked), formatShortDate(r.dueOn, language)];
  const w = words.onePage;
  const blocks: Block[] = [
    {
      kind: "note",
      tone: page.waiting.length > 0 ? "part" : "ok",
      title: w.lead(page.waiting.length),
      text: w.leadText(page.waiting.map((r) => r.title)),
    },
    { kind: "heading", level: 1, text: w.surveys },
    {
      kind: "table",
      caption: w.surveysCaption,
      rowHeads: true,
      columns: [{ title: w.survey, share: 3 }, { title: w.period }, { title: w.state, share: 1.4 }, { title: w.answered, align: "right" }, { title: w.due, align: "right" }],
      rows: page.running.map(row),
    },
    { kind: "heading", level: 1, text: w.people },
    {
      kind: "facts",
      facts: page.people.map((p) => ({ term: words.roles[p.role] ?? p.role, value: p.deputy ? w.deputy(p.name) : p.name })),
    },
    {
      kind: "text",
      text: w.contact(page.office.officeName, [page.office.phone, page.office.email].filter((part) => part !== null).join(" · ")),
    },
    ...(page.waiting.length > 0 ? [{ kind: "signature", lines: [w.placeAndDate, w.signature] } as const] : []),
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
