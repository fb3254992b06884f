/** The rules of resolutions. */
import { fail, succeed, type Result } from "#kernel/result";
import {
  resolutionSteps,
  type CouncilDecision,
  type ResolutionEntry,
  type ResolutionFacts,
  type ResolutionPlace,
  type ResolutionResult,
  type ResolutionStanding,
  type ResolutionStep,
} from "./model.ts";

/** How a step stands on a day. */
export function standingOf(entry: Pick<ResolutionEntry, "result" | "sessionOn"> | null, today: string): ResolutionStanding {
  if (entry === null) return "none";
  if (entry.result !== null) return entry.result;
  if (entry.sessionOn === null) return "none";
  return entry.sessionOn < today ? "overdue" : "planned";
}

const isLater = (a: ResolutionEntry, b: ResolutionEntry) => a.recordedAt.getTime() - b.recordedAt.getTime() || a.id.localeCompare(b.id);

/** The last entry of a step holds. */
export const lastOf = (entries: readonly ResolutionEntry[], step: ResolutionStep): ResolutionEntry | null =>
  entries
    .filter((entry) => entry.step === step)
    .toSorted(isLater)
    .at(-1) ?? null;

/** A member's path: every step with what holds. */
export const pathOf = (entries: readonly ResolutionEntry[], today: string): readonly ResolutionPlace[] =>
  resolutionSteps.map((step) => {
    const entry = lastOf(entries, step);
    return { step, entry, standing: standingOf(entry, today) };
  });

/** Has the body agreed? A condition is agreement as long as the others accept it. */
export const isAdopted = (result: ResolutionStanding | ResolutionResult | null): boolean => result === "adopted" || result === "adopted-with-conditions";

const isSaid = (standing: ResolutionStanding) => isAdopted(standing) || standing === "refused";

/** The first step nobody has heard of yet; none once the council has spoken, for it alone decides (§ 50 HGO, § 29 HKO). */
export function missingOf(path: readonly ResolutionPlace[]): ResolutionStep | null {
  if (path.some(({ step, standing }) => step === "council" && isSaid(standing))) return null;
  return path.find(({ standing }) => !isSaid(standing))?.step ?? null;
}

/** What an entry says of the council; null while it says nothing. */
export const councilOf = ({ memberId, step, result, sessionOn }: Pick<ResolutionEntry, "memberId" | "step" | "result" | "sessionOn">): CouncilDecision | null =>
  step === "council" && result !== null && sessionOn !== null ? { memberId, result, sessionOn } : null;

/** Would this take back what the council has agreed to? Where a version is in force, another version or a notice does that. */
export const takesBack = ({ step, result }: Pick<ResolutionFacts, "step" | "result">): boolean => step === "council" && result !== null && !isAdopted(result);

/** Does this council's word count? A postponement is none. */
export const isDecided = ({ result }: Pick<CouncilDecision, "result">): boolean => result !== "postponed";

/** A path as far as others know it: nothing but what the council has said. */
export const withCouncil = (path: readonly ResolutionPlace[], decision: CouncilDecision | undefined): readonly ResolutionPlace[] =>
  path.map((place) => (place.step === "council" && place.entry === null && decision ? { ...place, standing: decision.result } : place));

type Refusal = "session-missing" | "session-in-future" | "conditions-missing" | "votes-without-result" | "votes-against-result";

/** What is recorded must be possible: a result has a past session, and the majority of votes cast decides (§ 54 Abs. 1 HGO; abstentions do not count). */
export function acceptEntry({ result, sessionOn, conditions, votesFor, votesAgainst, votesAbstained }: ResolutionFacts, today: string): Result<null, Refusal> {
  if (result === null) return votesFor === null && votesAgainst === null && votesAbstained === null ? succeed(null) : fail("votes-without-result");
  if (sessionOn === null) return fail("session-missing");
  if (sessionOn > today) return fail("session-in-future");
  if (result === "adopted-with-conditions" && conditions === "") return fail("conditions-missing");
  if (result !== "postponed" && votesFor !== null && votesAgainst !== null && votesFor > votesAgainst !== isAdopted(result)) return fail("votes-against-result");
  return succeed(null);
}

const endings = new Set(["pdf", "docx", "odt", "png", "jpg", "jpeg"]);

/** What may be attached: the extract of the minutes as a paper or a picture, up to 10 MB. */
export function acceptExtract(file: { readonly name: string; readonly bytes: Uint8Array }): Result<null, "file-kind-refused" | "file-too-large"> {
  if (!endings.has(file.name.split(".").at(-1)?.toLowerCase() ?? "")) return fail("file-kind-refused");
  return file.bytes.length > 10 * 2 ** 20 ? fail("file-too-large") : succeed(null);
}

/** The day after a session without result, and every seventh day from then on, somebody is asked. */
export const isAskedOn = (sessionOn: string, today: string): boolean => {
  const days = Math.round((Date.parse(today) - Date.parse(sessionOn)) / 86_400_000);
  return days > 0 && days % 7 === 1;
};
