import { pathCounts } from "../../../lib/index";
import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";
import { halfOf } from "./ratesFor";

export const findRates = exercise({
  id: "06.findRates",
  title: "A stack in a box",
  points: 3,
  solution: solution.findRates,
  terms: {
    answer:
      "Each layer adds up three copies of what it gets, its rate apart: the answer is what has come of all of them.",
  },
  cases: (random) => {
    const few = [random.whole(1, 4), random.whole(2, 6)];
    return [
      [2, 1],
      [1],
      [4],
      [2, 2],
      [1, 1, 3],
      [3, 1, 2],
      [2, 5],
      [1, 2, 4],
      [4, 2, 2, 3],
      [1, 3, 9],
      [10, 2],
      [1, 2, 1, 3],
      few,
    ].map((rates): [number[]] => [pathCounts(rates)]);
  },
  byHand: () => [{ args: [[1, 1, 2, 1, 2, 1, 1]], gives: [1, 2] }],
  hints: [
    "What comes out of one layer at rate 3, and of one at rate 5? Which number tells the rate?",
    "The first number behind the leading 1 that isn't 0 belongs to the smallest rate r. If that layer came last, each number is a sum of three: one of the others' answer, and those r and 2r before it. Can you take it away again?",
    "others[i] = answer[i] − others[i − r] − others[i − 2r], from the left, others being 0 before its beginning. It is 2r numbers shorter. Do the same with it, until one number is left.",
  ],
  misconceptions: [
    {
      id: "06.one-layer",
      belief:
        "You found the first echo and took it for the whole stack. It is the smallest rate; the other layers' echoes come later, and the length tells how far all rates reach together.",
      model: (answer) => [firstEcho(answer)],
    },
    {
      id: "06.reach-is-rate",
      belief:
        "You took half the length for one rate. That is the sum of all rates: a single layer would give three numbers that aren't 0, and no others.",
      model: (answer) => [(answer.length - 1) / 2],
    },
    {
      id: "06.two-layers",
      belief:
        "You took the first echo for one rate and all the rest for a second. That is right for two layers; there may be fewer or more.",
      model: (answer) => {
        const first = firstEcho(answer);
        return [first, (answer.length - 1) / 2 - first];
      },
    },
    {
      id: "06.equal-rates",
      belief:
        "You took all rates for equal: as many times the first echo as the length allows. Only when the smallest rate is taken away from the answer do the others show.",
      model: (answer) => {
        const first = firstEcho(answer);
        return Array(Math.floor((answer.length - 1) / 2 / first)).fill(first);
      },
    },
    {
      id: "06.every-echo-a-layer",
      belief:
        "You took every place with an answer for a layer's rate. Rates 2 and 5 also answer at 4, 7 and 9, by going through both: take the smallest rate away before you look for the next.",
      model: (answer) => {
        const half = (answer.length - 1) / 2;
        return answer.flatMap((count, i) => (i > 0 && i <= half && count !== 0 ? [i] : []));
      },
    },
    {
      id: "06.counts-are-layers",
      belief:
        "You took a number for how many layers have that rate: a 2 at place 3 for two layers of rate 3. It counts the ways that lead there, and a way may go through several layers: rates 1 and 2 lead to 3 as well.",
      model: (answer) => {
        const half = (answer.length - 1) / 2;
        const rates: number[] = [];
        let sum = 0;
        for (let place = 1; place <= half && sum < half; place++)
          for (let n = 0; n < answer[place] && sum < half; n++, sum += place) rates.push(place);
        return rates;
      },
    },
    {
      id: "06.counts-beside-the-middle",
      belief:
        "You read the numbers beside the middle as if each layer had got the single 1 itself, and all they gave were added. Each layer gets what the one before it made: distances add up, and numbers multiply.",
      model: (answer) => {
        const half = (answer.length - 1) / 2;
        return answer.slice(half + 1).flatMap((count, i) => Array<number>(count).fill(i + 1));
      },
    },
    {
      id: "06.first-places-are-rates",
      belief:
        "You took the first places with an answer for the rates. Two layers at rate 1 answer at 2 as well: a place may be reached by several layers together. Take the smallest rate away before you look for the next.",
      model: (answer) => {
        const layers = Math.round(Math.log(answer.reduce((a, b) => a + b, 0)) / Math.log(3));
        return answer.flatMap((count, i) => (i > 0 && count !== 0 ? [i] : [])).slice(0, layers);
      },
    },
    {
      id: "06.doubled",
      belief:
        "You found the smallest rate and let it double from layer to layer. The rates of this stack may be any: only the numbers of the answer tell them, one layer after the other.",
      model: (answer) => {
        const rates: number[] = [];
        let left = (answer.length - 1) / 2;
        for (let rate = firstEcho(answer); left > 0; rate *= 2) {
          rates.push(Math.min(rate, left));
          left -= Math.min(rate, left);
        }
        return rates.sort((a, b) => a - b);
      },
    },
    {
      id: "06.gaps-are-rates",
      belief:
        "You took the gaps between the numbers that aren't 0 for the rates. Only the first gap surely is one, the smallest: what lies behind it mixes all layers. Take that layer out, and look again.",
      model: (answer) => {
        const places = answer.flatMap((count, i) => (count !== 0 ? [i] : []));
        const gaps: number[] = [];
        let reached = 0;
        for (let i = 1; i < places.length && reached < (answer.length - 1) / 2; i++) {
          gaps.push(places[i] - places[i - 1]);
          reached = places[i];
        }
        return gaps.sort((a, b) => a - b);
      },
    },
    {
      id: "06.no-rate-twice",
      belief:
        "After a rate you went on to larger ones. Two layers may have the same rate: look again from the smallest distance, once a layer is taken out.",
      model: (answer) => {
        const rates: number[] = [];
        let rest = answer;
        for (let rate = 1; 2 * rate < rest.length; rate++) {
          const without = takenOut(rest, rate);
          if (!without) continue;
          rates.push(rate);
          rest = without;
        }
        return rates;
      },
    },
    {
      id: "06.largest-first",
      belief: "You gave the largest rate first. Asked is the smallest first.",
      model: (answer) => solution.findRates(answer).reverse(),
    },
    {
      id: "06.all-alike",
      belief:
        "You read off how many layers there are and how far they reach, and shared that out evenly. The rates may differ: the numbers between tell which they are.",
      model: (answer) => {
        const layers = layersOf(answer);
        return Array(layers).fill((answer.length - 1) / 2 / layers);
      },
    },
    {
      id: "06.doubling-rates",
      belief:
        "You took the rates to be 1, 2, 4, …, as in published stacks. You don't know that: the answer itself tells.",
      model: (answer) => Array.from({ length: layersOf(answer) }, (_, i) => 2 ** i),
    },
    {
      id: "06.shifted-answers-subtracted",
      belief:
        "You took shifted copies of the answer away from it. The layer added up three copies of what it got, not of what it gave: take away copies of what you have recovered, others[i] = answer[i] − others[i − r] − others[i − 2r].",
      model: (answer) => {
        const rates: number[] = [];
        let rest = answer;
        for (let left = (answer.length - 1) / 2; left > 0; ) {
          const now = rest;
          const rate = now.findIndex((v, i) => i > 0 && v !== 0);
          if (rate < 0) break;
          rates.push(rate);
          left -= rate;
          rest = now.map((v, i) => v - (now[i - rate] ?? 0) - (now[i - 2 * rate] ?? 0));
        }
        return rates;
      },
    },
    {
      id: "06.subtracted",
      belief:
        "You took a layer out by subtracting its taps. Layers one behind the other multiply their ways; to take one out, find the numbers that it added up: others[i] = answer[i] − others[i − r] − others[i − 2r].",
      model: (answer) => {
        const rates: number[] = [];
        const rest = [...answer];
        for (let left = (answer.length - 1) / 2; left > 0; ) {
          const rate = rest.findIndex((v, i) => i > 0 && v > 0);
          if (rate < 0 || rate > left) break;
          rates.push(rate);
          left -= rate;
          rest[rate] -= 1;
          if (rest[2 * rate] !== undefined) rest[2 * rate] -= 1;
        }
        return rates.sort((a, b) => a - b);
      },
    },

    {
      id: "06.distinct-gaps",
      belief:
        "You took the distances between numbers that aren't 0 for the rates. A place is a sum of shifts of several layers; only the first distance is surely a rate, the smallest.",
      model: (answer) => {
        const places = answer.flatMap((count, i) => (count !== 0 ? [i] : []));
        return [...new Set(places.slice(1).map((place, i) => place - places[i]))].sort((a, b) => a - b);
      },
    },
    {
      id: "06.doubling-from-one",
      belief:
        "You took the rates to double from 1 on, until they fill the length. The length gives only their sum; which they are stands in the numbers.",
      model: (answer) => {
        const rates: number[] = [];
        for (let [rate, left] = [1, (answer.length - 1) / 2]; left > 0; rate *= 2) {
          rates.push(Math.min(rate, left));
          left -= Math.min(rate, left);
        }
        return rates.sort((a, b) => a - b);
      },
    },
    {
      id: "06.all-alike-rounded",
      belief:
        "You gave all layers the same rate. How many layers there are, and what their rates add up to, leaves many lists; the places of the first numbers tell which.",
      model: (answer) => {
        const layers = layersOf(answer);
        return Array(layers).fill(Math.round((answer.length - 1) / 2 / layers));
      },
    },
    {
      id: "06.new-places-only",
      belief:
        "You took a place for a rate where no sum of the rates before leads. A rate that occurs twice, or is itself such a sum, is missed that way: how large the numbers are tells.",
      model: (answer) => {
        const rates: number[] = [];
        let sums = new Set([0]);
        for (let place = 1; place <= (answer.length - 1) / 2; place++) {
          if (answer[place] === 0 || sums.has(place)) continue;
          rates.push(place);
          sums = new Set([...sums].flatMap((sum) => [sum, sum + place, sum + 2 * place]));
        }
        return rates;
      },
    },
    {
      id: "06.new-places-to-the-end",
      belief:
        "You asked only whether a place is reached, and took one for a rate where no sum of the rates before leads. How many ways lead there, 1 or 2 or 3, tells that there is another layer, of a rate that you had or that is such a sum.",
      model: (answer) => {
        const rates: number[] = [];
        let sums = new Set([0]);
        for (let place = 1; place < answer.length; place++) {
          if (answer[place] === 0 || sums.has(place)) continue;
          rates.push(place);
          sums = new Set([...sums].flatMap((sum) => [sum, sum + place, sum + 2 * place]));
        }
        return rates;
      },
    },
    {
      id: "06.places-until-enough",
      belief:
        "You took the places of the numbers for the rates, one after the other, until they were enough. Most places are sums of shifts, and each layer shifts by twice its rate as well: take a layer out before you look for the next.",
      model: (answer) => {
        const rates: number[] = [];
        let left = (answer.length - 1) / 2;
        for (let place = 1; left > 0; place++) {
          if (answer[place] === 0) continue;
          rates.push(place);
          left -= place;
        }
        return rates;
      },
    },
    {
      id: "06.only-which-are-seen",
      belief:
        "You held against the answer which places it reaches, and not how often. Different stacks may look at the same pixels: the numbers themselves, how many ways lead to each place, tell them apart.",
      model: (answer) => {
        const sum = (answer.length - 1) / 2;
        for (let layers = 1; layers <= sum; layers++)
          for (const rates of sharesOf(sum, layers, 1))
            if (pathCounts(rates).every((count, i) => count > 0 === answer[i] > 0)) return rates;
        return [];
      },
    },
    {
      id: "06.places-until-filled",
      belief:
        "You took the places of the numbers for the rates, one after the other, until they add up. Most places are sums of shifts: behind rates 1 and 2 there are numbers at 3, 4, 5 and 6, too.",
      model: (answer) => {
        const rates: number[] = [];
        let left = (answer.length - 1) / 2;
        for (let place = 1; place < answer.length && left > 0; place++) {
          if (answer[place] === 0 || place > left) continue;
          rates.push(place);
          left -= place;
        }
        return rates;
      },
    },
    {
      id: "06.every-place",
      belief:
        "You took every place with a number for a rate. Most of them are sums of shifts: rates 1 and 2 put numbers at 3, 4, 5 and 6, too.",
      model: (answer) => answer.flatMap((count, i) => (i > 0 && count !== 0 ? [i] : [])),
    },
    {
      id: "06.each-rate-once",
      belief:
        "You took each rate out once and went on to the next larger one. Two layers may have the same rate: ask again after each that was taken out.",
      model: (answer) => {
        const rates: number[] = [];
        let rest = answer;
        for (let rate = 1; rest.length > 1 && rate < answer.length; rate++) {
          if (firstEcho(rest) !== rate) continue;
          rates.push(rate);
          rest = quotientOf(rest, rate, 2);
        }
        return rates;
      },
    },
    {
      id: "06.two-taps",
      belief:
        "You took a layer for two taps. It has three: each number is one of the others' answer and those `rate` and twice `rate` before it, and the answer grows by twice the rate.",
      model: (answer) => {
        const rates: number[] = [];
        let rest = answer;
        while (rest.length > 1 && rates.length < 40) {
          const rate = firstEcho(rest);
          if (rate < 0) break;
          rates.push(rate);
          rest = quotientOf(rest, rate, 1);
        }
        return rates;
      },
    },
    {
      id: "06.largest-number-is-layers",
      belief:
        "You read the number of layers off the largest number. That one says how many ways meet at a pixel: two layers at rate 1 give a 3. All numbers together are 3 to the power of the layers.",
      model: (answer) =>
        listsOf(Math.max(...answer), halfOf(answer.length)).find(
          (rates) => pathCounts(rates).join() === answer.join(),
        ) ?? [],
    },
    {
      id: "06.same-holes",
      belief:
        "You looked at which places are 0 and which aren't. Several lists of rates leave the same holes, or none: how large the numbers are tells which list it was.",
      model: (answer) =>
        listsOf(layersOf(answer), halfOf(answer.length)).find(
          (rates) => holesOf(pathCounts(rates)) === holesOf(answer),
        ) ?? [],
    },
    {
      id: "06.sum-and-number",
      belief:
        "You know how many layers there are and what their rates add up to, and gave 1 to all but the last. Many lists have that sum: the places of the first numbers tell which it was.",
      model: (answer) => {
        const layers = layersOf(answer);
        return [...Array(layers - 1).fill(1), halfOf(answer.length) - layers + 1];
      },
    },
    {
      id: "06.places-of-ones",
      belief:
        "You took the places where a 1 stands for the rates. A 1 says that a single way leads there, and that may go through several layers: [1, 1, 2, 1, 2, 1, 1] has a 1 at place 3, and no layer with rate 3.",
      model: (answer) => answer.flatMap((count, i) => (i > 0 && i <= halfOf(answer.length) && count === 1 ? [i] : [])),
    },
    // Divided like that nothing comes out even, and programs end in one of three ways.
    ...(["no echo", "no room", "never"] as const).map((end) => ({
      id: `06.one-echo-taken-till-${end.replace(" ", "-")}`,
      belief:
        "You took one echo of each layer away. A layer has three taps, so there are two: one at its rate, one at twice its rate.",
      model: (answer: number[]) => {
        const rates: number[] = [];
        let rest = answer;
        while (rest.length > 1 && rates.length < 40) {
          const rate = firstEcho(rest);
          if (rate < 0 && end !== "never") break;
          if (2 * rate >= rest.length && end === "no room") break;
          rates.push(rate);
          const before: number[] = [];
          for (let i = 0; i < rest.length - 2 * rate; i++) before.push(rest[i] - (before[i - rate] ?? 0));
          rest = before;
        }
        return rates;
      },
    })),
    {
      id: "06.number-at-a-place",
      belief:
        "You took the number at place r for how many layers have rate r. It counts ways to that place: rates [1, 1] put a 3 at place 2, and no layer has rate 2.",
      model: (answer) => {
        const rates: number[] = [];
        let left = halfOf(answer.length);
        for (let rate = 1; left > 0 && rate <= left; rate++) {
          for (let n = answer[rate]; n > 0 && left > 0; n--) {
            rates.push(rate);
            left -= rate;
          }
        }
        return rates;
      },
    },
    {
      id: "06.whatever-divides",
      belief:
        "You took 1 for a rate wherever it can be divided out, then 2, and so on. [1, 1, 1] also divides the answer of a layer at rate 2, but numbers below 0 are left, which no stack makes: the first number behind the leading 1 tells the smallest rate.",
      model: (answer) => {
        const rates: number[] = [];
        let rest = answer;
        for (let rate = 1; 2 * rate < rest.length; ) {
          const without = takenOut(rest, rate);
          if (without) {
            rates.push(rate);
            rest = without;
          } else rate++;
        }
        return rates;
      },
    },
    {
      id: "06.listed-once",
      belief:
        "You listed each rate once. Two layers may have the same rate, and then it is there twice: [1, 2, 3, 2, 1] came from [1, 1].",
      model: (answer) => [...new Set(solution.findRates(answer))],
    },
    {
      id: "06.smallest-for-all",
      belief:
        "You counted the layers rightly and gave all of them the smallest rate. The others' rates show when that layer is taken out of the answer.",
      model: (answer) => Array(layersOf(answer)).fill(firstEcho(answer)),
    },
    {
      id: "06.counting-up",
      belief:
        "You counted the layers and gave them 1, 2, 3, … for rates. They may be any: where the first number behind the leading 1 stands tells the smallest.",
      model: (answer) => Array.from({ length: layersOf(answer) }, (_, i) => i + 1),
    },
    {
      id: "06.smallest-then-rest-alike",
      belief:
        "You found the smallest rate and let one last layer do all the rest, with layers of the smallest rate between. Take the smallest layer out of the answer; then the next one shows.",
      model: (answer) => {
        const [layers, first] = [layersOf(answer), firstEcho(answer)];
        return [...Array(layers - 1).fill(first), halfOf(answer.length) - first * (layers - 1)];
      },
    },
    {
      id: "06.sum-alone",
      belief:
        "You looked at how long the answer is, and answered with that many layers of rate 1. The length gives only the sum of the rates; the numbers tell how many there are and which.",
      model: (answer) => Array(halfOf(answer.length)).fill(1),
    },
    {
      id: "06.sum-and-smallest",
      belief:
        "You have a list with the right sum and the right smallest rate, and looked no further. Several lists have both: compare what comes out of yours with the whole answer.",
      model: (answer) => {
        const rates: number[] = [];
        const first = firstEcho(answer);
        let left = halfOf(answer.length);
        for (; left >= 2 * first; left -= first) rates.push(first);
        return [...rates, left];
      },
    },
    ...[false, true].map((compared) => ({
      id: compared ? "06.middle-number-is-layers-compared" : "06.middle-number-is-layers",
      belief:
        "You took the number in the middle for the number of layers. It says how many ways lead there. All numbers together are 3 to the power of the layers.",
      model: (answer: number[]) => {
        const half = halfOf(answer.length);
        const fits = (rates: number[]) => !compared || pathCounts(rates).join() === answer.join();
        return listsOf(answer[half], half).find(fits) ?? (compared ? [] : [half]);
      },
    })),
    {
      id: "06.divided-once",
      belief:
        "You took the smallest rate's layer out and what was left for a single one. There may be more layers: do the same with what is left, until one number remains.",
      model: (answer) => {
        const first = firstEcho(answer);
        const left = halfOf(answer.length) - first;
        return left > 0 ? [first, left] : [first];
      },
    },
    ...(
      [
        ["grow", (before, here, _after) => here > before],
        ["peak", (before, here, after) => here > 0 && here >= before && here >= after],
      ] as [string, (before: number, here: number, after: number) => boolean][]
    ).map(([how, counts]) => ({
      id: `06.rates-where-numbers-${how}`,
      belief:
        "You took places where the numbers get large for the rates. Large is a number where many ways meet, and that is at sums of shifts. The first number behind the leading 1 that isn't 0 tells the smallest rate.",
      model: (answer: number[]) =>
        answer.flatMap((here, i) =>
          i > 0 && i <= halfOf(answer.length) && counts(answer[i - 1], here, answer[i + 1]) ? [i] : [],
        ),
    })),
  ],
  blindSpots: [
    {
      id: "06.rates-twice",
      where: "two layers have the same rate",
      so: "Nothing says that rates differ: [1, 1] is a stack like any other, and gives [1, 2, 3, 2, 1].",
      holds: (answer) => new Set(solution.findRates(answer)).size < layersOf(answer),
    },
    {
      id: "06.more-than-two",
      where: "there are more than two layers",
      so: "There may be any number of them; all numbers of the answer together are 3 to the power of it.",
      holds: (answer) => layersOf(answer) > 2,
    },
    {
      id: "06.more-than-three",
      where: "there are more than three layers",
      so: "There may be any number of them; all numbers of the answer together are 3 to the power of it.",
      holds: (answer) => layersOf(answer) > 3,
    },
    {
      id: "06.layer-by-itself",
      where: "there is one layer alone",
      so: "Then there are three numbers that aren't 0, and half the length is its rate: [1, 0, 1, 0, 1] came from [2].",
      holds: (answer) => layersOf(answer) === 1,
    },
    {
      id: "06.largest-number-misleads",
      where: "the largest number isn't the number of layers",
      so: "A number says how many ways lead to a place. All together are 3 to the power of the layers.",
      holds: (answer) => Math.max(...answer) !== layersOf(answer),
    },
    {
      id: "06.smallest-above-1",
      where: "no layer has rate 1",
      so: "The smallest rate is the place of the first number behind the leading 1 that isn't 0, whatever it is.",
      holds: (answer) => firstEcho(answer) > 1,
    },
  ],
});

