import type { Detect } from "./detection";
import type { Train } from "./training";
import { marks } from "./words";

/**
 * What it takes to score an open exercise. Rubrics are handed it by whoever grades: they need neither data nor the fast
 * operators, and know nothing of processes.
 */
export interface Instruments {
  train: Train;
  detect: Detect;
}

/** What an instrument throws that isn't used this time: nothing is known of the answer then, for better or worse. */
export class Unmeasured extends Error {}

/** In place of a training, where somebody waits for something else. */
export const untrained: Train = () => Promise.reject(new Unmeasured(marks.untrained));

/** Of a grader that has none: an exercise that needs one says so. */
export const none: Instruments = {
  train: () => Promise.reject(new Error(marks.noTraining)),
  detect: () => Promise.reject(new Error(marks.noDetector)),
};
