import { explorers } from "virtual:explorers";
import { loadAnswersBy } from "../../../cells/answers";
import * as grading from "../../../cells/grade";
import * as predicting from "../../../cells/predict";
import * as data from "../../../lib/data/index";
import * as fast from "../../../lib/fast/index";
import { reserve } from "../../../lib/fast/memory";
import { showOn } from "../../../lib/figures/display";
import { haveExplorers } from "../../../lib/figures/explorers/frame/script";
import * as figures from "../../../lib/figures/index";
import * as lib from "../../../lib/index";
import * as networks from "../../../lib/networks/index";
import * as nn from "../../../lib/nn/index";
import * as workbook from "../../../workbook";
import { MEBIBYTES } from "../memory";
import { offerModules } from "../shims/module";
import { answersHere } from "./answers";
import { display } from "./output";

/** What cells and exercises can import. */
export function offerLibrary(grade: Parameters<typeof grading.gradeBy>[0]): void {
  showOn({
    html: (html) => void display({ "text/html": html }),
    tex: (tex) => void display({ "text/latex": tex }),
    place() {
      let replace: ReturnType<typeof display> | undefined;
      return (html) => {
        if (replace) replace({ "text/html": html });
        else replace = display({ "text/html": html });
      };
    },
  });
  haveExplorers(explorers);
  reserve(MEBIBYTES);
  grading.gradeBy(grade);
  loadAnswersBy(answersHere);
  offerModules({
    workbook: () => workbook,
    lib: () => lib,
    "lib/index": () => lib,
    "lib/data/index": () => data,
    "lib/fast/index": () => fast,
    "lib/figures/index": () => figures,
    "lib/networks/index": () => networks,
    "lib/nn/index": () => nn,
    "cells/predict": () => predicting,
    "cells/grade": () => grading,
    "@observablehq/plot": () => require("@observablehq/plot"),
  });
}
