import type { Ending, Reason, Verdict } from "./verdict";

// What the grader says to a learner, wherever that is shown; what its commands add stands in terminal/words.ts. Beliefs
// and hints stand in the rubrics, replies to guesses in the predictions.

const count = new Intl.NumberFormat("en-US").format;

const about = (times: number) => count(Number(times.toPrecision(times < 100 ? 2 : 1)));
const duration = (ms: number) => (ms < 1000 ? `${count(Number(ms.toPrecision(2)))} ms` : `${(ms / 1000).toFixed(1)} s`);

/** A verdict, as people read it in a report. */
export const verdicts: Readonly<Record<Verdict, string>> = {
  pass: "passed",
  wrong: "not right yet",
  "not-started": "not started",
  threw: "stopped with an error",
  timeout: "ran out of time",
  "never-resolved": "never answered",
  "out-of-memory": "ran out of memory",
  exited: "broke off",
  syntax: "does not compile",
  "forbidden-import": "import not allowed",
  missing: "missing",
};

/** What a compiler says of text that isn't TypeScript, in sentences that say what to do. Others stay as they are. */
const compilers: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [
    /^Top-level await/,
    () =>
      "`await` stands outside of all functions, where answers are not waited for. Take it into the function that needs it",
  ],
  [
    /^"await" can only be used/,
    () => "`await` stands in a function that is not `async`. An exercise has nothing to wait for: leave it out",
  ],
  [/^Top-level return/, () => "a `return` stands outside of all functions. Is there a } too many above it?"],
  [/^Unexpected end of file/, () => "the file ends before all brackets are closed. Which { or ( has no partner?"],
  [
    /^Cannot assign to "(.*)" because it is a constant/,
    ([, name]) => `\`${name}\` is declared with const, so it keeps its value. Declare it with let`,
  ],
  [
    /^Multiple exports with the same name "(.*)"/,
    ([, name]) => `there is more than one function called ${name}. Keep one of them`,
  ],
  [
    /^The symbol "(.*)" has already been declared/,
    ([, name]) => `\`${name}\` is declared twice in the same place. Leave out one of them, or rename it`,
  ],
  [
    /^Expected "(.*)" but found "(.*)"$/,
    ([, wanted, found]) =>
      `before "${found}" there should be a "${wanted}". Is a bracket or a comma missing there, or one too many?`,
  ],
  [
    /^Expected "(.*)" but found end of file/,
    ([, wanted]) => `the file ends where a "${wanted}" should come. Which bracket has no partner?`,
  ],
  [
    /^Unexpected "(.*)"/,
    ([, found]) => `"${found}" can't stand here. Is a bracket or a comma missing before it, or one too many?`,
  ],
];

/** The words of the run-time, with what usually lies behind them. */
const runtimes: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [
    /^(\w+_)?(module|exports) is not defined$/,
    () =>
      "`module` and `exports` are not known here: an answer is given out by the word `export` before its `function`",
  ],
  [
    /^require is not defined$/,
    () => '`require` is not known here: what you need of lib is imported, from "../lib/index"',
  ],
  [
    /^(\w+) is not defined$/,
    ([said, name]) =>
      `${said}. Nothing of the name \`${name}\` is known at this line: is it spelt as where it was declared, and does it come from lib, which wants an import?`,
  ],
  [/^Cannot access '(.*)' before initialization$/, ([, name]) => `\`${name}\` is used above the line that declares it`],
  [
    /^Cannot read properties of (undefined|null) \(reading '(.*)'\)$/,
    ([said, what, field]) =>
      `${said}. What stands before \`${/^\d+$/.test(field) ? `[${field}]` : `.${field}`}\` is ${what}: an index below 0 or beyond the end of a list, or a name that is not there?`,
  ],
  [
    /^(.*) is not a function$/,
    ([said]) => `${said}. Is there a method of that name, and is it a method of this kind of value?`,
  ],
  [/^(.*) is not iterable/, ([said]) => `${said}: it is not a list whose entries could be taken one by one`],
  [/^Assignment to constant variable/, () => "a name declared with const was given another value. Declare it with let"],
  [/^Maximum call stack size exceeded/, () => "a function calls itself again and again, and nothing stops it"],
  [
    /^Invalid array length/,
    () => "Invalid array length: a list can't have a negative length, nor one that is not whole",
  ],
];

