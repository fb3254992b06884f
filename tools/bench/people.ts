/** The people of a world for measuring: office, coordinators and managements with accounts, and three open sessions. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import { isAnswering } from "./check-scene.ts";
import { root, tenant, type Member, type Row } from "./scene.ts";

const load = <Module>(name: string): Promise<Module> => import(path.join(root, "dist", name)) as Promise<Module>;
const { fingerprint, newSecret, openSecrets } = await load<typeof import("../../src/platform/secrets.ts")>("platform/secrets.js");
const { hashPassword } = await load<typeof import("../../src/platform/password.ts")>("platform/password.js");
const { totpSecretFrom } = await load<typeof import("../../src/platform/totp.ts")>("platform/totp.js");
const { totpPlace } = await load<typeof import("../../src/topics/accounts/usecases/opening.ts")>("topics/accounts/usecases/opening.js");

export const password = "Ein-Kennwort-zum-Messen-2026";

type Post = {
  readonly role: "office" | "coordinator" | "management";
  readonly member: Member | null;
  readonly name: string;
  readonly email: string;
};

export type Somebody = Post & { readonly id: string; readonly totp: string };

const first = ["Kim", "Toni", "Robin", "Alex", "Sascha", "Luca", "Jona", "Mika", "Noa", "Charlie", "Sam", "Andrea", "Jule", "Micha", "Kaya", "Eike"];
const last = [
  "Ahornweg",
  "Birkenau",
  "Erlenfeld",
  "Feldlerche",
  "Ginsterberg",
  "Heidekraut",
  "Kiesweiher",
  "Lindenhain",
  "Moosgrund",
  "Quellgrund",
  "Rapsacker",
  "Schilfhorst",
  "Waldsaum",
];

const nameAt = (index: number) => `${first[index % first.length]} ${last[(index * 7) % last.length]}`;

/** Everybody, the office first. */
export function castOf(members: readonly Member[]): Somebody[] {
  const local = members.flatMap((member): Post[] =>
    (["coordinator", "management"] as const).map((role) => ({
      role,
      member,
      name: nameAt(member.index * 2 + (role === "coordinator" ? 0 : 1)),
      email: `${role}@${member.town.slug}.example`,
    })),
  );
  const office: Post = { role: "office", member: null, name: "Robin Ringmann", email: "leitung@stelle.example" };
  return [office, ...local].map((post) => ({ ...post, id: randomUUID(), totp: totpSecretFrom(Buffer.from(randomUUID() + randomUUID())) }));
}

export type Sessions = Readonly<Record<"office" | "answering" | "submitting" | "finished", string>>;

/** Somebody who answers at the same time as others, each for another member. */
export type Answering = { readonly memberId: string; readonly session: string };

/** Ten coordinators, of the members after the first. */
const inCrowd = ({ role, member }: Somebody): boolean => role === "coordinator" && member !== null && isAnswering(member.index);

const holders: Readonly<Record<keyof Sessions, (one: Somebody) => boolean>> = {
  office: ({ role }) => role === "office",
  finished: ({ role, member }) => role === "coordinator" && member?.index === 0,
  submitting: ({ role, member }) => role === "coordinator" && member?.index === 1,
  answering: ({ role, member }) => role === "coordinator" && member?.index === 2,
};

type People = { readonly rows: Record<string, Row[]>; readonly sessions: Sessions; readonly crowd: readonly Answering[] };

/** The rows of people, by table, and the secrets of the open sessions. */
export async function peopleRows(cast: readonly Somebody[], { data, today }: { data: string; today: Date }): Promise<People> {
  const hash = await hashPassword(password);
  if (!hash.ok) throw new Error("no password hash");
  const own = openSecrets(data);
  if (!own.ok) throw new Error(own.failure);
  const secrets = own.value;
  const now = today.toISOString();
  const opened = Object.entries(holders).flatMap(([key, holds]) => {
    const holder = cast.find(holds);
    return holder ? [{ key, secret: `s_${newSecret()}`, holder }] : [];
  });
  const crowd = cast.filter(inCrowd).map((holder) => ({ secret: `s_${newSecret()}`, holder }));
  const rows = {
    person: cast.map(({ id, name, email, member }) => ({
      id,
      name,
      email,
      language: "de",
      home_cooperative_id: tenant,
      home_member_id: member?.id ?? null,
      created_at: now,
      revision: 1,
    })),
    assignment: cast.map(({ id, role, member }) => ({
      id: randomUUID(),
      cooperative_id: tenant,
      member_id: member?.id ?? null,
      person_id: id,
      role,
      title: role === "management" ? "Bürgermeisteramt" : "Hauptamt",
      deputy: false,
      valid_from: "2025-01-01",
    })),
    account: cast.map(({ id }) => ({ person_id: id, activated_at: now, password_changed_at: now, second_factor_at: now })),
    account_secret: cast.map(({ id, totp }) => ({
      person_id: id,
      password_hash: hash.value,
      totp_sealed: secrets.seal(totp, totpPlace(id)),
      totp_last_step: 0,
    })),
    session: [...opened, ...crowd].map(({ secret, holder }) => ({
      id: randomUUID(),
      person_id: holder.id,
      credential: fingerprint(secret),
      stage: "complete",
      opened_at: now,
      expires_at: new Date(today.getTime() + 10 * 3_600_000).toISOString(),
      device: "Messung",
    })),
  };
  return {
    rows,
    sessions: Object.fromEntries(opened.map(({ key, secret }) => [key, secret])) as Sessions,
    crowd: crowd.map(({ secret, holder }) => ({ memberId: holder.member?.id ?? "", session: secret })),
  };
}
