/** What the pages and their builder say to a reader, but for the chapters themselves. */
export const words = {
  workbook: "The convolution workbook",
  skip: "Skip to the text",
  onThisPage: "On this page",
  beforeAndAfter: "Chapters before and after",
  before: "Before",
  next: "Next",
  chapters: "Chapters",
  /** HTML, as are `toDo` and `decideFirst`. */
  whatThisIs:
    "Understand convolution layers by building them. These pages are for reading, on anything that has a browser, without a network: the text, every picture, and the explorers, which you can move.",
  toDo: "To predict, to run code and to write a layer of your own, open the same chapters as notebooks: <code>npm start</code> in the workbook’s folder.",
  predict: "Predict:",
  decideFirst: "Decide before you read on. In the notebook (<code>npm start</code>) your guess is answered.",
  showCode: "Show the code",
  search: "Search",
  searchLabel: "Search the workbook",
  sections: (count: number) => (count === 1 ? "1 section" : `${count || "No"} sections`),
  dark: "Dark",
  scrolls: {
    output: "Output, scrolls sideways",
    table: "Table, scrolls sideways",
    formula: "Formula, scrolls sideways",
  },

  building: "the notebooks as pages",
  tooHeavy: "more than 1 MB: too much for a phone",
  open: (file: string) => `Open ${file}`,
};