const inWords = (sentences: typeof compilers, message: string) => {
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(message);
    if (found) return say(found);
  }
  return message;
};

/** What a file gives out, where the function asked for isn't among it. */
export interface Offered {
  /** It is there, without an export. */
  declared: boolean;
  /** Names that no exercise of the chapter asks for. */
  exported: readonly string[];
  byDefault: boolean;
}

/** Why there are no answers, or no more of them. */
export const endings = {
  of(reason: Reason): Ending {
    switch (reason) {
      case "time":
        return {
          verdict: "timeout",
          says: "It ran out of time: a loop whose condition never becomes false, or far more steps than the task takes",
        };
      case "idle":
        return { verdict: "timeout", says: "It waits for something that never happens" };
      case "memory":
        return {
          verdict: "out-of-memory",
          says: "It ran out of memory: usually an array that grows in an endless loop",
        };
      case "interference":
        return { verdict: "exited", says: "It broke off: the answer tried to speak for the grader" };
      default:
        return { verdict: "exited", says: `It ended the program it runs in (${reason.exit})` };
    }
  },
  endless: (given: number, times: number): Ending => ({
    verdict: "timeout",
    says: `It ran out of time. After ${count(given / 1000)} s it was still going, where our own solution answers ${
      times < 1000 ? `in ${duration(given / times)}` : `${about(times)} times over`
    }: most likely a loop whose condition never becomes false`,
  }),
  slow: (took: number, times: number, right: boolean): Ending => ({
    verdict: "timeout",
    says: `It is slow, not endless: it took ${duration(took)}, about ${about(times)} times as long as our own solution${
      right ? ", and its answer is right" : ""
    }. Something is computed again and again that is needed once, or not at all`,
  }),
  loading: (name: string, message: string): Ending => ({
    verdict: "threw",
    says: `The file stops while it is loaded, before any function is called, with ${name}: ${inWords(runtimes, message)}`,
  }),
  noFunction: (name: string, type: string, { declared, exported, byDefault }: Offered): Ending => ({
    verdict: "missing",
    says:
      type !== "undefined"
        ? `${name} is exported, but it is not a function (it is a ${type})`
        : declared
          ? `There is a function called ${name}, but it is not given out: write "export" before it`
          : byDefault
            ? `There is no exported function called ${name}, only an "export default": write "export function ${name}", without "default"`
            : `There is no exported function called ${name}${exported.length ? `. What this file exports beside the other exercises: ${firstOf(exported)}. Names have to agree letter by letter, small and large ones apart` : ""}`,
  }),
  borrowed: (name: string): Ending => ({
    verdict: "forbidden-import",
    says: `It uses lib's own ${name}. Writing that is the exercise`,
  }),
  borrowedOutside: (name: string): Ending => ({
    verdict: "forbidden-import",
    says: `A line outside any function uses lib's own ${name}. Take it out: as long as it is there, nobody can tell who wrote ${name}`,
  }),
  imports: (specifiers: readonly string[]): Ending => ({
    verdict: "forbidden-import",
    says: `An answer may import from "../lib/index" and from nowhere else; yours asks for ${specifiers.join(", ")}`,
  }),
  syntax: (text: string, place?: { line: number; column: number }): Ending => ({
    verdict: "syntax",
    says: `The file does not compile: ${inWords(compilers, text)}${place ? ` (line ${place.line}, column ${place.column})` : ""}`,
    ...place,
  }),
  missing: (says: string): Ending => ({ verdict: "missing", says }),
};

