/** Pictures of lessons: how they are called. */
import { slugOf } from "#kernel/ids";

/** What lessons write in front of a picture's name. */
export const pictureScheme = "bild:";

/** A plain name for a picture, `Falsche Adresse.PNG` → `falsche-adresse.png`; null for what is no PNG or JPEG by its ending. */
export function pictureName(fileName: string): string | null {
  const [, base = "", ending = ""] = /^(.*)\.(png|jpe?g)$/i.exec(fileName) ?? [];
  const slug = slugOf(base);
  return ending === "" || slug === "" ? null : `${slug}.${ending.toLowerCase().replace("jpeg", "jpg")}`;
}
