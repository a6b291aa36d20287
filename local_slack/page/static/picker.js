// A menu that asks the app while a person types: the list is below the field, for keyboard and touch.
// An ARIA combobox: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
import { tellingButton } from "./telling.js";

const PAUSE = 120;
const pickers = new WeakMap();

// The picker in use: its list is open, or being fetched.
let choosing = null;
const untilChosen = [];

// Changes are shown once no list is in use: otherwise it would vanish under the person's finger.
export const chosen = () => (choosing ? new Promise((go) => untilChosen.push(go)) : Promise.resolve());

function ended(picker) {
  if (choosing !== picker) return;
  choosing = null;
  for (const go of untilChosen.splice(0)) go();
}

// Sets up the pickers on the page that are not set up yet.
export function dressPickers() {
  if (!choosing?.root.isConnected) ended(choosing);
  for (const each of document.querySelectorAll("[data-picker]")) if (!pickers.has(each)) pickers.set(each, new Picker(each));
}

// Opens the list of a field that had the focus, itself or in its plain list, before the scripts were loaded.
export function openTapped() {
  const picker = pickers.get(document.activeElement.closest("[data-picker]"));
  picker?.box.focus();
  picker?.tapped();
}

class Picker {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".search input");
    this.select = root.querySelector("select");
    this.many = root.dataset.many !== undefined;
    this.least = Number(root.dataset.least);
    this.asked = 0;
    this.active = -1;
    root.querySelector(".found")?.remove();
    this.list = root.appendChild(made("ul", { id: `${this.box.id}/list`, role: "listbox", class: "offered", hidden: "", "aria-label": "What you can choose" }));
    this.said = root.appendChild(made("span", { class: "hint", role: "status" }));
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, "aria-haspopup": "listbox",
    })) this.box.setAttribute(name, value);
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("focus", () => { if (!this.many) this.box.select(); });
    this.box.addEventListener("click", () => this.tapped());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => afterThePress(() => this.leave()));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
  }

  get open() { return !this.list.hidden; }
  get options() { return [...this.list.children]; }
  get chosen() { return this.select?.selectedOptions[0]; }

  tapped() {
    if (!this.open && !this.least) this.ask("");
  }

  typed() {
    clearTimeout(this.pause);
    const words = this.box.value.trim();
    if (!words && this.select) this.take("", "");
    if (words.length < this.least) {
      this.close();
      this.said.textContent = words ? `Type ${this.least} or more characters.` : "";
      return;
    }
    choosing = this;
    this.pause = setTimeout(() => this.ask(words), PAUSE);
  }

  async ask(words) {
    const number = ++this.asked;
    choosing = this;
    const fields = new URLSearchParams(new FormData(this.box.form));
    fields.set(this.box.name, words);
    fields.set("search", this.root.dataset.picker);
    let answer = { options: [], said: "The list could not be loaded." };
    try {
      const given = await fetch(this.root.dataset.at, { method: "POST", body: fields });
      if (given.ok) answer = await given.json();
    } catch { /* the message shown says so */ }
    // Out of date if the person has typed on or left the field.
    if (number !== this.asked || document.activeElement !== this.box) return;
    this.show(answer);
  }

  show({ options, said }) {
    this.list.replaceChildren(...options.map((each, index) => {
      const option = made("li", { id: `${this.list.id}/${index}`, role: "option", "aria-selected": "false", "data-value": each.value });
      option.append(each.text);
      if (each.about) option.append(" ", made("small", {}, each.about));
      option.dataset.text = each.text;
      return option;
    }));
    this.said.textContent = said;
    this.list.hidden = !options.length;
    this.box.setAttribute("aria-expanded", String(this.open));
    this.activate(options.length && this.box.value.trim() ? 0 : -1);
    if (this.open) this.list.scrollIntoView({ block: "nearest" });
    else ended(this);
  }

  activate(index) {
    const options = this.options;
    this.active = options.length && index >= 0 ? index % options.length : -1;
    options.forEach((each, number) => each.setAttribute("aria-selected", String(number === this.active)));
    const current = options[this.active];
    if (current) { this.box.setAttribute("aria-activedescendant", current.id); current.scrollIntoView({ block: "nearest" }); }
    else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.open) this.activate(this.active < 0 ? (step > 0 ? 0 : this.options.length - 1) : this.active + step + this.options.length);
    else if (step && this.box.value.trim().length >= this.least) this.ask(this.chosen?.value ? "" : this.box.value.trim());
    else if (event.key === "Escape" && this.open) this.close();
    else if (event.key === "Enter" && this.open && this.active >= 0) this.choose(this.options[this.active]);
    // Outside a form Enter would press the first button.
    else if (event.key !== "Enter" || this.box.closest("dialog")) return;
    event.preventDefault();
  }

  choose(option) {
    this.take(option.dataset.value, option.dataset.text);
    this.said.textContent = "";
    this.close();
    tellingButton(this.root)?.click();
  }

  take(value, text) {
    if (this.many) { this.tick(value, text); return; }
    if (value && ![...this.select.options].some((each) => each.value === value)) this.select.append(new Option(text, value));
    this.select.value = value;
    if (!value) return;
    this.box.value = text;
    // Typing on replaces the text, to search for another option.
    this.box.select();
  }

  tick(value, text) {
    this.box.value = "";
    const choices = this.root.querySelector(".choices");
    let box = [...choices.querySelectorAll("input")].find((each) => each.value === value);
    if (!box) {
      const label = choices.appendChild(made("label", {}));
      box = made("input", { type: "checkbox", name: this.root.dataset.name, value });
      label.append(box, ` ${text}`);
    }
    box.checked = true;
  }

  // Text that was typed but not chosen does not count: the field shows the chosen option again.
  leave() {
    if (document.activeElement === this.box) return;
    clearTimeout(this.pause);
    this.asked++;
    this.close();
    if (!this.many) this.box.value = this.chosen?.value ? this.chosen.textContent : "";
    else this.box.value = "";
    this.said.textContent = "";
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.activate(-1);
    ended(this);
  }
}

// Closing a list moves what is below it, so a press that began there would end elsewhere.
let held = false;
document.addEventListener("pointerdown", (event) => { held = event.pointerType === "mouse"; }, true);
document.addEventListener("pointerup", () => { held = false; }, true);

function afterThePress(act) {
  const later = () => setTimeout(act);
  if (held) document.addEventListener("pointerup", later, { once: true });
  else later();
}

function made(tag, attributes, words = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = words;
  return element;
}