const firstOf = (names: readonly string[]) =>
  names.slice(0, 8).join(", ") + (names.length > 8 ? ` and ${names.length - 8} more` : "");

/** What was found where answers were looked for: node/contents.ts. */
interface Place {
  files: readonly { name: string }[];
  unread: readonly string[];
  apart: readonly string[];
}

/** Why there is no text to grade. */
export const files = {
  none: (file: string) => `There is no file ${file}`,
  noPlace: (place: string) => `There is no folder and no zip ${place}.`,
  notPlain: (file: string) => `${file} is not a plain file, but a folder, a link or the like`,
  large: (file: string) => `${file} is too large`,
  empty: (file: string) => `${file} is empty: nothing is in it`,
  notText: (file: string) => `${file} can't be read as text. Save it as UTF-8`,
  unreadable: (file: string, code: string | undefined) => `${file} can't be read (${code})`,
  notAmong: (file: string, place: Place) =>
    [
      ...(place.unread.some((says) => says.includes(file)) ? [] : [`There is no ${file}`]),
      ...files.instead(place),
    ].join(". "),
  /** What there is where no answers are, in sentences. */
  instead({ files: some, unread, apart }: Place): string[] {
    const there = some.map(({ name }) => name);
    const listed = there.length
      ? [`What is there: ${firstOf(there)}`]
      : unread.length
        ? []
        : [apart.length ? `In ${firstOf(apart)} nobody's answers are looked for` : "There is no other file either"];
    const packed = there.some((name) => /\.(?:rar|7z|alz|egg|tar|t?gz)$/i.test(name)) ? ["Only a zip is opened"] : [];
    return [...listed, ...packed, ...unread.slice(0, 8)];
  },
  choice: (taken: string, others: readonly string[]) => `${taken} counts, not ${firstOf(others)}`,
};

/** Why a zip can't be opened, or a file of it. */
export const zips = {
  none: "this is no zip",
  cut: "it begins as a zip and breaks off, as an upload or a download does that was cut short",
  password: "it needs a password",
  broken: "the zip's list of files is broken",
  many: (count: number) => `the zip lists ${count} files: hand in exercises/ alone, without node_modules`,
  heavy: (name: string, most: number) =>
    `${name} is larger than ${most / 1e6} MB: hand in exercises/ alone, without node_modules`,
  link: (name: string) => `${name} is a link`,
  locked: (name: string) => `${name} needs a password`,
  large: (name: string, most: number) => `${name} is larger than ${most} bytes`,
  lost: (name: string) => `${name} is not where the zip says`,
  otherSize: (name: string) => `${name} is not as large as the zip says`,
  method: (name: string, method: number) => `${name} is packed in a way that is not supported (${method})`,
  damaged: (name: string, why: string) => `${name} can't be unpacked: ${why}`,
};

/** What to look at where lib says that an index is out of its place. */
function asked(message: string): string {
  if (/^at: index \d+ is -1,/.test(message)) {
    return ". −1 is a place before the first: in the padding, whose zeros no tensor holds, so that such a tap is left out of the sum. Or a search that found nothing answered −1: `findIndex`, `indexOf`, or one of your own.";
  }
  if (/^at: index \d+ is -\d/.test(message)) {
    return ". An index below 0 lies before the first: in the padding, perhaps. No tensor holds its zeros; a tap that falls there is left out of the sum.";
  }
  if (/^at: index/.test(message))
    return ". Do the indices stand in the tensor's own order, and does each stay below its own size?";
  if (/^set: (index|\d+ indices)/.test(message)) {
    return ". `set` takes the value first, then the indices in the tensor's own order: is each below its own size?";
  }
  return "";
}

