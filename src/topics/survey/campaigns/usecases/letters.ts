/** What coordinators are told by mail. */
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import type { Participant } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Who gets a letter: a coordinator or deputy of a member. */
export type Recipient = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: "de" | "en";
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
};

/** What the letters of one act have in common. */
export type Occasion = {
  readonly cooperativeId: CooperativeId;
  readonly campaignId: string;
  readonly title: string;
  readonly period: string;
  readonly message: string;
  readonly officeName: string;
  readonly origin: string;
  readonly issuedBy: string | null;
  readonly at: Date;
  readonly kind: "campaign-announced" | "campaign-deadline";
};

/** One letter to every recipient whose member is among the participants, in the recipient's language. */
export function lettersTo(recipients: readonly Recipient[], participants: readonly Participant[], occasion: Occasion): Letter[] {
  const dates = new Map(participants.map((one) => [one.memberId, one]));
  return recipients.flatMap((recipient) => {
    const asked = recipient.memberId ? dates.get(recipient.memberId) : undefined;
    if (!asked) return [];
    const words = choose({ de, en }, recipient.language).letters[occasion.kind === "campaign-announced" ? "announcement" : "deadline"];
    const facts = {
      ...occasion,
      name: recipient.name,
      memberName: recipient.memberName ?? "",
      opensOn: asked.opensOn,
      dueOn: asked.dueOn,
      address: `${occasion.origin}/mitglied/${asked.memberId}/erhebungen/${occasion.campaignId}`,
    };
    return [
      {
        cooperativeId: occasion.cooperativeId,
        memberId: asked.memberId,
        recipientPersonId: recipient.id,
        recipient: recipient.email,
        issuedBy: occasion.issuedBy,
        kind: occasion.kind,
        subject: words.subject(facts),
        body: words.body(facts),
        at: occasion.at,
      },
    ];
  });
}
