/**
 * What a chapter imports, in one line: `import { conv2d, photo, showMap, predict, _ } from "../workbook"`. Nothing is
 * made here. Each line below names the room that its names come from.
 */
export { grade } from "./cells/grade";
export { _, predict } from "./cells/predict";
export { type Detector, yourDetector } from "./cells/your-detector";
export * from "./lib/data/index"; // photographs, digits, your own pictures
export * as fast from "./lib/fast/index"; // the same operators at machine speed: fast.conv2d
export * from "./lib/figures/index"; // show…, explore…, …Figure
export * from "./lib/index"; // tensors, operators, shapes, costs
export * from "./lib/networks/index"; // published networks, layer by layer
export * as nn from "./lib/nn/index"; // training: nn.fit
