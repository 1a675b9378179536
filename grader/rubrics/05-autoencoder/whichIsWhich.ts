import { type Tensor, tensor } from "../../../lib/index";
import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";
import { indexOfLargest, lists, perRow } from "./models";

type Rows = Tensor<[number, number]>;

export const whichIsWhich = exercise({
  id: "05.whichIsWhich",
  title: "Copied, understood, or neither",
  points: 2,
  solution: solution.whichIsWhich,
  terms: {
    digits:
      "In what each network drew, the digits come first: their number says where the drawings of the noise begin.",
    noise: "Noise tells who copies: a narrow network can't give back what it has never learned to draw.",
    drawn:
      "One entry for each of the three networks: all three are compared, and the answer is their places in this list.",
  },
  cases: () => [
    trio({
      digits: [[9, 0]],
      noise: [[4, 7]],
      copies: [
        [8, 0],
        [4, 6],
      ],
      narrow: [
        [9, 0],
        [8, 0],
      ],
      nothing: [5, 3],
      order: ["nothing", "narrow", "copies"],
    }),
    trio({
      digits: [
        [8, 8, 0],
        [0, 8, 8],
      ],
      noise: [
        [3, 9, 4],
        [7, 1, 6],
      ],
      copies: [
        [7, 8, 1],
        [1, 8, 7],
        [3, 8, 5],
        [6, 2, 6],
      ],
      narrow: [
        [8, 8, 1],
        [0, 8, 8],
        [0, 7, 8],
        [7, 9, 0],
      ],
      nothing: [4, 7, 4],
      order: ["narrow", "nothing", "copies"],
    }),
    trio({
      digits: [
        [6, 0, 6, 0],
        [0, 6, 0, 6],
        [6, 6, 0, 0],
      ],
      noise: [[1, 5, 4, 2]],
      copies: [
        [6, 0, 6, 0],
        [0, 6, 0, 6],
        [6, 5, 0, 0],
        [1, 4, 4, 2],
      ],
      narrow: [
        [6, 0, 5, 0],
        [0, 7, 0, 6],
        [6, 6, 0, 1],
        [0, 6, 6, 0],
      ],
      nothing: [4, 4, 2, 2],
      order: ["copies", "nothing", "narrow"],
    }),
    trio({
      digits: [
        [9, 9],
        [0, 9],
      ],
      noise: [
        [5, 2],
        [2, 1],
        [4, 4],
      ],
      copies: [
        [9, 8],
        [0, 8],
        [5, 2],
        [3, 1],
        [4, 5],
      ],
      narrow: [
        [9, 9],
        [0, 9],
        [8, 9],
        [1, 9],
        [0, 8],
      ],
      nothing: [4, 6],
      order: ["nothing", "copies", "narrow"],
    }),
    // The first noise and the last speak for the other one, and so does whoever draws the darkest.
    trio({
      digits: [
        [9, 0, 0],
        [0, 9, 0],
      ],
      noise: [
        [5, 4, 5],
        [8, 7, 9],
        [2, 3, 2],
      ],
      copies: [
        [9, 1, 0],
        [0, 8, 0],
        [5, 1, 5],
        [8, 7, 8],
        [2, 5, 2],
      ],
      narrow: [
        [9, 0, 0],
        [1, 9, 0],
        [4, 4, 4],
        [9, 0, 0],
        [2, 3, 1],
      ],
      nothing: [5, 4, 3],
      order: ["copies", "narrow", "nothing"],
    }),
    // Its fixed picture lies between all of them, so that the narrow one is further off in all.
    trio({
      digits: [
        [8, 0],
        [0, 8],
      ],
      noise: [
        [4, 4],
        [3, 5],
        [5, 4],
      ],
      copies: [
        [7, 0],
        [0, 8],
        [4, 3],
        [3, 4],
        [5, 4],
      ],
      narrow: [
        [8, 0],
        [0, 8],
        [9, 0],
        [0, 9],
        [9, 0],
      ],
      nothing: [4, 4],
      order: ["copies", "nothing", "narrow"],
    }),
    // What one fixed picture loses on noise is more than what the narrow one does.
    trio({
      digits: [
        [9, 0],
        [8, 1],
      ],
      noise: [[1, 8]],
      copies: [
        [9, 0],
        [8, 0],
        [2, 7],
      ],
      narrow: [
        [9, 0],
        [8, 1],
        [7, 2],
      ],
      nothing: [9, 1],
      order: ["narrow", "copies", "nothing"],
    }),
    // The narrow one draws both digits alike, and the one fixed picture is near them: nearer than the copies.
    trio({
      digits: [
        [9, 0, 1],
        [8, 0, 2],
      ],
      noise: [
        [3, 6, 5],
        [6, 2, 7],
      ],
      copies: [
        [8, 1, 0],
        [7, 1, 2],
        [3, 5, 5],
        [6, 4, 7],
      ],
      narrow: [
        [8, 0, 1],
        [8, 0, 1],
        [8, 0, 3],
        [6, 3, 7],
      ],
      nothing: [5, 4, 5],
      order: ["narrow", "nothing", "copies"],
    }),
  ],
  byHand: () => [
    {
      args: [
        tensor([9, 0], [1, 2]),
        tensor([4, 7], [1, 2]),
        [tensor([5, 3, 5, 3], [2, 2]), tensor([9, 0, 8, 0], [2, 2]), tensor([8, 0, 4, 6], [2, 2])],
      ],
      gives: [2, 1, 0],
    },
  ],
  hints: [
    "Digits are what all three were trained on. Which of the two kinds of pictures tells more about them?",
    "One network answers the same, whatever comes: look at its pictures alone. Of the other two, which one draws noise as it is?",
    "With that one set aside: the smaller meanSquaredError on the noise copies. The noise's rows come after the digits'.",
  ],
  misconceptions: [
    {
      id: "05.best-on-digits-copies",
      belief:
        "You took the network that draws the digits best for the one that copies. A narrow one may draw digits as well, or better. Only what neither has learned, the noise, tells them apart.",
      model: (digits, noise, drawn) => {
        const { nothing, others } = setAside(digits, noise, drawn);
        const [first, second] = others.map((n) => errorsOf(digits, noise, drawn[n]).digits);
        return first < second ? [others[0], others[1], nothing] : [others[1], others[0], nothing];
      },
    },
    {
      id: "05.narrow-copies",
      belief:
        "You have the narrow one and the one that copies the other way round, in your answer or in what tells them apart. First comes the one that copies: what comes back of noise unchanged was handed through; a narrow middle turns it into strokes.",
      model: (digits, noise, drawn) => {
        const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
        return [narrow, copies, nothing];
      },
    },
    {
      id: "05.worst-learnt-nothing",
      belief:
        "You took the one with the largest error on noise for the one that has learned nothing. A narrow network that knows digits well can be worse at noise than one fixed grey picture. Whether it answers the same each time tells.",
      model: (digits, noise, drawn) => {
        const order = [0, 1, 2].sort(
          (a, b) => errorsOf(digits, noise, drawn[a]).noise - errorsOf(digits, noise, drawn[b]).noise,
        );
        return [order[0], order[1], order[2]];
      },
    },
    {
      id: "05.roles-by-network",
      belief:
        "You answered, for each network, which place it takes. Asked is the other way round: first the number of the one that copies, then of the narrow one, then of the one that has learned nothing.",
      model: (digits, noise, drawn) => {
        const roles = solution.whichIsWhich(digits, noise, drawn);
        return [roles.indexOf(0), roles.indexOf(1), roles.indexOf(2)];
      },
    },
    {
      id: "05.error-over-everything",
      belief:
        "You added the errors of digits and noise and ranked by the sum. By how much the narrow one fails at noise depends on the pictures. Look at what each network does: give noise back, or always draw the same.",
      model: (digits, noise, drawn) => {
        const errors = drawn.map((d) => {
          const { digits: known, noise: unknown } = errorsOf(digits, noise, d);
          return known * digits.shape[0] + unknown * noise.shape[0];
        });
        const order = [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
        return [order[0], order[1], order[2]];
      },
    },
    {
      id: "05.exact-copies",
      belief:
        "You looked for drawings that equal what was shown, number for number. A trained copy is near and never exact: look for the smallest error on noise.",
      model: (digits, noise, drawn) => {
        const { nothing } = setAside(digits, noise, drawn);
        return [-1, 3 - -1 - nothing, nothing];
      },
    },
    {
      id: "05.darkest-learnt-nothing",
      belief:
        "You took the darkest drawings for the network that has learnt nothing. It does not draw nothing: it draws a picture, the same one each time.",
      model: (digits, noise, drawn) => {
        const light = drawn.map((d) => total(d.data.map(Math.abs)));
        const nothing = light.indexOf(Math.min(...light));
        const errors = drawn.map((d) => errorsOf(digits, noise, d).noise);
        const [copies, narrow] = [0, 1, 2].filter((n) => n !== nothing).sort((a, b) => errors[a] - errors[b]);
        return [copies, narrow, nothing];
      },
    },

    {
      id: "05.same-picture-is-a-copy",
      belief:
        "You called it copying to draw the same picture each time. To copy is to give back whatever comes, noise as well; who draws one picture, whatever comes, has learned nothing.",
      model: (digits, noise, drawn) => {
        const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
        return [nothing, narrow, copies];
      },
    },
    {
      id: "05.same-picture-is-narrow",
      belief:
        "You took the network that draws the same picture each time for the narrow one. A narrow middle lets little through, but what comes out still follows what was shown; who draws one picture, whatever comes, has learned nothing.",
      model: (digits, noise, drawn) => {
        const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
        return [copies, nothing, narrow];
      },
    },
    {
      id: "05.best-on-digits-is-narrow",
      belief:
        "You took the network that draws digits best for the narrow one. The one that copies may draw them as well, or better. Only the noise tells them apart.",
      model: (digits, noise, drawn) => {
        const { nothing, others } = setAside(digits, noise, drawn);
        const [first, second] = others.map((n) => errorsOf(digits, noise, drawn[n]).digits);
        return first < second ? [others[1], others[0], nothing] : [others[0], others[1], nothing];
      },
    },
    {
      id: "05.narrow-range",
      belief:
        "You took narrow for a narrow range of brightness. Narrow is the middle: few numbers may pass. What it draws can be as bright as any digit; it is known by what it makes of noise.",
      model: (digits, noise, drawn) => {
        const { nothing, others } = setAside(digits, noise, drawn);
        const range = (n: number) => Math.max(...drawn[n].data) - Math.min(...drawn[n].data);
        return range(others[0]) < range(others[1]) ? [others[1], others[0], nothing] : [others[0], others[1], nothing];
      },
    },
    {
      id: "05.same-for-digits",
      belief:
        "You looked only at what is drawn of digits, or of the first two pictures. A narrow network can draw two digits alike. Who has learned nothing draws the same of everything, noise as well.",
      model: (digits, noise, drawn) =>
        ranked(
          drawn.findIndex((d) =>
            lists(d)
              .slice(0, digits.shape[0])
              .every((row, _, [first]) => row.join() === first.join()),
          ),
          drawn.map((d) => errorsOf(digits, noise, d).noise),
        ),
    },
    ...(["first", "last"] as const).map((which) => ({
      id: `05.${which}-noise-only`,
      belief: `You compared the ${which} noise alone. One picture can come back well by chance: add up the errors of all of them.`,
      model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
        const n = which === "first" ? 0 : noise.shape[0] - 1;
        const errors = drawn.map((d) => solution.meanSquaredError(lists(d)[digits.shape[0] + n], lists(noise)[n]));
        return ranked(setAside(digits, noise, drawn).nothing, errors);
      },
    })),
    {
      id: "05.nothing-first",
      belief:
        "The three networks are right, but not their order. First comes the number of the one that copies, then of the narrow one, then of the one that has learned nothing.",
      model: (digits, noise, drawn) => {
        const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
        return [nothing, copies, narrow];
      },
    },
    {
      id: "05.varies-most-copies",
      belief:
        "You took the one whose drawings differ most for the one that copies. A narrow one draws strong strokes of anything, which differ as much. Compare what is drawn of noise with the noise itself.",
      model: (digits, noise, drawn) => {
        const varied = drawn.map((d) => {
          const columns = lists(d)[0].map((_, i) => lists(d).map((row) => row[i]));
          return total(columns.map((c) => total(c.map((v) => (v - total(c) / c.length) ** 2))));
        });
        return ranked(
          setAside(digits, noise, drawn).nothing,
          varied.map((v) => -v),
        );
      },
    },
    {
      id: "05.places-in-the-shorter-list",
      belief:
        "The one that has learned nothing is right. Of the others you answered their places, 0 and 1, in the list without it; asked are the numbers of the networks.",
      model: (digits, noise, drawn) => {
        const [copies, narrow, nothing] = solution.whichIsWhich(digits, noise, drawn);
        return copies < narrow ? [0, 1, nothing] : [1, 0, nothing];
      },
    },

    ...(["all", "noise", "digits"] as const).map((shown) => ({
      id: `05.handed-through-is-nothing-${shown}`,
      belief:
        "You called it learning nothing to draw what was shown. To hand everything through is to copy; who has learned nothing draws the same picture whatever comes.",
      model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
        const [nearest, next, last] = byError(digits, noise, drawn, shown);
        return [next, last, nearest];
      },
    })),
    ...(["all", "noise"] as const).map((shown) => ({
      id: `05.nearest-is-narrow-${shown}`,
      belief:
        "You ranked by how far the drawings are from what was shown, the narrow one first. Errors alone don't tell the three apart: who has learned nothing draws the same picture each time, and who copies draws noise as well.",
      model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
        const [nearest, next, last] = byError(digits, noise, drawn, shown);
        return [next, nearest, last];
      },
    })),
    {
      id: "05.largest-gap-is-narrow",
      belief:
        "You took the one that loses most from digits to noise for the narrow one, and ranked the rest by digits. A fixed picture near the digits loses as much. Who has learned nothing is known by drawing the same each time.",
      model: (digits, noise, drawn) => {
        const errors = drawn.map((d) => errorsOf(digits, noise, d));
        const gaps = errors.map((e) => e.noise / noise.shape[0] - e.digits / digits.shape[0]);
        const narrow = indexOfLargest(gaps);
        const [copies, nothing] = [0, 1, 2]
          .filter((n) => n !== narrow)
          .sort((a, b) => errors[a].digits - errors[b].digits);
        return [copies, narrow, nothing];
      },
    },
    {
      id: "05.noise-beside-the-first-rows",
      belief:
        "You compared the noise with the first drawings, which are of digits. What came back of noise i stands behind them: row digits + i.",
      model: (digits, noise, drawn) =>
        ranked(
          setAside(digits, noise, drawn).nothing,
          drawn.map((d) => total(lists(noise).map((row, i) => solution.meanSquaredError(lists(d)[i], row)))),
        ),
    },
    {
      id: "05.same-for-noise",
      belief:
        "You looked only at what is drawn of noise. A narrow network can draw two noises alike, and of a single one nothing can be said: compare all its drawings, of digits as well.",
      model: (digits, noise, drawn) => {
        const nothing = drawn.findIndex((d) => {
          const of = lists(d).slice(digits.shape[0]);
          return of.every((row) => row.join() === of[0].join());
        });
        return ranked(
          nothing,
          drawn.map((d) => errorsOf(digits, noise, d).noise),
        );
      },
    },

    {
      id: "05.sizes-over-everything",
      belief:
        "You added the sizes of all errors up, of digits and noise, and ranked by the sum. By how much the narrow one fails at noise depends on the pictures. Look first for the one that draws the same each time.",
      model: (digits, noise, drawn) => {
        const shown = [...digits.data, ...noise.data];
        const errors = drawn.map((d) => total(shown.map((v, i) => Math.abs(v - d.data[i]))));
        const [copies, narrow, nothing] = [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
        return [copies, narrow, nothing];
      },
    },
    ...(["all", "noise"] as const).map((shown) => ({
      id: `05.worst-is-narrow-${shown}`,
      belief:
        "You took the network that is furthest off for the narrow one, and the one left over for the one that has learned nothing. Errors alone don't tell these two apart: who has learned nothing draws the same picture each time.",
      model: (digits: Rows, noise: Rows, drawn: Rows[]) => {
        const [nearest, next, last] = byError(digits, noise, drawn, shown);
        return [nearest, last, next];
      },
    })),
    {
      id: "05.fewest-values-learnt-nothing",
      belief:
        "You ranked by how many different brightnesses a network draws. That says little: a narrow one may draw few, and a fixed picture many. Compare whole pictures.",
      model: (_digits, _noise, drawn) => {
        const values = drawn.map((d) => new Set(d.data).size);
        const [copies, narrow, nothing] = [0, 1, 2].sort((a, b) => values[b] - values[a]);
        return [copies, narrow, nothing];
      },
    },
  ],
});

