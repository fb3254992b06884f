/** `<rw-autosave>` sends the form within while it is filled in; all words come from its attributes. */

type Answer =
  | { readonly status: "done"; readonly value?: unknown }
  | { readonly status: "invalid"; readonly issues: readonly { readonly message: string }[] }
  | { readonly status: "refused"; readonly failure: string; readonly sentence: string }
  | { readonly status: "missing" | "forbidden" };

const pauseMs = 600;
const longestPauseMs = 60_000;

const freshKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What was typed, whatever key and version it is sent under. */
const contentWithout = (draft: URLSearchParams): string => {
  const content = new URLSearchParams(draft);
  content.delete("_once");
  content.delete("version");
  return String(content);
};

const draftOf = (form: HTMLFormElement, key: string): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.set("_once", key);
  return body;
};

const send = async (form: HTMLFormElement, draft: URLSearchParams): Promise<Answer> => {
  const response = await fetch(form.getAttribute("action") ?? "", {
    method: "POST",
    body: draft,
    headers: { Accept: "application/json" },
    keepalive: String(draft).length < 60_000,
  });
  const answer = (await response.json()) as Answer;
  if (typeof answer.status !== "string") throw new TypeError("not an answer");
  return answer;
};

const versionOf = (answer: Answer): string | null => {
  if (answer.status !== "done" || typeof answer.value !== "object" || answer.value === null || !("version" in answer.value)) return null;
  return String(answer.value.version);
};

const signOf = (tone: string): SVGElement => {
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  for (const [name, value] of [
    ["class", "rw-sign"],
    ["width", "12"],
    ["height", "12"],
    ["aria-hidden", "true"],
  ] as const)
    sign.setAttribute(name, value);
  use.setAttribute("href", `#zeichen-${tone}`);
  sign.append(use);
  return sign;
};

class Autosave extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #status: HTMLElement | null = null;
  #timer = 0;
  #changed = false;
  #running: Promise<void> | null = null;
  #stopped = false;
  /** What could not be delivered goes first, under its own key, so that it is never done twice. */
  #unsent: URLSearchParams | null = null;
  #failures = 0;
  #ends = new AbortController();

  connectedCallback(): void {
    this.#form = this.querySelector("form");
    this.#status = this.querySelector('[role="status"]');
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    this.addEventListener("input", () => this.#later(pauseMs), { signal });
    this.addEventListener("change", () => this.#later(50), { signal });
    this.addEventListener("submit", (event) => this.#beforeSubmit(event), { signal });
    document.addEventListener("click", (event) => this.#beforeLeaving(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#changed && void this.save(), { signal });
    addEventListener("online", () => this.#changed && void this.save(), { signal });
    addEventListener("beforeunload", (event) => this.#changed && event.preventDefault(), { signal });
  }

  disconnectedCallback(): void {
    this.#ends.abort();
    clearTimeout(this.#timer);
  }

  /** Sends what was changed; waits for what is under way. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running !== null) await this.#running;
    if (!this.#changed || this.#form === null || this.#stopped) return;
    this.#unsent ??= draftOf(this.#form, freshKey());
    this.#running = this.#deliver(this.#form, this.#unsent);
    await this.#running;
  }

  #later(wait: number): void {
    if (this.#stopped) return;
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.save(), wait);
  }

  async #deliver(form: HTMLFormElement, draft: URLSearchParams): Promise<void> {
    try {
      const answer = await send(form, draft);
      const current = contentWithout(draft) === contentWithout(draftOf(form, ""));
      this.#unsent = null;
      this.#changed = !current;
      this.#receive(form, answer);
      if (!current) this.#later(pauseMs);
    } catch {
      this.#say(this.dataset["failed"] ?? "", "part");
      this.#failures += 1;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.save(), Math.min(longestPauseMs, 1_000 * 2 ** this.#failures));
    } finally {
      this.#running = null;
    }
  }

  #receive(form: HTMLFormElement, answer: Answer): void {
    this.#failures = 0;
    if (answer.status === "done") {
      const version = form.querySelector<HTMLInputElement>('input[name="version"]');
      const next = versionOf(answer);
      if (version !== null && next !== null) version.value = next;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      this.dispatchEvent(new CustomEvent("rw-saved", { bubbles: true, detail: answer.value }));
      if (!this.#changed) this.#say((this.dataset["saved"] ?? "").replace("{time}", time), "ok");
    } else if (answer.status === "invalid") {
      this.#say([this.dataset["invalid"], ...answer.issues.map((issue) => issue.message)].join(" "), "part");
    } else if (answer.status === "refused" && answer.failure.startsWith("value-")) {
      // A half-typed number does not fit yet; the next keystroke may mend it.
      this.#say(answer.sentence, "part");
    } else {
      this.#stopped = true;
      this.#changed = true;
      this.#say(answer.status === "refused" ? answer.sentence : (this.dataset["forbidden"] ?? ""), "no");
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = this.dataset["reload"] ?? "";
      this.#status?.append(" ", link);
    }
  }

  #say(text: string, tone: string): void {
    const tag = document.createElement("span");
    tag.className = `rw-tag rw-tag--${tone} rw-tag--long`;
    tag.append(signOf(tone), text);
    this.#status?.replaceChildren(tag);
  }

  /** The form's own button must not overtake a saving under way: the version would be old. */
  #beforeSubmit(event: SubmitEvent): void {
    clearTimeout(this.#timer);
    this.#changed = false;
    if (this.#running === null) return;
    event.preventDefault();
    void this.#running.then(() => this.#form?.requestSubmit(event.submitter));
  }

  /** A link waits until what was typed is saved, two seconds at most. */
  #beforeLeaving(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
    if (link === null || !plain || link.target !== "" || link.getAttribute("href")?.startsWith("#") === true || this.#stopped || (!this.#changed && this.#running === null)) return;
    event.preventDefault();
    void Promise.race([this.save(), new Promise((done) => setTimeout(done, 2_000))]).then(() => location.assign(link.href));
  }
}

customElements.define("rw-autosave", Autosave);
