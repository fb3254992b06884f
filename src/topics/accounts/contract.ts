/** What the accounts promise: invitations, signing in, one's own account, tokens. */
import { z } from "zod";
import { flag, line, optional, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId, personId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import * as model from "./model.ts";

const nothing = z.object({});
const done = z.object({ done: z.literal(true) });
const opened = model.openedSession;

export const setUp = defineOperation({
  name: "account.set-up",
  kind: "write",
  scope: "public",
  input: z.object({
    code: model.typedCode,
    name: line(120),
    email: model.signInName,
    password: model.newPassword,
    language: z.enum(model.languages).default("de"),
  }),
  output: opened,
  failures: ["already-set-up", "code-wrong", "password-too-common", "password-contains-name", "too-many-attempts", "too-busy"],
  reveals: true,
});

export const needsSetUp = defineOperation({
  name: "account.needs-set-up",
  kind: "read",
  scope: "public",
  input: nothing,
  output: z.object({ needed: z.boolean() }),
  failures: [],
});

const invitationFailures = ["person-unknown", "account-already-active", "home-elsewhere", "not-for-yourself", "person-holds-more"] as const;

export const invite = defineOperation({
  name: "account.invite",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, personId, renew: flag }),
  output: model.issuedCode,
  failures: invitationFailures,
  reveals: true,
});

export const inviteCentral = defineOperation({
  name: "account.invite-central",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, personId, renew: flag }),
  output: model.issuedCode,
  failures: invitationFailures,
  reveals: true,
});

export const inviteWave = defineOperation({
  name: "account.invite-wave",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, /** Members of this wave only; everybody if not said. */ wave: optional(wholeNumber(1, 20)) }),
  output: z.object({ invited: z.array(model.issuedCode) }),
  failures: ["nobody-to-invite"],
  reveals: true,
});

/** Whoever runs the installation lets the first person of a new office in, and learns no more than the code. */
export const inviteOffice = defineOperation({
  name: "account.invite-office",
  kind: "write",
  scope: "installation",
  input: z.object({ cooperativeId }),
  output: model.issuedCode.pick({ address: true, code: true, expiresAt: true }),
  failures: ["cooperative-unknown", "office-already-active", "nobody-to-invite"],
  reveals: true,
});

export const listInvitations = defineOperation({
  name: "account.list-invitations",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ people: z.array(model.personAccess), waves: z.array(z.object({ wave: z.number(), waiting: z.number() })) }),
  failures: [],
});

export const listMemberInvitations = defineOperation({
  name: "account.list-member-invitations",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ people: z.array(model.personAccess) }),
  failures: [],
});

export const redeem = defineOperation({
  name: "account.redeem",
  kind: "write",
  scope: "public",
  input: z.object({ email: model.signInName, code: model.typedCode, password: model.newPassword }),
  output: opened,
  failures: ["code-wrong", "code-expired", "code-exhausted", "password-too-common", "password-contains-name", "too-many-attempts", "too-busy"],
  reveals: true,
});

export const requestReset = defineOperation({
  name: "account.request-reset",
  kind: "write",
  scope: "public",
  input: z.object({ email: model.signInName }),
  output: done,
  failures: ["too-many-attempts"],
});

export const readAccount = defineOperation({
  name: "account.read",
  kind: "read",
  scope: "self",
  input: nothing,
  output: z.object({
    name: z.string(),
    email: z.string(),
    language: z.enum(model.languages),
    /** Single keys act in the browser. */
    singleKeys: z.boolean(),
    activatedAt: z.date().nullable(),
    passwordChangedAt: z.date().nullable(),
    secondFactorAt: z.date().nullable(),
    recoveryCodesLeft: z.number(),
  }),
  failures: ["person-unknown"],
});

const ownPasswordFailures = ["credentials-wrong", "needs-session", "too-many-attempts", "too-busy"] as const;

export const changePassword = defineOperation({
  name: "account.change-password",
  kind: "write",
  scope: "self",
  input: z.object({ current: model.typedPassword, password: model.newPassword }),
  output: done,
  failures: [...ownPasswordFailures, "password-too-common", "password-contains-name"],
});

export const chooseLanguage = defineOperation({
  name: "account.choose-language",
  kind: "write",
  scope: "self",
  input: z.object({ language: z.enum(model.languages) }),
  output: z.object({ language: z.enum(model.languages) }),
  failures: [],
});

/** Says whether single keys (`/`, 1–9, J, K, ?) act; off for whoever meets them by accident or by voice (WCAG 2.1.4). */
export const chooseKeys = defineOperation({
  name: "account.choose-keys",
  kind: "write",
  scope: "self",
  input: z.object({ singleKeys: flag }),
  output: z.object({ singleKeys: z.boolean() }),
  failures: [],
});

