/** The emergency pack on a telephone: set up with a code and a PIN, opened with the PIN alone, brought up to date whenever there is a network. */
import { afterWrong, findKept, forgetKept, isPlainPin, leastPin, lockWith, openHeld, saveKept, unlock, type Held, type Kept } from "./phone-lock.ts";

type Fresh =
  | ({ readonly stage: "new"; readonly at: number } & Held)
  | { readonly stage: "same"; readonly at: number }
  | { readonly stage: "dropped" }
  | { readonly stage: "unknown" };
type Given = { readonly stage: "ready"; readonly token: string; readonly key: string } | { readonly stage: "refused" };

declare const trustedTypes: { readonly createPolicy: (name: string, rules: Readonly<Record<string, (text: string) => string>>) => Policy } | undefined;
type Policy = { readonly createHTML: (text: string) => string; readonly createScriptURL: (text: string) => string };

const here = "/notfall/telefon/";

/** A pack older than this may have wrong numbers (PROMISES G24). */
const oldMs = 30 * 86_400_000;

/** Left alone for so long, the pack closes. */
const restMs = 5 * 60_000;

const rules = { createHTML: (text: string) => text, createScriptURL: (text: string) => text };
/** Markup comes out of our own seal, the worker from our own folder; nothing else becomes either. */
const policy: Policy = typeof trustedTypes === "undefined" ? rules : trustedTypes.createPolicy("mappe", rules);

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const field = (id: string): HTMLInputElement => element(id) as HTMLInputElement;
const form = (id: string): HTMLFormElement => element(id) as HTMLFormElement;
const input = (id: string): string => field(id).value;
const words = JSON.parse(element("words").textContent ?? "{}") as Readonly<Record<string, string>>;
const english = document.documentElement.lang === "en";

const say = (name: string, value = ""): void => {
  element("said").textContent = (words[name] ?? "").replace("%", value);
};
const when = (at: number): string => new Date(at).toLocaleDateString(english ? "en-GB" : "de-DE", { dateStyle: "long" });

/** Opened packs leave nothing behind but this page. */
let key: CryptoKey | null = null;

/** A new code may be typed beside a pack that is held: the house does not know this telephone any more, or has given it one. */
let renewing = false;

/** One page at a time reads and writes what is kept, so that tries in many pages count as many. The network is never waited for in it. */
const alone = <Value>(work: () => Promise<Value>): Promise<Value> => navigator.locks.request("mappe", work) as Promise<Value>;

