/** What the written table says of bodies: who sits in one, who takes its chair, and whether minutes are released. */
import type { Actor } from "#kernel/operation";

type Row = Readonly<Record<string, unknown>>;
type Case = { readonly who: { readonly actor: Actor }; readonly table: string; readonly row: Row; readonly rows: Readonly<Record<string, readonly Row[]>> };

const bodyOf = ({ table, row, rows }: Case): Row | undefined =>
  table === "meeting_body" ? row : (rows["meeting_body"] ?? []).find((body) => body["id"] === row["body_id"] && body["cooperative_id"] === row["cooperative_id"]);

export const bodyFacts = {
  /** A member the actor acts for by name sits in the body. */
  sits: (one: Case): boolean => {
    const { members } = one.who.actor;
    return members !== "all" && [bodyOf(one)?.["seats"]].flat().some((seat) => members.some((member) => member === seat));
  },
  chairs: (one: Case): boolean => one.who.actor.personId !== null && bodyOf(one)?.["chair_id"] === one.who.actor.personId,
  "minutes-released": ({ row, rows }: Case): boolean =>
    (rows["meeting"] ?? []).some((meeting) => meeting["id"] === row["meeting_id"] && meeting["cooperative_id"] === row["cooperative_id"] && meeting["state"] === "released"),
} as const;
