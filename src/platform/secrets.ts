/** The installation's own key, kept beside the database and never in it, and what is derived from it. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fail, succeed, type Result } from "#kernel/result";

export type Secrets = {
  /** Encrypts a small secret (AES-256-GCM) bound to the place it is stored in; answers `v1.<nonce>.<text>`, base64url. */
  readonly seal: (plain: string, place: string) => string;
  /** The plain text again; null when it was tampered with, moved to another place or sealed with another key. */
  readonly unseal: (sealed: string, place: string) => string | null;
  /** A keyed fingerprint (HMAC-SHA-256, base64url) for things we hand out and want to recognise. */
  readonly sign: (text: string, purpose: string) => string;
};

const derive = (key: Buffer, purpose: string) => Buffer.from(hkdfSync("sha256", key, "", `ringwall ${purpose}`, 32));

// A shorter tag would be accepted as well and be easier to guess.
const tagLength = 16;

function seal(key: Buffer, plain: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${nonce.toString("base64url")}.${text.toString("base64url")}`;
}

function unseal(key: Buffer, sealed: string, place: string): string | null {
  const [version, nonce, text] = sealed.split(".");
  if (version !== "v1" || !nonce || !text) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < tagLength) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: tagLength }).setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** The abilities that come from one 32-byte key. */
export function secretsFrom(key: Buffer): Secrets {
  const sealing = derive(key, "seal");
  return {
    seal: (plain, place) => seal(sealing, plain, place),
    unseal: (sealed, place) => unseal(sealing, sealed, place),
    sign: (text, purpose) =>
      createHmac("sha256", derive(key, `sign ${purpose}`))
        .update(text)
        .digest("base64url"),
  };
}

const keyLength = 32;

/** Makes a key where there is none. It appears whole or not at all: of processes that start at once one makes it, and nobody reads half of it. */
function makeKey(file: string): void {
  const draft = `${file}.${randomBytes(8).toString("hex")}`;
  fs.writeFileSync(draft, randomBytes(keyLength).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    fs.linkSync(draft, file);
  } catch (cause) {
    if (!fs.existsSync(file)) throw cause;
  } finally {
    fs.rmSync(draft);
  }
}

/** Reads the installation's key from `<data>/installation.key`, readable by the owner only; makes one at the first start. A file that holds no key is never taken for one. */
export function openSecrets(dataDirectory: string): Result<Secrets, "installation-key-damaged"> {
  fs.mkdirSync(dataDirectory, { recursive: true });
  const file = path.join(dataDirectory, "installation.key");
  if (!fs.existsSync(file)) makeKey(file);
  const key = Buffer.from(fs.readFileSync(file, "utf8").trim(), "base64url");
  return key.length === keyLength ? succeed(secretsFrom(key)) : fail("installation-key-damaged");
}

/** An unguessable secret of 256 bits for cookies and tokens. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret: SHA-256, hex. Enough for 256-bit secrets; passwords and typed codes use argon2id. */
export const fingerprint = (secret: string): string => createHash("sha256").update(secret).digest("hex");

// No 0/O, 1/I/L, U/V: what is read from paper or a phone must not be misread.
const codeLetters = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** A code to be typed by a person: two groups of four letters, `K7QP-3XWM` (about 39 bits; throttled and short-lived). */
export const newTypedCode = (): string => {
  const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};

/** A code made of a keyed fingerprint: the same fingerprint, the same code, in two groups; nobody without the key can spell it. */
export const derivedCode = (signature: string, letters: number): string => {
  let rest = BigInt(`0x${createHash("sha256").update(signature).digest("hex")}`);
  const base = BigInt(codeLetters.length);
  const spelled = Array.from({ length: letters }, () => {
    const letter = codeLetters[Number(rest % base)];
    rest /= base;
    return letter;
  }).join("");
  return `${spelled.slice(0, letters / 2)}-${spelled.slice(letters / 2)}`;
};

/** How a typed code is compared: capitals, without blanks and dashes. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Compares two fingerprints without telling by time where they differ. */
export const sameFingerprint = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
