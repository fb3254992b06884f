/** Keys: `/` search, 1–9 answer, Enter next, arrows in lists, `?` the list of keys. `data-keys="off"` on the document silences single characters. */

const typing = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="submit"], [type="button"])'));

const visible = (selector: string): HTMLElement | undefined => [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());

const search = (): boolean => {
  const menu = document.querySelector<HTMLDetailsElement>(".rw-menu");
  if (visible("[data-search]") === undefined && menu !== null) menu.open = true;
  visible("[data-search]")?.focus();
  return true;
};

const choose = (digit: string): boolean => {
  const choice = document.querySelector<HTMLInputElement>(`[data-choice="${digit}"]:not(:disabled)`);
  choice?.focus();
  choice?.click();
  return choice !== null;
};

const goOn = (): boolean => {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches("a, button, summary")) return false;
  const next = visible("[data-next]");
  next?.click();
  return next !== undefined;
};

const move = (step: 1 | -1): boolean => {
  const list = document.activeElement?.closest("[data-list]");
  if (list === null || list === undefined) return false;
  const links = [...list.querySelectorAll<HTMLElement>("a")];
  links.at((links.findIndex((link) => link === document.activeElement) + step) % links.length)?.focus();
  return true;
};

const help = (): boolean => {
  const list = document.querySelector<HTMLDialogElement>("#tasten-fenster");
  list?.showModal();
  return list !== null;
};

const act = (key: string): boolean => {
  if (key === "/") return search();
  if (key === "?") return help();
  if (key === "Enter") return goOn();
  if (key === "ArrowDown") return move(1);
  if (key === "ArrowUp") return move(-1);
  return /^[1-9]$/u.test(key) && choose(key);
};

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  if (busy || typing(document.activeElement) || document.querySelector("dialog[open]") !== null) return;
  // Only characters are met by accident or by voice (WCAG 2.1.4); Enter and arrows stay.
  if (event.key.length === 1 && document.documentElement.dataset["keys"] === "off") return;
  if (act(event.key)) event.preventDefault();
});
