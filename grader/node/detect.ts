import type { Detect, Found } from "../detection";
import { detectionProgram } from "./bundle";
import { outputOf } from "./own-process";

export const detect: Detect = async (shown) => {
  const said = await outputOf(
    `${await detectionProgram()}
    __detection.detectHere(${JSON.stringify(shown)}).then((found) => process.stdout.write(JSON.stringify(found)));`,
    "the detector",
  );
  return JSON.parse(said) as Found[];
};
