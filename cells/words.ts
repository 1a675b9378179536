// What cells say to a learner, around questions, beliefs and verdicts.

/** `predict`. */
export const guess = {
  blank: (choices: boolean) => {
    const what = choices ? `the letter of your choice over _, such as "a",` : "your guess over _";
    return `What do you expect? Write ${what} and run this cell again, then run on.`;
  },
  said: (given: string, right: boolean) => `You said ${given}${right ? ", and so it is." : "."}`,
  unknown: (question: string) => `predict: there is no question "${question}"; leave its text as the notebook has it`,
};

/** `grade`. */
export const report = {
  total: (title: string, points: number, max: number) => `${title}: ${points} of ${max} points`,
  waits: "Your answers are being graded; the first time takes some seconds.",
  tried: "Being tried; this takes some seconds.",
  done: "All done.",
  nextChapter: (link: string) => `Next: ${link}.`,
  first: (id: string) => `Look at ${id} first.`,
  next: (id: string, title: string) => `Next: ${id}, “${title}”.`,
  line: (line: number) => `Line ${line}.`,
  hint: "A hint",
  anotherHint: "Another hint",
  cost: (numbers: number, weights: number) =>
    `On its largest test case it computes ${numbers} numbers of ${weights} weights each, ${(numbers * weights).toLocaleString("en")} MACs.`,
  compare: "Compare with our solution",
  yours: "yours",
  ours: "ours",
};

/** The first wrong case. */
export const wrongCase = {
  printed: "You printed:",
  given: (args: readonly string[]) => `With ${args.join(", ")}:`,
  expected: (value: string) => `expected ${value},`,
  yours: (value: string) => `yours ${value}.`,
  titles: ["expected", "yours", "yours − expected"] as const,
  map: (filter: number) => `, map ${filter}`,
};

/** Whose functions a detector is made of. */
export const detector = {
  parts: {
    "01.conv2d": "the first layer",
    "02.pointwise": "the mixing in four separable layers, and the last layer",
    "03.depthwise": "the looking in four separable layers",
    "04.separableConv": "the fifth separable layer, in one go",
    "08.toWeights": "bytes to weights",
    "08.leaky": "the activation",
    "08.boxes": "numbers to boxes",
    "08.keepBest": "which boxes to keep",
  },
  yours: "you",
  ours: (flaw: string) => `lib; yours: ${flaw}`,
  missing: "there is none",
  notWritten: "not written yet",
  stops: (message: string) => `it stops: ${message}`,
};
