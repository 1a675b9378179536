import { openContents } from "./contents";
import { Desk } from "./desk";
import { Exercises } from "./exercises";
import { front } from "./front";
import { materials } from "./materials";
import { keepForOffline } from "./offline";
import { askQuestions } from "./questions";
import { onceSomebodyReads } from "./reading";
import { watchScrollers } from "./scrollers";
import { searchBox } from "./search-box";
import { themeButton } from "./theme";

document.querySelector(".tools")!.append(searchBox(), themeButton());
openContents();
if (materials) {
  const { asked, chapter, exercises: given } = materials;
  askQuestions(asked);
  const section = document.getElementById("exercises");
  const exercises =
    section && given ? new Exercises(section, { ...materials, exercises: given }, () => desk) : undefined;
  const desk = new Desk(chapter, exercises);
  onceSomebodyReads(() => desk.warmUp());
} else front();
watchScrollers();
keepForOffline();
