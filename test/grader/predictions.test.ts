import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compare } from "../../grader/compare";
import { letterOf, type Prediction, replyTo } from "../../grader/prediction";
import { wood } from "../../grader/predictions/00-start-here";
import { predictions } from "../../grader/predictions/index";
import type { Value } from "../../grader/rubric";
import { whichBelief } from "../../grader/which-belief";
import { photo } from "../../lib/data/index";
import { conv2d, costOf, tensor } from "../../lib/index";
import { countCost } from "../../solutions/07-choosing-a-convolution";

const chapters = Object.entries(predictions);

/** Every `predict(…)` of a chapter's notebook, as the learner finds it: the question, and what stands for the guess. */
function asked(chapter: string): { question: string; guess: string; cell: number }[] {
  const file = readdirSync("notebooks").find((name) => name.startsWith(chapter) && name.endsWith(".ipynb"));
  if (!file) return [];
  const { cells } = JSON.parse(readFileSync(`notebooks/${file}`, "utf8")) as {
    cells: { cell_type: string; source: string[] }[];
  };
  const code = cells.map((cell) => (cell.cell_type === "code" ? cell.source.join("") : ""));
  const call = /^predict\(\s*(?:("(?:[^"\\]|\\.)*")|'([^'\\]*)'),\s*([^;]*?),?\s*\)$/gm;
  return code.flatMap((text, i) =>
    [...text.matchAll(call)].map(([, double, single, guess]) => {
      return { question: single ?? JSON.parse(double), guess, cell: i + 1 };
    }),
  );
}

it("every file of predictions is listed in index.ts", () => {
  const files = readdirSync("grader/predictions").filter((name) => /^\d\d-/.test(name));
  const unlisted = files.filter((name) => !chapters.some(([chapter]) => name.startsWith(chapter)));
  expect(unlisted, "grader/predictions/index.ts has to import their predictions and to name them in the list").toEqual(
    [],
  );
});

it("no two predictions have the same id, by which a page finds question and guess", () => {
  const ids = chapters.flatMap(([, list]) => list.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

const notebooks = readdirSync("notebooks").filter((name) => /^\d\d-.*\.ipynb$/.test(name));
it.each(notebooks)("%s asks at least four predictions; the tour, three", (name) => {
  expect(tooFew(name, asked(name.slice(0, 2)).length)).toBeUndefined();
});

it("a notebook that asks too few is told, listed or not", () => {
  const said =
    "it asks for 3 predictions, and 4 are the fewest: a cell with predict(…), and its text in grader/predictions/";
  expect(tooFew("90-differences.ipynb", 3)).toBe(`notebooks/90-differences.ipynb: ${said}90-differences.ts`);
  expect(tooFew("90-differences.ipynb", 4)).toBeUndefined();
  expect(tooFew("00-start-here.ipynb", 3)).toBeUndefined();
});

function tooFew(name: string, count: number): string | undefined {
  const fewest = name.startsWith("00") ? 3 : 4;
  if (count >= fewest) return undefined;
  const file = name.replace(".ipynb", ".ts");
  return `notebooks/${name}: it asks for ${count} predictions, and ${fewest} are the fewest: a cell with predict(…), and its text in grader/predictions/${file}`;
}

describe.each(chapters)("the predictions of chapter %s", (chapter, list) => {
  it("are asked in its notebook, each once, in the words that know the answer", () => {
    const inNotebook = asked(chapter).map((a) => a.question);
    const known = list.map((p) => p.question);
    const said = "a question stands in the notebook's cell and in grader/predictions/, letter by letter";
    expect(
      inNotebook.filter((question) => !known.includes(question)),
      `${said}: notebooks/ alone has`,
    ).toEqual([]);
    expect(
      known.filter((question) => !inNotebook.includes(question)),
      `${said}: grader/predictions/ alone has`,
    ).toEqual([]);
    expect([...inNotebook].sort(), "each once").toEqual([...known].sort());
  });

  it("leave the place of the guess blank, but for the worked example of the tour", () => {
    const filled = asked(chapter).filter((a) => a.guess !== "_" && (chapter !== "00" || a.guess !== "16384"));
    const said = filled.map(({ cell, question, guess }) => `cell ${cell}: "${question}" has a guess, ${guess}, for _`);
    expect(said).toEqual([]);
  });

  const withChoices = list.filter((p) => p.choices).map((p) => [p.id, p] as const);
  it.each(withChoices)("%s has one reply for every letter of its list", (_, { choices, answer, beliefs }) => {
    expect([answer(), ...beliefs.map((b) => b.guess)].sort()).toEqual(choices?.map((_, i) => letterOf(i)));
  });

  describe.each(list.map((p) => [p.id, p] as const))("%s", (_id, prediction: Prediction) => {
    it("belongs to its chapter", () => {
      expect(prediction.id.startsWith(`${chapter}.`)).toBe(true);
    });

    it("accepts the answer that the lib computes, and says why it is so", () => {
      expect(replyTo(prediction, prediction.answer())).toEqual({ right: true, says: prediction.because });
    });

    it("answers each wrong guess with its own belief", () => {
      for (const belief of prediction.beliefs) {
        expect(replyTo(prediction, belief.guess)).toEqual({ right: false, says: belief.says });
      }
    });

    it("never mistakes a belief for the answer, nor one belief for another", () => {
      const guesses: Value[] = [prediction.answer(), ...prediction.beliefs.map((b) => b.guess)];
      guesses.forEach((guess, i) => {
        for (const other of guesses.slice(i + 1)) expect(compare(guess, other), `${guess} and ${other}`).toBeDefined();
      });
    });
  });
});

it("chapter 00 speaks of the wood that is in the photograph", () => {
  const pixel = photo("coffee").at(100, 10).data;
  expect(Array.from(pixel, (v) => Math.round(100 * v) / 100)).toEqual(wood);
});

it("chapter 01's eye finds the other eye, and then the nose with about half the answer", () => {
  const cat = photo("chelsea").data.filter((_, i) => i % 3 === 0);
  const piece = Array.from({ length: 19 * 19 }, (_, i) => cat[(36 + Math.floor(i / 19)) * 128 + 30 + (i % 19)]);
  const mean = piece.reduce((sum, v) => sum + v) / piece.length;
  const map = conv2d(
    tensor(cat, [128, 128, 1]),
    tensor(
      piece.map((v) => v - mean),
      [19, 19, 1, 1],
    ),
  );
  const largest = (rows: [number, number], columns: [number, number]) => {
    const places = Array.from(map.data, (answer, i) => ({ answer, y: Math.floor(i / 110), x: i % 110 }));
    const within = places.filter(({ y, x }) => y >= rows[0] && y < rows[1] && x >= columns[0] && x < columns[1]);
    return within.reduce((a, b) => (b.answer > a.answer ? b : a));
  };
  expect(largest([0, 110], [0, 110])).toMatchObject({ y: 36, x: 30 });
  const other = largest([0, 110], [50, 110]);
  expect(other).toMatchObject({ y: 45, x: 89 });
  expect(largest([80, 110], [0, 110]).answer / other.answer).toBeCloseTo(0.54, 2);
});

it("chapter 07's counts of weights and MACs, which are written out, are those of lib and of the solution", () => {
  const grouped = costOf({ type: "conv", kernel: 3, filters: 20, groups: 4, bias: false }, [9, 9, 12]);
  const counted: Record<string, number> = {
    "07.grouped-weights": grouped.weights,
    "07.separable-weights": countCost("separable", 10, 8, 16).weights,
    "07.atrous-macs": countCost("atrous", 10, 4, 4).macs,
    "07.transposed-macs": countCost("transposed", 10, 4, 4).macs,
  };
  for (const [id, right] of Object.entries(counted)) {
    expect(predictions["07"].find((prediction) => prediction.id === id)?.question).toContain(` ${right}; somebody`);
  }
});

describe("a guess is taken as it is meant", () => {
  const ratio: Prediction = { id: "x", question: "", answer: () => 7.9, decimals: 1, because: "so", beliefs: [] };
  const word: Prediction = { id: "x", question: "", answer: () => "3×3", because: "so", beliefs: [] };

  it("with more decimals than were asked for", () => {
    expect([7.9, 7.89, 7.94].map((guess) => replyTo(ratio, guess).right)).toEqual([true, true, true]);
    expect([7.8, 7.84, 8].map((guess) => replyTo(ratio, guess).right)).toEqual([false, false, false]);
  });

  it("with the letter x for ×, and in capitals", () => {
    expect(["3×3", "3x3", " 3 X 3"].map((guess) => replyTo(word, guess).right)).toEqual([true, true, true]);
    expect(replyTo(word, "x").right).toBe(false);
  });
});

describe("which belief made it", () => {
  // [1, 10] under [2, 3]: 2 + 30, flipped 3 + 20, kept apart [2, 30].
  const riddle = {
    id: "x",
    situation: "[1, 10] under the weights [2, 3].",
    right: 32,
    suspects: [
      { belief: "the weights are turned round first", gives: 23 },
      { belief: "products are not added", gives: [2, 30] },
    ],
    culprit: "a",
    because: "The first weight meets the first pixel.",
  };

  it("shows the case, the layer's answer and somebody's, and lists the beliefs", () => {
    const { question, choices } = whichBelief(riddle);
    expect(question).toBe("[1, 10] under the weights [2, 3]. A layer gives 32; somebody has 23. Which belief made it?");
    expect(choices).toEqual(["the weights are turned round first", "products are not added"]);
  });

  it("is answered with a letter, however it is written", () => {
    for (const guess of ["a", "A", "a)", "(a)", " a. "]) {
      expect(replyTo(whichBelief(riddle), guess)).toEqual({ right: true, says: riddle.because });
    }
  });

  it("tells another letter what it would have given", () => {
    expect(replyTo(whichBelief(riddle), "b")).toEqual({ right: false, says: "That would give [2, 30], not 23." });
    expect(replyTo(whichBelief({ ...riddle, culprit: "b" }), "a").says).toBe("That would give 23, not [2, 30].");
  });

  it("asks for a letter where it gets none, or one that is not on the list", () => {
    for (const guess of ["c", 23, "turned", true]) {
      expect(replyTo(whichBelief(riddle), guess).says).toMatch(/^Asked is a letter from a to b, in quotation marks/);
    }
  });

  it("refuses a list that does not tell its beliefs apart, or has no such culprit", () => {
    const also = (gives: Value) => ({
      ...riddle,
      suspects: [...riddle.suspects, { belief: "twice", gives }],
    });
    expect(() => whichBelief(also(23))).toThrow('"twice" gives 23, and so does "the weights are turned round first"');
    expect(() => whichBelief(also(32))).toThrow('"twice" gives 32, and so does "what is right"');
    expect(() => whichBelief({ ...riddle, culprit: "c" })).toThrow('the culprit is "c", but there are 2 beliefs');
  });
});

describe("a guess that no known belief explains", () => {
  const prediction = predictions["01"].find((p) => p.id === "01.first-number")!;

  it("is told which way it is off", () => {
    expect(replyTo(prediction, 20).says).toMatch(/^20 is more than what comes out/);
    expect(replyTo(prediction, 3).says).toMatch(/^3 is less than what comes out/);
  });

  it("is told what kind of answer is asked for", () => {
    expect(replyTo(prediction, "nineteen").says).toBe('Asked is a number, such as 7; you gave "nineteen".');
  });

  it("is never called wrong", () => {
    for (const guess of [20, "nineteen", [1, 2], true]) {
      expect(replyTo(prediction, guess).right).toBe(false);
      expect(replyTo(prediction, guess).says).not.toMatch(/wrong/i);
    }
  });
});
