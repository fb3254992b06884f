/** All resolutions on one paper, German as the files are. */
import type { Paper } from "#kernel/paper";
import type { AgreementHead } from "#topics/agreement/terms/model";
import type { MemberKind } from "#topics/members/model";
import { formatDate, formatShortDate } from "#ui/dates";
import { de } from "./words.de.ts";
import type { ResolutionPlace } from "./model.ts";
import { isAdopted } from "./rules.ts";

type Printed = {
  readonly version: AgreementHead;
  readonly cooperativeName: string;
  readonly rows: readonly { readonly name: string; readonly kind: MemberKind; readonly path: readonly ResolutionPlace[] }[];
  readonly statedAt: Date;
  readonly demo: boolean;
};

const cellOf = ({ entry, standing }: ResolutionPlace): string => {
  const on = entry?.sessionOn ? `${formatShortDate(entry.sessionOn, "de")}, ` : "";
  const number = entry?.paperNumber ? `, ${entry.paperNumber}` : "";
  return standing === "none" ? "–" : `${on}${de.standings[standing]}${number}`;
};

const votesOf = ({ entry }: ResolutionPlace): string => (typeof entry?.votesFor !== "number" ? "–" : de.votes(entry.votesFor, entry.votesAgainst ?? 0, entry.votesAbstained ?? 0));

/** Members × steps with days, numbers, votes and conditions. */
export function overviewPaper({ version, cooperativeName, rows, statedAt, demo }: Printed): Paper {
  const words = de.paper;
  const councils = rows.flatMap(({ name, path }) => path.filter(({ step }) => step === "council").map((place) => ({ name, place })));
  const adopted = councils.filter(({ place }) => isAdopted(place.standing)).length;
  const conditions = rows.flatMap(({ name, path }) => path.flatMap(({ step, entry }) => (entry?.conditions ? [`${name}, ${de.steps[step]}: ${entry.conditions}`] : [])));
  return {
    title: words.title,
    subtitle: version.title,
    author: cooperativeName,
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      { kind: "text", text: words.sum(adopted, rows.length) },
      {
        kind: "table",
        caption: words.caption,
        rowHeads: true,
        columns: [
          { title: words.member, share: 3 },
          { title: de.steps.executive, share: 3 },
          { title: de.steps.committee, share: 3 },
          { title: de.steps.council, share: 3 },
          { title: words.votes, share: 2.6 },
        ],
        rows: rows.map(({ name, path }) => [
          name,
          ...path.map(cellOf),
          path
            .filter(({ step }) => step === "council")
            .map(votesOf)
            .join(""),
        ]),
      },
      ...(conditions.length === 0
        ? []
        : [
            { kind: "heading" as const, level: 2 as const, text: words.conditions },
            { kind: "list" as const, items: conditions },
          ]),
      { kind: "heading", level: 2, text: words.bodies },
      { kind: "text", text: words.bodiesText },
      { kind: "signature", lines: [words.signature] },
    ],
  };
}
