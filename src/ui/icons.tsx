/** The mark, and the signs that stand beside every colour. Decorative: the word beside them speaks. */
import type { Tone } from "./markup.ts";

/** The mark: a ring of dashes around a dot. */
export const Mark = () => (
  <svg class="rw-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="12" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="9 3.57" />
    <circle cx="16" cy="16" r="4.5" fill="currentColor" />
  </svg>
);

const strokes = {
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "1.8",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
} as const;

const shape = (tone: Tone) => {
  switch (tone) {
    case "ok":
      return <path d="M2.5 6.5 5 9l4.5-5.5" {...strokes} />;
    case "part":
      return (
        <>
          <circle cx="6" cy="6" r="4.2" {...strokes} stroke-width="1.5" />
          <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor" />
        </>
      );
    case "no":
      return <path d="m3 3 6 6M9 3 3 9" {...strokes} />;
    case "open":
      return <circle cx="6" cy="6" r="4.2" {...strokes} stroke-width="1.5" />;
    case "na":
      return <path d="M2 6.5 6.5 2M2 10.5 10.5 2M5.5 10.5l5-5" {...strokes} stroke-width="1.3" />;
    case "shared":
      return (
        <>
          <circle cx="4.4" cy="6" r="3.2" {...strokes} stroke-width="1.5" />
          <circle cx="7.6" cy="6" r="3.2" {...strokes} stroke-width="1.5" />
        </>
      );
    case "brand":
      return <path d="M6 5.4v4.4M6 2.2v.2" {...strokes} stroke-width="2" />;
  }
};

const tones = ["ok", "part", "no", "open", "na", "shared", "brand"] as const;

/** All signs, drawn once per document; `Sign` refers to them. */
export const Signs = () => (
  <svg class="rw-defs" width="0" height="0" aria-hidden="true" focusable="false">
    {tones.map((tone) => (
      <symbol id={`zeichen-${tone}`} viewBox="0 0 12 12">
        {shape(tone)}
      </symbol>
    ))}
  </svg>
);

/** The sign of a tone, as wide as a letter. */
export const Sign = ({ tone }: { tone: Tone }) => (
  <svg class="rw-sign" width="12" height="12" aria-hidden="true" focusable="false">
    <use href={`#zeichen-${tone}`} />
  </svg>
);

/** A small arrow: up, down, or both where a column could be sorted. */
export const SortSign = ({ direction }: { direction: "ascending" | "descending" | null }) => (
  <svg class="rw-sign" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
    {direction === "descending" ? null : <path d="M6 1.5 9 5H3z" fill="currentColor" />}
    {direction === "ascending" ? null : <path d="M6 10.5 3 7h6z" fill="currentColor" />}
  </svg>
);
