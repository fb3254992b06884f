/** What files broke, grouped by what is wrong: the first places of each group. */
import type { Visit } from "#kernel/screen";
import { Details } from "#ui/record";
import { DataTable } from "#ui/table";
import type { Violation } from "#topics/catalogue/formats/model";
import { wordsFor } from "./parts.tsx";

export type ViolationGroup = { readonly code: string; readonly count: number; readonly places: readonly Violation[] };

/** The sentence for a kind of violation; importers of later formats bring codes of their own. */
export function violationSentence(code: string, visit: Visit): string {
  const { violations, violationOther } = wordsFor(visit);
  return Object.entries(violations).find(([known]) => known === code)?.[1] ?? violationOther(code);
}

export const ViolationGroups = ({ groups, visit }: { groups: readonly ViolationGroup[]; visit: Visit }) => {
  const words = wordsFor(visit).preview;
  return (
    <>
      {groups.map(({ code, count, places }) => (
        <Details summary={`${violationSentence(code, visit)} – ${words.violationCount(count)}`} open={groups.length === 1 && count <= 5}>
          <DataTable
            caption={violationSentence(code, visit)}
            rows={places}
            columns={[
              { key: "path", label: words.places.path, rowHead: true, cell: ({ path }) => <code class="rw-break">{path}</code> },
              { key: "found", label: words.places.found, cell: ({ found }) => <span class="rw-break">{found}</span> },
            ]}
          />
          {count > places.length ? <p class="rw-soft">{words.morePlaces(count - places.length)}</p> : null}
        </Details>
      ))}
    </>
  );
};
