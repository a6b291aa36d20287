// The page works without scripts. With them it updates itself, completes what is typed, and opens dialogs over the
// page.
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
