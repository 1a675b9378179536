import { openContents } from "./contents";
import { Desk } from "./desk";
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
  new Desk(materials.chapter, undefined);
} else front();
watchScrollers();
