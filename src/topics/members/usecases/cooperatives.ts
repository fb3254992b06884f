import { fail, succeed } from "#kernel/result";
import { personId, type CooperativeId, type PersonId } from "#kernel/ids";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import { describeCooperative, foundCooperative, listAllCooperatives, listCooperatives, readCooperative, showPublicCooperative } from "../contract.ts";
import { shippedCooperative, type Contact, type HeldOffice, type ShippedCooperative } from "../model.ts";
import { dayIn, memberKeyFor } from "../rules/members.ts";
import { findCooperative, findCooperatives, findMembersOn, insertCooperative, insertFigures, insertMembers, saveCooperative } from "../store/members.ts";
import { findMyOffices, findPersonByEmail, insertOffice, insertPerson } from "../store/people.ts";

const empty: ShippedCooperative = { key: "empty", version: 1, source: "", cooperative: {}, members: [] };

const readTemplate = (key: string): ShippedCooperative | undefined =>
  key === "empty"
    ? empty
    : readCatalogues(`${shippedCatalogues}/members`)
        .map((one) => shippedCooperative.parse(one))
        .find((one) => one.key === key);

/** The members of a template with their keys: the short one the template gives, as a name is turned into one. */
function membersOf(template: ShippedCooperative, cooperativeId: CooperativeId, admittedOn: string) {
  const taken = new Set<string>();
  return template.members.map(({ key, figures, tile: _tile, officialName, ags, rs, postcode, ...same }) => {
    const id = memberKeyFor(cooperativeId, key, taken);
    taken.add(id);
    const row = {
      ...same,
      cooperativeId,
      id,
      officialName: officialName ?? same.name,
      ags: ags ?? null,
      rs: rs ?? null,
      postcode: postcode ?? null,
      admittedOn,
      leftOn: null,
    };
    return { row, figures: figures.map((figure) => ({ ...figure, cooperativeId, memberId: id })) };
  });
}

type Founding = { readonly cooperativeId: CooperativeId; readonly lead: Contact; readonly at: Date };

/** The first person of the office; somebody already known keeps their name and home. */
async function seatOfficeLead(tx: Tx, { cooperativeId, lead, at }: Founding): Promise<PersonId> {
  const known = await findPersonByEmail(tx, lead.email);
  const id = known?.id ?? personId.parse(newId(at));
  if (!known)
    await insertPerson(
      tx,
      {
        id,
        name: lead.name,
        email: lead.email,
        phone: lead.phone ?? null,
        language: "de",
        homeCooperativeId: cooperativeId,
        homeMemberId: null,
      },
      at,
    );
  await claim(tx, cooperativeId);
  const office: HeldOffice = {
    id: newId(at),
    personId: id,
    cooperativeId,
    memberId: null,
    role: "office",
    title: null,
    deputy: false,
    from: dayIn(at),
    to: null,
  };
  await insertOffice(tx, office);
  return id;
}

export const cooperativeUseCases = [
  implement(foundCooperative, async ({ tx, now, touch }, { key, template: templateKey, officeLead, name, officeName, officeHost }) => {
    const [known, template] = [await findCooperative(tx, key), readTemplate(templateKey)];

    if (known) return fail("cooperative-exists");
    if (!template) return fail("template-missing");
    const members = membersOf(template, key, dayIn(now));
    const { contactEmail = null, contactPhone = null, contactAddress = null, securityContact = null, about = "" } = template.cooperative;
    const founded = {
      id: key,
      name,
      template: template.key,
      officeName,
      officeHost,
      contactEmail,
      contactPhone,
      contactAddress,
      securityContact,
      about,
      publicPage: false,
      foundedAt: now,
    };

    await insertCooperative(tx, founded);
    await claim(tx, key);
    await insertMembers(
      tx,
      members.map(({ row }) => row),
    );
    await insertFigures(
      tx,
      members.flatMap(({ figures }) => figures),
    );
    const lead = await seatOfficeLead(tx, { cooperativeId: key, lead: officeLead, at: now });
    touch({ object: `cooperative:${key}`, after: { founded, members: members.length, lead } });
    return succeed({ cooperativeId: key, members: members.length, personId: lead });
  }),

  implement(listAllCooperatives, async ({ tx }) => succeed({ cooperatives: await findCooperatives(tx) })),

  implement(listCooperatives, async ({ tx, actor, now }) => {
    const offices = actor.personId ? await findMyOffices(tx, actor.personId, dayIn(now)) : [];

    const byCooperative = Map.groupBy(offices, ({ cooperativeId }) => cooperativeId);
    return succeed({
      cooperatives: [...byCooperative].flatMap(([id, held]) => (id ? [{ id, name: held[0]?.cooperativeName ?? id, offices: held }] : [])),
    });
  }),

  implement(readCooperative, async ({ tx }, { cooperativeId }) => {
    const cooperative = await findCooperative(tx, cooperativeId);
    return cooperative ? succeed(cooperative) : fail("cooperative-unknown");
  }),

  implement(showPublicCooperative, async ({ tx, now }, { cooperativeId }) => {
    await claim(tx, cooperativeId);
    const [cooperative, members] = [await findCooperative(tx, cooperativeId), await findMembersOn(tx, cooperativeId, dayIn(now))];
    return cooperative?.publicPage ? succeed({ ...cooperative, members }) : fail("cooperative-unknown");
  }),

  implement(describeCooperative, async ({ tx, touch }, { cooperativeId, ...facts }) => {
    const before = await findCooperative(tx, cooperativeId);

    const saved = await saveCooperative(tx, cooperativeId, facts);
    if (!saved) return fail("changed-meanwhile");
    touch({ object: `cooperative:${cooperativeId}`, before, after: facts });
    return succeed({ revision: facts.revision + 1 });
  }),
];
