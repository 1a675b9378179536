import type { Reading, Train } from "../training";
import { trainingProgram } from "./bundle";
import { outputOf } from "./own-process";

export const train: Train = async (network, training) => {
  const job = JSON.stringify([network, training]);
  const said = await outputOf(
    `${await trainingProgram()}
    __training.trainHere(...${job}).then((reading) => process.stdout.write(JSON.stringify(reading)));`,
    "the training",
  );
  const { train, test } = JSON.parse(said) as Reading;
  return { train, test };
};
