/** What a telephone keeps of a pack, and how a PIN opens it. Nothing readable is ever stored: the pack arrives encrypted, its key is kept encrypted with the PIN. */

export type Lock = { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number; readonly nonce: Uint8Array<ArrayBuffer>; readonly key: ArrayBuffer };
export type Held = { readonly member: string; readonly fingerprint: string; readonly builtAt: number; readonly nonce: string; readonly text: string };

/** The one thing kept; `syncedAt` is when the server last said that this is the newest. */
export type Kept = {
  readonly token: string;
  readonly lock: Lock;
  readonly held: Held | null;
  readonly syncedAt: number;
  /** Wrong PINs since the last right one, and until when no further one is tried. */
  readonly wrong: number;
  readonly waitUntil: number;
};

// OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 rounds; it is what every browser can do by itself.
const rounds = 600_000;

/** After so many wrong PINs everything is deleted (PROMISES G24); from the third on each costs time. */
const mostWrong = 10;
const freeTries = 3;
const firstWaitMs = 15_000;

export const leastPin = 6;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.codePointAt(0) ?? 0);

const steps = (pin: string): number[] => [...pin].slice(1).map((sign, index) => (sign.codePointAt(0) ?? 0) - (pin.codePointAt(index) ?? 0));

/** Is this among the first PINs anybody would try: one sign repeated, or a row up or down? */
export const isPlainPin = (pin: string): boolean => new Set(steps(pin)).size === 1 && Math.abs(steps(pin)[0] ?? 2) <= 1;

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, count: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: count }, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Locks the telephone's key with a PIN. */
export async function lockWith(pin: string, key: string): Promise<Lock> {
  const [salt, nonce] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  return { salt, rounds, nonce, key: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await keyOf(pin, salt, rounds), bytesOf(key)) };
}

/** The telephone's key, if the PIN is right. */
export async function unlock({ salt, rounds: count, nonce, key }: Lock, pin: string): Promise<CryptoKey | null> {
  try {
    const raw = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await keyOf(pin, salt, count), key);
    return await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  } catch {
    return null;
  }
}

/** The pack as markup. */
export async function openHeld({ nonce, text }: Held, key: CryptoKey): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(nonce) }, key, bytesOf(text)));
}

/** After a wrong PIN: what is kept then; null when it was one too many. Each further one costs twice the time. */
export function afterWrong(kept: Kept, now: number): Kept | null {
  const wrong = kept.wrong + 1;
  if (wrong >= mostWrong) return null;
  return { ...kept, wrong, waitUntil: wrong < freeTries ? 0 : now + firstWaitMs * 2 ** (wrong - freeTries) };
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asking = indexedDB.open("notfallmappe", 1);
    asking.addEventListener("upgradeneeded", () => void asking.result.createObjectStore("kept"));
    asking.addEventListener("success", () => resolve(asking.result));
    asking.addEventListener("error", () => reject(new Error("the telephone keeps nothing", { cause: asking.error })));
  });

async function within<Value>(access: "readonly" | "readwrite", work: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("kept", access);
      const asking = work(transaction.objectStore("kept"));
      transaction.addEventListener("complete", () => resolve(asking.result));
      transaction.addEventListener("abort", () => reject(new Error("not kept", { cause: transaction.error })));
    });
  } finally {
    database.close();
  }
}

const place = "mappe";

export const findKept = async (): Promise<Kept | null> => ((await within<unknown>("readonly", (store) => store.get(place))) as Kept | undefined) ?? null;
export const saveKept = async (kept: Kept): Promise<void> => {
  await within("readwrite", (store) => store.put(kept, place));
};
export const forgetKept = async (): Promise<void> => {
  await within("readwrite", (store) => store.clear());
};
