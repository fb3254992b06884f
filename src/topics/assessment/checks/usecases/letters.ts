/** What coordinators are told by mail. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Letter } from "#platform/mail";
import { findCooperative } from "#topics/members/store/members";
import { findHolders, type Holder } from "#topics/members/store/people";
import { choose } from "#ui/words";
import type { FollowedCheck } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The coordinators and their deputies of today. */
export const findCoordinators = (tx: Tx, cooperativeId: CooperativeId, day: string) => findHolders(tx, { cooperativeId, day, roles: ["coordinator"] });

/** How the office signs. */
export const findOfficeName = async (tx: Tx, cooperativeId: CooperativeId) => (await findCooperative(tx, cooperativeId))?.officeName ?? "";

/** What the letters of one act have in common. */
export type Occasion = {
  readonly cooperativeId: CooperativeId;
  readonly title: string;
  readonly period: string;
  readonly message: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly officeName: string;
  readonly origin: string;
  readonly issuedBy: string | null;
  readonly at: Date;
  readonly kind: "announcement" | "deadline";
};

/** One letter to every recipient whose member is named, in the recipient's language. */
export function lettersTo(recipients: readonly Holder[], members: readonly MemberId[], occasion: Occasion): Letter[] {
  const named = new Set<string>(members);
  return recipients.flatMap((recipient) => {
    if (!recipient.memberId || !named.has(recipient.memberId)) return [];
    const words = choose({ de, en }, recipient.language).letters[occasion.kind];
    const facts = { ...occasion, name: recipient.name, memberName: recipient.memberName ?? "", address: `${occasion.origin}/mitglied/${recipient.memberId}/checks` };
    return [
      {
        cooperativeId: occasion.cooperativeId,
        memberId: recipient.memberId,
        recipientPersonId: recipient.id,
        recipient: recipient.email,
        issuedBy: occasion.issuedBy,
        kind: `check-${occasion.kind}`,
        subject: words.subject(facts),
        body: words.body(facts),
        at: occasion.at,
      },
    ];
  });
}

/** Coordinators are reminded; the management, too, once the check is overdue or nobody coordinates. */
export function recipientsIn(check: Pick<FollowedCheck, "memberId" | "overdue">, holders: readonly Holder[]): readonly Holder[] {
  const here = holders.filter(({ memberId }) => memberId === check.memberId);
  const coordinators = here.filter(({ role }) => role === "coordinator");
  const written = check.overdue || coordinators.length === 0 ? here : coordinators;
  return written.filter((holder, index) => written.findIndex(({ email }) => email === holder.email) === index);
}

export type Reminding = {
  readonly round: { readonly title: string; readonly period: string };
  readonly cooperativeId: CooperativeId;
  readonly holders: readonly Holder[];
  readonly note: string;
  readonly from: { readonly id: string | null; readonly name: string };
  readonly origin: string;
  readonly at: Date;
};

/** The letters that remind of one check. */
export const remindersOf = (check: FollowedCheck, { round, cooperativeId, holders, note, from, origin, at }: Reminding): readonly Letter[] =>
  recipientsIn(check, holders).map((holder) => {
    const words = choose({ de, en }, holder.language).letters.reminder;
    const { asked } = check.counts;
    const facts = {
      name: holder.name,
      memberName: check.name,
      title: round.title,
      period: round.period,
      dueOn: check.dueOn,
      overdue: check.overdue,
      returned: check.state === "returned",
      answered: check.answered,
      asked,
      note,
      from: from.name,
      address: `${origin}/mitglied/${check.memberId}/checks/${check.checkId}`,
    };
    return {
      cooperativeId,
      memberId: check.memberId,
      recipientPersonId: holder.id,
      recipient: holder.email,
      issuedBy: from.id,
      kind: "reminder",
      subject: words.subject(facts),
      body: words.body(facts),
      at,
    };
  });
