import type { Rubric } from "../../rubric";
import { atrous1d } from "./atrous1d";
import { countHoles } from "./countHoles";
import { effectiveSize } from "./effectiveSize";
import { findRates } from "./findRates";
import { fullWindows } from "./fullWindows";
import { ratesFor } from "./ratesFor";
import { receptiveField } from "./receptiveField";
import { spreadKernel } from "./spreadKernel";
import { withoutStrides } from "./withoutStrides";

export const rubric: Rubric = {
  chapter: "06",
  file: "06-atrous-convolution",
  title: "Atrous convolution",
  exercises: [
    effectiveSize,
    atrous1d,
    spreadKernel,
    receptiveField,
    countHoles,
    ratesFor,
    findRates,
    withoutStrides,
    fullWindows,
  ],
};
