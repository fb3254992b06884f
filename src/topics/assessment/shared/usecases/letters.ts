/** What coordinators are told when a shared answer they rely on changes. */
import type { CooperativeId } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Who gets a letter: somebody of a member that relies on the answer. */
export type Recipient = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: "de" | "en";
  readonly memberId: string | null;
};

export type Occasion = {
  readonly cooperativeId: CooperativeId;
  readonly sharedAnswerId: string;
  readonly provider: string;
  /** Number and title of the requirement. */
  readonly requirement: string;
  readonly officeName: string;
  readonly origin: string;
  readonly issuedBy: string | null;
  readonly at: Date;
};

/** One letter to every coordinator of those who rely on an older version, in the recipient's language. */
export const reviewLetters = (recipients: readonly Recipient[], occasion: Occasion): Letter[] =>
  recipients.flatMap(({ id, name, email, language, memberId }) => {
    if (memberId === null) return [];
    const words = choose({ de, en }, language).letters.review;
    const facts = { ...occasion, name, address: `${occasion.origin}/mitglied/${memberId}/gemeinschaftsantworten/${occasion.sharedAnswerId}` };
    return [
      {
        cooperativeId: occasion.cooperativeId,
        memberId,
        recipientPersonId: id,
        recipient: email,
        issuedBy: occasion.issuedBy,
        kind: "shared-answer-review",
        subject: words.subject(facts),
        body: words.body(facts),
        at: occasion.at,
      },
    ];
  });
