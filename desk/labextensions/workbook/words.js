// What the workbook's own parts of JupyterLab say to a learner.

export const home = {
  title: "Chapters",
  points: (points, max) => `${points} of ${max} points`,
  chapter: ({ number, title }) => `${number} · ${title}`,
  begin: "Begin",
  next: ({ id, title }) => `Next: ${id}, “${title}”`,
  done: "Everything is solved.",
  waits: "Your points are being added up; this takes a second or two.",
  renewed: "Points are those of the last grading.",
};

/** Under the first cell that a kernel runs. */
export const wait = {
  kernel: "The kernel is starting.",
  reading: (seconds) =>
    seconds
      ? `The workbook is being read, once a chapter; the last time it took ${seconds} s.`
      : "The workbook is being read, once a chapter; the first time this may take half a minute.",
};

export const toolbar = {
  hint: ["Hint", "A hint for the function in which the cursor stands; again for the next"],
  stub: ["Fresh stub", "Puts back the stub of the function in which the cursor stands; your text is kept in backups/"],
  solution: ["Our solution", "Once yours passes: ours beside it"],
  chapters: ["Chapters", "All chapters, your points, and what is next"],
};

export const hint = {
  title: (id, seen, of) => `Hint ${seen} of ${of} for ${id}`,
  none: (id, next) =>
    `${id} passes: there is nothing left to hint at. ${next ? `Open in this chapter: ${next}.` : "So does all of this chapter."}`,
  another: "Another hint",
  close: "Close",
};

export const stub = {
  done: (id, copy) => (copy ? `${id} is a stub again. Yours is in ${copy}.` : `${id} is a stub again.`),
};

export const solution = {
  title: (id) => `${id}: yours and ours`,
  notYet: (id) => `${id} does not pass yet. Ours is shown when yours does; until then there are hints.`,
};
