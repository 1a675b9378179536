import * as solution from "../../../solutions/05-autoencoder";
import { exercise } from "../../rubric";
import { total } from "../models";

export const learningStep = exercise({
  id: "05.learningStep",
  title: "One step of the smallest autoencoder",
  points: 3,
  solution: solution.learningStep,
  terms: {
    a: "The decoder gets a · x: so its answer has the factor a, and so has the slope of the loss along b.",
    b: "Whatever a makes goes through the decoder: so the answer has the factor b, and so has the slope of the loss along a.",
    pictures: "The loss is the mean over all pictures, so its slope is the mean of their slopes.",
    rate: "It says how long the step is, so many times the slope, for a and for b alike.",
    x: "A picture counts in two ways: as the input that a and b are multiplied by, and as the target that is taken off the answer.",
  },
  cases: (random) => [
    [1, 2, [1, 3], 0.01],
    [1, 2, [1], 0.1],
    [2, 0.25, [3], 0.05],
    [1, 1, [4, 7], 0.1],
    [0.5, 3, [2, -1], 0.1],
    [2, -1, [1, 2, 3], 0.01],
    [0.25, 0.5, [random.whole(2, 4), -random.whole(5, 7), 1], 0.05],
  ],
  byHand: () => [
    { args: [1, 2, [1, 3], 0.01], gives: [0.8, 1.9] },
    { args: [1, 1, [1], 0.1], gives: [1, 1] },
  ],
  hints: [
    "Write the loss for one picture with a, b and x only. If b were a fixed number, what would its slope in a be?",
    "The loss is (b · a · x − x)². With e for b · a · x − x: the slope in a is 2 · e times how fast the output grows with a.",
    "The output b · a · x grows by b · x with a and by a · x with b. Average 2 · e · b · x and 2 · e · a · x over the pictures; subtract rate times each.",
  ],
  misconceptions: [
    {
      id: "05.without-the-two",
      belief: "You left out the 2 of the square: the slope of e² is 2 · e.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate / 2),
    },
    {
      id: "05.summed-slopes",
      belief: "You added the slopes of all pictures up. The loss is their mean, and so is its slope.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate * pictures.length),
    },
    {
      id: "05.uphill",
      belief: "You stepped along the gradient. It points to where the loss grows; step the other way.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate),
    },
    {
      id: "05.one-after-the-other",
      belief:
        "You changed a first and used the new one for b. A step follows one gradient, found where both were before.",
      model: (a, b, pictures, rate) => {
        const [moved] = solution.learningStep(a, b, pictures, rate);
        return [moved, solution.learningStep(moved, b, pictures, rate)[1]];
      },
    },
    {
      id: "05.own-weight",
      belief:
        "Each weight of yours moves by the other one's slope: the two are exchanged at the end, or each was multiplied by the weight itself. A change of a reaches the output through b, so a's slope has a factor b, and b's a factor a.",
      model: (a, b, pictures, rate) => {
        const e = (2 * (a * b - 1) * total(pictures.map((x) => x * x))) / pictures.length;
        return [a - rate * e * a, b - rate * e * b];
      },
    },
    {
      id: "05.picture-forgotten",
      belief:
        "You forgot the picture itself. When a grows by a little, b · a · x grows by b · x as much: the slope has an x of its own, beside the one in the error.",
      model: (a, b, pictures, rate) => {
        const e = (2 * (a * b - 1) * total(pictures)) / pictures.length;
        return [a - rate * e * b, b - rate * e * a];
      },
    },
    {
      id: "05.step-a-picture",
      belief:
        "You took a step after each picture. Asked is one step: along the mean of all slopes, found with the a and b you were given.",
      model: (a, b, pictures, rate) =>
        pictures.reduce<[number, number]>(([a, b], x) => solution.learningStep(a, b, [x], rate), [a, b]),
    },
    {
      id: "05.straight-to-the-output",
      belief:
        "You forgot what lies between. The output is b · a · x: when a grows by a little, it grows b times as much, and when b grows, a times.",
      model: (a, b, pictures, rate) => {
        const e = (2 * (a * b - 1) * total(pictures.map((x) => x * x))) / pictures.length;
        return [a - rate * e, b - rate * e];
      },
    },
    {
      id: "05.error-as-gradient",
      belief:
        "You stepped by the error alone. The loss is a square: its slope in a is twice the error times how much the output moves when a moves, and that is b · x.",
      model: (a, b, pictures, rate) => {
        const e = total(pictures.map((x) => 2 * (b * a * x - x))) / pictures.length;
        return [a - rate * e, b - rate * e];
      },
    },

    {
      id: "05.loss-as-gradient",
      belief:
        "You stepped by the loss itself. The loss says how wrong the output is, and not which way is down: a step is the rate times the slope, how fast the loss changes with each weight.",
      model: (a, b, pictures, rate) => {
        const loss = total(pictures.map((x) => (b * a * x - x) ** 2)) / pictures.length;
        return [a - rate * loss, b - rate * loss];
      },
    },
    {
      id: "05.part-of-a-step-a-picture",
      belief:
        "You took a part of the step after each picture, so that the next one met the new weights. There is one step, along the mean of all slopes, found with the a and b you were given.",
      model: (a, b, pictures, rate) =>
        pictures.reduce<[number, number]>(
          ([a, b], x) => solution.learningStep(a, b, [x], rate / pictures.length),
          [a, b],
        ),
    },
    {
      id: "05.mean-picture",
      belief:
        "You learned from the mean of the pictures. The loss is a mean of squared errors, not the error of a mean picture: 1 and 3 pull harder than 2 and 2, and −1 and 1 would teach nothing.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, [total(pictures) / pictures.length], rate),
    },
    {
      id: "05.latent-has-a-target",
      belief:
        "You trained the encoder to make z equal to x. Nobody says what the latent should be: the only error is the one at the output, and a hears of it through b.",
      model: (a, b, pictures, rate) => {
        const slope = total(pictures.map((x) => 2 * (a * x - x) * x)) / pictures.length;
        return [a - rate * slope, solution.learningStep(a, b, pictures, rate)[1]];
      },
    },
    {
      id: "05.sum-without-the-two",
      belief:
        "Two things: the slope of e² is 2 · e, and the loss is a mean over the pictures, so the slopes are divided by how many there are.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, (rate * pictures.length) / 2),
    },
    {
      id: "05.decoder-first",
      belief:
        "You changed b first and used the new one for a. A step follows one gradient, found where both were before.",
      model: (a, b, pictures, rate) => {
        const [, moved] = solution.learningStep(a, b, pictures, rate);
        return [solution.learningStep(a, moved, pictures, rate)[0], moved];
      },
    },
    {
      id: "05.decoder-only",
      belief: "You let b learn and left a as it was. Both are weights: the error reaches a through b.",
      model: (a, b, pictures, rate) => [a, solution.learningStep(a, b, pictures, rate)[1]],
    },
    {
      id: "05.encoder-only",
      belief: "You let a learn and left b as it was. Both are weights, and the loss changes with both.",
      model: (a, b, pictures, rate) => [solution.learningStep(a, b, pictures, rate)[0], b],
    },
    {
      id: "05.steps-not-weights",
      belief: "You answered the steps, or the slopes. Asked is where a and b are after the step.",
      model: (a, b, pictures, rate) => {
        const [newA, newB] = solution.learningStep(a, b, pictures, rate);
        return [newA - a, newB - b];
      },
    },
    {
      id: "05.slopes-not-weights",
      belief: "You answered the slopes. Asked is where a and b are after a step of `rate` times their slopes.",
      model: (a, b, pictures) => {
        const [newA, newB] = solution.learningStep(a, b, pictures, 1);
        return [a - newA, b - newB];
      },
    },
    {
      id: "05.slope-of-size",
      belief:
        "You took the slope of the error's size, |e|. The loss is squared: its slope is 2 · e, which grows with the error.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [Math.sign(e(x)) * b * x, Math.sign(e(x)) * a * x]);
      },
    },
    {
      id: "05.slope-of-error",
      belief:
        "You took the slope of the error, not of its square. Without 2 · e in front the step is the same however wrong the output is, and also where nothing is wrong.",
      model: (a, b, pictures, rate) => {
        return stepped(a, b, pictures, rate, (x) => [b * x, a * x]);
      },
    },
    {
      id: "05.error-squared-in-slope",
      belief: "You kept the square in the slope. The slope of e² is 2 · e: e itself, with its sign.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [2 * e(x) ** 2 * b * x, 2 * e(x) ** 2 * a * x]);
      },
    },
    {
      id: "05.both-in-each",
      belief:
        "You gave both weights the same slope, made of both. When a alone grows, the output grows by b · x; when b alone does, by a · x.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [2 * e(x) * (a + b) * x, 2 * e(x) * (a + b) * x]);
      },
    },
    {
      id: "05.decoders-slope-for-both",
      belief:
        "You stepped both with the slope of b. When a grows, the output grows by b · x: each weight has a slope of its own.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [2 * e(x) * a * x, 2 * e(x) * a * x]);
      },
    },
    {
      id: "05.encoders-slope-for-both",
      belief:
        "You stepped both with the slope of a. When b grows, the output grows by a · x: each weight has a slope of its own.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [2 * e(x) * b * x, 2 * e(x) * b * x]);
      },
    },
    {
      id: "05.output-times-error",
      belief:
        "Both of your slopes have a · b in them. When a grows by a little, the output grows by b · x; when b does, by a · x.",
      model: (a, b, pictures, rate) => {
        const e = (x: number) => b * a * x - x;
        return stepped(a, b, pictures, rate, (x) => [2 * e(x) * a * b * x, 2 * e(x) * a * b * x]);
      },
    },
    {
      id: "05.latent-as-output",
      belief: "You compared the latent z with x. The answer is b · z; that is what has to be near x.",
      model: (a, b, pictures, rate) => {
        return stepped(a, b, pictures, rate, (x) => [2 * (a * x - x) * b * x, 2 * (a * x - x) * a * x]);
      },
    },
    {
      id: "05.no-target",
      belief:
        "You left out the target: as it stands, the step makes the output as small as it can be. The error is b · a · x − x.",
      model: (a, b, pictures, rate) => {
        return stepped(a, b, pictures, rate, (x) => [2 * a * b * x * b * x, 2 * a * b * x * a * x]);
      },
    },
    {
      id: "05.target-is-one",
      belief: "You took 1 for the target. An autoencoder's target is its own input, x.",
      model: (a, b, pictures, rate) => {
        return stepped(a, b, pictures, rate, (x) => [2 * (a * b * x - 1) * b * x, 2 * (a * b * x - 1) * a * x]);
      },
    },
    {
      id: "05.sign-of-the-slope",
      belief:
        "You stepped by the rate, up or down, whatever the slope. In gradient descent a step is the rate times the slope: where it is steep, it is long.",
      model: (a, b, pictures, rate) => {
        const [newA, newB] = solution.learningStep(a, b, pictures, 1);
        return [a - rate * Math.sign(a - newA), b - rate * Math.sign(b - newB)];
      },
    },
    {
      id: "05.last-picture-only",
      belief:
        "Only the last picture moved the weights. The loss is the mean over all of them, and so is its slope: add their parts up, then divide.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures.slice(-1), rate),
    },
    {
      id: "05.divided-twice",
      belief: "You divided by the number of pictures twice. The loss is a mean: divide once.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, rate / pictures.length),
    },
    {
      id: "05.slope-of-root",
      belief: "You took the slope of the root of the loss. The loss is the mean squared error itself, without a root.",
      model: (a, b, pictures, rate) => {
        const loss = total(pictures.map((x) => (b * a * x - x) ** 2)) / pictures.length;
        return solution.learningStep(a, b, pictures, loss ? rate / (2 * Math.sqrt(loss)) : 0);
      },
    },

    {
      id: "05.target-is-the-latent",
      belief:
        "You compared the output with the latent a · x. The target is x itself: the picture is to come back, not its code.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - a * x) * b * x, 2 * (b * a * x - a * x) * a * x]),
    },
    {
      id: "05.error-squared-once",
      belief:
        "You took the squared error where its slope belongs. The slope of e² is 2 · e: the further off, the larger the step, and with a sign.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [(b * a * x - x) ** 2 * b * x, (b * a * x - x) ** 2 * a * x]),
    },
    {
      id: "05.encoder-past-the-decoder",
      belief:
        "You let a's gradient stop before the decoder. What a makes goes through b: when a grows, the output grows b · x as fast, so a's slope has the factor b.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - x) * x, 2 * (b * a * x - x) * a * x]),
    },
    {
      id: "05.decoder-sees-the-picture",
      belief:
        "You let b work on the picture x. The decoder is given the latent, z = a · x: when b grows, the output grows a · x as fast, so b's slope has the factor a.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [2 * (b * a * x - x) * b * x, 2 * (b * a * x - x) * x]),
    },
    {
      id: "05.last-picture-of-all",
      belief:
        "Only the last picture counts with you, divided by how many there are. Add the slopes of all pictures up, then divide.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures.slice(-1), rate / pictures.length),
    },
    ...(["a", "b"] as const).map((first) => ({
      id: `05.new-${first}-in-the-other-slope`,
      belief: `You put the new ${first} into the other weight's slope. A step follows one gradient, found where both were before.`,
      model: (a: number, b: number, pictures: number[], rate: number): [number, number] => {
        const [newA, newB] = solution.learningStep(a, b, pictures, rate);
        const error = (x: number) => 2 * (b * a * x - x) * x;
        return first === "a"
          ? [newA, stepped(a, b, pictures, rate, (x) => [0, error(x) * newA])[1]]
          : [stepped(a, b, pictures, rate, (x) => [error(x) * newB, 0])[0], newB];
      },
    })),
    {
      id: "05.uphill-without-the-two",
      belief:
        "Two things: you stepped along the gradient, which leads to where the loss grows; and the slope of e² is 2 · e. Subtract it, with the 2.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate / 2),
    },
    {
      id: "05.uphill-summed",
      belief:
        "Two things: you stepped along the gradient, which leads to where the loss grows; and the slopes of the pictures are added up undivided. The loss is a mean: divide, and step the other way.",
      model: (a, b, pictures, rate) => solution.learningStep(a, b, pictures, -rate * pictures.length),
    },
    {
      id: "05.own-weight-without-the-two",
      belief:
        "Two things: the output grows by b · x with a and by a · x with b, so each slope has the *other* weight; and the slope of e² is 2 · e.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [(b * a * x - x) * a * x, (b * a * x - x) * b * x]),
    },
    {
      id: "05.picture-forgotten-without-the-two",
      belief: "Two things: a and b work on a picture, so both slopes have the factor x; and the slope of e² is 2 · e.",
      model: (a, b, pictures, rate) => stepped(a, b, pictures, rate, (x) => [(b * a * x - x) * b, (b * a * x - x) * a]),
    },
    {
      id: "05.a-first-without-the-two",
      belief:
        "Two things: you used the new a for b's slope, though both belong to one step, taken together; and the slope of e² is 2 · e.",
      model: (a, b, pictures, rate) => {
        const [newA] = solution.learningStep(a, b, pictures, rate / 2);
        const [, newB] = solution.learningStep(newA, b, pictures, rate / 2);
        return [newA, newB];
      },
    },
    {
      id: "05.slope-at-an-error",
      belief:
        "You took the size of the error and lost its sign. Where the output is too small the weights have to grow, where it is too large to shrink.",
      model: (a, b, pictures, rate) =>
        stepped(a, b, pictures, rate, (x) => [
          2 * Math.abs(b * a * x - x) * b * x,
          2 * Math.abs(b * a * x - x) * a * x,
        ]),
    },
  ],
  blindSpots: [
    {
      id: "05.several-pictures",
      where: "there is more than one picture",
      so: "The loss is the mean over all, and so are its slopes: add them up, divide by how many there are, then take one step.",
      holds: (_a, _b, pictures) => pictures.length > 1,
    },
    {
      id: "05.weight-below-0",
      where: "a weight or a picture is below 0",
      so: "Nothing changes there: signs go through all products.",
      holds: (a, b, pictures) => [a, b, ...pictures].some((v) => v < 0),
    },
  ],
});

/** A step along the mean of slopes that `slopes` gives for each picture. */
function stepped(
  a: number,
  b: number,
  pictures: number[],
  rate: number,
  slopes: (x: number) => [number, number],
): [number, number] {
  const mean = (which: 0 | 1) => total(pictures.map((x) => slopes(x)[which])) / pictures.length;
  return [a - rate * mean(0), b - rate * mean(1)];
}
