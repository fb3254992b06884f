/** Differences between two versions, one after the other, both texts side by side. */
import type { Visit } from "#kernel/screen";
import { Compared } from "#ui/compared";
import { withQuery, type Tone } from "#ui/markup";
import { formatNumber } from "#ui/numbers";
import { Tabs } from "#ui/navigation";
import { StateTag } from "#ui/parts";
import { differenceKinds, type Difference, type DifferenceCounts, type DifferenceKind, type Wording } from "../model.ts";
import { wordsCompared, type Piece } from "../rules/differences.ts";
import { wordsFor } from "./parts.tsx";

const tones: Record<DifferenceKind, Tone> = { new: "brand", withdrawn: "no", renumbered: "open", changed: "part" };

/** How many differ in what; each a link that shows only these. */
export const DifferenceTabs = ({ counts, visit }: { counts: DifferenceCounts; visit: Visit }) => {
  const words = wordsFor(visit);
  const to = (kind: DifferenceKind | null) => withQuery(visit.query, { kind, page: null, do: null, getan: null });
  return (
    <>
      <Tabs
        label={words.comparison.kind}
        current={differenceKinds.find((kind) => kind === visit.query["kind"]) ?? "all"}
        tabs={[
          { key: "all", label: words.comparison.caption, href: to(null) },
          ...differenceKinds.map((kind) => ({ key: kind, label: words.kinds[kind], href: to(kind), count: counts[kind] })),
        ]}
      />
      <p class="rw-soft">{words.preview.unchanged(counts.unchanged)}</p>
    </>
  );
};

/** Title and text as one wording; where the text only repeats the title, once. */
const textOf = ({ title, statement }: Wording): string => (statement === "" || statement === title ? title : `${title}\n${statement}`);

const headOf = ({ before, after }: Difference): string => {
  const [old, now] = [before?.label ?? null, after?.label ?? null];
  return old === null || now === null || old === now ? (now ?? old ?? "") : `${old} → ${now}`;
};

const OneDifference = ({ difference, visit }: { difference: Difference; visit: Visit }) => {
  const words = wordsFor(visit);
  const { before, after, kinds } = difference;
  const both = before && after ? wordsCompared(textOf(before), textOf(after)) : null;
  const modalOf = (side: Wording | null, other: Wording | null) => (side?.modal && side.modal !== other?.modal ? words.modals[side.modal] : undefined);
  const piecesOf = (wording: Wording | null, pieces: readonly Piece[] | undefined) => wording && (pieces ?? [{ text: textOf(wording), differs: false }]);
  return (
    <section class="rw-difference">
      <h3>
        {headOf(difference)}{" "}
        {kinds.map((kind) => (
          <StateTag tone={tones[kind]}>{words.kinds[kind]}</StateTag>
        ))}
      </h3>
      <Compared
        before={{ head: words.comparison.before, note: modalOf(before, after), pieces: piecesOf(before, both?.before) }}
        after={{ head: words.comparison.after, note: modalOf(after, before), pieces: piecesOf(after, both?.after) }}
        absentBefore={words.comparison.missingBefore}
        absentAfter={words.comparison.missingAfter}
      />
    </section>
  );
};

export const Differences = ({ differences, visit }: { differences: readonly Difference[]; visit: Visit }) =>
  differences.length === 0 ? (
    <p class="rw-soft">{wordsFor(visit).comparison.none}</p>
  ) : (
    <>
      {differences.map((difference) => (
        <OneDifference difference={difference} visit={visit} />
      ))}
    </>
  );

/** „12 neu, 3 entfallen“ in one line. */
export const countsInWords = (counts: DifferenceCounts, visit: Visit): string => {
  const words = wordsFor(visit);
  const parts = differenceKinds.filter((kind) => counts[kind] > 0).map((kind) => `${formatNumber(counts[kind], visit.language)} ${words.kinds[kind]}`);
  return [...parts, words.preview.unchanged(counts.unchanged)].join(", ");
};
