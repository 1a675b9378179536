import { openContents } from "./contents";
import { front } from "./front";
import { materials } from "./materials";
import { askQuestions } from "./questions";
import { watchScrollers } from "./scrollers";
import { searchBox } from "./search-box";
import { themeButton } from "./theme";

document.querySelector(".tools")!.append(searchBox(), themeButton());
openContents();
if (materials) {
  askQuestions(materials.asked);
} else front();
watchScrollers();
