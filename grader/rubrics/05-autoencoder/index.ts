import type { Rubric } from "../../rubric";
import { copyThroughRelu } from "./copyThroughRelu";
import { denoisingLoss } from "./denoisingLoss";
import { evenUpsampling } from "./evenUpsampling";
import { gradInput1d } from "./gradInput1d";
import { gradKernel1d } from "./gradKernel1d";
import { learningStep } from "./learningStep";
import { meanSquaredError } from "./meanSquaredError";
import { oddOneOut } from "./oddOneOut";
import { pixelShuffle } from "./pixelShuffle";
import { transposed1d } from "./transposed1d";
import { transposedSize } from "./transposedSize";
import { whichIsWhich } from "./whichIsWhich";
import { worthKeeping } from "./worthKeeping";

export const rubric: Rubric = {
  chapter: "05",
  file: "05-autoencoder",
  title: "Autoencoder",
  exercises: [
    meanSquaredError,
    denoisingLoss,
    oddOneOut,
    whichIsWhich,
    copyThroughRelu,
    worthKeeping,
    learningStep,
    transposed1d,
    transposedSize,
    evenUpsampling,
    pixelShuffle,
    gradKernel1d,
    gradInput1d,
  ],
};
