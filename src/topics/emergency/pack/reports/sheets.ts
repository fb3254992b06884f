/** Cards, the guideline, and the first steps everybody may read. */
import { shortened } from "#kernel/texts";
import type { Block, Paper } from "#kernel/paper";
import type { ShippedText } from "../model.ts";
import { firstCall } from "../rules.ts";
import { paperOf, sectionsOf, wordsOf, type Source } from "./parts.ts";

const numberOf = (source: Source): string => firstCall(source.content)?.phone ?? wordsOf(source.language).paper.noCall;

/** What the card is written in, where that is not the language of its frame. */
const tongueOf = ({ language }: Source, card: ShippedText): { readonly tongue?: string } =>
  card.language === language ? {} : { tongue: card.language === "de-easy" ? "de" : card.language };

/** The IT emergency card for the wall; what its house should know of it stands below in the house's own language. */
export function cardPaper(source: Source, card: ShippedText): Paper {
  const { paper } = wordsOf(source.language);
  const call = firstCall(source.content);
  const label = card.call ?? paper.cardNumber;
  const blocks: Block[] = [
    { kind: "banner", label: call === null ? label : `${label}: ${shortened(call.whom, 60)}`, text: numberOf(source) },
    ...sectionsOf(card, { level: 1 }),
    ...(card.language === source.language ? [{ kind: "note" as const, tone: "open" as const, title: paper.cardNote, text: paper.cardNoteText }] : []),
  ];
  const emblem = source.code && { emblem: { ...source.code, alt: paper.codeAlt(numberOf(source)) } };
  return { ...paperOf(source, { title: card.title, subtitle: card.lead, blocks, type: "large" }), ...tongueOf(source, card), ...emblem };
}

/** The same in credit-card size, eight on a sheet. */
export function cardsPaper(source: Source, card: ShippedText): Paper {
  const { paper } = wordsOf(source.language);
  const lines = card.sections.at(-1)?.items ?? [];
  const small = { title: card.title, label: card.call ?? paper.cardNumber, number: numberOf(source), lines, foot: paper.cardFoot(source.content.memberName, source.builtAt) };
  return { ...paperOf(source, { title: card.title, subtitle: paper.cardsText, blocks: [{ kind: "cards", copies: 8, card: small }] }), ...tongueOf(source, card) };
}

/** The guideline for employees, with the number to call. */
export function guidelinePaper(source: Source, guideline: ShippedText): Paper {
  const { paper } = wordsOf(source.language);
  const blocks: Block[] = [{ kind: "banner", label: paper.cardNumber, text: numberOf(source) }, ...sectionsOf(guideline, { level: 1 })];
  return paperOf(source, { title: guideline.title, subtitle: guideline.lead, blocks });
}

/** The first steps as a page without any town's details. */
export const stepsPaper = (steps: ShippedText, at: Date): Paper => ({
  title: steps.title,
  subtitle: steps.lead,
  author: "",
  language: steps.language === "en" ? "en" : "de",
  state: "",
  statedAt: at,
  blocks: sectionsOf(steps, { level: 1, ordered: true }),
});