/** One sentence about an exercise: what happened. */
export const marks = {
  pass: "Right in every case.",
  changesGiven: "What it answers is right, but it changes what it was given, and that has to stay as it is.",
  notStarted: "Not started yet.",
  neverResolved: "You return a promise that is never kept: nothing can resolve it any more.",
  wrong: (i: number, of: number, says: string) => `Case ${i + 1} of ${of}: ${says}.`,
  threw: (i: number, of: number, name: string, message: string) =>
    `It stopped in case ${i + 1} of ${of} with ${name}: ${inWords(runtimes, message)}${asked(message)}`,
  during: (i: number, of: number) => ` (case ${i + 1} of ${of})`,
  unsteady: (yours: string) =>
    `It answers differently when the same is asked again: by chance, or by the time of day. ${yours} An answer here follows from what is given, and from nothing else.`,
  unanswered: "Not every case was answered.",
  noAnswer: "there is no answer",
  unscored: (message: string) => `Your answer could not be scored: ${message}`,
  untrained: "There is an answer. For a hint no network is trained; grading says what yours is worth.",
  noTraining: "nobody here can train a network",
  noDetector: "nobody here can look for faces",
};

/** Beside the verdict. */
export const notes = {
  changedArguments: "It also changes its arguments. Whoever calls it may still need them.",
  promised:
    "It gives a promise of the answer, as every function with `async` before it does. Whoever calls yours has no value to go on with: leave out `async`, `await` and Promise.",
  calls: (name: string, started: boolean) =>
    `It calls your ${name}, which is ${started ? "not right yet" : "not written yet"}. Mend that first.`,
  callsPromise: (name: string) =>
    `It calls your ${name}, which gives a promise of its answer. Leave out \`async\` there first.`,
  stoppedIn: (name: string) => `It stopped in ${name}.`,
  typescript: (says: string, line: number) => `TypeScript says of line ${line}: ${says}`,
};

/** The first thing in which an answer differs from what was expected. */
export const differences = {
  expected: (wanted: string, given: string, where = "") => `${where}it should be ${wanted}, but yours is ${given}`,
  at: (index: string) => `at ${index} `,
  shape: (wanted: string, given: string) => `the shape should be ${wanted}, but yours is ${given}`,
  entries: (wanted: number, given: number) => `there should be ${wanted} entries, but yours has ${given}`,
  entry: (i: number) => `entry ${i}`,
  missing: (name: string) => `"${name}" is missing`,
  within: (where: string, says: string) => `${where}: ${says}`,
};

/** Values, as they stand in a sentence. */
export const values = {
  undefined: "nothing (undefined)",
  number: (digits: string) => `a number (${digits})`,
  string: (quoted: string) => `a string (${quoted})`,
  tensor: (shape: string) => `a tensor of shape ${shape}`,
  spark: (shape: string, number: string, place: string) =>
    `a tensor of shape ${shape}, all 0 but for ${number} at ${place}`,
  nested: (shape: string) => `an array of shape ${shape}`,
  long: (length: number) => `an array of ${length}`,
  emptyObject: "an empty object",
  object: (names: readonly string[]) => `an object with ${names.join(", ")}`,
  single: "of one number",
};

/** Values that no exercise asks for. */
export const strange = {
  ofType: (type: string) => `a ${type}`,
  generator: "a generator (a function with a * behind its name gives its numbers one at a time)",
  longText: "a very long string",
  deep: "something nested more than eight deep",
  dataView: "a DataView",
  many: "too many numbers",
  hole: "a hole in an array",
  unreadable: "something unreadable",
  misfit: "a tensor whose numbers do not fit its shape",
};

/** Slips that belong to no chapter. */
export const blindSpots = {
  sentence: (where: string, so: string) => `Your answers are right but where ${where}. ${so}`,
};

