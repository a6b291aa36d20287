// Opens a dialog that the server has drawn over the page: the rest of the page is inert, Escape closes the dialog, and
// the focus returns to where it was.
let opener = null;

export function showDialog() {
  const dialog = document.querySelector("#dialogs dialog");
  if (!dialog) {
    const back = opener && (document.getElementById(opener.id) || opener);
    opener = null;
    if (back?.isConnected) back.focus({ preventScroll: true });
    return;
  }
  if (dialog.matches(":modal")) return;
  if (!opener && !dialog.contains(document.activeElement)) opener = document.activeElement === document.body ? document.getElementById("box") : document.activeElement;
  const focused = document.activeElement?.id;
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    const close = dialog.querySelector("[data-close]");
    close.form.requestSubmit(close);
  });
  const broken = dialog.querySelector("[aria-invalid=true]");
  const first = dialog.querySelector("[autofocus]") || dialog.querySelector(".fields-of-view :is(input:not([type=hidden]), select, textarea)");
  const same = focused && dialog.contains(document.getElementById(focused)) ? document.getElementById(focused) : null;
  (broken || same || first || dialog.querySelector("#dialog-title")).focus();
}
