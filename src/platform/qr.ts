/** QR codes: on pages as the path of an SVG – no image, no script, sharp at every size –, on papers as a picture. */
import { encode } from "uqr";
import { squaresAsPng, type Picture } from "./png.ts";

/** Edge length in modules (with its quiet zone) and the path that draws the dark ones. */
export type QrPicture = { readonly size: number; readonly path: string };

/** Draws a text as QR code, medium error correction, with the quiet zone of four modules the standard asks for. */
export function qrPicture(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}

/** A text as a picture for a paper: medium error correction, quiet zone, eight points a module. */
export const qrPng = (text: string): Picture => squaresAsPng(encode(text, { ecc: "M", border: 4 }).data, 8);