export const slips = {
  changesGiven:
    "You write into what your function was given. Whoever calls it has only that one: make something new, and write into that. `mine = given` makes no copy, only a second name for it, and a copied list still holds the same objects.",
  givenBack: (place: number) =>
    `Your function gives back what it was given: its ${["first", "second", "third", "fourth"][place - 1] ?? `${place}th`} argument, as it came. Does the \`return\` name what you made?`,
  noReturn: "Your function computes but gives nothing back. Is its last line a `return`?",
  text: "The numbers are right, but yours are text. Numbers have no quotation marks: no String(…), no toFixed.",
  shape: "The numbers are right and in the right order; only the shape that you give them is not.",
  transposed: "Rows and columns are swapped: the first index goes down, the second goes across.",
  names: (a: string, b: string) => `Both are right, but each stands under the other's name: swap "${a}" and "${b}".`,
  places: (a: string, b: string) =>
    `The entries are right, but two of them stand in each other's place: swap entry ${a} and entry ${b}.`,
  word: (yours: string, asked: string) =>
    `You find what is asked, but call it "${yours}". The word for it here is "${asked}".`,
  nan: "There is a NaN among your numbers. Usually that is `undefined` in a calculation: an index beyond the end, or an argument that was not given.",
  constant: (answer: string) =>
    `To all of these questions you answer ${answer}. Can your function answer anything else?`,
  offset: (by: string, small: boolean) => `Every number is ${small ? "too small" : "too large"} by ${by}.`,
  sign: "Every number has the wrong sign.",
  factor: (factor: string) => `Every number is ${factor} times what it should be.`,
};

/** To a guess that no known belief explains. */
export const guesses = {
  letters: (last: string, given: string) =>
    `Asked is a letter from a to ${last}, in quotation marks; you gave ${given}.`,
  off: (given: string, more: boolean) =>
    `${given} is ${more ? "more" : "less"} than what comes out. Run on, compare, and look for the step where the two part.`,
  kind: (asked: string, given: string) => `Asked is ${asked}; you gave ${given}.`,
  other: (given: string) =>
    `${given} is not what comes out. Run on, compare, and look for the step where the two part.`,
  number: "a number, such as 7",
  boolean: "true or false",
  word: "one of the words in the question, in quotation marks",
  list: "a list, such as [1, 2, 3]",
};

/** Of a network that was described: why it is not trained, or how well it reads. */
export const trials = {
  input: (wanted: string) => `Its input must be [${wanted}].`,
  list: "It is a list. A network is an object with the fields name, source, input and layers; your list may be its layers.",
  noLayers: "Its layers must be a list of at least one.",
  manyLayers: (layers: number, most: number) => `It has ${layers} layers; ${most} are allowed.`,
  layer: (i: number, flaw: string) => `Layer ${i + 1}: ${flaw}`,
  type: (known: readonly string[]) => `its type must be one of ${known.join(", ")}.`,
  batchNorm: "batch normalisation can be counted, but is not trained here.",
  noField: (name: string, known: readonly string[]) =>
    `it has no field called "${name}". There are ${known.join(", ")}.`,
  field: (name: string, most: number) => `its ${name} must be made of whole numbers up to ${most}.`,
  pool: (most: number) => `a pool's kernel may be up to ${most} here.`,
  output: ([height, width, maps]: readonly number[], classes: number) => {
    const wholeMaps = ` A filter makes a whole map, here ${height} × ${width} numbers, and not a score: a dense layer of ${classes} units makes one number a class, or the mean of each map does.`;
    return `It ends in [${height},${width},${maps}]; a digit needs [1,1,${classes}], one score a class.${height * width > 1 && maps === classes ? wholeMaps : ""}`;
  },
  budget: (total: number, what: "macs" | "weights" | "activations", most: number) => {
    const name = { macs: "MACs", weights: "weights", activations: "numbers written" }[what];
    return `Over budget: ${count(total)} ${name}; at most ${count(most)} are allowed.`;
  },
  misfit: (error: string, behindDense: boolean) =>
    `It does not fit together. ${error}${behindDense ? `${/[.]$/.test(error) ? "" : "."} A dense layer leaves a single place: what works on maps stands before it.` : ""}`,
  untrained: (refusal: string) => `${refusal.replace(/[^.]$/, "$&.")} Nothing was trained.`,
  reads: (test: string, each: readonly string[], train: string, macs: number, weights: number) =>
    `It reads ${test} of the digits that were kept from it (${each.length} trainings: ${each.join(", ")}) and ${train} of those it learned from, with ${count(macs)} MACs and ${count(weights)} weights.`,
  reading: (accuracy: string, points: number) =>
    `${accuracy} would earn ${points} ${points === 1 ? "point" : "points"}.`,
  lacking: (accuracy: string, points: number) =>
    `So few MACs are worth ${points} points at ${accuracy}; each half percent below it costs one.`,
  cheaper: (macs: number, points: number, accuracy: string) =>
    `At most ${count(macs)} MACs would earn ${points} ${points === 1 ? "point" : "points"}, if it still reads ${accuracy}.`,
};

