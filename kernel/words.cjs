// What the kernel says to a learner about a cell that failed. What TypeScript says stays in its own words.
module.exports = {
  more: (count) => `… and ${count} more.`,
  unknownName:
    "A name that another cell declares is known once that cell has run; a chapter's imports stand in its first one.",
  typescriptError: (code) => `(TypeScript error ${code})`,
  causedBy: "caused by",
  thrown: "Thrown",
  interrupted: { ename: "Interrupted", evalue: "the cell was stopped" },
  portTaken: (port, why) => `The kernel can't have port ${port}: ${why}. It ends; Jupyter starts it again.`,
};
