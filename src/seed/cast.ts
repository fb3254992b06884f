/** Founds the demonstration Verbund and brings its people in. */
import type { Principal } from "#kernel/operation";
import { player, type Stage } from "./stage.ts";
import { central, emailOf, towns, type Town } from "./towns.ts";

export const cooperativeId = "kreis-gross-gerau";
export const memberOf = (town: Pick<Town, "slug">): string => `${cooperativeId}.${town.slug}`;

export type LocalPeople = { readonly town: Town; readonly coordinator: Principal; readonly management: Principal };
export type Cast = {
  readonly operator: Principal;
  readonly office: Principal;
  readonly officer: Principal;
  readonly others: { readonly role: "steering" | "auditor" | "oversight"; readonly who: Principal; readonly memberId: string | null }[];
  readonly local: readonly LocalPeople[];
};

/** An invented password; nobody can sign in with it, because the second factor is set up at the first sign-in. */
const password = "Demonstration-ohne-Zugang-2026";

type Issued = { readonly code: string };

/** Chooses a password with the typed code, so that the account counts as active. */
async function activate(stage: Stage, email: string, { code }: Issued): Promise<void> {
  await stage.act(player("", null), "account.redeem", { email, code, password });
}

async function found(stage: Stage): Promise<{ operator: Principal; office: Principal }> {
  const operator = player(central.operator.name, null, { role: "operator", cooperativeId: null, memberId: null });
  const { personId } = await stage.act<{ personId: string }>(operator, "cooperative.found", {
    key: cooperativeId,
    name: "Verbund Kreis Groß-Gerau",
    template: "kreis-gross-gerau",
    officeName: "Interkommunale Informationssicherheitsstelle",
    officeHost: "Kreis Groß-Gerau",
    officeLead: { name: central.lead.name, email: central.lead.email },
  });
  await activate(stage, central.lead.email, await stage.act<Issued>(operator, "account.invite-office", { cooperativeId }));
  const office = player(central.lead.name, personId, { role: "office", cooperativeId, memberId: null });
  const { revision } = await stage.act<{ revision: number }>(office, "cooperative.read", { cooperativeId });
  await stage.act(office, "cooperative.describe", {
    cooperativeId,
    revision,
    name: "Verbund Kreis Groß-Gerau",
    officeName: "Interkommunale Informationssicherheitsstelle",
    officeHost: "Kreis Groß-Gerau",
    contactEmail: "stelle@verbund.example",
    contactPhone: "06152 0000-00",
    contactAddress: "Kreisverwaltung Groß-Gerau, 64521 Groß-Gerau",
    about: "Zwölf Städte und Gemeinden und der Kreis kümmern sich gemeinsam um die Sicherheit ihrer Informationen.",
    publicPage: true,
  });
  return { operator, office };
}

type Appointed = { readonly personId: string };

async function appointCentral(
  stage: Stage,
  office: Principal,
  person: { name: string; email: string; title: string },
  role: "office" | "steering" | "auditor",
): Promise<Principal> {
  const { personId } = await stage.act<Appointed>(office, "person.appoint-central", {
    cooperativeId,
    ...person,
    role,
    from: stage.day(-400),
  });
  const code = await stage.act<Issued>(office, "account.invite-central", { cooperativeId, personId });
  await activate(stage, person.email, code);
  return player(person.name, personId, { role, cooperativeId, memberId: null });
}

type Post = {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly role: "coordinator" | "management" | "oversight";
};

async function appointLocal(stage: Stage, office: Principal, town: Town, post: Post): Promise<Principal> {
  const memberId = memberOf(town);
  const { personId } = await stage.act<Appointed>(office, "person.appoint", { memberId, ...post, from: stage.day(-400) });
  const code = await stage.act<Issued>(office, "account.invite", { memberId, personId });
  await activate(stage, post.email, code);
  return player(post.name, personId, { role: post.role, cooperativeId, memberId });
}

const units = ["Hauptamt", "Bürgerbüro", "Finanzen und Kasse", "Ordnungsamt", "Bauamt"];

async function peopleOf(stage: Stage, office: Principal, town: Town): Promise<LocalPeople> {
  const post = (name: string, title: string, role: Post["role"]): Post => ({ name, title, role, email: emailOf(name, town.domain) });
  const coordinator = await appointLocal(stage, office, town, post(town.coordinator, town.coordinatorTitle, "coordinator"));
  const management = await appointLocal(stage, office, town, post(town.management, town.managementTitle, "management"));
  for (const name of units) await stage.act(coordinator, "unit.add", { memberId: memberOf(town), name });
  return { town, coordinator, management };
}

/** Everybody, in the order they came. */
export async function bringIn(stage: Stage): Promise<Cast> {
  stage.daysAgo(402);
  const { operator, office } = await found(stage);
  stage.daysAgo(400);
  const officer = await appointCentral(stage, office, central.officer, "office");
  const steering = await appointCentral(stage, office, central.steering, "steering");
  const auditor = await appointCentral(stage, office, central.auditor, "auditor");
  const local: LocalPeople[] = [];
  for (const [index, town] of towns.entries()) {
    stage.daysAgo(396 - index);
    local.push(await peopleOf(stage, office, town));
  }
  const raunheim = towns.find(({ slug }) => slug === "raunheim");
  const council = raunheim ? await appointLocal(stage, office, raunheim, { ...central.oversight, role: "oversight" }) : null;
  const others: Cast["others"] = [
    { role: "steering", who: steering, memberId: null },
    { role: "auditor", who: auditor, memberId: null },
    ...(council && raunheim ? [{ role: "oversight" as const, who: council, memberId: memberOf(raunheim) }] : []),
  ];
  return { operator, office, officer, others, local };
}
