/** How a body decides: quorum, majority, and what a vote comes to. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Attendance, BodyKind, Tally, VoteResult, Votes, VotingRule } from "../model.ts";

/**
 * More than half of the seats, as § 53 HGO asks of a council: with 51 of a hundred, seven of twelve and seven of thirteen. An agreement may ask for more or
 * less.
 */
const moreThanHalf = 51;

const talking: VotingRule = { hasVotes: false, quorumPercent: moreThanHalf, majority: "simple", abstentionsCount: false };
const voting: VotingRule = { ...talking, hasVotes: true };

/** What a body starts with until it is set as the agreement says: the steering group votes, the others talk; abstentions are no votes cast (§ 54 HGO). */
export const shippedRules: Readonly<Record<BodyKind, VotingRule>> = {
  "steering-group": voting,
  "project-group": talking,
  "mayors-meeting": talking,
  "jour-fixe": talking,
  own: voting,
};

/** Are enough there to decide? Nobody is never enough. */
export const isQuorate = ({ present, eligible }: Pick<Tally, "present" | "eligible">, { quorumPercent }: Pick<VotingRule, "quorumPercent">): boolean =>
  present > 0 && present * 100 >= eligible * quorumPercent;

/** How many must be present. */
export const quorumOf = (eligible: number, { quorumPercent }: Pick<VotingRule, "quorumPercent">): number => Math.max(1, Math.ceil((eligible * quorumPercent) / 100));

/** Is it carried? Equal votes carry nothing (§ 54 HGO); without a single yes nothing is. */
function isCarried({ yes, no, abstained }: Tally, { majority, abstentionsCount }: VotingRule): boolean {
  const against = no + (abstentionsCount ? abstained : 0);
  if (yes === 0) return false;
  if (majority === "unanimous") return against === 0;
  return majority === "two-thirds" ? yes >= 2 * against : yes > against;
}

/** What a vote comes to: nothing where the body does not vote or too few are there. */
export function resultOf(tally: Tally, rule: VotingRule): VoteResult {
  if (!rule.hasVotes) return "no-votes";
  if (!isQuorate(tally, rule)) return "no-quorum";
  return isCarried(tally, rule) ? "adopted" : "refused";
}

/** Counts the votes of those present; one seat, one vote. */
export function tallyOf(votes: Votes, { seats, attendance }: { readonly seats: readonly string[]; readonly attendance: readonly Attendance[] }): Tally {
  const present = attendance.filter(({ memberId, isPresent }) => isPresent && seats.includes(memberId)).map(({ memberId }) => memberId);
  const count = (voice: string) => present.filter((member) => votes[member] === voice).length;
  return { yes: count("yes"), no: count("no"), abstained: count("abstain"), present: present.length, eligible: seats.length };
}

type Voting = { readonly seats: readonly string[]; readonly attendance: readonly Attendance[]; readonly rule: VotingRule };

/** Only who sits in a body that votes, and is there, votes. */
export function acceptVotes(votes: Votes, { seats, attendance, rule }: Voting): Result<Votes, "body-without-votes" | "vote-without-seat" | "vote-of-absent"> {
  if (!rule.hasVotes) return fail("body-without-votes");
  const voters = Object.keys(votes);
  if (voters.some((member) => !seats.includes(member))) return fail("vote-without-seat");
  const present = new Set<string>(attendance.filter(({ isPresent }) => isPresent).map(({ memberId }) => memberId));
  return voters.every((member) => present.has(member)) ? succeed(votes) : fail("vote-of-absent");
}

/** A vote is announced once everybody present has said something, and enough are there. */
export function announce(
  votes: Votes,
  { seats, attendance, rule }: Voting,
): Result<{ readonly tally: Tally; readonly result: "adopted" | "refused" }, "body-without-votes" | "no-quorum" | "votes-missing"> {
  const tally = tallyOf(votes, { seats, attendance });
  const result = resultOf(tally, rule);
  if (result === "no-votes") return fail("body-without-votes");
  if (result === "no-quorum") return fail("no-quorum");
  return tally.yes + tally.no + tally.abstained < tally.present ? fail("votes-missing") : succeed({ tally, result });
}
