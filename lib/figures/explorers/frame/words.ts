/** What the frame of every explorer says. What an explorer says of its own subject stands in its own file. */
export const words = {
  still: "A still picture: it moves in a trusted notebook, and on the workbook’s pages.",
  back: "Back",
  next: "Next",
  play: "Play",
  pause: "Pause",
  pace: "pace",
  of: (now: number, count: number) => `${now} of ${count}`,
  goals: (reached: number, count: number) => `Try this (${reached} of ${count} reached)`,
  reached: "Reached:",
  start: "start with",
  place: (row: number, column: number) => `row ${row + 1}, column ${column + 1}`,
  drag: "Type a number, use the arrow keys, or drag sideways.",
  ink: "Draw with the mouse or a finger; or move with the arrow keys and press Space.",
  ownPicture: "your own picture",
  choosePicture: "or choose a picture of your own",
  staysHere: "It stays on this device.",
  unreadable: "The browser cannot read this file as a picture. A PNG or a JPEG will do.",
};

/** How long a step takes while it plays, in seconds. */
export const paces = { slow: 2.4, steady: 1.2, quick: 0.5, "very quick": 0.15 };
