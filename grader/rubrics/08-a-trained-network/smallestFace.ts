import * as solution from "../../../solutions/08-a-trained-network";
import { exercise, type Value } from "../../rubric";
import { scoreFace } from "./face-score";

export const smallestFace = exercise({
  id: "08.smallestFace",
  title: "The smallest face it can see",
  points: 4,
  solution: () => solution.smallestFace() as unknown as Value,
  cases: () => [[]],
  score: scoreFace,
  byHand: () => [],
  hints: [
    "Shown 144 × 144 pixels the detector finds nothing. Are the pixels too few, or is the face too small? How could you tell the two apart?",
    "Leave `size` as it is and change `enlarge`. No detail comes back; what does change?",
    "It knows faces of a certain size in pixels: of a picture of about 160 up to 320 pixels, whatever it was made from. How far down can `size` go, if `enlarge` makes up for it?",
  ],
  misconceptions: [],
});
