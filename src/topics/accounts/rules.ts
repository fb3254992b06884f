/** Verbs that decide about access: lifetimes, passwords, throttling, states; all pure. */
import type { Role } from "#kernel/roles";
import { fail, succeed, type Result } from "#kernel/result";
import type { AccessState, Attempts } from "./model.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** A session ends after twelve hours whatever happens: a working day (PROMISES G5). */
export const sessionLife = 12 * hour;
/** Time to set up an authenticator app between password and second factor. */
export const pendingLife = 30 * minute;
/** A session unused for an hour ends (PROMISES G5). */
export const idleLife = 60 * minute;
/** Whoever reaches all members loses an unattended screen sooner; 15 minutes (PROMISES G5) would end every longer phone call with a town hall. */
export const idleLifeOfCentral = 30 * minute;
/** „Last used“ is exact to the minute; more would cost a write with every page. */
export const useGranularity = minute;
/** An invitation reaches people by letter and side job: seven days. */
export const invitationLife = 7 * dayLength;
/** A reset is asked for by somebody who waits for it. */
export const resetLife = hour;
/** A typed code has about 39 bits; after five wrong ones it is void. */
export const maxCodeAttempts = 5;
/** A second mail about a forgotten password is not sent within this time. */
export const resetPause = 5 * minute;
/** Recovery codes given out at once. */
export const recoveryCodeCount = 10;
/** A person needs a few tokens, not a directory of them. */
export const maxTokens = 20;
/** Ended sessions are kept so long that their holder can still see what was used. */
export const sessionMemory = 30 * dayLength;

export const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

const berlin = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

/** The calendar day in the zone of the town halls, `2026-11-23`: offices begin and end with days. */
export const localDay = (now: Date): string => berlin.format(now);

/** How long a session of somebody with these roles may lie unused. */
export const idleLifeOf = (roles: readonly Role[]): number => (roles.some((role) => role === "office" || role === "operator") ? idleLifeOfCentral : idleLife);

export type Life = { readonly openedAt: Date; readonly expiresAt: Date; readonly usedAt: Date | null; readonly voidUntil: Date | null };

/** A session or token counts while it has neither expired nor been voided, and, where `idle` is given, has been used lately. */
export function isAlive({ openedAt, expiresAt, usedAt, voidUntil }: Life, now: Date, idle: number | null): boolean {
  if (expiresAt <= now) return false;
  if (voidUntil && openedAt < voidUntil) return false;
  return idle === null || now.getTime() - (usedAt ?? openedAt).getTime() <= idle;
}

/** „Last used“ is written again after a minute. */
export const isUseStale = (usedAt: Date | null, now: Date): boolean => !usedAt || now.getTime() - usedAt.getTime() >= useGranularity;

/** How failures in one place are answered: how many are free, how long the longest wait is, when they are forgotten. */
export type ThrottlePolicy = { readonly free: number; readonly longest: number; readonly forgottenAfter: number };

/**
 * The waits double with every failure and stay short, so that nobody can keep somebody else out for long.
 * `pair` – one account from one place; `account` – one account from anywhere, which does not bind places its holder has signed in
 * from; `source` – one place, behind which a whole town hall may sit.
 */
export const throttlePolicies = {
  pair: { free: 4, longest: minute, forgottenAfter: dayLength },
  account: { free: 10, longest: 30 * second, forgottenAfter: dayLength },
  source: { free: 30, longest: minute, forgottenAfter: hour },
} as const satisfies Record<string, ThrottlePolicy>;
export type ThrottleKind = keyof typeof throttlePolicies;

/** How long after this many failures the next attempt is not looked at, in milliseconds. */
export const waitAfter = (failures: number, { free, longest }: ThrottlePolicy): number => (failures <= free ? 0 : Math.min(longest, second * 2 ** Math.min(failures - free, 30)));

/** The attempts after one more failure; long ago is forgotten. */
export function failAgain(before: Attempts | undefined, policy: ThrottlePolicy, now: Date): Attempts {
  const counts = before && now.getTime() - before.lastFailedAt.getTime() < policy.forgottenAfter;
  const failures = (counts ? before.failures : 0) + 1;
  return { failures, lastFailedAt: now, blockedUntil: after(now, waitAfter(failures, policy)), provenAt: before?.provenAt ?? null };
}

/** A place its holder signed in from within this time is theirs. */
export const provenLife = 90 * dayLength;

