/** `<rw-answers data-fragment="…">` shows the next question without a new page; `j`/`k` move, filters narrow at once. */

type Saved = { readonly status?: string; readonly value?: undefined | { readonly status?: unknown; readonly effective?: unknown; readonly verdict?: unknown } };

const tones: Readonly<Record<string, string>> = { yes: "ok", partly: "part", no: "no", dispensable: "na" };

const typing = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="submit"], [type="button"])');

const isPlain = (event: MouseEvent): boolean => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/** A page as a document of its own, read by the browser itself: the content policy lets no script turn text into markup. */
const fetchPage = (address: string): Promise<Document> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html");
    request.addEventListener("load", () => (request.status === 200 && request.responseXML !== null ? resolve(request.responseXML) : reject(new Error(String(request.status)))));
    request.addEventListener("error", () => reject(new Error("not reached")));
    request.send();
  });

/** Sends a form as a page would, and answers what was done; anything else is for the page itself to show. */
async function post(form: HTMLFormElement): Promise<Saved> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  const response = await fetch(form.getAttribute("action") ?? "", { method: "POST", body, headers: { Accept: "application/json" } });
  const answer = (await response.json()) as Saved;
  if (answer.status !== "done") throw new Error("shown by the page");
  return answer;
}

const paint = (link: HTMLElement, tone: string): void => {
  link.dataset["tone"] = tone;
  const dot = link.querySelector(".rw-dot");
  if (dot !== null) dot.className = `rw-dot rw-tone-${tone}`;
  link.querySelector("use")?.setAttribute("href", `#zeichen-${tone}`);
  const said = (JSON.parse(link.closest<HTMLElement>("[data-tones]")?.dataset["tones"] ?? "{}") as Readonly<Record<string, string>>)[tone];
  const place = link.querySelector("[data-said]");
  if (place !== null && said !== undefined) place.textContent = ` (${said})`;
};

class Answers extends HTMLElement {
  #ends = new AbortController();
  /** The next question, asked for while this one is read. */
  #ahead: { readonly address: string; readonly page: Promise<Document> } | null = null;
  #moves = 0;

  connectedCallback(): void {
    this.#ends = new AbortController();
    const { signal } = this.#ends;
    this.addEventListener("click", (event) => this.#follow(event), { signal });
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.addEventListener("rw-saved", (event) => event instanceof CustomEvent && this.#mark({ value: event.detail as Saved["value"] }), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    addEventListener("popstate", () => location.reload(), { signal });
    this.#lookAhead();
    this.#reveal();
  }

  disconnectedCallback(): void {
    this.#ends.abort();
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>(".rw-questions a")];
  }

  get #current(): HTMLAnchorElement | null {
    return this.querySelector<HTMLAnchorElement>('.rw-questions a[aria-current="step"]');
  }

  #beside(step: 1 | -1): HTMLAnchorElement | undefined {
    const links = this.#links;
    const at = links.findIndex((link) => link === this.#current);
    return at < 0 ? links[0] : links[at + step];
  }

