import { kept } from "./kept";

/** Whether the reader writes in a plain text box: by choice, for phones and screen readers. */
export const plain = {
  get: () => kept.read("plain") === "1",
  set: (chosen: boolean) => kept.replace("plain", chosen ? "1" : undefined),
};
