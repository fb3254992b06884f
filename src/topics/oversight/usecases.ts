/** Reads the trail, recomputes its chains, shows letters. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { chainStart, endsAtHead, entryOf, followChain, type ChainFault, type ChainPlace } from "#platform/audit";
import { claim, type Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { listAudit, listMail, listMemberAudit, readMail, verifyAudit, verifyInstallationAudit, verifyMemberAudit } from "./contract.ts";
import type { ChainVerdict } from "./model.ts";
import { eventsPerPage, isIntact, linksAtOnce, mailsPerPage, pagesFor } from "./rules.ts";
import { countMails, findMail, findMails } from "./store/mails.ts";
import { findNames } from "./store/names.ts";
import { countEvents, findChains, findEvents, findHead, findLinks, findMemberNames, type StoredEvent, type TrailFilter } from "./store/trail.ts";

async function pageOf(tx: Tx, filter: TrailFilter, page: number) {
  const found = await countEvents(tx, filter);
  const events = await findEvents(tx, filter, { limit: eventsPerPage, offset: (page - 1) * eventsPerPage });
  const names = await findNames(
    tx,
    events.map(({ object }) => object),
  );
  return { events: events.map((event) => ({ ...event, objectName: names.get(event.object) ?? null })), page, pages: pagesFor(found, eventsPerPage), found };
}

/** The first event whose columns say something else than the entry its hash covers, or that stands with another tenant than its chain. */
function findForged(links: readonly StoredEvent[]): ChainFault | null {
  const forged = links.find(({ content, entry, cooperativeId, memberId }) => {
    const { chain } = content;
    const member = chain.includes(".") ? chain : null;
    const cooperative = chain === "installation" ? null : member ? cooperativeOf(chain) : chain;
    return entryOf(content) !== entry || cooperativeId !== cooperative || memberId !== member;
  });
  return forged ? { number: forged.number, fault: "entry-differs" } : null;
}

/** Recomputes a whole chain, also where the actor may read only a part of it: the claim opens it for the act. */
async function verifyOne(tx: Tx, { chain, name }: Pick<ChainVerdict, "chain" | "name">): Promise<ChainVerdict> {
  await claim(tx, `audit-chain:${chain}`);
  let place: ChainPlace = chainStart;
  const verdict = (fault: ChainFault | null): ChainVerdict => ({
    chain,
    name,
    events: place.number,
    head: Buffer.from(place.hash).toString("hex"),
    fault,
  });
  for (;;) {
    const links = await findLinks(tx, chain, { after: place.number, limit: linksAtOnce });
    const followed = followChain(place, links);
    if ("fault" in followed) return verdict(followed);
    const forged = findForged(links);
    if (forged) return verdict(forged);
    place = followed;
    if (links.length < linksAtOnce) return verdict(endsAtHead(place, await findHead(tx, chain)));
  }
}

async function verify(tx: Tx, names: readonly string[]) {
  const objectOf = (chain: string) => (chain.includes(".") ? `member:${chain}` : `cooperative:${chain}`);
  const called = await findNames(tx, names.map(objectOf));
  const verdicts: ChainVerdict[] = [];
  for (const chain of names) verdicts.push(await verifyOne(tx, { chain, name: called.get(objectOf(chain)) ?? null }));
  const chains = verdicts.filter(({ events, fault }) => events > 0 || fault);
  return { chains, intact: isIntact(chains) };
}

export const oversightUseCases = [
  implement(listAudit, async ({ tx }, { cooperativeId, member, page, ...filter }) => {
    const found = await pageOf(tx, { cooperativeId, memberId: member, ...filter }, page);

    return succeed({ ...found, members: await findMemberNames(tx, cooperativeId) });
  }),

  implement(listMemberAudit, async ({ tx }, { memberId, page, ...filter }) => succeed(await pageOf(tx, { cooperativeId: cooperativeOf(memberId), memberId, ...filter }, page))),

  // Whoever acts for some members only verifies these; the cooperative's own chain is the office's.
  implement(verifyAudit, async ({ tx, actor }, { cooperativeId }) => succeed(await verify(tx, actor.members === "all" ? await findChains(tx, cooperativeId) : actor.members))),

  implement(verifyMemberAudit, async ({ tx }, { memberId }) => succeed(await verify(tx, [memberId]))),

  implement(verifyInstallationAudit, async ({ tx }, _) => succeed(await verify(tx, ["installation"]))),

  implement(listMail, async ({ tx, actor }, { page }) => {
    const personId = actor.personId ?? "00000000-0000-0000-0000-000000000000";
    const mails = await findMails(tx, personId, { limit: mailsPerPage, offset: (page - 1) * mailsPerPage });

    return succeed({ mails, page, pages: pagesFor(await countMails(tx, personId), mailsPerPage) });
  }),

  implement(readMail, async ({ tx, actor }, { mailId }) => {
    const mail = actor.personId ? await findMail(tx, actor.personId, mailId) : undefined;

    return mail ? succeed(mail) : fail("mail-unknown");
  }),
];
