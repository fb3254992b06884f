/** The facts the written table speaks of: each is told from who acts and from the row alone, never from what a policy says. */
import type { Actor } from "#kernel/operation";
import { bodyFacts } from "./bodies.ts";
import { reach } from "./table.ts";

/** Whoever acts, and what is claimed meanwhile. */
export type Standing = { readonly name: string; readonly actor: Actor; readonly claim: string };
export type Row = Readonly<Record<string, unknown>>;
/** Every row of every table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

type Case = { readonly who: Standing; readonly table: string; readonly row: Row; readonly rows: Rows };
type Fact = (one: Case) => boolean;

const is = (given: unknown, value: unknown): boolean => given !== null && given !== undefined && given === value;
const memberOf = ({ table, row }: Case) => (table === "member" ? row["id"] : row["member_id"]);
const cooperativeOf = ({ table, row }: Case) => (table === "cooperative" ? row["id"] : row["cooperative_id"]);
const reaches = ({ who }: Case, member: unknown) => who.actor.members === "all" || who.actor.members.some((one) => one === member);
const personOf = ({ table, row, rows }: Case): Row | undefined => rows["person"]?.find(({ id }) => id === (table === "person" ? row["id"] : row["person_id"]));
const assignments = ({ rows }: Case) => rows["assignment"] ?? [];
const role =
  (...names: readonly string[]): Fact =>
  ({ who }) =>
    names.includes(who.actor.role);

const isHere: Fact = (one) => is(cooperativeOf(one), one.who.actor.cooperativeId);
const atHome: Fact = (one) => {
  const person = personOf(one);
  return is(person?.["home_cooperative_id"], one.who.actor.cooperativeId) && (one.who.actor.members === "all" || reaches(one, person?.["home_member_id"]));
};
const handed: Fact = ({ who, row, rows }) =>
  (rows["delegation"] ?? []).some(
    (d) => is(d["id"], who.actor.delegationId) && d["revoked_at"] === null && d["campaign_id"] === row["campaign_id"] && [d["sections"]].flat().includes(row["section"]),
  );
const inquiryOf = ({ row, rows }: Case) => (rows["inquiry"] ?? []).find(({ id }) => id === row["inquiry_id"]);
const seenOf = (one: Case, table: string, row: Row | undefined) => row !== undefined && opens({ ...one, table, row }, "r");
const officesSeen = (one: Case) => assignments(one).filter((a) => a["person_id"] === personOf(one)?.["id"] && seenOf(one, "assignment", a));
const isFirstOfOffice: Fact = (one) => {
  const person = personOf(one);
  const isOffice = assignments(one).some((a) => a["person_id"] === person?.["id"] && a["role"] === "office" && is(a["cooperative_id"], one.who.claim));
  const hasAccount = (one.rows["account"] ?? []).some((a) => a["person_id"] === person?.["id"]);
  return is(person?.["home_cooperative_id"], one.who.claim) && person?.["home_member_id"] === null && isOffice && !hasAccount;
};

const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const outside = role("office", "steering", "auditor", "adviser");
/** The last right of a member that has begun, and whether an agreement has ever been in force in its cooperative. */
const agreedOf = ({ row, rows }: Case) => {
  const isAgreed = (rows["agreement_version"] ?? []).some((v) => v["cooperative_id"] === row["cooperative_id"] && v["in_force_on"] !== null && String(v["in_force_on"]) <= today);
  const begun = (rows["agreement_right"] ?? []).filter((r) => r["member_id"] === row["member_id"] && String(r["valid_from"]) <= today);
  return { isAgreed, right: begun.toSorted((a, b) => String(b["valid_from"]).localeCompare(String(a["valid_from"])))[0] };
};
/** What a member lets be seen: nothing but sums after its exit, else its own choice, else what the agreement gives, else the cooperative's default, else states. */
const shownBy = (one: Case): unknown => {
  const { row, rows } = one;
  const { isAgreed, right } = agreedOf(one);
  if (isAgreed && right?.["basis"] === "exit") return "aggregate";
  const chosen = rows["member_data_class"]?.find(({ member_id }) => member_id === row["member_id"]);
  const usual = rows["data_class_default"]?.find(({ cooperative_id }) => cooperative_id === row["cooperative_id"]);
  const given = isAgreed ? (right?.["data_class"] ?? "aggregate") : (usual?.["data_class"] ?? "status");
  return (seenOf(one, "member_data_class", chosen) ? chosen?.["data_class"] : null) ?? given;
};
/** Whoever holds an office in the member is nobody from outside there, as long as it lasts. */
const isOfMember: Fact = (one) =>
  assignments(one).some((a) => {
    const lasts = String(a["valid_from"]) <= today && (a["valid_to"] === null || String(a["valid_to"]) >= today);
    return lasts && is(a["person_id"], one.who.actor.personId) && a["member_id"] === one.row["member_id"];
  });
