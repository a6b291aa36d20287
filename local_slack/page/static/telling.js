// The button that sends a control's choice to the app; it is visible only without scripts.
export function tellingButton(control) {
  return control.closest(".pick, .field")?.querySelector(":scope > .telling");
}
