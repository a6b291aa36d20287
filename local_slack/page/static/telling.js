// The button that tells the app of a control's choice, which a page without scripts shows.
export function tellingButton(control) {
  return control.closest(".pick, .field")?.querySelector(":scope > .telling");
}
