/** What the pages and their builder say to a reader, but for the chapters themselves. */
export const words = {
  workbook: "The convolution workbook",
  skip: "Skip to the text",
  onThisPage: "On this page",
  beforeAndAfter: "Chapters before and after",
  before: "Before",
  next: "Next",
  chapters: "Chapters",
  /** HTML, as are all sentences up to `predict`. */
  whatThisIs:
    "Understand convolution layers by building them: what a filter does to a photograph, what a 1×1 filter can see, what “depthwise separable” saves and what it gives up. You predict, run, look, and write the layer yourself, here in the page; a grader names the belief behind a wrong answer. You need TypeScript and some school mathematics, and nothing to install.",
  begin: (title: string) => `Begin: ${title}`,
  firstMinute: "The first minute",
  tryThis:
    "A convolution is nine weights that slide over a photograph. Change one, choose another photograph, or open one of your own: it stays on your device.",
  yourWork: "Your work",
  whereItIs:
    "What you write stays in this browser, at every change, and is sent to nobody. To hand it in, or to go on elsewhere, save it as a file. A chapter that you have opened, and run a cell of, is there without a network too. Points here are for you; a class is graded by its teacher, from these files.",
  otherwise: "On your own machine",
  toDo: "The same chapters open as notebooks in JupyterLab: <code>npm start</code> in the workbook’s folder. It reads the file that is saved here, after unpacking, as <code>exercises/</code>.",
  predict: "Predict:",
  decideFirst: "Decide before you read on.",
  exercises: "Exercises",
  points: (points: number) => `(${points === 1 ? "1 point" : `${points} points`})`,
  writeThem:
    "To write and grade them here, this page needs JavaScript. In the notebook they are in <code>exercises/</code>.",
  showCode: "Show the code",
  search: "Search",
  searchLabel: "Search the workbook",
  sections: (count: number) => (count === 1 ? "1 section" : `${count || "No"} sections`),
  dark: "Dark",
  scrolls: {
    output: "Output, scrolls sideways",
    table: "Table, scrolls sideways",
    formula: "Formula, scrolls sideways",
    code: "Code, scrolls sideways",
  },

  /** What stands on a page where scripts run. */
  page: {
    question: {
      label: "Your guess:",
      guess: "Guess",
      choose: "Your choice",
      nothing: (choices: boolean) => (choices ? "Choose one of them first." : "Write something into the field first."),
      waits: "What follows answers this. It waits for your guess.",
      showMe: "Show me",
    },
    front: {
      points: (points: number, max: number) => `${points} of ${max} points`,
      guesses: (count: number) => (count === 1 ? "1 guess made" : `${count} guesses made`),
    },
    leaving: "Escape, then Tab, leaves the editor",
    cell: {
      run: "Run",
      stop: "Stop",
      edit: "Edit",
      above: "Run all above",
      reset: "Reset",
      label: (number: number) => `Code of cell ${number}`,
      runNumber: (number: number) => `Run cell ${number}`,
      stopNumber: (number: number) => `Stop cell ${number}`,
      editNumber: (number: number) => `Edit cell ${number}`,
      aboveNumber: (number: number) => `Run all above cell ${number}`,
      resetNumber: (number: number) => `Reset cell ${number}: the book’s code and output`,
    },
    status: {
      label: "What runs",
      stop: "Stop",
      restart: "Forget all variables",
      plain: "Write in a plain text box",
      more: "More",
      ready: "Ready.",
      own: "A photograph of yours (it stays on this device):",
      photograph: (name: string) => `Cells have it now: loadImage("${name}", { longest: 128 }).`,
      loading: "Getting ready: this takes a few seconds the first time.",
      running: (number: number, step: number, of: number, trains: boolean) => {
        const which = of > 1 ? ` (${step} of ${of}: the cells above come first)` : "";
        return `Cell ${number} runs${which}.${trains ? " It trains a network, which takes some seconds." : ""}`;
      },
      ran: (number: number, said: string) => `Cell ${number} has run.${said ? ` ${said}` : ""}`,
      failed: (number: number, said: string) => `Cell ${number} failed. ${said}`,
      aboveFailed: (failed: number, asked: number) =>
        `Cell ${failed} failed, so cell ${asked} has not run. It may need what cell ${failed} makes.`,
      stopped: "Stopped. The variables are gone: the cells above run again with the next one.",
      restarted: "All variables are forgotten. The cells above run again with the next one.",
      otherChapter: (target: string) => `${target} is graded on the page of its own chapter`,
    },
    /** What could not be done, and why. */
    engine: {
      unread: (file: string) => `Code can’t run here: ${file} could not be read. The next run tries again.`,
      cannotStart: (which: "kernel" | "grader", why: string) =>
        `The ${which} can’t start in this browser${why ? `: ${why}` : ""}.`,
      broke: (which: "kernel" | "grader", why: string) =>
        which === "kernel"
          ? `The kernel broke down${why ? `: ${why}` : ""}. The variables are gone: the cells above run again with the next one.`
          : `The grader broke down${why ? `: ${why}` : ""}. It begins afresh when you grade again.`,
    },
    exercises: {
      label: (file: string) => `Your answers, ${file}`,
      kept: "is kept at every change, and graded below.",
      grade: "Grade",
      stop: "Stop",
      asTyped: "Grade as I write",
      afresh: "Begin afresh",
      begunAfresh: "The untouched file is back. What you had is kept as a copy, and goes into the saved file.",
      save: "Save this file",
      more: "Your work as a file",
      forYou:
        "Points here are for you. What you hand in is graded by your teacher, from the saved file. What you write stays in this browser, at every change, and is sent to nobody.",
      grading: "Grading …",
      progress: (id: string, done: number, of: number) => `${id}: ${done} of ${of}`,
      stopped: "Grading was stopped.",
      look: (id: string, says: string) => `${id}: ${says}`,
      total: (points: number, max: number) => `${points} of ${max} points.`,
      mark: (verdict: string, points: number, max: number) => `${verdict}, ${points} of ${max}`,
    },
    transfer: {
      save: "Save my work as a file",
      open: "Open a saved file",
      saved: "Saved among your downloads.",
      fileName: (day: string) => `convolution-workbook_${day}.zip`,
      taken: (files: readonly string[]) =>
        files.length ? `Opened: ${files.join(", ")}. What they replaced is kept as a copy.` : "Opened.",
      nothing: (name: string) =>
        `There is no exercise file in ${name}. They are called 01-standard-convolution.ts and the like.`,
      broken: (name: string) => `${name} can't be read as a zip.`,
      large: (name: string) => `${name} is larger than 20 MB.`,
      refused:
        "This browser keeps nothing for this page, so what you write is lost when the page closes. Save it as a file before that.",
    },
  },

  building: "the notebooks as pages",
  engine: "the engine that runs them",
  tooHeavy: "more than 1 MB: too much for a phone",
  open: (place: string) => `Open ${place}`,
  ends: "Ctrl+C ends it.",
};