const claimed = ({ who, rows }: Case, kind: string, table: string) => (rows[table] ?? []).find(({ id }) => who.claim === `${kind}:${String(id)}`);
const claimedAnswer = (one: Case) => {
  const answer = claimed(one, "shared-answer", "shared_answer");
  return seenOf(one, "shared_answer", answer) ? answer : undefined;
};
const answerOf = ({ row, rows }: Case) => (rows["shared_answer"] ?? []).find(({ id }) => id === row["shared_answer_id"]);
const reliesOnClaim: Fact = (one) =>
  (one.rows["adoption"] ?? []).some(
    (a) => a["member_id"] === one.row["member_id"] && is(a["shared_answer_id"], claimedAnswer(one)?.["id"]) && a["decision"] !== "rejected" && seenOf(one, "adoption", a),
  );
const checkOf = ({ row, rows }: Case) => (rows["member_check"] ?? []).find(({ id, member_id }) => id === row["check_id"] && member_id === row["member_id"]);

const claimedSlips = (one: Case) => (one.rows["training_slip"] ?? []).filter((slip) => is(slip["code_hash"], one.who.claim) && seenOf(one, "training_slip", slip));
const learnings = (one: Case) => (one.rows["learning"] ?? []).filter((learning) => seenOf(one, "learning", learning));
/** A row something of a slip or a learning belongs to: its cooperative, member, department, campaign or version of a course. */
const belongsTo = ({ table, row }: Case, thing: Row): boolean => {
  const key = { cooperative: "cooperative_id", member: "member_id", training_department: "department_id", training_campaign: "campaign_id", course: "course_id" }[table];
  return key === undefined ? is(row["member_id"], thing["member_id"]) : is(row["id"], thing[key]);
};
const readings = (one: Case) => (one.rows["acknowledgement_slip"] ?? []).filter((slip) => is(slip["code_hash"], one.who.claim) && seenOf(one, "acknowledgement_slip", slip));
const lastAgreement = (one: Case, table: string) =>
  (one.rows[table] ?? [])
    .filter((agreement) => agreement["member_id"] === one.row["member_id"] && seenOf(one, table, agreement))
    .toSorted((a, b) => String(b["set_at"]).localeCompare(String(a["set_at"])))[0];

/** Was it said, since this began, that nobody sees its open slips? */
const deniedSince = ({ rows }: Case, begun: Case["row"]) =>
  (rows["acknowledgement_agreement"] ?? []).some(
    (agreement) => agreement["member_id"] === begun["member_id"] && agreement["open_slips"] === false && String(agreement["set_at"]) >= String(begun["started_at"]),
  );

