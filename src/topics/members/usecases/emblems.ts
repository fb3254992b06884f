/** The coat of arms on a member's papers. */
import { fail, succeed } from "#kernel/result";
import { readPng, type Picture } from "#platform/png";
import { drawSvg, isSvg } from "#platform/svg";
import { implement } from "#platform/usecase";
import { dropEmblem, putEmblem, showEmblem } from "../contract.ts";
import { findEmblem, removeEmblem, saveEmblem } from "../store/emblems.ts";
import { findMember } from "../store/members.ts";

/** 400 kB and 4,000 pixels: a coat of arms is printed three centimetres wide. */
const largestBytes = 400_000;
const mostPixels = 4_000;
/** A drawing becomes a picture fine enough for a title page. */
const drawnPixels = 1_200;

type Refusal = "emblem-unreadable" | "emblem-not-shapes" | "emblem-later";

async function pictureOf(bytes: Uint8Array, who: string): Promise<Picture | Refusal> {
  const drawn = isSvg(bytes) ? await drawSvg(bytes, { pixels: drawnPixels, who }) : bytes;
  if (drawn === "not-yet") return "emblem-later";
  if (drawn === "more-than-shapes") return "emblem-not-shapes";
  return drawn === "broken" ? "emblem-unreadable" : (readPng(drawn, mostPixels) ?? "emblem-unreadable");
}

export const emblemUseCases = [
  implement(showEmblem, async ({ tx }, { memberId }) => {
    const emblem = await findEmblem(tx, memberId);
    return emblem ? succeed({ name: "wappen.png", mediaType: "image/png" as const, content: emblem.png }) : fail("emblem-unknown");
  }),

  implement(putEmblem, async ({ tx, actor, now, touch }, { memberId, file }) => {
    if (!(await findMember(tx, memberId))) return fail("member-unknown");
    if (file.bytes.length > largestBytes) return fail("emblem-too-large");
    const picture = await pictureOf(file.bytes, memberId);
    if (typeof picture === "string") return fail(picture);

    touch({ object: `member:${memberId}`, after: { emblem: [picture.width, picture.height] } });
    await saveEmblem(tx, memberId, { ...picture, at: now, byName: actor.name });
    return succeed({ width: picture.width, height: picture.height });
  }),

  implement(dropEmblem, async ({ tx, touch }, { memberId }) => {
    if (!(await removeEmblem(tx, memberId))) return fail("emblem-unknown");
    touch({ object: `member:${memberId}`, before: { emblem: true } });
    return succeed({});
  }),
];
