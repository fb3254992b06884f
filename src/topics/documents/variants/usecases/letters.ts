/** What people are told about documents by mail. */
import { cooperativeOf } from "#kernel/ids";
import type { Letter } from "#platform/mail";
import { choose } from "#ui/words";
import type { Holder } from "#topics/members/store/people";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export type LetterKind = "document-in-review" | "document-returned" | "document-released" | "document-review";

/** What a letter says of a document. */
export type Announced = { readonly documentId: string; readonly title: string; readonly reviewOn: string; readonly reason: string };

type Occasion = { readonly origin: string; readonly from: string; readonly issuedBy: string | null; readonly at: Date };

/** One letter a person with all that concerns them in their member. */
export function letterTo(holder: Holder, { kind, documents }: { readonly kind: LetterKind; readonly documents: readonly Announced[] }, occasion: Occasion): Letter {
  const words = choose({ de, en }, holder.language).letters[kind];
  const base = `${occasion.origin}/mitglied/${holder.memberId}/dokumente`;
  const given = {
    name: holder.name,
    member: holder.memberName ?? "",
    from: occasion.from,
    documents: documents.map(({ documentId, ...one }) => ({ ...one, address: `${base}/${documentId}` })),
  };
  return {
    cooperativeId: holder.memberId ? cooperativeOf(holder.memberId) : null,
    memberId: holder.memberId,
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
