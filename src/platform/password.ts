/** Passwords: argon2id, written as a PHC string, never more than two at work at once. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { fail, succeed, type Result } from "#kernel/result";

/** Cost of one hash: memory in KiB, passes, lanes. */
export type HashPolicy = { readonly memory: number; readonly passes: number; readonly lanes: number };

/** 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, first choice for argon2id; about 25 ms a hash. */
export const hashPolicy: HashPolicy = { memory: 19_456, passes: 2, lanes: 1 };

/** Two at work take 38 MiB; who would be the 51st in the queue is told to come back (PROMISES G5). */
const atWork = 2;
const longestQueue = 50;
const tagLength = 32;

const desk = { busy: 0, queue: [] as (() => void)[] };

async function takeTurn<Value>(work: () => Promise<Value>): Promise<Result<Value, "too-busy">> {
  if (desk.busy >= atWork) {
    if (desk.queue.length >= longestQueue) return fail("too-busy");
    // Whoever leaves hands its place to the next; the number at work stays.
    await new Promise<void>((resolve) => desk.queue.push(resolve));
  } else desk.busy += 1;
  try {
    return succeed(await work());
  } finally {
    const next = desk.queue.shift();
    if (next) next();
    else desk.busy -= 1;
  }
}

type Recipe = { readonly policy: HashPolicy; readonly salt: Buffer; readonly length: number };

// One password typed on two keyboards is one password: compatibility forms are folded first.
const digest = (password: string, { policy, salt, length }: Recipe): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const message = password.normalize("NFKC");
    argon2("argon2id", { message, nonce: salt, parallelism: policy.lanes, tagLength: length, memory: policy.memory, passes: policy.passes }, (error, tag) =>
      error ? reject(error) : resolve(Buffer.from(tag)),
    );
  });

const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

type Stored = Recipe & { readonly tag: Buffer };

function parse(phc: string): Stored | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!parts) return null;
  const [, memory, passes, lanes, salt = "", tag = ""] = parts;
  const bytes = Buffer.from(tag, "base64");
  return {
    policy: { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, "base64"),
    tag: bytes,
    length: bytes.length,
  };
}

/** The hash of a password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export const hashPassword = (password: string, policy: HashPolicy = hashPolicy): Promise<Result<string, "too-busy">> =>
  takeTurn(async () => {
    const salt = randomBytes(16);
    const tag = await digest(password, { policy, salt, length: tagLength });
    return `$argon2id$v=19$m=${policy.memory},t=${policy.passes},p=${policy.lanes}$${base64(salt)}$${base64(tag)}`;
  });

/** Whether the password fits, and whether its hash follows an older policy and is to be made anew. */
export type Verdict = { readonly fits: boolean; readonly outdated: boolean };

const nobody: Stored = { policy: hashPolicy, salt: Buffer.alloc(16, 7), tag: Buffer.alloc(tagLength), length: tagLength };

/** Compares a password with its hash; where there is none (nobody of that name) it takes as long and does not fit. */
export const verifyPassword = (password: string, phc: string | null): Promise<Result<Verdict, "too-busy">> =>
  takeTurn(async () => {
    const stored = phc === null ? null : parse(phc);
    const { tag, ...recipe } = stored ?? nobody;
    const given = await digest(password, recipe);
    const { memory, passes, lanes } = recipe.policy;
    const outdated = memory !== hashPolicy.memory || passes !== hashPolicy.passes || lanes !== hashPolicy.lanes;
    return { fits: stored !== null && timingSafeEqual(given, tag), outdated };
  });
