// What the commands say to a learner, around what ../words.ts says of an answer.

export const help = `npm run grade                      grade everything: a map of the chapters, and what to do next
npm run grade -- 03                one chapter
npm run grade -- 03.depthwise      one exercise
  --hint         show the next hint
  --watch        grade again at every save
  --json         one document on standard output
  --from PLACE   answers in another folder or zip, wherever in it they lie
  --seed TEXT    other numbers in the cases
  --class DIR --out DIR [--roster FILE] [--deadline 2031-03-04T18:00Z]  a class: a folder or zip a student
  --bundle gradescope --out FILE.zip | --bundle classroom --out classroom.yml  [--seed TEXT]
  --gradescope FILE  also write the marks for Gradescope
Exit code: 0 all passed, 1 not all, 2 not understood.`;

/** To a command line that can't be followed. */
export const usage = {
  unknown: (flag: string, known: readonly string[]) =>
    known.length ? `There is no ${flag}. Known: ${known.join(", ")}.` : `There is no ${flag}: it takes no flags.`,
  needsValue: (flag: string) => `${flag} needs a value: ${flag} …`,
  takesNoValue: (flag: string) => `${flag} takes no value.`,
  goesWithClass: (flag: string) => `--${flag} goes with --class DIR.`,
  resetWhat: "Which chapter or exercise? npm run reset -- 03, or -- 03.depthwise",
  updateAlone: "npm run update takes no arguments: it brings in the newest version.",
};

/** A chapter's marks. */
export const marks = {
  title: (chapter: string, title: string, points: number, max: number) =>
    `${chapter} ${title}: ${points} of ${max} points`,
  open: "open",
  printed: "printed:",
  hint: (i: number, of: number, hint: string) => `Hint ${i} of ${of}: ${hint}`,
  askForHint: (id: string, another: boolean) => `${another ? "The next" : "A"} hint: npm run grade -- ${id} --hint`,
  noHint: "It passes: there is nothing left to hint at.",
  waits: (folder: string) => `Waiting for a save in ${folder}. Ctrl-C ends it.`,
  watched: (passed: number, open: number) => `${passed} passed, ${open} open`,
};

/** All chapters, and what to do next. */
export const overview = {
  total: (points: number, max: number) => `${points} of ${max} points`,
  row: (points: number, max: number) => `${String(points).padStart(3)} of ${String(max).padStart(3)} points`,
  next: (id: string, title: string) => `Next: ${id} · ${title}.`,
  mend: (id: string) => `See what is wrong with: npm run grade -- ${id}`,
  write: (chapter: string, file: string, id: string) =>
    `Read notebook ${chapter}, write it in ${file}, then: npm run grade -- ${id}`,
  done: "Everything is solved.",
};

/** The first wrong case. */
export const picture = {
  given: (args: readonly string[]) => `given ${args.join(", ")}`,
  expected: "expected",
  yours: "yours",
  difference: "difference (yours − expected)",
  channel: (channel: number) => `, channel ${channel}`,
  from: (place: string) => ` (from ${place})`,
  wrong: (wrong: number, of: number) => `${wrong} of ${of} numbers are wrong`,
  products: (count: number) => `… (${count} products)`,
  bias: (bias: string) => `bias ${bias}`,
  clipped: (sum: string) => `${sum}, and ReLU makes that 0`,
  window: (index: string, rows: readonly [string, string], columns: readonly [string, string]) =>
    `At ${index} the kernel lies on rows ${rows[0]} to ${rows[1]}, columns ${columns[0]} to ${columns[1]} of the input:`,
  isYours: (value: string) => `Yours is ${value}.`,
};

/** `npm run reset`. */
export const reset = {
  done: (what: string, file: string) => `${what} is as it was at first: ${file}`,
  chapter: (chapter: string) => `Chapter ${chapter}`,
  copy: (where: string) => `What you had is in ${where}`,
};

/** `npm run check-rubrics`. */
export const proof = {
  summary: (chapter: string, title: string, exercises: number, beliefs: number, flaws: number) =>
    `${chapter} ${title}: ${exercises} ${exercises === 1 ? "exercise" : "exercises"}, ${beliefs} beliefs${flaws ? "" : ", proven"}`,
  noStubs: (file: string, command: string) => `there is no ${file}: ${command} writes it, for npm run reset`,
  oldStubs: (file: string, command: string) =>
    `${file} is not what exercises/ has now: ${command} renews it, and both are committed`,
  unlisted: (file: string) =>
    `grader/rubrics/${file} is there, but nobody finds it: grader/rubrics/index.ts has to import its rubric and to name it in the list, and the rubric's \`file\` has to be "${file}".`,
  unlistedExercise: (file: string, id: string) =>
    `${id}: ${file} is there, but nobody finds it: index.ts beside it has to import it and to name it in \`exercises\``,
};

/** `npm run update`. */
export const update = {
  newest: "You have the newest version.",
  updated: (from: string, to: string) => `Updated from ${from} to ${to}.`,
  copies: (where: string) => `Copies of the files you had changed: ${where}`,
  replaced: (file: string) => `${file} is new; your own version is among the copies.`,
};

/** What the system refuses, in words that help. */
export const refused: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "its rights don't allow it",
  EPERM: "its rights don't allow it",
  EROFS: "it lies on a disk that can only be read",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "something of that name is in the way",
  ENOSPC: "the disk is full",
};

export const cannotBeUsed = (path: string, why: string, code: string) => `${path} can't be used: ${why} (${code}).`;
