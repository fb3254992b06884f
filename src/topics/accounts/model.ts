/** Nouns of signing in: accounts, sessions, codes, tokens. */
import { z } from "zod";
import { offices } from "#kernel/roles";
import { cooperativeId, memberId } from "#kernel/ids";

/** At least twelve characters (BSI ORP.4, NIST SP 800-63B); the upper end only keeps the hash from being fed books. */
export const newPassword = z.string().min(12).max(256);

/** A password as it is typed to be compared. */
export const typedPassword = z.string().min(1).max(256);

/** An e-mail address as sign-in name: lower case, trimmed. */
export const signInName = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254));

/** A code typed from paper, a phone call or an app. */
export const typedCode = z.string().trim().min(1).max(40);

export const languages = ["de", "en"] as const;

/** `pending`: the password was shown, the second factor is missing; `complete`: both. */
export const sessionStages = ["pending", "complete"] as const;
export type SessionStage = (typeof sessionStages)[number];

/** What a typed code is for. */
export const codePurposes = ["invitation", "renewal", "reset"] as const;
export type CodePurpose = (typeof codePurposes)[number];

/** How far a person is with their access. */
export const accessStates = ["not-invited", "invited", "invitation-expired", "active", "renewal-open"] as const;
export type AccessState = (typeof accessStates)[number];

/** A session as it is handed over: the doors put `secret` into the cookie and show it to nobody. */
export const openedSession = z.object({
  secret: z.string(),
  stage: z.enum(sessionStages),
  /** Whether a second factor is set up: else the next step is enrolment. */
  enrolled: z.boolean(),
  expiresAt: z.date(),
});
export type OpenedSession = z.infer<typeof openedSession>;

/** A typed code as its issuer sees it, once. */
export const issuedCode = z.object({
  personId: z.guid(),
  name: z.string(),
  email: z.string(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  /** Where the code is typed. */
  address: z.string(),
  code: z.string(),
  expiresAt: z.date(),
});
export type IssuedCode = z.infer<typeof issuedCode>;

/** A person and how far they are with their access. */
export const personAccess = z.object({
  personId: z.guid(),
  name: z.string(),
  email: z.string(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  roles: z.array(z.string()),
  state: z.enum(accessStates),
  /** When the code was issued or the account activated. */
  since: z.date().nullable(),
  expiresAt: z.date().nullable(),
  /** Access is handed out at home; elsewhere it is only seen. */
  atHome: z.boolean(),
  /** Holds an office the reader could not have given, so that the office lets them in. */
  holdsMore: z.boolean(),
});
export type PersonAccess = z.infer<typeof personAccess>;

/** A session as its holder sees it. */
export const listedSession = z.object({
  id: z.guid(),
  device: z.string(),
  openedAt: z.date(),
  usedAt: z.date(),
  expiresAt: z.date(),
  current: z.boolean(),
});

/** A token as its holder sees it. */
export const listedToken = z.object({
  id: z.guid(),
  name: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
});

/** Somebody a visitor of the demonstration may play. */
export const persona = z.object({
  personId: z.guid(),
  name: z.string(),
  role: z.string(),
  place: z.string(),
  sentence: z.string(),
});
export type Persona = z.infer<typeof persona>;

/** Offices somebody holds today, as the database answers them. */
const heldOffices = z.array(z.object({ role: z.enum(offices), cooperativeId: cooperativeId.nullable(), memberId: memberId.nullable() }));

/** What is known of the holder of a secret; times as the database writes them in JSON. */
export const provenHolder = z.object({
  id: z.string(),
  personId: z.string(),
  stage: z.string().transform((stage): SessionStage => (stage === "complete" ? "complete" : "pending")),
  openedAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
  name: z.string(),
  language: z.string(),
  singleKeys: z.boolean(),
  voidUntil: z.string().pipe(z.coerce.date()).nullable(),
  usedAt: z.string().pipe(z.coerce.date()).nullable(),
  offices: heldOffices,
});

export type ProvenHolder = z.infer<typeof provenHolder>;

/** Failed attempts in one place; `provenAt`: an attempt from here has succeeded. */
export type Attempts = {
  readonly failures: number;
  readonly lastFailedAt: Date;
  readonly blockedUntil: Date;
  readonly provenAt: Date | null;
};
