/** What the pages of shared answers have in common: words, ways, tags. */
import type { Visit } from "#kernel/screen";
import { formatBytes } from "#ui/numbers";
import type { Tone } from "#ui/markup";
import { StateTag } from "#ui/parts";
import { Prose } from "#ui/record";
import { choose } from "#ui/words";
import { readSharedEvidence } from "../contract.ts";
import type { AnswerVersion, Coverage, Decision, RequirementName } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The words in the visitor's language. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** The register of a cooperative. */
export const registerPath = ({ params }: Pick<Visit, "params">): string => `/verbund/${params["cooperativeId"] ?? ""}/gemeinschaftsantworten`;

/** One shared answer. */
export const recordPath = (visit: Pick<Visit, "params">, id: string): string => `${registerPath(visit)}/${id}`;

/** Number and title of a requirement, as it is spoken of. */
export const spoken = ({ label, title }: Pick<RequirementName, "label" | "title">): string => `${label} ${title}`.trim();

const coverageTones = { full: "shared", partial: "part", guidance: "na" } as const satisfies Record<Coverage, Tone>;

/** How much an answer covers, in plain words. */
export const CoverageTag = ({ coverage, visit }: { coverage: Coverage; visit: Visit }) => <StateTag tone={coverageTones[coverage]}>{wordsFor(visit).coverages[coverage]}</StateTag>;

const decisionTones = { adopted: "shared", adapted: "shared", rejected: "no" } as const satisfies Record<Decision, Tone>;

/** What a member decided, or that it has not. */
export const DecisionTag = ({ decision, visit }: { decision: Decision | null; visit: Visit }) =>
  decision === null ? <StateTag tone="open">{wordsFor(visit).undecided}</StateTag> : <StateTag tone={decisionTones[decision]}>{wordsFor(visit).decisions[decision]}</StateTag>;

/** The evidence of a version: its words and its file. */
export const Evidence = ({ version, id, visit }: { version: AnswerVersion; id: string; visit: Visit }) => {
  const words = wordsFor(visit).record;
  const { file, evidence } = version;
  const query = new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", sharedAnswerId: id, version: String(version.version) });
  return (
    <>
      {evidence === "" && file === null ? <p class="rw-soft">{words.noEvidence}</p> : null}
      {evidence === "" ? null : <Prose text={evidence} />}
      {file === null ? null : (
        <p>
          <a href={`/api/${readSharedEvidence.name}?${query.toString()}`} download="">
            {file.name}
          </a>{" "}
          <span class="rw-soft">({formatBytes(file.bytes, visit.language)})</span>
        </p>
      )}
    </>
  );
};
