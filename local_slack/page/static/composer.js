// Completion in the message box: commands after a slash, then their verbs, and people after an @.
// An ARIA combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
const NONE = -2;

export function startComposers() {
  for (const form of document.querySelectorAll("[data-composer]")) new Composer(form);
  for (const link of document.querySelectorAll("[data-draft]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const box = document.getElementById("box");
      box.value = link.dataset.draft;
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    });
  }
  const box = document.getElementById("box");
  if (box?.value) { box.focus(); box.setSelectionRange(box.value.length, box.value.length); }
  if (location.search.includes("draft=")) {
    const here = new URL(location); here.searchParams.delete("draft"); history.replaceState(null, "", here);
  }
}

class Composer {
  constructor(form) {
    this.form = form;
    this.box = form.elements.text;
    this.list = form.querySelector("[role=listbox]");
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.active = -1;
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-haspopup": "listbox",
    })) this.box.setAttribute(name, value);
    this.box.addEventListener("input", () => this.offer());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    // Before the blur, which would close the list under the finger.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  get open() { return !this.list.hidden; }
  get visible() { return this.options.filter((each) => !each.hidden); }

  offer() {
    const before = this.box.value.slice(0, this.box.selectionStart);
    const wanted = this.lines(before) || this.people(before) || (() => false);
    for (const option of this.options) option.hidden = !wanted(option);
    const any = this.visible.length > 0;
    this.list.hidden = !any;
    this.box.setAttribute("aria-expanded", String(any));
    // After a whole command the next word is a choice, not a default: Enter sends the words as they are.
    this.activate(any && !before.endsWith(" ") ? 0 : NONE);
  }

  lines(before) {
    const typed = before.trimStart().toLowerCase();
    if (!typed.startsWith("/") || before.length !== this.box.value.length) return null;
    const deeper = typed.includes(" ");
    const found = (option) => {
      const line = option.dataset.line?.toLowerCase();
      return line !== undefined && line.includes(" ") === deeper && line.startsWith(typed) && line.trimEnd() !== typed.trimEnd();
    };
    return this.options.some(found) ? found : null;
  }

  people(before) {
    const typed = /(?:^|\s)@([\w.]*)$/.exec(before);
    if (!typed) return null;
    const wanted = typed[1].toLowerCase();
    return (option) => option.dataset.person !== undefined
      && (option.dataset.person.slice(1).startsWith(wanted) || option.dataset.name.toLowerCase().startsWith(wanted));
  }

  activate(index) {
    const visible = this.visible;
    this.active = visible.length && index >= -1 ? (index + visible.length) % visible.length : -1;
    visible.forEach((each, number) => each.setAttribute("aria-selected", String(number === this.active)));
    const current = visible[this.active];
    if (current) { this.box.setAttribute("aria-activedescendant", current.id); current.scrollIntoView({ block: "nearest" }); }
    else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (!this.open || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.activate(this.active < 0 && step < 0 ? -1 : this.active + step);
    else if (event.key === "Escape") this.close();
    else if (this.active >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) this.choose(this.visible[this.active]);
    else return;
    event.preventDefault();
  }

  choose(option) {
    const at = this.box.selectionStart;
    const before = this.box.value.slice(0, at);
    const after = this.box.value.slice(at);
    const made = option.dataset.line !== undefined ? `${option.dataset.line.trimEnd()} ` : `${before.replace(/@[\w.]*$/, "")}${option.dataset.person} `;
    this.box.value = made + after;
    this.box.focus();
    this.box.setSelectionRange(made.length, made.length);
    this.offer();
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.activate(NONE);
  }
}
