// The page works without scripts. With them it shows what is new by itself, completes what is typed, and opens its
// dialogs over the page.
import { startComposers } from "./composer.js";
import { showDialog } from "./dialogs.js";
import { startFolding, startForms, startScrolling } from "./acts.js";
import { startLive } from "./live.js";
import { dressPickers, openTapped } from "./picker.js";

document.documentElement.classList.add("scripted");
startFolding();
startComposers();
startForms();
startScrolling();
dressPickers();
openTapped();
showDialog();
startLive();
