/** Two wordings beside each other, with the words marked that only one of them has; and running text with marked gaps. */
import type { Child } from "./markup.ts";

export type ComparedPiece = { readonly text: string; readonly differs: boolean };

type Side = { readonly head: string; /** Null where there is nothing on this side; `absent` says so. */ readonly pieces: readonly ComparedPiece[] | null; readonly note?: Child };

const Pieces = ({ pieces, tag: Tag }: { pieces: readonly ComparedPiece[]; tag: "ins" | "del" }) => <>{pieces.map(({ text, differs }) => (differs ? <Tag>{text}</Tag> : text))}</>;

const SideText = ({ side, tag, absent }: { side: Side; tag: "ins" | "del"; absent: string }) => (
  <div class="rw-compared-side">
    <p class="rw-kicker">
      {side.head}
      {side.note ? <> · {side.note}</> : null}
    </p>
    {side.pieces === null ? (
      <p class="rw-soft">{absent}</p>
    ) : (
      <p class="rw-prose">
        <Pieces pieces={side.pieces} tag={tag} />
      </p>
    )}
  </div>
);

/** Before and after: removed words struck through on the left, added ones underlined on the right. */
export const Compared = ({ before, after, absentBefore, absentAfter }: { before: Side; after: Side; absentBefore: string; absentAfter: string }) => (
  <div class="rw-compared">
    <SideText side={before} tag="del" absent={absentBefore} />
    <SideText side={after} tag="ins" absent={absentAfter} />
  </div>
);

/** Two wordings that both changed a third: on either side what is new is underlined. */
export const BothChanged = ({ left, right, absent }: { left: Side; right: Side; absent: string }) => (
  <div class="rw-compared">
    <SideText side={left} tag="ins" absent={absent} />
    <SideText side={right} tag="ins" absent={absent} />
  </div>
);

export type FilledPiece = { readonly text: string; /** Whose value stands in the gap; absent for running text. */ readonly hint?: string | undefined };

/** Running text whose gaps are filled; each filled gap says whose value it is. */
export const FilledText = ({ pieces }: { pieces: readonly FilledPiece[] }) => (
  <div class="rw-prose rw-filled">
    {pieces.map(({ text, hint }) =>
      hint === undefined ? (
        text
      ) : (
        <span class="rw-gap" title={hint}>
          {text}
          <span class="kern-sr-only"> ({hint})</span>
        </span>
      ),
    )}
  </div>
);
