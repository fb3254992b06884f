/** Small comforts of every page: menus close, codes are copied, weighty acts are asked once more. */

const menus = () => document.querySelectorAll<HTMLDetailsElement>("details.rw-drop[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset["confirm"];
  if (question !== undefined && !confirm(question)) event.preventDefault();
});

class Copy extends HTMLElement {
  connectedCallback(): void {
    if (!("clipboard" in navigator) || this.querySelector("button") !== null) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rw-plain";
    button.textContent = this.dataset["copy"] ?? "";
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(this.querySelector("code")?.textContent ?? "").then(() => {
        button.textContent = this.dataset["copied"] ?? "";
      });
    });
    this.append(button);
  }
}

customElements.define("rw-copy", Copy);

/** In a low window the lanes scroll: where one is stands in sight, without moving the page. */
const lanes = document.querySelector<HTMLElement>(".rw-side > div");
const here = lanes?.querySelector<HTMLElement>("[aria-current]");
const room = lanes ? innerHeight - lanes.getBoundingClientRect().top : 0;
if (lanes && here && here.offsetTop + here.offsetHeight > room) lanes.scrollTop = here.offsetTop - room / 2;

document.querySelector<HTMLElement>('form [role="alert"]')?.focus();
