// Shows what has changed on the server: fetches the page again and replaces only what differs, so that it does not
// disturb what a person is typing, where they are, or what a screen reader is reading.
import { showDialog } from "./dialogs.js";
import { chosen, dressPickers } from "./picker.js";

const shown = new Map();
let version = document.body.dataset.version;
let asking = false;
let askAgain = false;

export function startLive() {
  for (const region of document.querySelectorAll("[data-live]")) remember(region);
  let source = null;
  const listen = () => {
    source = new EventSource("/changes");
    source.addEventListener("changed", (event) => { trouble(""); if (event.data !== version || isOld()) refresh(); });
    source.addEventListener("error", () => trouble("The workspace does not answer. Is it still running?"));
  };
  // A browser allows six connections to one address, so a hidden page closes its own for the others.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  addEventListener("pagehide", () => source?.close());
  if (!document.hidden) listen();
}

let taken = Date.now();
const isOld = () => Date.now() - taken > 25000;

function trouble(words) {
  if (words) document.body.dataset.trouble = words;
  else delete document.body.dataset.trouble;
}

async function refresh() {
  if (asking) { askAgain = true; return; }
  asking = true;
  try {
    const answer = await fetch(location.pathname + location.search);
    const html = await answer.text();
    await chosen();
    if (answer.ok) take(html);
  } catch { /* the event source reports that the server does not answer */ }
  asking = false;
  if (askAgain) { askAgain = false; refresh(); }
}

export function take(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  // Answers can overtake each other: an older one is ignored.
  if (Number(fresh.body.dataset.version) < Number(version)) return;
  version = fresh.body.dataset.version;
  taken = Date.now();
  const news = [];
  for (const region of document.querySelectorAll("[data-live]")) {
    const now = fresh.getElementById(region.id);
    if (now) renew(region, now, news);
  }
  dressPickers();
  showDialog();
  tell(news);
}

function remember(node) {
  if (node.matches("[data-live]") && !keyed(node).length) shown.set(node.id, node.innerHTML);
  for (const each of node.querySelectorAll("[data-key]")) shown.set(each.dataset.key, each.outerHTML);
}

const keyed = (node) => [...node.querySelectorAll("[data-key]")];
const isGroup = (node) => node.querySelector("[data-key]") !== null;

function renew(region, now, news) {
  const before = keyed(region).length > 0;
  if (!before && !keyed(now).length) {
    if (shown.get(region.id) === now.innerHTML) return;
    shown.set(region.id, now.innerHTML);
    keepingFocus(region, () => keepingWords(region, () => region.replaceChildren(...now.childNodes)));
    return;
  }
  children(region, now, news);
}

function children(old, now, news) {
  const wanted = [...now.children].filter((each) => each.dataset.key);
  const keys = new Set(wanted.map((each) => each.dataset.key));
  for (const each of [...old.children]) if (each.dataset.key && !keys.has(each.dataset.key)) drop(each);
  let previous = null;
  for (const each of wanted) {
    previous = place(old, each, previous, news);
  }
}

function place(parent, fresh, previous, news) {
  const key = fresh.dataset.key;
  const html = fresh.outerHTML;
  const old = [...parent.children].find((each) => each.dataset.key === key);
  if (old && shown.get(key) === html) return old;
  if (old && isGroup(old) && isGroup(fresh)) {
    shown.set(key, html);
    children(old.querySelector("ol"), fresh.querySelector("ol"), news);
    return old;
  }
  const isNew = !shown.has(key);
  shown.set(key, html);
  for (const each of keyed(fresh)) shown.set(each.dataset.key, each.outerHTML);
  const made = document.importNode(fresh, true);
  if (old) keepingFocus(old, () => old.replaceWith(made), made);
  else if (previous) previous.after(made);
  else parent.prepend(made);
  for (const line of made.matches(".message") ? [made] : made.querySelectorAll(".message")) news.push({ line, isNew });
  return made;
}

function drop(node) {
  shown.delete(node.dataset.key);
  for (const each of keyed(node)) shown.delete(each.dataset.key);
  node.remove();
}

// If the focus was in the old content, moves it to the same element of the new, or else to the whole.
function keepingFocus(node, replace, whole = node) {
  const active = document.activeElement;
  const inside = node.contains(active);
  const find = inside && active.id ? () => document.getElementById(active.id)
    : inside && active.name === "press" ? () => like(whole, active) : () => null;
  replace();
  if (!inside) return;
  const next = find() || (whole.matches(".message") ? whole : null);
  next?.focus({ preventScroll: true });
}

// An app may change a form while somebody fills it in: as in Slack, the remaining fields keep what was typed.
function keepingWords(region, replace) {
  const view = viewIn(region);
  const typed = new Map(fields(region).map((each) => [nameOf(each), each]));
  replace();
  if (!view || view !== viewIn(region)) return;
  for (const each of fields(region)) {
    const before = typed.get(nameOf(each));
    if (before) keep(each, before);
  }
  for (const [name, before] of typed) if (before.closest("[data-picker]") && before.checked) keepTick(region, name, before);
}

const viewIn = (region) => region.querySelector("form input[name=view]")?.value;
const isTicked = (field) => field.matches("[type=checkbox], [type=radio]");
const nameOf = (field) => field.name + field.type + (isTicked(field) ? field.value : "");
const fields = (region) => [...region.querySelectorAll("form:has(input[name=view]) :is(input:not([type=hidden]), select, textarea)")];

function keep(field, before) {
  if (isTicked(field)) { field.checked = before.checked; return; }
  if (!field.matches("select")) { field.value = before.value; return; }
  const chosen = [...before.selectedOptions];
  // The server's lists do not contain options found by a search.
  if (field.closest("[data-picker]")) for (const each of chosen) if (!has(field, each.value)) field.append(each.cloneNode(true));
  if (chosen.every((each) => has(field, each.value))) for (const each of field.options) each.selected = chosen.some((one) => one.value === each.value);
}

const has = (select, value) => [...select.options].some((each) => each.value === value);

// Keeps a ticked search result that is not on the server yet.
function keepTick(region, name, before) {
  if (fields(region).some((each) => nameOf(each) === name)) return;
  region.querySelector(`[data-picker][data-name="${CSS.escape(before.name)}"] .choices`)?.append(before.closest("label").cloneNode(true));
}

function like(whole, button) {
  const words = button.textContent.trim();
  return [...whole.querySelectorAll("button[name=press]")].find((each) => each.textContent.trim() === words);
}

function tell(news) {
  if (!news.length) return;
  const heard = news.filter(({ line }) => line.dataset.mine === undefined).map(({ line, isNew }) => (isNew ? "" : "Changed: ") + line.dataset.heard);
  if (heard.length) document.getElementById("announcer").textContent = heard.slice(-3).join(" ");
  const first = news.find(({ isNew }) => isNew)?.line;
  const list = first?.closest(".messages");
  if (!list) return;
  // To the beginning of the new message, however long: people read from the top.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  list.scrollTo({ top: first.offsetTop - list.offsetTop - 12, behavior: still ? "auto" : "smooth" });
}
