// Runs before the first paint, so that a reader in the dark sees no white flash, and one
// who is to guess no answer.
import { keptTheme } from "./kept-theme";

document.documentElement.dataset.theme = keptTheme.read() ?? "";
document.documentElement.classList.add("scripts");
