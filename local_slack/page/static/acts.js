// Submits every form without leaving the page, and shows the server's new state.
import { take } from "./live.js";
import { tellingButton } from "./telling.js";

// Controls whose choice is sent to the app at once, as in Slack, while the person continues with the form.
const TELLING = "select, [type=checkbox], [type=radio], [type=date]";
const wide = matchMedia("(min-width: 860px)");
let waiting = null;

export function startForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(TELLING)) tellingButton(event.target)?.click();
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(".shortcuts[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
    if (!menu) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

async function send(form, submitter) {
  const telling = isTelling(submitter);
  if (form.dataset.sending) {
    // A button that is pressed while a choice is being sent waits until that has arrived.
    if (form.dataset.sending === "telling") waiting = { view: viewOf(form), like: submitter };
    return;
  }
  form.dataset.sending = telling ? "telling" : "yes";
  if (!telling) form.setAttribute("aria-busy", "true");
  submitter?.closest(wide.matches ? "details.menu" : "details")?.removeAttribute("open");
  const entered = new FormData(form, submitter);
  const fields = form.enctype === "multipart/form-data" ? entered : new URLSearchParams(entered);
  const box = form.matches("[data-composer]") ? form.elements.text : null;
  const typed = box ? box.value : "";
  if (box) { box.value = ""; if (form.elements.files) form.elements.files.value = ""; }
  try {
    const answer = await fetch(submitter?.getAttribute("formaction") || form.getAttribute("action"), { method: "POST", body: fields });
    if (!answer.ok) throw new Error(await answer.text());
    const landed = new URL(answer.url);
    if (landed.pathname !== location.pathname) location.assign(landed);
    else take(await answer.text());
  } catch (error) {
    if (box && !box.value) box.value = typed;
    document.getElementById("announcer").textContent = `That did not work. ${error.message}`;
    document.body.dataset.trouble = "Not sent: the workspace does not answer. Is it still running?";
  } finally {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    if (telling) goOn();
  }
}

const viewOf = (form) => form.elements.view?.value;
const isTelling = (button) => Boolean(button?.matches(".telling"));

function goOn() {
  if (!waiting) return;
  const { view, like } = waiting;
  waiting = null;
  const same = (each) => each.name === like.name && each.value === like.value && each.textContent === like.textContent;
  for (const form of document.querySelectorAll("form")) {
    if (viewOf(form) === view) [...form.querySelectorAll("button")].find(same)?.click();
  }
}

// A conversation opens at its newest message, or at the beginning of that if it is taller than the window.
export function startScrolling() {
  for (const list of document.querySelectorAll(".messages")) {
    const lines = list.querySelectorAll(".message");
    const last = lines[lines.length - 1];
    const asked = location.hash.startsWith("#message-") && document.getElementById(location.hash.slice(1));
    const thread = list.closest(".thread");
    if (asked && !thread) asked.scrollIntoView();
    else if (last && !thread) list.scrollTop = Math.min(list.scrollHeight, last.offsetTop - list.offsetTop - 12);
  }
  if (location.hash === "#thread") document.getElementById("thread")?.focus({ preventScroll: true });
}

// The menu is open if there is room for it.
export function startFolding() {
  const menu = document.querySelector("[data-menu]");
  const fold = () => { menu.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
}
