/** Bank accounts by their international number (ISO 13616). */
import { z } from "zod";

/** What people put between the groups of an IBAN. */
const gaps = /[\s.-]/g;

/** Country, two digits of proof, up to thirty signs; 22 in all in Germany. */
const shape = /^(?:DE\d{20}|(?!DE)[A-Z]{2}\d{2}[A-Z0-9]{11,30})$/;

/** A letter counts as two digits: A is 10, Z is 35. */
const digitsOf = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

/** Has it the shape of an IBAN, and do its two digits prove the others? The number turned round leaves 1 when divided by 97 (ISO 7064). */
export const isIban = (text: string): boolean => shape.test(text) && BigInt(digitsOf(text.slice(4) + text.slice(0, 4))) % 97n === 1n;

/** As people read it: „DE21 9999 9999 0123 4567 89“. */
export const formatIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1 ");

/** An IBAN as it is typed, with or without gaps; kept without. */
export const iban = z.preprocess(
  (value) => (typeof value === "string" ? value.replaceAll(gaps, "").toUpperCase() : value),
  z
    .string()
    .min(1)
    .max(34)
    .check(({ value, issues }) => {
      if (!isIban(value)) issues.push({ code: "invalid_format", format: "iban", input: value });
    }),
);