/** Must this attempt wait? Failures elsewhere do not keep the holder out of a place where they have signed in before. */
export function mustWait(attempts: Partial<Record<ThrottleKind, Attempts>>, now: Date): boolean {
  const provenAt = attempts.pair?.provenAt;
  const isProven = provenAt ? now.getTime() - provenAt.getTime() < provenLife : false;
  const blocked = (kind: ThrottleKind) => (attempts[kind]?.blockedUntil ?? now) > now;
  return blocked("pair") || blocked("source") || (!isProven && blocked("account"));
}

// What is tried first in German town halls; compared after folding, without digits and signs at the ends.
const commonPasswords = new Set(
  (
    "passwort password kennwort geheim willkommen welcome hallo hello admin administrator benutzer qwertz qwerty qwertzuiop qwertyuiop asdfghjkl yxcvbnm " +
    "iloveyou ichliebedich schatz sommer winter fruehling herbst fussball eintracht frankfurt hessen rathaus gemeinde stadtverwaltung verwaltung kreis " +
    "buergermeister landrat deutschland montag dienstag mittwoch donnerstag freitag januar februar maerz april sonnenschein letmein dragon monkey master " +
    "superman batman trustno computer internet sicherheit informationssicherheit ringwall changeme default test testtest abcdef abcdefgh abcdefghijkl"
  ).split(" "),
);

const leet: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

const fold = (text: string) => text.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss");

/** Runs of one sign, or of signs in the order of keyboard or alphabet. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size <= 4) return true;
  const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertzuiopasdfghjklyxcvbnm", "qwertyuiopasdfghjklzxcvbnm"];
  return rows.some((row) => row.includes(text) || [...row].toReversed().join("").includes(text));
}

const isCommonWord = (letters: string): boolean => {
  const half = letters.slice(0, letters.length / 2);
  return commonPasswords.has(letters) || (commonPasswords.has(half) && half + half === letters);
};

/** Nothing but digits, a row of keys, or a word everybody tries with digits and signs around it, also written with digits for letters. */
function isCommon(password: string): boolean {
  const plain = fold(password);
  const letters = plain.replace(/[^a-z]+/g, "");
  const unleeted = [...plain.replace(/[^a-z]+$/, "")]
    .map((sign) => leet[sign] ?? sign)
    .join("")
    .replace(/[^a-z]+/g, "");
  return letters === "" || isMonotonous(plain) || isCommonWord(letters) || isCommonWord(unleeted);
}

/** A new password is not one everybody tries, and holds neither the name nor the address of its holder. */
export function acceptPassword(password: string, holder: { name: string; email: string }): Result<string, "password-too-common" | "password-contains-name"> {
  const plain = fold(password);
  const parts = fold(`${holder.name} ${holder.email.split("@")[0] ?? ""}`)
    .split(/[^a-z]+/)
    .filter((part) => part.length >= 4);
  if (parts.some((part) => plain.includes(part))) return fail("password-contains-name");
  return isCommon(password) ? fail("password-too-common") : succeed(password);
}

export type OpenCode = { readonly expiresAt: Date; readonly failedAttempts: number };

/** A code that was typed right is taken if it has neither expired nor been tried too often. */
export function acceptCode<Code extends OpenCode>(code: Code | undefined, now: Date): Result<Code, "code-wrong" | "code-expired" | "code-exhausted"> {
  if (!code) return fail("code-wrong");
  if (code.failedAttempts >= maxCodeAttempts) return fail("code-exhausted");
  return code.expiresAt <= now ? fail("code-expired") : succeed(code);
}

/** How far somebody is: has an account, has an open code, or neither. */
export function accessStateOf(person: { activatedAt: Date | null; codeExpiresAt: Date | null }, now: Date): AccessState {
  const isOpen = person.codeExpiresAt !== null && person.codeExpiresAt > now;
  if (person.activatedAt) return isOpen ? "renewal-open" : "active";
  if (person.codeExpiresAt === null) return "not-invited";
  return isOpen ? "invited" : "invitation-expired";
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/curl|ringwall/i, "Kommandozeile"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

/** What a person would call the thing they sit at: „Firefox, Windows“; empty when it says nothing. */
export function deviceOf(userAgent: string | null): string {
  const first = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [first(browsers), first(systems)].filter(Boolean).join(", ");
}

/** Where to go after signing in: a page of this house, never an address from elsewhere, nor signing in again. */
export const safeTarget = (target: string | undefined): string | null => (target && /^\/(?![/\\]|anmelden)[^\s\\]*$/.test(target) ? target : null);