async function call<Answer>(operation: string, given: object): Promise<Answer> {
  const answer = await fetch(`/api/${operation}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(given) });
  if (!answer.ok) throw new Error(`${operation}: ${answer.status}`);
  return ((await answer.json()) as { readonly value: Answer }).value;
}

function showAge(kept: Kept): void {
  const isOld = kept.held !== null && Date.now() - kept.syncedAt > oldMs;
  const aged = element("aged");
  if (aged.hidden === !isOld) return;
  aged.textContent = isOld ? (words["old"] ?? "").replace("%", when(kept.syncedAt)) : "";
  aged.hidden = !isOld;
}

/** Shows the one thing that can be done now. */
function show(part: "new" | "locked" | "opened", kept: Kept | null): void {
  for (const id of ["new", "locked", "opened"]) element(id).hidden = id !== part;
  if (part === "locked" && renewing) element("new").hidden = false;
  // The opened pack has its own name.
  element("named").hidden = part === "opened" && kept?.held !== null;
  element("rid").hidden = kept === null;
  element("whose").textContent = kept?.held ? (words["held"] ?? "").replace("%", kept.held.member).replace("%", when(kept.held.builtAt)) : (words["nothingYet"] ?? "");
  if (kept) showAge(kept);
}

async function shut(): Promise<void> {
  key = null;
  element("pack").replaceChildren();
  form("locked").reset();
  const kept = await findKept();
  show(kept ? "locked" : "new", kept);
}

async function draw(kept: Kept): Promise<void> {
  if (key === null || kept.held === null) return;
  element("pack").innerHTML = policy.createHTML(await openHeld(kept.held, key));
}

const ask = (token: string, held: Held | null): Promise<Fresh | null> =>
  call<Fresh>("emergency.phone-pack", { token, language: english ? "en" : "de", ...(held ? { held: held.fingerprint } : {}) }).catch(() => null);

/** What the house has said is kept beside what was typed meanwhile: only what was asked for changes. */
const keepFresh = (asked: Kept, fresh: Extract<Fresh, { readonly at: number }>): Promise<Kept | null> =>
  alone(async () => {
    const now = await findKept();
    if (now?.token !== asked.token) return null;
    const next: Kept = fresh.stage === "same" ? { ...now, syncedAt: fresh.at } : { ...now, held: fresh, syncedAt: fresh.at };
    await saveKept(next);
    return next;
  });

/** Asks for a newer pack; without a network everything stays as it is. */
async function refresh(): Promise<void> {
  const kept = await findKept();
  if (!kept) return;
  const fresh = await ask(kept.token, kept.held);
  if (fresh === null) return key ? say("stale", when(kept.syncedAt)) : undefined;
  if (fresh.stage === "dropped") {
    await forgetKept();
    await shut();
    return say("dropped");
  }
  // Only who was removed loses the pack; a house that does not know the telephone may have lost its own memory.
  if (fresh.stage === "unknown") {
    renewing = true;
    show(key ? "opened" : "locked", kept);
    return say("unknown", when(kept.syncedAt));
  }
  const next = await keepFresh(kept, fresh);
  if (!next) return;
  // Only who says what it holds counts as current: an answer may get lost on the way.
  if (fresh.stage === "new") void ask(next.token, next.held);
  if (key) {
    if (fresh.stage === "new") await draw(next);
    say("fresh");
  }
  show(key ? "opened" : "locked", next);
}

async function enter(kept: Kept): Promise<void> {
  show("opened", kept);
  say("");
  await draw(kept);
  element("pack").focus();
  scrollTo(0, 0);
}

/** Tries a PIN: what is kept where it is right; otherwise the try is counted and said. */
async function tryPin(): Promise<Kept | null> {
  const kept = await findKept();
  if (!kept) {
    await shut();
    return null;
  }
  const left = kept.waitUntil - Date.now();
  if (left > 0) {
    say("slow", String(Math.ceil(left / 1_000)));
    return null;
  }
  key = await unlock(kept.lock, input("key"));
  if (key) {
    const right = { ...kept, wrong: 0, waitUntil: 0 };
    await saveKept(right);
    return right;
  }
  const after = afterWrong(kept, Date.now());
  if (after) {
    await saveKept(after);
    field("key").select();
    say("wrong", String(after.wrong));
    return null;
  }
  await forgetKept();
  await shut();
  say("erased");
  return null;
}

async function open(): Promise<void> {
  say("opening");
  const kept = await alone(tryPin);
  if (!kept) return;
  await enter(kept);
  await refresh();
}

const pinFault = (pin: string): string | null => {
  if (pin.length < leastPin) return "pinShort";
  if (isPlainPin(pin)) return "pinPlain";
  return pin === input("pin2") ? null : "pinOther";
};

async function setUp(): Promise<void> {
  const pin = input("pin");
  const fault = pinFault(pin);
  if (fault !== null) return say(fault);
  say("waiting");
  const given = await call<Given>("emergency.set-up-phone", { code: input("code") }).catch(() => null);
  if (given === null) return say("offline");
  if (given.stage === "refused") return say("refused");
  const lock = await lockWith(pin, given.key);
  const first = await ask(given.token, null);
  const held = first?.stage === "new" ? first : null;
  // A pack that is held is replaced by a pack, never by nothing.
  const isReplaced = await alone(async () => {
    if (held === null && (await findKept())?.held) return false;
    await saveKept({ token: given.token, lock, held, syncedAt: held?.at ?? Date.now(), wrong: 0, waitUntil: 0 });
    return true;
  });
  if (!isReplaced) return say("failed");
  if (held) void ask(given.token, held);
  renewing = false;
  history.replaceState(null, "", location.pathname);
  form("new").reset();
  // Asks the browser not to throw the pack away when room gets scarce.
  await navigator.storage?.persist?.();
  key = await unlock(lock, pin);
  const kept = await findKept();
  if (!kept) return shut();
  await enter(kept);
  await refresh();
}

const forms: readonly (readonly [id: string, work: () => Promise<void>])[] = [
  ["new", setUp],
  ["locked", open],
];
for (const [id, work] of forms)
  element(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const button = element(id).querySelector("button");
    if (button) button.disabled = true;
    void work()
      .catch(() => say("failed"))
      .finally(() => button?.removeAttribute("disabled"));
  });

element("shut").addEventListener("click", () => void shut().then(() => element("key").focus()));
element("erase").addEventListener("click", () => {
  if (confirm(words["sure"])) void forgetKept().then(shut);
});

// Left alone, also in plain sight, the pack closes.
let touchedAt = Date.now();
for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, () => (touchedAt = Date.now()), { passive: true });
const rest = (): boolean => {
  const isLeft = key !== null && Date.now() - touchedAt > restMs;
  if (isLeft) void shut();
  return isLeft;
};
setInterval(rest, 5_000);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && !rest()) void refresh();
});
addEventListener("online", () => void refresh());

if ("serviceWorker" in navigator) void navigator.serviceWorker.register(policy.createScriptURL(`${here}worker.js`), { scope: here }).catch(() => undefined);

const kept = await findKept();
const scanned = decodeURIComponent(location.hash.slice(1));
field("code").value = scanned;
renewing = scanned !== "";
show(kept ? "locked" : "new", kept);
element(kept ? "key" : scanned === "" ? "code" : "pin").focus();
await refresh();
