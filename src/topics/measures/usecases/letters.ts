/** What people are told about measures by mail. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import type { Holder } from "#topics/members/store/people";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Occasion = { readonly origin: string; readonly from: string; readonly issuedBy: string | null; readonly at: Date };

/** What a letter says of a measure; without an id it leads to the list. */
export type Announced = { readonly id: string | null; readonly title: string; readonly dueOn: string | null; readonly ownerName: string };

type Told = { readonly kind: "measure-new" | "measure-due" | "measure-escalated"; readonly measures: readonly Announced[] };

/** One letter a person with all that concerns them in their member. */
export function letterTo(holder: Holder, { kind, measures }: Told, occasion: Occasion): Letter {
  const words = choose({ de, en }, holder.language).letters[kind];
  const memberId: MemberId | null = holder.memberId;
  const given = {
    name: holder.name,
    member: holder.memberName ?? "",
    from: occasion.from,
    measures: measures.map(({ title, dueOn, ownerName, id }) => ({
      title,
      dueOn,
      ownerName,
      address: `${occasion.origin}/mitglied/${memberId}/massnahmen${id === null ? "" : `/${id}`}`,
    })),
    address: `${occasion.origin}/mitglied/${memberId}/massnahmen`,
  };
  return {
    cooperativeId: memberId ? cooperativeOf(memberId) : null,
    memberId,
    recipientPersonId: holder.id,
    recipient: holder.email,
    issuedBy: occasion.issuedBy,
    kind,
    subject: words.subject(given),
    body: words.body(given),
    at: occasion.at,
  };
}

/** One person of a member once, whatever offices they hold there. */
export const once = (holders: readonly Holder[]): readonly Holder[] =>
  holders.filter((holder, index) => holders.findIndex(({ email, memberId }) => email === holder.email && memberId === holder.memberId) === index);
