/** How a town hall's essentials are rated. */
import { wholePercent } from "#kernel/percent";
import { levelOfStand } from "#topics/documents/variants/rules/adoption";
import { concernOf, levelOfConcern } from "#topics/emergency/pack/rules";
import { levelOf } from "#topics/steering/overview/rules";
import type { Level } from "#topics/steering/overview/model";
import type { EssentialsRow, PackCell, Packed, TrainingCell } from "./model.ts";

/** Whole days from one calendar day to another. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The pack on a day: when it was built, when and how long ago it was printed, and whether that is enough (the rule of the pack). */
export const packOf = (packed: Packed | null, today: string): PackCell => ({
  builtOn: packed?.builtOn ?? null,
  printedOn: packed?.printedOn ?? null,
  ageDays: packed?.printedOn ? Math.max(0, daysBetween(packed.printedOn, today)) : null,
  concern: concernOf(packed, today),
});

/** The colour of a document, as the page of documents has it. */
export const levelOfDocument = (cell: EssentialsRow["documents"][number]): Level => levelOfStand(cell);

/** The colour of a pack, as the page of preparation has it. */
export const levelOfPack = ({ concern }: PackCell): Level => levelOfConcern(concern);

/** The share of a training in whole per cent: at least so many of the slips; attendances can be more than slips. Nothing before slips and figures. */
export const shareOf = ({ completed, slips }: { readonly completed: number | null; readonly slips: number }): number | null =>
  completed === null || slips === 0 ? null : wholePercent(Math.min(1, completed / slips));

/** The colour of a training: that of a share. */
export const levelOfTraining = (cell: TrainingCell | null): Level => (cell === null ? "na" : levelOf(shareOf(cell)));