  /** Where one question stands alone: the fragment with the filters and the question of a link. */
  #addressOf(link: HTMLAnchorElement): string {
    return `${this.dataset["fragment"] ?? ""}${new URL(link.href).search}`;
  }

  #lookAhead(): void {
    const next = this.#beside(1);
    if (next === undefined || this.dataset["ahead"] === "off") return;
    const address = this.#addressOf(next);
    const page = fetchPage(address);
    page.catch(() => undefined);
    this.#ahead = { address, page };
  }

  #reveal(): void {
    this.#current?.scrollIntoView({ block: "nearest" });
  }

  async #keep(): Promise<void> {
    await this.querySelector<HTMLElement & { save?: () => Promise<void> }>("rw-autosave")?.save?.();
  }

  /** Puts a question and what stands beside it in place of the present one. */
  #put(page: Document): void {
    for (const part of [".rw-question", "aside"]) {
      const [old, fresh] = [this.querySelector(part), page.querySelector(`main ${part}`)];
      if (old === null || fresh === null) throw new Error("not a question");
      old.replaceWith(document.importNode(fresh, true));
    }
  }

  /** Shows the question of a link in place; what cannot be shown so is opened as a page. */
  async #show(link: HTMLAnchorElement): Promise<void> {
    const move = (this.#moves += 1);
    await this.#keep();
    const address = this.#addressOf(link);
    try {
      const page = await (this.#ahead?.address === address ? this.#ahead.page : fetchPage(address));
      if (move !== this.#moves) return;
      this.#put(page);
    } catch {
      location.assign(link.href);
      return;
    }
    this.#current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "step");
    history.pushState(null, "", link.href);
    this.#place();
    this.#reveal();
    this.querySelector<HTMLElement>(".rw-question h2")?.focus({ preventScroll: true });
    this.#lookAhead();
  }

  /** A question that came alone learns where it stands in the list, and what lies before it. */
  #place(): void {
    const links = this.#links;
    const at = links.findIndex((link) => link === this.#current);
    const kicker = this.querySelector(".rw-question .rw-kicker");
    const pattern = this.querySelector<HTMLElement>("[data-place]")?.dataset["place"];
    if (kicker !== null && pattern !== undefined && at >= 0) kicker.prepend(`${pattern.replace("{at}", String(at + 1)).replace("{of}", String(links.length))} · `);
    const [back, before] = [this.querySelector<HTMLAnchorElement>(".rw-question .rw-acts a"), links[at - 1]];
    if (back !== null && before !== undefined) back.href = before.href;
  }

  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || !isPlain(event) || event.defaultPrevented || link.download !== "" || link.target !== "") return;
    const listed = this.#links.find((one) => one.search === link.search && one.pathname === link.pathname);
    if (listed === undefined) return;
    event.preventDefault();
    void this.#show(listed);
  }

  #submit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    if (form.method === "get") {
      event.preventDefault();
      void this.#narrow(form);
    } else if (event.submitter?.dataset["next"] !== undefined) {
      event.preventDefault();
      void this.#send(form);
    } else if (event.submitter?.dataset["stay"] !== undefined && this.#current !== null) {
      event.preventDefault();
      void this.#stay(form, { link: this.#current, lead: event.submitter.dataset["stay"] });
    }
  }

  /** Sends the answer and goes on; what is refused is shown by the page itself, with everything that was typed. */
  async #send(form: HTMLFormElement): Promise<void> {
    const next = this.#beside(1);
    try {
      if (next === undefined) throw new Error("shown by the page");
      const answer = await post(form);
      this.#mark(answer);
    } catch {
      form.submit();
      return;
    }
    await this.#show(next);
  }

  /** Sends something beside the answer: the question stays, drawn anew, and the reader is led to the part that tells what was done. */
  async #stay(form: HTMLFormElement, { link, lead }: { readonly link: HTMLAnchorElement; readonly lead: string }): Promise<void> {
    await this.#keep();
    try {
      await post(form);
    } catch {
      form.submit();
      return;
    }
    try {
      this.#put(await fetchPage(this.#addressOf(link)));
    } catch {
      location.assign(link.href);
      return;
    }
    const { tone = "open", note = "" } = this.querySelector<HTMLElement>(".rw-question")?.dataset ?? {};
    const noted = link.querySelector(".rw-mark-note");
    if (noted !== null) noted.textContent = note === "" ? "" : ` ${note}`;
    this.#tally(link, tone);
    this.#place();
    this.querySelector<HTMLElement>(`#${CSS.escape(lead)}`)?.focus();
  }

  /** The list shows at once what was saved. */
  #mark({ value }: Saved): void {
    const link = this.#current;
    if (link === null || typeof value !== "object" || value === null || !("effective" in value)) return;
    this.#tally(link, tones[String(value.effective)] ?? "open");
  }

  #tally(link: HTMLElement, tone: string): void {
    paint(link, tone);
    const done = this.#links.filter(({ dataset }) => dataset["tone"] !== "open").length;
    const note = this.querySelector<HTMLElement>(".rw-note[data-pattern]");
    if (note !== null) note.textContent = ` ${(note.dataset["pattern"] ?? "").replace("{n}", String(done))}`;
    const total = Math.max(1, this.#links.length);
    this.querySelector(".rw-questions .rw-bar rect:last-child")?.setAttribute("width", ((done / total) * 100).toFixed(2));
  }

  async #narrow(form: HTMLFormElement): Promise<void> {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") query.append(name, value);
    const address = `${location.pathname}?${query.toString()}`;
    try {
      const fresh = (await fetchPage(address)).querySelector("rw-answers");
      if (fresh === null) throw new Error("no list");
      this.replaceWith(document.importNode(fresh, true));
      history.pushState(null, "", address);
    } catch {
      location.assign(address);
    }
  }

  #key(event: KeyboardEvent): void {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (busy || typing(document.activeElement) || document.querySelector("dialog[open]") !== null || document.documentElement.dataset["keys"] === "off") return;
    const step = event.key === "j" ? 1 : event.key === "k" ? -1 : null;
    const link = step === null ? undefined : this.#beside(step);
    if (link === undefined) return;
    event.preventDefault();
    void this.#show(link);
  }
}

customElements.define("rw-answers", Answers);
