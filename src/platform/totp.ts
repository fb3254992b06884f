/** One-time codes from an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), each accepted once. */
import { Secret, TOTP } from "otpauth";

const period = 30;

/** One step early or late is accepted: phones' clocks differ. */
const tolerance = 1;

const totpOf = (secret: string, label: string) => new TOTP({ issuer: "Ringwall", label, algorithm: "SHA1", digits: 6, period, secret: Secret.fromBase32(secret) });

/** A secret of 160 bits in base32 made of key material (at least 20 bytes). */
export const totpSecretFrom = (material: Uint8Array): string => new Secret({ buffer: new Uint8Array(material.subarray(0, 20)).buffer }).base32;

/** The address an authenticator app reads from the QR code. */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The step a code belongs to if it is right, fits the clock and is later than the last one accepted; null otherwise. */
export function totpStep(secret: string, code: string, { now, after }: { readonly now: Date; readonly after: number }): number | null {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret, "").validate({ token: digits, timestamp: now.getTime(), window: tolerance });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / period) + delta;
  return step > after ? step : null;
}

/** The code an authenticator app shows at an instant: for the demonstration, the command line and tests. */
export const totpCode = (secret: string, now: Date): string => totpOf(secret, "").generate({ timestamp: now.getTime() });
