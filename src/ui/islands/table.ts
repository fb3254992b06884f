/** `<rw-filter>` puts a field above a table that is shown completely, and hides the rows that do not match. */

class Filter extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector("input") !== null) return;
    const label = document.createElement("label");
    const field = document.createElement("input");
    label.textContent = this.dataset["label"] ?? "";
    field.type = "search";
    field.className = "kern-form-input__input";
    field.addEventListener("input", () => this.#show(field.value));
    label.append(field);
    this.prepend(label);
  }

  #show(sought: string): void {
    const words = sought.toLocaleLowerCase().split(/\s+/u);
    for (const row of this.querySelectorAll<HTMLTableRowElement>("tbody tr")) {
      const text = (row.textContent ?? "").toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  }
}

customElements.define("rw-filter", Filter);