export const renewRecoveryCodes = defineOperation({
  name: "account.renew-recovery-codes",
  kind: "write",
  scope: "self",
  input: z.object({ current: model.typedPassword }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  failures: ownPasswordFailures,
  reveals: true,
});

export const openSession = defineOperation({
  name: "session.open",
  kind: "write",
  scope: "public",
  input: z.object({ email: model.signInName, password: model.typedPassword }),
  output: opened,
  failures: ["credentials-wrong", "too-many-attempts", "too-busy"],
  reveals: true,
});

export const beginEnrolment = defineOperation({
  name: "session.begin-enrolment",
  kind: "read",
  scope: "self",
  input: nothing,
  output: z.object({ address: z.string(), secretText: z.string(), picture: z.object({ size: z.number(), path: z.string() }) }),
  failures: ["already-enrolled", "session-ended"],
});

export const enrol = defineOperation({
  name: "session.enrol",
  kind: "write",
  scope: "self",
  input: z.object({ code: model.typedCode }),
  output: opened.extend({ recoveryCodes: z.array(z.string()) }),
  failures: ["code-wrong", "already-enrolled", "session-ended", "too-many-attempts"],
  reveals: true,
});

export const confirmSession = defineOperation({
  name: "session.confirm",
  kind: "write",
  scope: "self",
  input: z.object({ /** Six digits from the app, or a recovery code. */ code: model.typedCode }),
  output: opened.extend({ recoveryCodesLeft: z.number() }),
  failures: ["code-wrong", "code-used", "not-enrolled", "session-ended", "too-many-attempts"],
  reveals: true,
});

export const closeSession = defineOperation({
  name: "session.close",
  kind: "write",
  scope: "self",
  input: nothing,
  output: done,
  failures: [],
});

export const listSessions = defineOperation({
  name: "session.list",
  kind: "read",
  scope: "self",
  input: nothing,
  output: z.object({ sessions: z.array(model.listedSession) }),
  failures: [],
});

export const revokeSession = defineOperation({
  name: "session.revoke",
  kind: "write",
  scope: "self",
  input: z.object({ /** Which one; all but this one if not said. */ sessionId: optional(objectId) }),
  output: z.object({ revoked: z.number() }),
  failures: ["session-unknown"],
});

export const playPersona = defineOperation({
  name: "session.play",
  kind: "write",
  scope: "public",
  input: z.object({ personId }),
  output: opened,
  failures: ["not-a-demonstration", "person-unknown"],
  reveals: true,
});

export const listPersonas = defineOperation({
  name: "session.personas",
  kind: "read",
  scope: "public",
  input: nothing,
  output: z.object({ personas: z.array(model.persona) }),
  failures: ["not-a-demonstration"],
});

export const createToken = defineOperation({
  name: "token.create",
  kind: "write",
  scope: "self",
  input: z.object({ name: line(80), days: z.preprocess((days) => (days === undefined || days === "" ? 90 : days), wholeNumber(1, 365)) }),
  output: z.object({ id: z.guid(), name: z.string(), token: z.string(), expiresAt: z.date() }),
  failures: ["needs-session", "too-many-tokens"],
  reveals: true,
});

export const listTokens = defineOperation({
  name: "token.list",
  kind: "read",
  scope: "self",
  input: nothing,
  output: z.object({ tokens: z.array(model.listedToken) }),
  failures: [],
});

export const revokeToken = defineOperation({
  name: "token.revoke",
  kind: "write",
  scope: "self",
  input: z.object({ tokenId: objectId }),
  output: done,
  failures: ["token-unknown"],
});

export const sweep = defineOperation({
  name: "account.sweep",
  kind: "write",
  scope: "installation",
  input: nothing,
  output: z.object({ sessions: z.number(), codes: z.number(), attempts: z.number() }),
  failures: [],
});

/** Every operation of the accounts. */
export const accountsOperations = [
  setUp,
  needsSetUp,
  invite,
  inviteCentral,
  inviteWave,
  inviteOffice,
  listInvitations,
  listMemberInvitations,
  redeem,
  requestReset,
  readAccount,
  changePassword,
  chooseLanguage,
  chooseKeys,
  renewRecoveryCodes,
  openSession,
  beginEnrolment,
  enrol,
  confirmSession,
  closeSession,
  listSessions,
  revokeSession,
  playPersona,
  listPersonas,
  createToken,
  listTokens,
  revokeToken,
  sweep,
] as const;

/** Every reason an operation of the accounts may refuse for. */
export type AccountsFailure = (typeof accountsOperations)[number]["failures"][number];
