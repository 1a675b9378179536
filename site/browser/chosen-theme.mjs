// Runs before the first paint, so that a reader in the dark sees no white flash.
import { keptTheme } from "./kept-theme.mjs";

document.documentElement.dataset.theme = keptTheme.read() ?? "";
