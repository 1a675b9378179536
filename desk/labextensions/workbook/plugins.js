import { beside } from "./beside.js";
import { early } from "./early.js";
import { exerciseButtons } from "./exercise-buttons.js";
import { fresh } from "./fresh.js";
import { home } from "./home.js";
import { lastCell } from "./last-cell.js";
import { narrow } from "./narrow.js";
import { saves } from "./saves.js";
import { typescript } from "./typescript.js";

export const plugins = [early, lastCell, beside, saves, fresh, exerciseButtons, home, narrow, typescript];
