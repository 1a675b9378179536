// What JavaScript does where learners expect something else. Each is true by itself; that it is what went wrong was tried.

const q = (name: string) => `\`${name}\``;

/** Why, and what would be right, in a sentence or two. */
export const lessons = {
  sortAsText: "`sort` without a comparison sorts as text, and 10 comes before 2. Give it `(a, b) => a - b`.",
  inPlace: (method: string, list: string) =>
    `${q(method)} changes the list itself, for everybody who uses it. Let it have a copy: ${q(`[...${list}].${method}(…)`)}.`,
  unfilled: (fill: string) =>
    `A new array holds nothing yet: nothing plus a number is NaN, and \`map\`, \`filter\` and \`forEach\` pass over what was never set. Fill it first: ${q(`.fill(${fill})`)}.`,
  sameInAll:
    "`fill` puts one and the same list into every place: what is set in one is set in all. `Array.from({ length }, () => …)` makes one for each.",
  oneByOne: (call: string, list: string) =>
    `${q(call)} wants numbers one by one; of a list it makes NaN. Spread it: ${q(`${call}(...${list})`)}.`,
  returnInside:
    "A `return` within `forEach` leaves only the little function, and what it gives back is lost. A `for` loop can be left by it.",
  sameList: (operator: string) =>
    `${q(operator)} between two lists, or two tensors, asks whether they are one and the same, not whether they hold the same numbers. Compare them number by number.`,
  listIncluded: (method: string) =>
    `${q(method)} looks for the very same list, and one that holds the same numbers is another. Compare them number by number, with \`some\`.`,
  keyIsObject:
    "A `Set` and a `Map` tell lists apart by which they are, not by what they hold. Give them a text or a number.",
  forIn: '`for … in` goes over the places, and as text: "1" + 1 is "11". `for … of` goes over what stands there.',
  noBreak: (behind: string) => `Behind ${q(behind)} there is no \`break\`: it runs on into the next one.`,
  setInTest: "One `=` sets, and does not compare. Between what is compared there are three.",
  chained: (text: string) =>
    `${q(text)} compares what the first comparison says, true or false, with the last. Ask twice, with \`&&\` between.`,
  zeroIsNo: (text: string) =>
    `In ${q(text)} a 0 counts as none. \`??\` takes the other value only where there is none.`,
  zeroIsFalse: (text: string) => `${q(text)} takes a 0 for no. Ask whether it is undefined.`,
  negativeRest: (text: string) =>
    `${q(text)} is below 0 where the first number is. Add the second one, and take the rest once more.`,
  fewArguments: (name: string, missing: string, value: string) =>
    `${q(name)} is called without ${q(missing)} here, and calculates with undefined. All of your answers would be right with ${q(value)} there.`,
  binds: (text: string, product: string, together: string) =>
    `In ${q(text)} ${q(product)} comes first, as at school. Put ${together} in brackets.`,
  noCopy: (own: string, other: string) =>
    `${q(`${own} = ${other}`)} makes no copy: both are names of one list, and what is set in one is set in the other.`,
  ends: (text: string) => `The second number of ${q(text)} is where the part ends, not how long it is.`,
  noStart:
    "Without a start `reduce` begins with the first entry as it is, which your function never sees by itself. Give it one: `, 0`.",
  rounded: (operator: string) =>
    `${q(operator)} asks for the same number to the last digit, and what is calculated is rounded. Ask whether the two are nearly equal.`,
  lost: (call: string, name: string) =>
    `${q(call)} gives its result back and changes nothing: nobody keeps it. Write ${q(`${name} = …`)} before it, or \`return\`.`,
  countedAnew:
    "What `filter` leaves is a new list, whose places are counted from 0 again. Ask for the places before you filter.",
  neverReached: (name: string, end: string) =>
    `${q(name)} never becomes ${q(end)} in this loop, which ends before: the last one is ${q(`${end} - 1`)}.`,
  readWhileWritten: (list: string) =>
    `This loop reads ${q(list)} and writes into it: what it has just set, it meets again further on. Read from a copy that was made before the loop.`,
  notSetBack: (names: string) =>
    `What this loop does to ${names} stays for its next turn. Give every turn its own, with the value from before the loop.`,
  ofOne: (call: string) =>
    `${q(call)} of a single number is that number: nothing is compared with it. Where 0 is the other one, write it: ${q("Math.max(0, …)")}.`,
  towardsZero: (call: string) =>
    `${q(call)} rounds towards 0: −0.5 becomes 0, and \`Math.floor\` makes −1 of it. What lies below 0 has to stay there.`,
  valueFirst: "`set` takes the value first, and behind it where it goes: `t.set(value, y, x)`.",
  underTheLine: (first: string) =>
    `Only ${q(first)} is under the line here: division comes before + and −. Put all that divides in brackets.`,
  notKept: (most: string) =>
    `${q(most)} never becomes what was found: each is held against what it was at the beginning, and not against the best so far. Set it, where something better is found.`,
  beforeTheList: (text: string) =>
    `${q(text)} is undefined where the place lies before the list, and a number plus undefined is NaN. Take 0 there: ${q(`(${text} ?? 0)`)}.`,
  fraction: (text: string) =>
    `${q(text)} keeps its fraction, as 3 / 2 is 1.5, and a place is a whole number. Round it down: ${q(`Math.floor(${text})`)}.`,
  braces: "Braces right behind `=>` hold statements; an object there takes brackets around it.",
} as const;
