/** Digits and photographs, and a reader for your own pictures. Imports npm's decoders, so the lib's core leaves it out. */
export { type Digits, digits } from "./digits";
export { fence } from "./fence";
export { loadImage } from "./load-image";
export { type PhotoName, photo } from "./photo";
