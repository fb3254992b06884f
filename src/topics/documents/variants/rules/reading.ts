/** The models' little Markdown, for pages that show a text which is still being written. */
import { blocksOf as read, fillGaps as fill, mapTexts as map } from "#topics/documents/models/rules/markup";
import type { TextBlock } from "#topics/documents/models/model";

/** A text as blocks. */
export const blocksOf = (text: string, caption: string): TextBlock[] => read(text, caption);

/** Every gap replaced. */
export const fillGaps = (text: string, valueOf: (key: string) => string): string => fill(text, valueOf);

/** The same block with every text changed. */
export const mapTexts = (block: TextBlock, change: (text: string) => string): TextBlock => map(block, change);
