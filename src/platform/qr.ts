/** QR codes as the path of an SVG: no image, no script, sharp at every size. */
import { encode } from "uqr";

/** Edge length in modules (with its quiet zone) and the path that draws the dark ones. */
export type QrPicture = { readonly size: number; readonly path: string };

/** Draws a text as QR code, medium error correction, with the quiet zone of four modules the standard asks for. */
export function qrPicture(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
