import { watchScrollers } from "./scrollers.mjs";
import { searchBox } from "./search-box.mjs";
import { themeButton } from "./theme.mjs";

document.querySelector(".tools").append(searchBox(globalThis.workbookSearchIndex ?? []), themeButton());
watchScrollers();