/** Lists of so many rates with this sum, smallest first, in the order in which one tries them. */
function listsOf(layers: number, sum: number, least = 1): number[][] {
  if (layers === 1) return sum >= least ? [[sum]] : [];
  const lists: number[][] = [];
  for (let rate = least; rate * layers <= sum; rate++) {
    for (const others of listsOf(layers - 1, sum - rate, rate)) lists.push([rate, ...others]);
  }
  return lists;
}

/** Which places are 0. */
function holesOf(answer: readonly number[]): string {
  return answer.map((count) => (count === 0 ? "·" : "x")).join("");
}

/** Every layer makes three ways of one. */
function layersOf(answer: number[]): number {
  return Math.round(Math.log(answer.reduce((sum, ways) => sum + ways, 0)) / Math.log(3));
}

/** The place of the first number behind the leading one that isn't 0: the smallest rate. */
function firstEcho(answer: number[]): number {
  return answer.findIndex((count, i) => i > 0 && count !== 0);
}

/** What is left of an answer without one layer of this rate; undefined where there is none. */
/** An answer without a layer of that rate, by somebody who takes so many further taps of it away and looks at no remainder. */
function quotientOf(answer: readonly number[], rate: number, taps: number): number[] {
  const before: number[] = [];
  for (let i = 0; i < answer.length - taps * rate; i++) {
    let left = answer[i];
    for (let tap = 1; tap <= taps; tap++) left -= before[i - tap * rate] ?? 0;
    before.push(left);
  }
  return before;
}

function takenOut(answer: readonly number[], rate: number): number[] | undefined {
  const before: number[] = [];
  for (let i = 0; i < answer.length; i++) {
    before.push(answer[i] - (before[i - rate] ?? 0) - (before[i - 2 * rate] ?? 0));
  }
  const length = answer.length - 2 * rate;
  return before.slice(length).every((v) => v === 0) ? before.slice(0, length) : undefined;
}

/** All lists of so many numbers, smallest first and none below `least`, that add up to `sum`. */
function* sharesOf(sum: number, parts: number, least: number): Generator<number[]> {
  if (parts === 1) {
    if (sum >= least) yield [sum];
    return;
  }
  for (let one = least; one * parts <= sum; one++)
    for (const others of sharesOf(sum - one, parts - 1, one)) yield [one, ...others];
}
