import { describe, expect, it } from "vitest";
import { answerKey } from "../../grader/answer-key";
import { DerivedModels } from "../../grader/derive/derived-models";
import { explainedForTheMostPart } from "../../grader/derive/mostly";
import { seenInAnswers } from "../../grader/derive/seen";
import type { Exercise, Misconception, Value } from "../../grader/rubric";
import { Tensor } from "../../lib/tensor";

// One row of a map more on each side: three rows of two columns, with a number of its own everywhere.
const CODE = `function widened(rows, columns, by) {
  const t = __lib.zeros([rows + 2 * by, columns]);
  return t;
}`;
const STUB = `/** @returns [height, width] */
export function widened(rows: number, columns: number, by: number): Tensor {}`;
const numbered = (rows: number, columns: number) =>
  new Tensor(
    [rows, columns],
    Float32Array.from({ length: rows * columns }, (_, i) => 10 + i),
  );
const widened = (rows: number, columns: number, by: number) => numbered(rows + 2 * by, columns);
const CASES = [
  [3, 2, 1],
  [2, 4, 0],
  [4, 3, 2],
  [5, 2, 1],
  [3, 3, 0],
];

const exercise = (misconceptions: Misconception[] = []): Exercise => ({
  id: "90.widened",
  title: "widened",
  points: 1,
  solution: widened as Exercise["solution"],
  cases: () => CASES,
  hints: ["one?", "two", "three"],
  misconceptions,
});

type Answering = (rows: number, columns: number, by: number) => Value;

function seen(answer: Answering, unread: readonly (string | undefined)[] = []) {
  const key = answerKey(exercise(), "seed");
  const derived = new DerivedModels(key, CODE, STUB);
  const answers = key.cases.map((args) => answer(...(args as [number, number, number])));
  return seenInAnswers(key, derived, answers, unread)?.belief;
}

/** Two more for every number at a place. */
const changed =
  (is: (row: number, column: number, rows: number) => boolean): Answering =>
  (rows, columns, by) => {
    const right = widened(rows, columns, by);
    const at = (i: number) => is(Math.floor(i / columns), i % columns, rows + 2 * by);
    return new Tensor(
      right.shape,
      right.data.map((v, i) => (at(i) ? v + 2 : v)),
    );
  };

describe("of wrong answers without a known belief it is told", () => {
  it("which argument the text never uses, where the solution does", () => {
    expect(seen((rows, columns) => numbered(rows, columns + 7), [undefined, undefined, "border"])).toContain(
      "`border` stands nowhere in your function, and the answer depends on it.",
    );
  });

  it("which size is too large, and by what", () => {
    expect(seen((rows, columns, by) => numbered(rows + 2 * by + 1, columns))).toContain(
      "Your answer always has 1 row too many.",
    );
    expect(seen((rows, columns, by) => numbered(rows + 3 * by, columns))).toContain("are too many by `by`.");
  });

  it("where the wrong numbers lie, if they lie together", () => {
    expect(seen(changed((row) => row === 0))).toBe("Of your answer only the first row is wrong.");
    expect(seen(changed((_, column) => column > 0))).toBe("Of your answer only the first column is right.");
    expect(seen(changed((row, _, rows) => row === rows - 1))).toBe("Of your answer only the last row is wrong.");
    expect(seen(changed((row, column) => (row + column) % 3 === 1))).toBeUndefined();
  });

  it("in which cases they are wrong, where that is plain", () => {
    const outside: Answering = (rows, columns, by) =>
      by === 0 ? widened(rows, columns, by) : changed((row, column) => (row * column) % 2 === 0)(rows, columns, by);
    expect(seen(outside)).toBe("Your answers are wrong where `by` is not 0, and right everywhere else.");
  });
});

describe("a belief that explains most of what is wrong", () => {
  const threeTimes: Misconception = {
    id: "90.thrice",
    belief: "You take every number three times.",
    model: ((rows: number, columns: number, by: number) =>
      new Tensor(
        [rows + 2 * by, columns],
        widened(rows, columns, by).data.map((v) => v * 3),
      )) as Misconception["model"],
  };
  const said = (answer: Answering, beliefs: Misconception[] = [threeTimes]) => {
    const key = answerKey(exercise(beliefs), `seed ${beliefs.length}`);
    const answers = key.cases.map((args) => answer(...(args as [number, number, number])));
    return explainedForTheMostPart(key, answers)?.belief;
  };
  const nearly =
    (others: number): Answering =>
    (rows, columns, by) => {
      const right = widened(rows, columns, by);
      return new Tensor(
        right.shape,
        right.data.map((v, i) => (i < others ? -v : v * 3)),
      );
    };

  it("is told as no more than that", () => {
    expect(said(nearly(2))).toBe(
      "You take every number three times. 55 of the 65 numbers that are wrong are exactly what comes of that; in the others something is different beside it.",
    );
  });

  it("is not told of half of it, nor where another belief explains nearly as much", () => {
    expect(said(nearly(6))).toBeUndefined();
    expect(said(nearly(2), [threeTimes, { ...threeTimes, id: "90.same" }])).toBeUndefined();
  });
});
