/** Digits, photographs, a trained network's weights, and a reader for your own pictures. Imports npm's decoders, so the lib's core leaves it out. */
export { astronaut } from "./astronaut";
export { type Digits, digits } from "./digits";
export { faceDetectorFile, faceDetectorWeights, type WeightEntry, type WeightFile } from "./face-detector";
export { fence } from "./fence";
export { loadImage } from "./load-image";
export { type PhotoName, photo } from "./photo";
