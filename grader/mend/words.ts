// What is said of a place in a learner's own text.

const q = (name: string) => `\`${name}\``;

/** What would have to be otherwise in a learner's own text. Goes on from "would be right if". */
export const mends = {
  /** @param places the first is in that line; a second one looks like it */
  look: (line: number | undefined, places: readonly string[]) => {
    const at = places.map(q).join(", and then at ");
    return `Look at ${line === undefined ? at : `line ${line}, ${at}`}`;
  },
  sentence: (look: string, clauses: readonly string[]) =>
    `${look}: all of your answers would be right if ${clauses.join(", and if ")}.`,
  lesson: (look: string, lesson: string) => `${look}. ${lesson}`,
  andLook: (belief: string, look: string) => `${belief} ${look}.`,
  operator(other: string, own: string, a: string, b: string) {
    if (own === "^") return `${mends.instead(other, own)}, which compares two numbers bit by bit`;
    const so: Readonly<Record<string, string>> = {
      "+": "were added",
      "-": "were subtracted",
      "*": "were multiplied",
      "/": "were divided",
      "**": "were base and power",
    };
    const not: Readonly<Record<string, string>> = {
      "+": "added",
      "-": "subtracted",
      "*": "multiplied",
      "/": "divided",
    };
    return so[other] && not[own] ? `${q(a)} and ${q(b)} ${so[other]}, not ${not[own]}` : mends.instead(other, own);
  },
  instead: (other: string, own: string) => `${q(other)} stood there, not ${q(own)}`,
  otherWayRound: (a: string, b: string) => `${q(a)} and ${q(b)} had changed places`,
  swapped: (a: string, b: string) => `${q(a)} and ${q(b)} had changed places`,
  leftOut: (x: string) => `${q(x)} were left out`,
  notThere: (x: string) => `${q(x)} were not there`,
  alone: (x: string) => `it were ${q(x)} alone`,
  bracketsAround: (a: string, b: string) => `${q(a)} and ${q(b)} were put together first, in brackets`,
  onlyOne: (x: string, operator: string, by: string) =>
    `only ${q(x)} were ${operator === "*" ? "multiplied" : "divided"} by ${q(by)}`,
  plus: (x: string, y: string) => `${q(y)} were added to ${q(x)}`,
  minus: (x: string, y: string) => `${q(y)} were subtracted from ${q(x)}`,
  times: (x: string, y: string) => `${q(x)} were multiplied by ${q(y)}`,
  divided: (x: string, y: string) => `${q(x)} were divided by ${q(y)}`,
  rounded: { floor: "it were rounded down", ceil: "it were rounded up", round: "it were rounded to a whole number" },
  clipped: "what is given back were 0 where it is below 0",
  oppositeGivenBack: "the opposite were given back",
  oneEnough: "one of the two were enough (`||`)",
  bothNeeded: "both were needed (`&&`)",
  noMatter: (x: string) => `it made no difference whether ${q(x)}`,
  whatever: (x: string) => `it were done whatever ${q(x)} says`,
  never: (x: string) => `what it does where ${q(x)} were never done`,
  negated: (x: string) => `it were done where ${q(x)} is not so`,
  always: (x: string) => `it were always ${q(x)}`,
  branches: "the two results had changed places",
  down: "it counted down",
  up: "it counted up",
  givenBack: (x: string) => `${q(x)} were given back: between braces that takes a \`return\``,
  setBack: (name: string, start: string) => `${q(name)} were set back to ${q(start)} at every turn of this loop`,
  onceAfter: (x: string) => `${q(x)} were done once, after the loop`,
  exchanged: (a: string, b: string) => `${q(a)} and ${q(b)} had changed places wherever you use them`,
  factorElsewhere: (by: string, right: string, wrong: string) =>
    `${q(by)} were multiplied to ${q(right)}, not to ${q(wrong)}`,
  factorToBoth: (by: string, too: string) => `${q(by)} were multiplied to ${q(too)} as well`,
  squared: (x: string) => `${q(x)} were squared`,
  root: (x: string) => `the square root of ${q(x)} stood there`,
  unsigned: (x: string) => `${q(x)} stood there without its sign`,
  clippedThere: (x: string) => `${q(x)} were 0 where it is below 0`,
  negative: (x: string) => `${q(x)} had the other sign`,
  complement: (x: string) => `1 minus ${q(x)} stood there`,
  inverse: (x: string) => `1 divided by ${q(x)} stood there`,
  power: (x: string) => `e to the power of ${q(x)} stood there`,
  sigmoid: (x: string) => `the sigmoid of ${q(x)} stood there`,
  loops: (a: string, b: string) => `the loops over ${q(a)} and ${q(b)} had changed places: the inner one runs fastest`,
  firstTime: "it were done the first time only",
  onceMore: "the loop had one turn more",
  onceLess: "the loop had one turn less",
  before: (a: string, b: string) => `${q(a)} came before ${q(b)}`,
} as const;
