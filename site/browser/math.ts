// Sets formulas that a cell makes; loaded when the first one does.
import { mathml } from "../mathml";

Object.assign(globalThis, { workbookMath: (tex: string) => mathml(tex) });
