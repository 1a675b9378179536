import * as solution from "../../../solutions/06-atrous-convolution";
import { exercise } from "../../rubric";

export const ratesFor = exercise({
  id: "06.ratesFor",
  title: "As few layers as possible",
  points: 3,
  solution: solution.ratesFor,
  terms: {
    field:
      "So many pixels are to be seen in the end, no more and no fewer, so a last layer may only add what is still missing.",
    rate: "A layer makes the field wider by its rate at both ends; where it is larger than what is seen so far, a gap is left.",
  },
  common: { name: "your stack", of: (rates) => stackOf(rates) },
  cases: () => [[5], [3], [9], [13], [27], [29], [45], [81], [83], [121]],
  byHand: () => [{ args: [5], gives: [1, 1] }],
  hints: [
    "One layer sees 3 pixels of a line without a hole. Which rate must the second have, to see as many as possible without one?",
    "A layer lays three copies of what the layers before it see side by side, `rate` pixels apart. When do the copies touch, and when is there a gap between them?",
    "Begin with seen = 1. The next rate is as large as may be: at most `seen`, so that the copies touch, and at most half of what is missing to `field`. Then seen grows by 2 · rate; go on until seen is field.",
  ],
  misconceptions: [
    {
      id: "06.all-ones",
      belief:
        "You left every rate at 1. Nothing is missed that way, but each layer adds 2 pixels only. Behind layers that have seen their surroundings a larger rate leaves no hole, and fewer layers are enough.",
      model: (field) => Array(halfOf(field)).fill(1),
    },
    {
      id: "06.one-layer",
      belief:
        "You took one layer with a large rate. It reaches far enough, but it looks at 3 pixels and steps over all others.",
      model: (field) => [halfOf(field)],
    },
    {
      id: "06.doubling-rates",
      belief:
        "You need as many layers as rates that double: 1, 2, 4, … That leaves no holes, but it isn't the most a layer can do. What rates 1 and 2 see is 7 pixels wide: the next layer may lay such pieces 7 apart.",
      model: (field) => {
        const rates: number[] = [];
        for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
          rates.push(Math.min(2 ** rates.length, left));
        }
        return rates;
      },
    },
    {
      id: "06.counting-rates",
      belief:
        "You counted the rates up: 1, 2, 3, … That leaves no holes, but larger steps need fewer layers: what the layers before see may be laid three times side by side.",
      model: (field) => {
        const rates: number[] = [];
        for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
          rates.push(Math.min(rates.length + 1, left));
        }
        return rates;
      },
    },
    {
      id: "06.no-rate-above-the-taps",
      belief:
        "You allowed no rate above 3, the number of taps. What limits a rate is what the layers before it have seen: behind rates 1 and 3 that is 9 pixels, and a rate of 9 leaves no hole.",
      model: (field) => {
        const rates = [1];
        let rest = halfOf(field) - 1;
        for (; rest >= 3; rest -= 3) rates.push(3);
        return rest > 0 ? [...rates, rest] : rates;
      },
    },
    {
      id: "06.one-and-the-rest",
      belief:
        "You made do with two layers whose rates add up. Two layers of three taps have nine ways, so they look at nine pixels at most: in a wider field they leave holes, whatever the two rates are.",
      model: (field) => (halfOf(field) === 1 ? [1] : [1, halfOf(field) - 1]),
    },
    {
      id: "06.equal-rates",
      belief:
        "You shared the way out equally among the layers. Layers of one rate lead to multiples of that rate only, and miss what lies between.",
      model: (field) => {
        const layers = solution.ratesFor(field).length;
        const [half, share] = [halfOf(field), Math.floor(halfOf(field) / layers)];
        return Array.from({ length: layers }, (_, i) => (i ? share : half - share * (layers - 1)));
      },
    },
    {
      id: "06.powers-of-3",
      belief:
        "You took 1, 3, 9, … to the end, and the field became wider than asked. The last rate has to be smaller, so that the field fits.",
      model: (field) => {
        const rates: number[] = [];
        for (let seen = 1; seen < field; seen *= 3) rates.push(seen);
        return rates;
      },
    },
    {
      id: "06.last-rate-reaches",
      belief:
        "You let the last rate make up whatever is missing. Where it is larger than what the layers before see, gaps open between the copies: then it takes one layer more.",
      model: (field) => {
        const rates: number[] = [];
        let seen = 1;
        while (2 * seen * 3 < field) {
          rates.push(seen);
          seen *= 3;
        }
        return [...rates, (field - seen) / 2];
      },
    },
    {
      id: "06.shared-out",
      belief:
        "You shared the sum out evenly. Equal rates above 1 leave a grid that nobody looks at: begin with 1, and let each rate be as large as what is seen so far.",
      model: (field) => {
        let layers = 1;
        while (3 ** layers < field) layers++;
        const half = halfOf(field);
        return Array.from({ length: layers }, (_, i) => Math.floor(half / layers) + Number(i < half % layers));
      },
    },
    {
      id: "06.whole-field",
      belief: "Your rates add up to field − 1. A layer adds its rate on either side, so they add up to half of that.",
      model: (field) => {
        const rates: number[] = [];
        let [left, used] = [field - 1, 0];
        while (left > 0) {
          const rate = Math.min(2 * used + 1, left);
          rates.push(rate);
          used += rate;
          left -= rate;
        }
        return rates;
      },
    },
    {
      id: "06.ones-for-the-rest",
      belief:
        "You took 1, 3, 9, … while they fit and made up the rest with small steps. One layer does more: its rate may be anything up to what is seen, also where copies then overlap.",
      model: (field) => {
        const rates: number[] = [];
        let seen = 1;
        for (; 3 * seen <= field; seen *= 3) rates.push(seen);
        return [...rates, ...Array((field - seen) / 2).fill(1)];
      },
    },
    {
      id: "06.powers-from-the-top",
      belief:
        "You took the largest power of 3 that fits, again and again, until the sum was right. For 13 that is [3, 3], and both look at every third pixel only: each rate needs smaller ones that fill its gaps.",
      model: (field) => {
        const rates: number[] = [];
        let rate = 3 ** 6;
        for (let left = halfOf(field); left > 0; left -= rate) {
          while (rate > left) rate /= 3;
          rates.push(rate);
        }
        return rates;
      },
    },
    {
      id: "06.last-rate-reaches-further",
      belief:
        "You let the last rate make up whatever is missing. Where it is larger than what the layers before see, gaps open between the copies: then it takes one layer more.",
      model: (field) => {
        const rates: number[] = [];
        let seen = 1;
        for (; 9 * seen < field; seen *= 3) rates.push(seen);
        return [...rates, (field - seen) / 2];
      },
    },
    {
      id: "06.powers-that-fit",
      belief:
        "You took 1, 3, 9, … as long as they fit and stopped there, so the field became narrower than asked. One more layer makes up what is missing: its rate need not be a power of 3.",
      model: (field) => {
        const rates: number[] = [];
        for (let seen = 1; 3 * seen <= field; seen *= 3) rates.push(seen);
        return rates;
      },
    },
    {
      id: "06.adds-its-rate-once",
      belief:
        "You let a layer add its rate once. It looks to both sides, so the field grows by 2 · rate: for 5 pixels, [1, 1].",
      model: (field) => {
        const rates: number[] = [];
        for (let seen = 1; seen < field; seen += rates[rates.length - 1]) rates.push(Math.min(seen, field - seen));
        return rates;
      },
    },
    {
      id: "06.one-apart-too-many",
      belief:
        "You laid the copies one pixel too far apart. What is seen is `seen` pixels wide, so at rate seen + 1 a pixel between two copies is missed; at rate `seen` they touch.",
      model: (field) => {
        const rates: number[] = [];
        for (let seen = 1; seen < field; seen += 2 * rates[rates.length - 1]) {
          rates.push(Math.min(seen + 1, (field - seen) / 2));
        }
        return rates;
      },
    },
    {
      id: "06.odd-rates",
      belief:
        "You took the odd numbers for rates: 1, 3, 5, … That leaves no holes, but rates can grow faster: what is seen may be laid three times side by side, so 1, 3, 9, … is possible.",
      model: (field) => {
        const rates: number[] = [];
        for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1]) {
          rates.push(Math.min(2 * rates.length + 1, left));
        }
        return rates;
      },
    },
    {
      id: "06.doubled-to-the-end",
      belief:
        "You took 1, 2, 4, … to the end, and the field became wider than asked. It must be exact; and a rate may be as large as what is seen so far, which is more than twice the last one.",
      model: (field) => {
        const rates: number[] = [];
        for (let seen = 1; seen < field; seen += 2 * rates[rates.length - 1]) rates.push(2 ** rates.length);
        return rates;
      },
    },
    {
      id: "06.always-two-layers",
      belief:
        "You answered with two layers that share the way out. Two layers look at 9 pixels at most, and at 5 if their rates are alike; for wider fields it takes more.",
      model: (field) => {
        const half = halfOf(field);
        return half === 1 ? [1] : [Math.floor(half / 2), Math.ceil(half / 2)];
      },
    },
    ...(
      [
        [
          "by-the-last-two",
          (rates) => (rates.length < 2 ? rates.length + 1 : rates[rates.length - 1] + rates[rates.length - 2]),
        ],
        ["by-twice-and-one", (rates) => (rates.length === 0 ? 1 : 2 * rates[rates.length - 1] + 1)],
      ] as [string, (rates: number[]) => number][]
    ).map(([how, next]) => ({
      id: `06.rates-grow-${how}`,
      belief:
        "Your rates leave no holes, but they grow too slowly. What the layers before see may be laid three times side by side: behind rates 1 and 3 that is 9 pixels, so the next rate may be 9.",
      model: (field: number) => {
        const rates: number[] = [];
        for (let left = halfOf(field); left > 0; left -= rates[rates.length - 1])
          rates.push(Math.min(next(rates), left));
        return rates;
      },
    })),
    {
      id: "06.number-of-layers-alone",
      belief:
        "You took as few layers as the field needs, rate 1 for all but the last, and let that reach the rest. It jumps over pixels: a rate may be no larger than what is seen before it.",
      model: (field) => {
        const layers = solution.ratesFor(field).length;
        return [...Array(layers - 1).fill(1), halfOf(field) - layers + 1];
      },
    },
  ],
  blindSpots: [
    {
      id: "06.not-a-power-of-3",
      where: "the field isn't 3, 9, 27, …",
      so: "Any odd field can be made exactly: the last rate is then smaller than what is seen, and the copies overlap.",
      holds: (field) => !Number.isInteger(Math.round((Math.log(field) / Math.log(3)) * 1e9) / 1e9),
    },
    {
      id: "06.power-of-3",
      where: "the field is 3, 9, 27 or 81",
      so: "There the rates 1, 3, 9, … fit exactly, and nothing is left over: two layers see 9 pixels, three see 27.",
      holds: (field) => [3, 9, 27, 81].includes(field),
    },
    {
      id: "06.just-above-a-power-of-3",
      where: "the field is a little wider than 9, 27 or 81",
      so: "One layer more is needed there, though there is little left for it to add: three layers look at 27 pixels at most.",
      holds: (field) => [13, 29, 83].includes(field),
    },
    {
      id: "06.more-than-two-layers",
      where: "two layers aren't enough",
      so: "Two layers look at 9 pixels at most, three at 27: each lays what those before it see three times side by side.",
      holds: (field) => field > 9,
    },
  ],
});

/** What counts of a stack of three-tap layers; nothing is computed for rates that no field in the cases needs. */
function stackOf(rates: number[]): { layers: number; field: number; "pixels never looked at": number } {
  const sound = rates.length > 0 && rates.length <= 100 && rates.every((r) => Number.isInteger(r) && r > 0 && r < 500);
  const field = 1 + 2 * rates.reduce((sum, rate) => sum + rate, 0);
  return { layers: rates.length, field, "pixels never looked at": sound ? solution.countHoles(rates) : Number.NaN };
}

export function halfOf(field: number): number {
  return (field - 1) / 2;
}
