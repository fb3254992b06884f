/** What coordinators are told by mail, with words they can pass on. */
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import type { TrainingCampaign } from "../model.ts";
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
  readonly campaign: Pick<TrainingCampaign, "id" | "title" | "message" | "opensOn" | "dueOn">;
  readonly kind: "training-issued" | "training-reminder";
  readonly officeName: string;
  readonly origin: string;
  readonly note: string;
  readonly issuedBy: string | null;
  readonly at: Date;
};

/** One letter to every recipient of the members, in the recipient's language. */
export function lettersTo(recipients: readonly Recipient[], members: ReadonlySet<string>, occasion: Occasion): Letter[] {
  const { campaign, origin, officeName, note } = occasion;
  return recipients.flatMap((recipient) => {
    const { memberId } = recipient;
    if (memberId === null || !members.has(memberId)) return [];
    const words = choose({ de, en }, recipient.language).letters[occasion.kind === "training-issued" ? "issued" : "reminder"];
    const facts = {
      ...campaign,
      note,
      officeName,
      name: recipient.name,
      memberName: recipient.memberName ?? "",
      address: `${origin}/mitglied/${memberId}/schulungen/${campaign.id}`,
    };
    return [
      {
        cooperativeId: occasion.cooperativeId,
        memberId,
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
