/** `<rw-live src="…" interval="30">` asks every n seconds, while the page is seen, and updates the elements named in the answer of an operation. */

type Part = { readonly text?: string; readonly tone?: string; readonly title?: string; readonly href?: string };
/** An operation of the API answers its value in an envelope. */
type Answer = { readonly value: { readonly parts: Readonly<Record<string, Part>> } };

const signed = /^rw-(tag--|level-|tone-)/u;

const repaint = (element: Element, tone: string): void => {
  const old = [...element.classList].find((name) => signed.test(name));
  if (old !== undefined) element.classList.replace(old, `${signed.exec(old)?.[0] ?? ""}${tone}`);
  element.querySelector("use")?.setAttribute("href", `#zeichen-${tone}`);
};

/** A cell of a matrix keeps saying whose and which it is, and what is seen in it. */
const spokenOf = (place: HTMLElement, title: string): string => {
  const name = place.dataset["name"];
  const text = place.textContent ?? "";
  if (name === undefined) return title;
  return `${name}: ${[text, title].filter((part) => part !== "").join(" – ")}`;
};

const update = (id: string, part: Part): void => {
  const element = document.getElementById(id);
  if (element === null) return;
  const place = element.querySelector("[data-text]") ?? element;
  if (part.text !== undefined && place.textContent !== part.text) place.textContent = part.text;
  if (part.tone !== undefined) repaint(element, part.tone);
  if (part.title !== undefined) {
    element.setAttribute("title", part.title);
    if (place instanceof HTMLElement && place.hasAttribute("aria-label")) place.setAttribute("aria-label", spokenOf(place, part.title));
  }
  if (part.href !== undefined && place instanceof HTMLAnchorElement) place.href = part.href;
};

class Live extends HTMLElement {
  #timer = 0;
  #failures = 0;

  connectedCallback(): void {
    this.#plan();
    document.addEventListener("visibilitychange", this.#seen);
    // What was just saved on this page shows at once.
    document.addEventListener("rw-saved", this.#seen);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#seen);
    document.removeEventListener("rw-saved", this.#seen);
  }

  #seen = (): void => {
    if (!document.hidden) void this.#ask();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    const seconds = Math.max(5, Number(this.getAttribute("interval") ?? "30"));
    this.#timer = window.setTimeout(() => void this.#ask(), seconds * 1_000 * 2 ** Math.min(this.#failures, 5));
  }

  async #ask(): Promise<void> {
    if (document.hidden) return;
    try {
      const response = await fetch(this.getAttribute("src") ?? "", { headers: { Accept: "application/json" } });
      if (response.status === 401 || response.status === 403 || response.status === 404) return;
      if (!response.ok) throw new Error(String(response.status));
      const { parts } = ((await response.json()) as Answer).value;
      for (const [id, part] of Object.entries(parts)) update(id, part);
      this.#failures = 0;
    } catch {
      this.#failures += 1;
    }
    this.#plan();
  }
}

customElements.define("rw-live", Live);
