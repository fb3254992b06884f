/** What coordinators are told when an answer they rely on is withdrawn. */
import type { CooperativeId } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Who gets a letter: a coordinator of a member that relied on the answer. */
export type Recipient = { readonly id: string; readonly name: string; readonly email: string; readonly language: "de" | "en"; readonly memberId: string | null };

export type Occasion = {
  readonly cooperativeId: CooperativeId;
  readonly sharedAnswerId: string;
  readonly provider: string;
  /** Number and title of the requirement. */
  readonly requirement: string;
  readonly reason: string;
  /** Titles of the checks that show something else now, by member. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
  readonly officeName: string;
  readonly origin: string;
  readonly issuedBy: string | null;
  readonly at: Date;
};

/** One letter to every coordinator, in the recipient's language, with the reason and the checks that change. */
export const withdrawalLetters = (recipients: readonly Recipient[], occasion: Occasion): Letter[] =>
  recipients.flatMap(({ id, name, email, language, memberId }) => {
    if (memberId === null) return [];
    const words = choose({ de, en }, language).letters.withdrawn;
    const address = `${occasion.origin}/mitglied/${memberId}/gemeinschaftsantworten/${occasion.sharedAnswerId}`;
    const facts = { ...occasion, name, address, checks: occasion.checks.get(memberId) ?? [] };
    return [
      {
        cooperativeId: occasion.cooperativeId,
        memberId,
        recipientPersonId: id,
        recipient: email,
        issuedBy: occasion.issuedBy,
        kind: "shared-answer-withdrawn",
        subject: words.subject(facts),
        body: words.body(facts),
        at: occasion.at,
      },
    ];
  });
