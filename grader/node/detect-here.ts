import { astronaut } from "../../lib/data/astronaut";
import { faceDetectorWeights } from "../../lib/data/face-detector";
import * as fast from "../../lib/fast/index";
import { detectFaces } from "../../lib/networks/face-boxes";
import type { Detect } from "../detection";

/** Show the portrait to the detector. */
export const detectHere: Detect = async ({ size, enlarge }) => {
  const picture = fast.upsampleBilinear(astronaut(size), enlarge);
  const side = size * enlarge;
  return detectFaces(picture, faceDetectorWeights(), fast).map(({ left, top, width, height, score }) => ({
    left: left / side,
    top: top / side,
    width: width / side,
    height: height / side,
    score,
  }));
};