/** Of a network that was described: the belief that its layers give away. */
export const designs = {
  barePixels: (shrunk: boolean, priced: boolean) =>
    `No layer of yours looks at a neighbourhood: ${shrunk ? "the picture is made smaller, and behind it a dense layer" : "a dense layer on the bare pixels"} has a weight for each place, and the same stroke one pixel further is another one to it. ${priced ? "Few MACs count only for a network that reads enough: each half percent that is missing costs a point. A layer that looks first reads more." : "A layer that looks first shares its few weights among all places, and reads more."}`,
  noNeighbours:
    "No layer of yours looks at a neighbourhood: 1×1 layers see one pixel at a time. Put in a layer that looks, with a kernel of 3, say.",
  heapOfPixels:
    "Before the mean there are 1×1 layers alone, and none of them sees a neighbour. To your network a digit is a heap of grey pixels, wherever they lie. Put in a layer that looks.",
  enlargedFirst:
    "You make the picture larger first. That adds no detail, and every layer behind it pays for more positions.",
  smallerFirst: (smaller: number, looks: number) =>
    `Layer ${smaller} makes the picture smaller before any layer has looked at it; layer ${looks}, the first to look, finds little left. Look first, then make it smaller.`,
  onePattern: (layer: number, filters: number) =>
    `Layer ${layer} looks for one pattern: of a single channel its depthwise half makes one map, and all its ${filters} filters are multiples of that one. A convolution, or a multiplier, gives them patterns of their own.`,
  oneMap:
    "There is one map from the first layer to the last: the picture has one channel, and no layer makes several maps of it (a depthwise one makes as many as it gets). One map tells of one pattern; give the first layer several filters.",
  tapsApart: (layer: number, rate: number, height: number) =>
    `The taps of layer ${layer} lie ${rate} pixels apart on a map that is ${height} high: strokes fall between them, and what counts here lies side by side. Nor does a rate save anything: a position takes as many MACs as without.`,
  rateSavesNothing: (layer: number, rate: number, height: number, width: number) =>
    `Rate ${rate} spreads the taps of layer ${layer} and saves nothing: it has as many weights, and as many MACs at each position, as without. In a picture of ${height} × ${width} what counts lies side by side.`,
  largeSteps: (layer: number, stride: number, places: string) =>
    `Layer ${layer} moves on by ${stride} pixels, and looks from ${places} places. What lies between those no later layer can look at again. Move by one, or by two, and pool behind it: a pool keeps the strongest answer of its window.`,
  unmixed:
    "Your layers look at each map by itself, and none brings the maps together before the mean. Depthwise layers look; something has to mix, a 1×1 layer for instance.",
  placesForgotten:
    "The mean of each map forgets where a stroke was, and on centred digits that is a good part of what they say. It saves little: what costs MACs are the layers before it. Pool small windows, and let the dense layer see the places.",
  dearest: (layer: number, weights: number, macs: number) =>
    `MACs are weights times the positions where they are used. The dearest is layer ${layer}: ${count(weights)} weights, ${count(macs)} MACs. On a smaller map it would cost less.`,
  heaviest: (layer: number, weights: number, map: readonly number[] | undefined, pooled: boolean) => {
    const heaviest = `The heaviest is layer ${layer}, with ${count(weights)} weights`;
    if (!map) return `${heaviest}.`;
    const [height, width, channels] = map;
    const places = `${height} × ${width} ${height * width === 1 ? "place" : "places"} of ${channels} ${channels === 1 ? "map" : "maps"}`;
    const fewer = pooled
      ? "Fewer maps, a larger pool, a pool that moves by its own size, or no padding before it leave fewer."
      : "A pool before it, or a stride of 2 in a layer before it, leaves fewer.";
    return `${heaviest}: it reads all ${count(height * width * channels)} numbers of the maps before it, ${places}. ${fewer}`;
  },
};