/** The three, where it is settled who has learned nothing; of the others the one with the smaller error copies. */
function ranked(nothing: number, errors: number[]): [number, number, number] {
  const [copies, narrow] = [0, 1, 2].filter((n) => n !== nothing).sort((a, b) => errors[a] - errors[b]);
  return [copies, narrow, nothing];
}

/** What three networks were shown and drew. `order` says who is network 0, 1 and 2. */
function trio(of: {
  digits: number[][];
  noise: number[][];
  copies: number[][];
  narrow: number[][];
  /** The one picture it draws. */
  nothing: number[];
  order: ("copies" | "narrow" | "nothing")[];
}): Parameters<typeof solution.whichIsWhich> {
  const drawn = { ...of, nothing: [...of.digits, ...of.noise].map(() => of.nothing) };
  return [rows(of.digits), rows(of.noise), of.order.map((who) => rows(drawn[who]))];
}

function rows(lists: number[][]): Rows {
  return tensor(lists.flat(), [lists.length, lists[0].length]);
}

/** The network that has learned nothing, and the two others. */
function setAside(...shown: Parameters<typeof solution.whichIsWhich>): { nothing: number; others: number[] } {
  const nothing = solution.whichIsWhich(...shown)[2];
  return { nothing, others: [0, 1, 2].filter((network) => network !== nothing) };
}

function errorsOf(digits: Rows, noise: Rows, drawn: Rows): { digits: number; noise: number } {
  const errors = perRow(rows([...lists(digits), ...lists(noise)]), drawn, (d) => d * d);
  return { digits: total(errors.slice(0, digits.shape[0])), noise: total(errors.slice(digits.shape[0])) };
}

/** The networks, that with the smallest error first. */
function byError(digits: Rows, noise: Rows, drawn: Rows[], shown: "all" | "noise" | "digits"): number[] {
  const errors = drawn.map((d) => {
    const of = errorsOf(digits, noise, d);
    return shown === "all" ? of.digits + of.noise : of[shown];
  });
  return [0, 1, 2].sort((a, b) => errors[a] - errors[b]);
}
