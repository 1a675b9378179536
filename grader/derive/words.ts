// What is said of a wrong answer that a solution changed in one or two places gives, too. Clauses go on from "as if". What
// stands in `q` are the learner's own names.

const q = (name: string) => `\`${name}\``;
const list = (names: readonly string[]) => names.map(q).join(" and ");

/** The whole sentence: what the answers look as if, and what is so of them beside that. */
export function sentence(asIf: readonly string[], so: readonly string[]): string {
  const first = asIf.length ? `Your answers come out as if ${asIf.join(", and as if ")}.` : capital(`${so[0]}.`);
  const second = so[asIf.length ? 0 : 1];
  return second ? `${first} Beside that, ${second}.` : first;
}

/** A clause about one of several places that look alike. */
export const inOnePlace = (clause: string) => `in one place ${clause}`;

/** "the last channel of `kernel` were left out", whosever channel it is. */
export const withoutOwner = (clause: string) => clause.replace(/ of `[^`]*`/, "");

/** A belief, and what is different beside it. */
export const andAsIf = (belief: string, clause: string) => `${belief} Beside that, it is as if ${clause}.`;

/** A belief, and something else that is so. */
export const besides = (belief: string, so: string) => `${belief} Beside that, ${so}.`;

/** Two beliefs about different questions. */
export const andOfOther = (one: string, other: string) => `${one} And of something else: ${other}`;

/** What explains the wrong answers only, and where they are. */
export const inPart = (belief: string, where: string) =>
  `${belief} That is so where ${where}; elsewhere you are right.`;

/** What explains most of what is wrong, and not all. */
export const forTheMostPart = (belief: string, those: number, of: number) =>
  those === of
    ? `${belief} All numbers that are wrong are exactly what comes of that; where there are none, something is different beside it.`
    : `${belief} ${those} of the ${of} numbers that are wrong are exactly what comes of that; in the others something is different beside it.`;

/** What can be seen of wrong answers, whatever led to them. */
export const seen = {
  unread: (names: readonly string[]) =>
    `${list(names)} ${names.length > 1 ? "stand" : "stands"} nowhere in your function, and the answer depends on ${names.length > 1 ? "them" : "it"}.`,
  where: (where: string) => `Your answers are wrong where ${where}, and right everywhere else.`,
  tooMany: (noun: string, n: number, few: boolean) =>
    `Your answer always has ${n} ${noun}${n === 1 ? "" : "s"} too ${few ? "few" : "many"}.`,
  tooManyBy: (noun: string, by: string, few: boolean) =>
    `The ${noun}s of your answer are too ${few ? "few" : "many"} by ${q(by)}.`,
  sizeIs: (noun: string, name: string) => `Your answer always has as many ${noun}s as ${q(name)} says.`,
  onlyWrong: (what: string) => `Of your answer only ${what} is wrong.`,
  onlyRight: (what: string) => `Of your answer only ${what} is right.`,
} as const;

export const wheres = {
  is: (name: string, value: string) => `${q(name)} is ${value}`,
  isNot: (name: string, value: string) => `${q(name)} is not ${value}`,
  equal: (a: string, b: string) => `${q(a)} and ${q(b)} are equal`,
  differ: (a: string, b: string) => `${q(a)} and ${q(b)} differ`,
  smaller: (a: string, b: string) => `${q(a)} is smaller than ${q(b)}`,
  even: (name: string) => `${q(name)} is even`,
  odd: (name: string) => `${q(name)} is odd`,
} as const;

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

/** Several changes explain the answers, and have these names in common. */
export const allAbout = (names: readonly string[]) =>
  `All of your answers would be right but for ${list(names)}: look once more at what becomes of ${names.length > 1 ? "them" : "it"}.`;

export const signs: Readonly<Record<string, string>> = {
  "*": "·",
  "-": "−",
  "**": "to the power of",
  "===": "=",
  "!==": "≠",
  "<=": "≤",
  ">=": "≥",
};

export const quantities = {
  length: (name: string) => `${name}.length`,
};

const SINGULAR: Readonly<Record<string, string>> = {
  height: "row",
  width: "column",
  kernelHeight: "row of the kernel",
  kernelWidth: "column of the kernel",
  multiplier: "filter of a channel",
  colours: "colour",
};

/** One of a number of things. */
export const nouns = {
  of: (name: string) => SINGULAR[name] ?? (/[^s]s$/.test(name) ? name.slice(0, -1) : name),
  /** One step along an axis, by the name of its size where it has one. */
  along: (size: string | undefined, axis: number): string => (size ? nouns.of(size) : nouns.ofAxis(axis)),
  numberOf: (name: string) => `entry of ${q(name)}`,
  itself: (index: string) => q(index),
  ofAxis: (axis: number) => ["row", "column", "channel"][axis] ?? "filter",
};

const times = (n: number) => ({ 2: "twice", 3: "three times" })[n] ?? `${n} times`;

export const clauses = {
  leftOut: (x: string) => `${q(x)} were left out`,
  oneNotAdded: (n: string) => `${n} were not added`,
  oneNotSubtracted: (n: string) => `${n} were not subtracted`,
  subtracted: (x: string) => `${q(x)} were subtracted, not added`,
  added: (x: string) => `${q(x)} were added, not subtracted`,
  once: (x: string, n: number) => `${q(x)} were taken once, not ${times(n)}`,
  notSquared: (x: string) => `${q(x)} were not squared`,
  doubledForSquared: (x: string) => `${q(x)} were doubled, not squared`,
  notDivided: (x: string) => `nothing were divided by ${q(x)}`,
  multipliedForDivided: (x: string) => `it were multiplied by ${q(x)}, not divided`,
  dividedForMultiplied: (x: string) => `it were divided by ${q(x)}, not multiplied`,
  upsideDown: (x: string, y: string) => `${q(x)} and ${q(y)} had changed places in the division`,
  sumForProduct: (x: string, y: string) => `${q(x)} and ${q(y)} were added, not multiplied`,
  productForSum: (x: string, y: string) => `${q(x)} and ${q(y)} were multiplied, not added`,
  otherWayRound: (x: string, y: string) => `${q(x)} were taken from ${q(y)}, not the other way round`,
  onlyOneMultiplied: (x: string, by: string) => `only ${q(x)} were multiplied by ${q(by)}`,
  onlyOneDivided: (x: string, by: string) => `only ${q(x)} were divided by ${q(by)}`,
  multipliedElsewhere: (by: string, right: string, wrong: string) =>
    `${q(by)} were multiplied to ${q(wrong)}, not to ${q(right)}`,
  multipliedToAll: (by: string, right: string, too: string) =>
    `${q(by)} were multiplied to ${q(right)} and to ${q(too)}`,
  remainder: "the remainder of the division stood where its whole part belongs",
  wholePart: "the whole part of the division stood where its remainder belongs",

  rounded: {
    floor: "it were rounded down",
    ceil: "it were rounded up",
    round: "it were rounded to the nearest whole number",
  },
  notRounded: "it were not rounded",
  largest: "the larger were taken, not the smaller",
  smallest: "the smaller were taken, not the larger",
  belowZeroKept: "numbers below 0 stayed as they are",
  signDropped: "a minus sign were dropped",
  signKept: "a minus sign were kept",
  clippedAtEvery: "every single product below 0 became 0 before it is added",
  clippedOnTheWay: "the sum became 0 whenever it is below 0 on the way",

  tie: "it were decided the other way where both are equal",
  reversed: "smaller and larger had changed places",
  negated: "yes and no had changed places",
  decidedOtherwise: (condition: string) => `it were decided the other way round whether ${q(condition)}`,
  anyEnough: "one were enough, not all",
  allNeeded: "all were needed, not one",
  andOr: "“and” and “or” had changed places between two conditions",
  noMatter: (condition: string) => `it made no difference whether ${q(condition)}`,

  firstLeftOut: (noun: string) => `the first ${noun} were left out`,
  lastLeftOut: (noun: string) => `the last ${noun} were left out`,
  onlyFirst: (noun: string) => `only the first ${noun} counted`,
  oneTooMany: (noun: string) => `there were one ${noun} more`,
  onlyLast: "only what comes last counted, and not the sum",
  subtractedInTurn: "everything but the first were subtracted, not added",
  stepLeftOut: (x: string) => `${q(x)} never took effect`,
  stepEarly: (x: string) => `${q(x)} took effect one step too early`,
  stepLate: (x: string) => `${q(x)} took effect one step too late`,
  addedEveryTime: (x: string) => `${q(x)} were added to every product, not once to the sum`,
  addedAfterwards: (x: string) => `${q(x)} were added after the numbers below 0 had become 0`,
  fromTheEnd: (noun: string) => `the last ${noun} that does were taken, not the first`,

  firstForEvery: (noun: string, of: string) => `the first ${noun} of ${q(of)} were used for every ${noun}`,
  firstOf: (of: string) => `the first number of ${q(of)} were used for all`,
  indicesSwapped: (of: string, a: string, b: string) => `${a} and ${b} were swapped where ${q(of)} is read`,
  indicesSwappedInAnswer: (a: string, b: string) => `${a} and ${b} were swapped in the answer`,
  next: (of: string) => `${q(of)} were read one place too far`,
  previous: (of: string) => `${q(of)} were read one place too early`,
  optionLeftOut: (option: string, called: string) => `${q(option)} were not handed to ${q(called)}`,
  instead: (wrong: string, right: string) => `${q(wrong)} stood where ${q(right)} belongs`,
  quantityInstead: (wrong: readonly string[], right: number) =>
    `${wrong.map(q).join(" · ")} stood where ${right} belongs`,
  numberInstead: (wrong: number, right: number) => `${wrong} stood where ${right} belongs`,

  always: (x: string, n: number) => `${q(x)} were always ${n}`,
  larger: (x: string) => `${q(x)} were one larger`,
  smaller: (x: string) => `${q(x)} were one smaller`,
  doubled: (x: string) => `${q(x)} counted twice`,
  halved: (x: string) => `only half of ${q(x)} counted`,
  swapped: (x: string, y: string) => `${q(x)} and ${q(y)} were swapped`,
  allZero: (x: string) => `every number of ${q(x)} were 0`,
  allOne: (x: string) => `every number of ${q(x)} were 1`,
  negative: (x: string) => `every number of ${q(x)} had the other sign`,
  withoutSigns: (x: string) => `every number of ${q(x)} had lost its sign`,
  withoutNegative: (x: string) => `numbers below 0 in ${q(x)} counted as 0`,
  backToFront: (x: string) => `${q(x)} were read from back to front`,
  turned: (x: string) => `${q(x)} were turned by half a turn`,
  transposed: (x: string) => `rows and columns of ${q(x)} were swapped`,
  allTransposed: "rows and columns were swapped everywhere",
  reversedAlong: (x: string, noun: string) => `the ${noun}s of ${q(x)} stood in the opposite order`,
  allSummed: (x: string) => `every number of ${q(x)} were the sum of all`,
  allMean: (x: string) => `every number of ${q(x)} were the mean of all`,
  onlyFirstAlong: (x: string, noun: string) => `${q(x)} had only its first ${noun}`,
  multipliedAsWell: (x: string, by: string) => `${q(x)} were multiplied by ${q(by)} as well`,
  countedAlone: (of: string, noun: string) => `${q(of)} had one number for each ${noun}`,
  loopsSwapped: (inner: string, outer: string) =>
    `every ${inner} came before the next ${outer}, not the other way round`,
  borders: {
    repeated: "the pixels of the border were repeated beyond it, not zeros put there",
    mirrored: "the image were mirrored at its border, not zeros put there",
    around: "the image went on at its other side, not zeros put there",
  } as Readonly<Record<string, string>>,
  thinnedFirst: (x: string) => `the pixels of ${q(x)} between two steps of the stride were thrown away first`,
  meanAlong: (x: string, noun: string) => `every ${noun} of ${q(x)} were the mean of all`,
  sumAlong: (x: string, noun: string) => `every ${noun} of ${q(x)} were the sum of all`,
  firstAlongLeftOut: (x: string, noun: string) => `the first ${noun} of ${q(x)} were left out`,
  lastAlongLeftOut: (x: string, noun: string) => `the last ${noun} of ${q(x)} were left out`,
  entryZero: (x: string, which: string) => `the ${which} number of ${q(x)} were 0`,
  notReset: "a sum went on from one number to the next, and were never set back to its start",
  lastCut: (x: string, noun: string) => `the last ${noun} of ${q(x)} were missing`,
  onceForEach: (x: string, each: string) => `${q(x)} counted once for each of the ${q(each)}`,
  readInOrder: (x: string) => `the numbers of ${q(x)} stayed in their order under another shape`,
  fieldAlways: (x: string, field: string, n: number) => `${q(field)} of every entry of ${q(x)} were ${n}`,
  fieldsSwapped: (x: string, a: string, b: string) => `${q(a)} and ${q(b)} were swapped in ${q(x)}`,
  lastRowAndColumnCut: (x: string) => `the last row and the last column of ${q(x)} were missing`,
  borderOfZeros: (x: string) => `${q(x)} had a border of zeros around it`,
  lastEntryCut: (x: string) => `the last entry of ${q(x)} were left out`,
  firstEntryCut: (x: string) => `the first entry of ${q(x)} were left out`,
  onlyFirstEntry: (x: string) => `only the first entry of ${q(x)} counted`,
  onlyLastEntry: (x: string) => `only the last entry of ${q(x)} counted`,
} as const;

/** What is so of an answer, or of a part of it, in every case. */
export const facts = {
  larger: (what: string) => `${what} is one too large`,
  smaller: (what: string) => `${what} is one too small`,
  doubled: (what: string) => `${what} is twice what it should be`,
  halved: (what: string) => `${what} is half of what it should be`,
  negative: (what: string) => `${what} has the other sign`,
  withoutSign: (what: string) => `${what} has lost its minus sign where it should be below 0`,
  clipped: (what: string) => `${what} is 0 where it should be below 0`,
  squared: (what: string) => `${what} is the square of what it should be`,
  root: (what: string) => `${what} is the square root of what it should be`,
  inverse: (what: string) => `${what} is upside down: 1 divided by what it should be`,
  complement: (what: string) => `${what} is 1 minus what it should be`,
  percent: (what: string) => `${what} is 100 times what it should be`,
  roundedDown: (what: string) => `${what} is rounded down`,
  roundedUp: (what: string) => `${what} is rounded up`,
  rounded: (what: string) => `${what} is rounded to a whole number`,
  always: (what: string, value: string) => `${what} is always ${value}`,
  factorTooMuch: (what: string, by: readonly string[]) => `${what} has a factor too many: ${by.map(q).join(" · ")}`,
  factorMissing: (what: string, by: readonly string[]) => `${what} lacks a factor: ${by.map(q).join(" · ")}`,
  termTooMuch: (what: string, by: readonly string[]) => `${what} has ${by.map(q).join(" · ")} too much in it`,
  termMissing: (what: string, by: readonly string[]) => `${what} is too small by ${by.map(q).join(" · ")}`,
  negated: "you answer true where it should be false, and false where it should be true",
  reversed: "your answer stands from back to front",
  sorted: "your answer has the right numbers, sorted by size",
  first: "every number of your answer is what the first should be",
  shortened: "your answer is right, but for its last number, which is missing",
  lengthened: "your answer is right, but for a 0 more at its end",
  mean: "every number of your answer is divided by how many there are",
  shares: "every number of your answer is divided by the sum of all",
  transposed: "rows and columns of your answer are swapped",
  lastEmpty: "the last row and column of your answer are 0, as if they had never been filled",
  along: (noun: string) => `the ${noun}s of your answer stand in the opposite order`,
  firstAlong: (noun: string) => `every ${noun} of your answer is what the first should be`,
  isQuantity: (what: string, names: readonly string[], sign: string) =>
    `${what} is always ${names.map(q).join(` ${sign} `)}`,
  axes: (names: readonly string[]) => `your answer has its axes in another order: ${names.join(", ")}`,
  regrouped: (outer: string, inner: string) =>
    `along its last axis your answer is in another order: it runs through ${q(outer)} first and through ${q(inner)} then`,
  oldOrder: (x: string) => `your answer has the numbers of ${q(x)} in their old order, under another shape`,
  partsSwapped: (a: string, b: string) => `${a} and ${b} are swapped`,
  partForPart: (right: string, wrong: string) => `${right} is what ${wrong} should be`,
  whole: "your answer",
  numbers: "every number of your answer",
  field: (name: string) => `your ${q(name)}`,
  entry: (i: number) => `entry ${i} of your answer`,
} as const;
