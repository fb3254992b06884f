/** What people of a member are told by mail about its membership. */
import { cooperativeOf } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import type { Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { choose } from "#ui/words";
import type { Member } from "../model.ts";
import { dayIn } from "../rules/members.ts";
import { findHolders } from "../store/people.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Session = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly means: { readonly origin: string } };

/** Tells whoever leads or coordinates the house that somebody has entered its exit: each person once, while their offices still hold. */
export async function tellExit({ tx, actor, now, means }: Session, { id, name, leftOn }: Pick<Member, "id" | "name" | "leftOn">): Promise<void> {
  const holders = await findHolders(tx, { cooperativeId: cooperativeOf(id), day: dayIn(now), members: [id], roles: ["management", "coordinator"] });
  const people = [...new Map(holders.map((holder) => [holder.id, holder])).values()];
  const letters = people.map((holder) => {
    const words = choose({ de, en }, holder.language).exitLetter;
    const given = { name: holder.name, member: name, leftOn: leftOn ?? "", by: actor.name, address: `${means.origin}/mitglied/${id}/ausstieg` };
    const to = { cooperativeId: cooperativeOf(id), memberId: id, recipientPersonId: holder.id, recipient: holder.email, issuedBy: actor.personId };
    return { ...to, kind: "member-exit", subject: words.subject(given), body: words.body(given), at: now };
  });
  await post(tx, letters);
}
