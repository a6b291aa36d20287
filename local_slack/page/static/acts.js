// Sends every form without leaving the page, and shows what the server then shows.
import { take } from "./live.js";

export function startForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

async function send(form, submitter) {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  form.setAttribute("aria-busy", "true");
  const fields = new URLSearchParams(new FormData(form, submitter));
  const box = form.matches("[data-composer]") ? form.elements.text : null;
  const typed = box ? box.value : "";
  if (box) box.value = "";
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
  }
}

// A conversation opens at its newest message; a message taller than the window, at its beginning.
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

// The menu is open where there is room for it.
export function startFolding() {
  const wide = matchMedia("(min-width: 860px)");
  const menu = document.querySelector("[data-menu]");
  const fold = () => { menu.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
}