const facts: Readonly<Record<string, Fact>> = {
  // Who acts
  office: role("office"),
  operator: role("operator"),
  management: role("management"),
  coordinator: role("coordinator"),
  /** Those who bring people in. */
  staff: role("office", "management", "coordinator"),
  /** Those who may give or need help in an emergency. */
  helper: role("office", "steering", "management", "coordinator"),
  contributor: role("contributor"),
  anonymous: role("anonymous"),
  pending: role("pending"),
  person: role("person"),
  job: role("job"),
  /** In no cooperative. */
  nowhere: ({ who }) => who.actor.cooperativeId === null,
  "claims-set-up": ({ who }) => who.claim === "set-up",
  // Whose row it is
  /** Of the cooperative acted in. */
  cooperative: isHere,
  /** Of a member the actor acts for, alone or as one of the whole cooperative. */
  member: (one) => isHere(one) && memberOf(one) !== null && reaches(one, memberOf(one)),
  /** The same, but for that member by name. */
  "named-member": (one) => isHere(one) && one.who.actor.members !== "all" && reaches(one, memberOf(one)),
  /** Of the cooperative, and the actor acts for all of it. */
  whole: (one) => isHere(one) && one.who.actor.members === "all",
  /** Written for where the actor acts: the same cooperative, or none when in none. */
  "own-place": ({ who, row }) => row["cooperative_id"] === who.actor.cooperativeId,
  "acts-for": (one) => memberOf(one) !== null && reaches(one, memberOf(one)),
  "central-row": (one) => memberOf(one) === null,
  installation: (one) => cooperativeOf(one) === null,
  self: ({ who, table, row }) => is(row[table === "person" ? "id" : "person_id"], who.actor.personId),
  credential: ({ who, row }) => is(row["credential"] ?? row["person_key"], who.actor.credential),
  recipient: ({ who, row }) => is(row["recipient_person_id"], who.actor.personId),
  issuer: ({ who, row }) => is(row["issued_by"], who.actor.personId),
  // Claimed: named by whoever proves to know it
  "claims-id": ({ who, row }) => is(row["id"], who.claim),
  "claims-email": ({ who, row }) => is(row["email"], who.claim),
  "claims-person": ({ who, row }) => is(row["person_id"], who.claim),
  "claims-delegation": ({ who, row }) => is(row["delegation_id"], who.claim),
  "claims-cooperative": (one) => is(cooperativeOf(one), one.who.claim),
  "claims-email-of": (one) => is(personOf(one)?.["email"], one.who.claim),
  // People
  /** Holds an office the actor may read of. */
  colleague: (one) => officesSeen(one).length > 0,
  /** Is somebody the actor may read of. */
  known: (one) => seenOf(one, "person", personOf(one)),
  /** Was brought in here. */
  "at-home": atHome,
  /** Is let in by those who brought them in and could have given them every office; the office lets in everybody. */
  admitted: (one) =>
    role("office", "management", "coordinator")(one) &&
    atHome(one) &&
    (role("office")(one) || officesSeen(one).every((a) => a["valid_to"] !== null || opens({ ...one, table: "assignment", row: a }, "c"))),
  homeless: ({ row }) => row["home_cooperative_id"] === null,
  "central-home": ({ row }) => row["home_member_id"] === null,
  "seated-in-cooperative": (one) => assignments(one).some((a) => is(a["person_id"], one.who.actor.personId) && a["cooperative_id"] === one.row["id"]),
  "seated-in-member": (one) => assignments(one).some((a) => is(a["person_id"], one.who.actor.personId) && a["member_id"] === one.row["id"]),
  "first-of-office": isFirstOfOffice,
  "office-row": ({ row }) => row["role"] === "office",
  "management-row": ({ row }) => row["role"] === "management",
  "operator-row": ({ row }) => row["role"] === "operator",
  "shared-row": ({ row }) => row["is_shared"] === true,
  "reset-row": ({ row }) => row["purpose"] === "reset",
  "invitation-row": ({ row }) => row["purpose"] === "invitation",
  // Things
  public: ({ table, row, rows }) => (table === "cooperative" ? row : rows["cooperative"]?.find(({ id }) => id === row["cooperative_id"]))?.["public_page"] === true,
  "closed-campaign": ({ row, rows }) => (rows["campaign"] ?? []).some(({ id, state }) => id === row["campaign_id"] && state === "closed"),
  "own-delegation": ({ who, row }) => is(row["id"], who.actor.delegationId),
  /** Something of the member was handed on to whoever is at the door. */
  "handed-on": (one) => (one.rows["delegation"] ?? []).some((d) => d["member_id"] === one.row["id"] && seenOf(one, "delegation", d)),
  "own-session": ({ who, row, rows }) => (rows["delegation_session"] ?? []).some((s) => is(s["credential"], who.actor.credential) && s["delegation_id"] === row["id"]),
  /** In a section handed to the contributor and not taken back. */
  handed,
  "of-handed-inquiry": (one) => handed({ ...one, row: inquiryOf(one) ?? {} }),
  "file-of-cooperative": ({ row }) => row["member_id"] === `${String(row["cooperative_id"])}.`,
  /** Named as evidence by a shared answer. */
  evidence: (one) => (one.rows["shared_answer_version"] ?? []).some((v) => v["evidence_file_id"] === one.row["id"] && seenOf(one, "shared_answer_version", v)),
  // What members show, and what is claimed of it
  outside,
  "shows-details": (one) => shownBy(one) === "detail" || isOfMember(one),
  "shows-states": (one) => shownBy(one) !== "aggregate" || isOfMember(one),
  "claims-answer-beside": (one) => ["catalogue_id", "requirement_key"].every((name) => is(answerOf(one)?.[name], claimedAnswer(one)?.[name])),
  "answers-claim": (one) => is(one.row["requirement_key"], claimedAnswer(one)?.["requirement_key"]),
  "relies-on-claim": reliesOnClaim,
  "claims-round": ({ who, row }) => who.claim === `check-round:${String(row["round_id"])}`,
  "claims-every-round": ({ who }) => who.claim === "check-round:*",
  "claims-some-round": ({ who }) => who.claim.startsWith("check-round:"),
  "of-claimed-round": (one) => one.who.claim === `check-round:${String(checkOf(one)?.["round_id"])}`,
  "rolled-out": ({ row }) => row["cooperative_measure_id"] !== null,
  "claims-roll-out": ({ who, row }) => who.claim === `roll-out:${String(row["cooperative_measure_id"])}`,
  "claims-some-roll-out": ({ who }) => who.claim.startsWith("roll-out:"),
  "claims-values": ({ who, row }) => who.claim === `catalogue-values:${String(row["catalogue_id"])}`,
  "claims-chain": ({ who, row }) => who.claim === `audit-chain:${String(row["chain"])}`,
  /** Done by somebody from outside, by the operator or by the clock. */
  "by-outside": ({ row }) => ["office", "steering", "auditor", "adviser", "operator", "job"].includes(String(row["role"])),
  "claims-secret": ({ who, row }) => is(row["secret_hash"], who.claim),
  // Learning without account
  learner: role("learner"),
  "claims-code": ({ who, row }) => is(row["code_hash"], who.claim),
  /** A telephone that carries the member's pack asks with its secret. */
  "of-asking-phone": (one) =>
    (one.rows["emergency_phone"] ?? []).some((p) => is(p["secret_hash"], one.who.claim) && p["dropped_at"] === null && belongsTo(one, p) && seenOf(one, "emergency_phone", p)),
  "of-claimed-slip": (one) => claimedSlips(one).some((slip) => belongsTo(one, slip)),
  "begun-with-claimed-slip": (one) => claimedSlips(one).some(({ id }) => id === one.row["id"]),
  "for-claimed-slip": (one) => claimedSlips(one).some(({ id }) => id === one.row["learning_id"]),
  "own-learning": ({ who, row, rows }) => (rows["learning_session"] ?? []).some((s) => is(s["credential"], who.actor.credential) && s["learning_id"] === row["id"]),
  "of-own-learning": (one) => learnings(one).some((learning) => belongsTo(one, learning)),
  "learned-course": (one) => learnings(one).some((learning) => belongsTo(one, learning)),
  "of-learned-course": (one) =>
    (one.rows["course"] ?? []).some((c) => c["key"] === one.row["course_key"] && c["cooperative_id"] === one.row["cooperative_id"] && seenOf(one, "course", c)),
  "seen-picture": (one) => (one.rows["course_picture"] ?? []).some((picture) => picture["file_id"] === one.row["id"] && seenOf(one, "course_picture", picture)),
  "of-finished-learning": (one) => learnings(one).some((l) => l["department_id"] === one.row["department_id"] && l["passed_on"] !== null),
  "where-finished": (one) => learnings(one).some((l) => l["cooperative_id"] === one.row["cooperative_id"] && l["passed_on"] !== null),
  "own-certificate": (one) => learnings(one).some((l) => is(l["certificate_hash"], one.row["code_hash"])),
  "names-agreed": (one) => lastAgreement(one, "training_agreement")?.["names"] === true,
  // Reading without account
  "of-claimed-reading": (one) => readings(one).some((slip) => one.row["id"] === slip[one.table === "member" ? "member_id" : "acknowledgement_id"]),
  "for-claimed-reading": (one) => readings(one).some(({ id }) => id === one.row["slip_id"]),
  "put-forward": (one) =>
    (one.rows["acknowledgement"] ?? []).some((a) => a["version_id"] === one.row[one.table === "document_version" ? "id" : "version_id"] && seenOf(one, "acknowledgement", a)),
  "open-slips-agreed": (one) =>
    lastAgreement(one, "acknowledgement_agreement")?.["open_slips"] === true &&
    (one.rows["acknowledgement"] ?? []).some(
      (a) => a["id"] === one.row["acknowledgement_id"] && a["numbered"] === true && seenOf(one, "acknowledgement", a) && !deniedSince(one, a),
    ),
  ...bodyFacts,
  // The trail
  "own-chain": ({ row }) => row["chain"] === (row["member_id"] ?? row["cooperative_id"] ?? "installation"),
  "chain-of-installation": ({ row }) => row["chain"] === "installation",
  "chain-of-cooperative": ({ who, row }) => is(row["chain"], who.actor.cooperativeId),
  "chain-of-member": ({ who, row }) =>
    who.actor.members === "all" ? String(row["chain"]).startsWith(`${who.actor.cooperativeId ?? "?"}.`) : who.actor.members.some((one) => one === row["chain"]),
};

function holds(one: Case, name: string): boolean {
  const fact = facts[name.replace(/^-/, "")];
  if (!fact) throw new Error(`nobody says what "${name}" means`);
  return fact(one) !== name.startsWith("-");
}

/** What the written table says: may this be done with this row? */
export function opens(one: Case, act: string): boolean {
  return (reach[one.table] ?? []).some((line) => {
    const [acts = "", ...conditions] = line.split(" ");
    return acts.includes(act) && conditions.every((name) => holds(one, name));
  });
}

/** What the application may do with a table at all. */
export const rightsOn = (table: string): string => ["r", "c", "u", "d"].filter((act) => reach[table]?.some((line) => line.split(" ")[0]?.includes(act))).join("");