/** How the portrait of chapter 08 was shown, and what the detector saw. */
export const faces = {
  size: (most: number) => `Its size must be a whole number from 1 to ${most}.`,
  enlarge: (most: number, size: number) =>
    `Its enlarge must be a whole number from 1 on, and ${size} · enlarge at most ${most}.`,
  none: (size: number, shown: number) =>
    `No box above .5: of ${size} × ${size} pixels, shown as ${shown} × ${shown}, the detector finds nothing.`,
  enough: (size: number) =>
    `But of the same ${size} × ${size} pixels, shown in another size, it does find the face: it isn't detail that is missing.`,
  tooFew: (size: number) => `In no size that it can be shown does it find the face in ${size} × ${size} pixels.`,
  otherSize: (score: number, overlap: number, needed: number) =>
    `The surest box (${score.toFixed(2)}) lies over the face, but is of another size: they overlap by ${overlap.toFixed(2)}, and ${needed} is asked for.`,
  elsewhere: (score: number) =>
    `The surest box (${score.toFixed(2)}) lies elsewhere: it took something else for a face.`,
  shownAsItIs:
    "You show the picture as it is. Enlarging brings no detail back, but the detector knows faces by how many of its own pixels they take: a small one that is shown larger may be found where it wasn't. Anchors are only what boxes start from.",
  exchanged:
    "Or did the two change places? `size` says how many pixels are left, `enlarge` how large each of them is shown.",
  detailIsLost: (size: number, width: number, height: number) =>
    `Enlarging brings no detail back: what averaging took away stays lost. Of ${size} × ${size} pixels about ${width} × ${height} show the face, however large you show them, and those are too few.`,
  asAnchor:
    "You show the face about as wide as the smallest anchor. An anchor is where a box starts from; it decides neither what is seen nor how surely. That is the score's matter: how large are the faces that it finds for certain?",
  found: (size: number, face: number, score: number) =>
    `Found with ${score.toFixed(2)}: of ${size} × ${size} pixels, about ${face} of them across the face.`,
  next: (size: number, points: number) =>
    `${size} × ${size} would earn ${points} ${points === 1 ? "point" : "points"}.`,
};

/** What there is to grade. */
export const targets = {
  noChapter: (word: string, known: readonly string[]) =>
    `There is no chapter "${word}". Chapters with exercises: ${known.join(", ")}.`,
  noExercise: (word: string, chapter: string, known: readonly string[]) =>
    `There is no exercise "${word}". Chapter ${chapter} has ${known.join(", ")}.`,
  wholeChapters: (word: string) => `Here whole chapters are named, by number: "${word}" is one exercise.`,
};

/** Why there is no newer version, and what to do about it. */
export const noUpdate = {
  noGit: "This folder did not come through git: download the new version beside it and copy exercises/ over.",
  merging: "A merge is unfinished: git merge --abort",
  noUpstream: "This branch follows no other: git branch --set-upstream-to=origin/main",
  noNetwork: "The new version can't be reached: is there a network?",
  failed: (error: string) => `The new version could not be brought in, and nothing was changed. git says: ${error}`,
};
