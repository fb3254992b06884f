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

/** Asks for a newer pack; without a network everything stays as it is. */
async function refresh(): Promise<void> {
  const kept = await findKept();
  if (!kept) return;
  const fresh = await call<Fresh>("emergency.phone-pack", { token: kept.token, language: english ? "en" : "de", ...(kept.held ? { held: kept.held.fingerprint } : {}) }).catch(
    () => null,
  );
  if (fresh === null) return key ? say("stale", when(kept.syncedAt)) : undefined;
  if (fresh.stage === "dropped") {
    await forgetKept();
    await shut();
    return say("dropped");
  }
  // Only who was removed loses the pack; a house that does not know the telephone may have lost its own memory.
  if (fresh.stage === "unknown") return say("unknown", when(kept.syncedAt));
  // Meanwhile somebody may have typed a wrong PIN: only what was asked for changes.
  const now = await findKept();
  if (!now) return;
  const next: Kept = fresh.stage === "same" ? { ...now, syncedAt: fresh.at } : { ...now, held: fresh, syncedAt: fresh.at };
  await saveKept(next);
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

async function open(): Promise<void> {
  const kept = await findKept();
  if (!kept) return shut();
  const left = kept.waitUntil - Date.now();
  if (left > 0) return say("slow", String(Math.ceil(left / 1_000)));
  say("opening");
  key = await unlock(kept.lock, input("key"));
  if (key) {
    const right = { ...kept, wrong: 0, waitUntil: 0 };
    await saveKept(right);
    await enter(right);
    return refresh();
  }
  const after = afterWrong(kept, Date.now());
  if (!after) {
    await forgetKept();
    await shut();
    return say("erased");
  }
  await saveKept(after);
  field("key").select();
  say("wrong", String(after.wrong));
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
  const kept: Kept = { token: given.token, lock, held: null, syncedAt: Date.now(), wrong: 0, waitUntil: 0 };
  await saveKept(kept);
  history.replaceState(null, "", location.pathname);
  form("new").reset();
  // Asks the browser not to throw the pack away when room gets scarce.
  await navigator.storage?.persist?.();
  key = await unlock(lock, pin);
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

let hiddenAt = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenAt = Date.now();
  else if (key && Date.now() - hiddenAt > restMs) void shut();
  else void refresh();
});
addEventListener("online", () => void refresh());

if ("serviceWorker" in navigator) void navigator.serviceWorker.register(policy.createScriptURL(`${here}worker.js`), { scope: here }).catch(() => undefined);

const kept = await findKept();
field("code").value = kept ? "" : decodeURIComponent(location.hash.slice(1));
show(kept ? "locked" : "new", kept);
element(kept ? "key" : input("code") === "" ? "code" : "pin").focus();
await refresh();
