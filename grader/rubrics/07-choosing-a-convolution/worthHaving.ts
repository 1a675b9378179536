import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise, type Value } from "../../rubric";

type Measured = { macs: number; reads: number };

export const worthHaving = exercise({
  id: "07.worthHaving",
  title: "What nobody would want",
  points: 2,
  solution: solution.worthHaving,
  terms: {
    macs: "Who beats another one needs no more MACs; with as many of them it has to read more.",
    reads: "Who beats another one reads no less; where it reads as much it has to need fewer MACs.",
  },
  cases: (random) => [
    [measured("200 95, 100 90, 300 94")],
    [measured("640 88, 2432 91, 5888 91, 16992 94, 8000 86")],
    [measured("100 90, 100 92, 200 92")],
    [measured("500 93, 500 93, 900 93")],
    [measured("900 97, 300 80, 600 90, 450 91, 100 60, 800 96")],
    [measured("400 85, 300 90, 200 80, 100 70, 350 89, 90 71")],
    [measured("700 90")],
    [measured("300 80, 500 91, 300 80, 200 75")],
    [measured("400 88, 200 84, 200 80, 600 92")],
    [measured("250 70, 150 60")],
    [
      Array.from({ length: 9 }, (_, i) => ({
        macs: 100 * random.whole(1, 9),
        reads: 60 + random.whole(0, 9) + (i < 2 ? 20 : 0),
      })),
    ],
  ],
  byHand: () => [
    {
      args: [
        [
          { macs: 200, reads: 95 },
          { macs: 100, reads: 90 },
          { macs: 300, reads: 94 },
        ],
      ],
      gives: [0, 1],
    },
  ],
  hints: [
    "Take one network. Who must be in the list for nobody to want it?",
    "Two networks that cost the same and read the same don't beat each other. What must be larger or smaller, and what may be equal?",
    "Network b is out if some a has a.macs <= b.macs && a.reads >= b.reads && (a.macs < b.macs || a.reads > b.reads).",
  ],
  misconceptions: [
    {
      id: "07.better-in-both",
      belief:
        "You let a network be beaten only by one that is better in both. One that reads as many for fewer MACs, or more for as many, is enough.",
      model: left((a, b) => a.macs < b.macs && a.reads > b.reads),
    },
    {
      id: "07.better-in-one",
      belief:
        "You let a network be beaten by one that is better in one thing, whatever the other is: by cost *or* by reading. Whoever beats it costs no more *and* reads no less.",
      model: left((a, b) => a.macs < b.macs || a.reads > b.reads),
    },
    {
      id: "07.equals-beat-each-other",
      belief:
        "You let two networks that cost the same and read the same put each other out. Neither is better in anything: both stay.",
      model: left((a, b) => a.macs <= b.macs && a.reads >= b.reads),
    },
    {
      id: "07.reads-for-its-macs",
      belief:
        "You took the network with the most digits for its MACs. By that measure the smallest nearly always wins; whoever needs more digits has to pay for them, and may.",
      model: (networks) => {
        const value = networks.map(({ macs, reads }) => reads / macs);
        return networks.flatMap((_, i) => (value[i] === Math.max(...value) ? [i] : []));
      },
    },
    {
      id: "07.above-the-mean-trade",
      belief:
        "You made one number of two, digits for a MAC, and kept what is above the mean. Whether a trade is worth it is for others to say: out is only what another network beats without one.",
      model: (networks) => {
        const value = networks.map(({ macs, reads }) => reads / macs);
        const mean = value.reduce((a, b) => a + b, 0) / value.length;
        return networks.flatMap((_, i) => (value[i] >= mean ? [i] : []));
      },
    },
    {
      id: "07.beats-itself",
      belief:
        "You keep nobody. Does a network beat itself in your comparison? It costs no more and reads no less than itself: better in one of the two is asked for as well.",
      model: () => [],
    },
    {
      id: "07.extremes-only",
      belief:
        "You kept the cheapest and the one that reads most. Between them, others may read more than anything as cheap.",
      model: (networks) => {
        const [least, most] = [Math.min(...networks.map((n) => n.macs)), Math.max(...networks.map((n) => n.reads))];
        return solution.worthHaving(networks).filter((i) => networks[i].macs === least || networks[i].reads === most);
      },
    },
    {
      id: "07.most-digits-only",
      belief:
        "You kept whoever reads most. A network that reads a little less for a fraction of the MACs is worth having as well.",
      model: left((a, b) => a.reads > b.reads),
    },
    {
      id: "07.cheapest-only",
      belief: "You kept the cheapest. A dearer one that reads more is worth having as well.",
      model: left((a, b) => a.macs < b.macs),
    },
    {
      id: "07.neighbours-in-the-list",
      belief:
        "You compared each network with the one before it in the list. Any of the others may beat it, wherever it stands.",
      model: (networks) => networks.flatMap((network, i) => (i > 0 && beats(networks[i - 1], network) ? [] : [i])),
    },
    {
      id: "07.sorted-by-price",
      belief: "You gave the cheapest first. Asked is the order of the list.",
      model: (networks) => solution.worthHaving(networks).sort((a, b) => networks[a].macs - networks[b].macs),
    },
    {
      id: "07.those-beaten",
      belief: "You gave the networks that nobody would want. Asked are those that are left.",
      model: (networks) => {
        const kept = solution.worthHaving(networks);
        return networks.flatMap((_, i) => (kept.includes(i) ? [] : [i]));
      },
    },
    {
      id: "07.more-macs-win",
      belief: "You let a network win that costs more. It has to read no less and cost no more.",
      model: left((a, b) => a.macs >= b.macs && a.reads >= b.reads && (a.macs > b.macs || a.reads > b.reads)),
    },
    {
      id: "07.two-ends",
      belief:
        "You kept the two ends, the cheapest and the one that reads most. Between them there may be others that nobody beats.",
      model: (networks) => {
        const least = Math.min(...networks.map((n) => n.macs));
        const most = Math.max(...networks.map((n) => n.reads));
        const ends = [networks.findIndex((n) => n.macs === least), networks.findIndex((n) => n.reads === most)];
        return networks.flatMap((_, i) => (ends.includes(i) ? [i] : []));
      },
    },
    {
      id: "07.only-the-best",
      belief: "You kept the network that reads most. One that costs less and reads a little less is not beaten by it.",
      model: (networks) => {
        const most = Math.max(...networks.map((n) => n.reads));
        const least = Math.min(...networks.filter((n) => n.reads === most).map((n) => n.macs));
        return networks.flatMap((n, i) => (n.reads === most && n.macs === least ? [i] : []));
      },
    },

    {
      id: "07.both-ends-with-their-equals",
      belief:
        "You kept the two ends: the cheapest, and those that read most. Between them there may be others that nobody beats.",
      model: (networks) => {
        const least = Math.min(...networks.map((n) => n.macs));
        const most = Math.max(...networks.map((n) => n.reads));
        return networks.flatMap((n, i) => (n.macs === least || n.reads === most ? [i] : []));
      },
    },
    {
      id: "07.whoever-beats-one",
      belief:
        "You kept those that beat another. One that beats nobody may be worth having as well: asked is whether anything beats *it*.",
      model: (networks) => networks.flatMap((n, i) => (networks.some((other) => beats(n, other)) ? [i] : [])),
    },
    {
      id: "07.against-the-best-reader",
      belief:
        "You compared each network with the one that reads most. Any of the others may beat it, one that reads less than that as well.",
      model: (networks) => against(networks, (a, b) => b.reads - a.reads || a.macs - b.macs),
    },
    {
      id: "07.against-the-cheapest",
      belief:
        "You compared each network with the cheapest one. Any of the others may beat it, one that costs more than that as well.",
      model: (networks) => against(networks, (a, b) => a.macs - b.macs || b.reads - a.reads),
    },
    {
      id: "07.next-cheaper-only",
      belief:
        "You compared each network with the next cheaper one. A still cheaper one may read more than both: compare with all of them.",
      model: (networks) => {
        const order = networks.map((_, i) => i).sort((a, b) => networks[a].macs - networks[b].macs);
        return order
          .filter((i, n) => n === 0 || networks[i].reads > networks[order[n - 1]].reads)
          .sort((a, b) => a - b);
      },
    },
    ...[-1, 1].map((way) => ({
      id: way < 0 ? "07.those-before-it" : "07.those-behind-it",
      belief: `You compared each network with those ${way < 0 ? "before" : "behind"} it in the list. Any of the others may beat it, wherever it stands.`,
      model: (networks: Measured[]) =>
        networks.flatMap((network, i) =>
          networks.some((other, j) => (j - i) * way > 0 && beats(other, network)) ? [] : [i],
        ),
    })),
    {
      id: "07.best-so-far",
      belief:
        "You kept whoever reads more than all before it in the list. The list is in no order, and MACs count as well: any of the others may beat it, and only one that costs no more.",
      model: (networks) =>
        networks.flatMap((n, i) => (networks.slice(0, i).every(({ reads }) => reads < n.reads) ? [i] : [])),
    },
    {
      id: "07.one-of-two-equals",
      belief: "You kept one of two networks that cost the same and read the same. Neither beats the other: both stay.",
      model: (networks) =>
        solution
          .worthHaving(networks)
          .filter((i) => networks.findIndex((n) => n.macs === networks[i].macs && n.reads === networks[i].reads) === i),
    },
    {
      id: "07.must-cost-less",
      belief:
        "You let a network be beaten only by one that costs less. One that costs as much and reads more beats it, too.",
      model: left((a, b) => a.macs < b.macs && a.reads >= b.reads),
    },
    {
      id: "07.must-read-more",
      belief:
        "You let a network be beaten only by one that reads more. One that reads as much and costs less beats it, too.",
      model: left((a, b) => a.macs <= b.macs && a.reads > b.reads),
    },
    {
      id: "07.fewer-reads-win",
      belief: "You let a network win that reads fewer digits. More is better there; of the MACs, fewer.",
      model: left((a, b) => a.macs <= b.macs && a.reads <= b.reads && (a.macs < b.macs || a.reads < b.reads)),
    },
    {
      id: "07.sorted-by-reads",
      belief: "You gave the best reader first. Asked is the order of the list.",
      model: (networks) => solution.worthHaving(networks).sort((a, b) => networks[b].reads - networks[a].reads),
    },
    ...[false, true].map((either) => ({
      id: either ? "07.not-worse-than-average" : "07.better-than-average",
      belief:
        "You compared with the average. Who nobody beats is worth having, however much it costs or little it reads: compare the networks with each other.",
      model: (networks: Measured[]) => {
        const mean = (of: keyof Measured) => networks.reduce((sum, n) => sum + n[of], 0) / networks.length;
        const [macs, reads] = [mean("macs"), mean("reads")];
        return networks.flatMap((n, i) =>
          (either ? n.macs <= macs || n.reads >= reads : n.macs <= macs && n.reads >= reads) ? [i] : [],
        );
      },
    })),
    {
      id: "07.by-price-and-one-of-two-equals",
      belief:
        "Two things. The places are asked for in the order of the list, not of the price; and of two networks that cost the same and read the same both stay.",
      model: (networks) =>
        solution
          .worthHaving(networks)
          .filter((i) => networks.findIndex((n) => n.macs === networks[i].macs && n.reads === networks[i].reads) === i)
          .sort((a, b) => networks[a].macs - networks[b].macs),
    },
    {
      id: "07.the-one-before",
      belief:
        "You compared each network with the one before it in the list. Any of the others may beat it, wherever it stands.",
      model: (networks) =>
        networks.flatMap((n, i) =>
          i > 0 && networks[i - 1].macs <= n.macs && networks[i - 1].reads >= n.reads ? [] : [i],
        ),
    },
    {
      id: "07.cheaper-than-the-best-reader",
      belief:
        "You kept whoever costs less than the one that reads most. Any of the others may beat it as well, one that reads less than that and still more than it.",
      model: (networks) => {
        const best = networks.reduce((a, b) => (b.reads > a.reads ? b : a));
        return networks.flatMap((n, i) => (n === best || n.macs < best.macs ? [i] : []));
      },
    },
    {
      id: "07.beaten-by-all",
      belief: "You put a network out only where all others beat it. One that beats it is enough.",
      model: (networks) =>
        networks.flatMap((n, i) => (networks.every((other, j) => j === i || beats(other, n)) ? [] : [i])),
    },
    {
      id: "07.networks-not-places",
      belief: "You gave the networks that are left. Asked are their places in the list, from 0.",
      model: (networks) => solution.worthHaving(networks).map((i) => networks[i]) as unknown as Value,
    },
    {
      id: "07.front-by-reads-alone",
      belief:
        "You kept networks that read no less than all cheaper ones. One that reads as much and costs more is out: it is better in nothing.",
      model: (networks) =>
        networks.flatMap((n, i) =>
          networks.some(
            (other, j) => other.reads > n.reads && (other.macs < n.macs || (other.macs === n.macs && j < i)),
          )
            ? []
            : [i],
        ),
    },
    {
      id: "07.same-price-only",
      belief:
        "You compared networks of the same price alone. A cheaper one that reads as much or more beats a network, too.",
      model: left((a, b) => a.macs === b.macs && a.reads > b.reads),
    },
    {
      id: "07.same-reads-only",
      belief:
        "You compared networks that read the same alone. One that reads more for as much or less beats a network, too.",
      model: left((a, b) => a.reads === b.reads && a.macs < b.macs),
    },
    {
      // Networks in the order of their price; those of the same price as they stand in the list.
      id: "07.front-by-price-alone",
      belief:
        "Of two networks of the same price you let the first in the list stay, though the second reads more; and of two that are quite alike only the first. Compare each with all others, by both: cost and reading.",
      model: (networks) =>
        networks.flatMap((n, i) =>
          networks.some(
            (other, j) => other.reads >= n.reads && (other.macs < n.macs || (other.macs === n.macs && j < i)),
          )
            ? []
            : [i],
        ),
    },
    {
      id: "07.next-one-skipped",
      belief:
        "Where a network is out, the one behind it is not looked at. When a list gets shorter while you walk through it, the next entry moves up to the place where you are.",
      model: (networks) => {
        const rest = networks.map((_, i) => i);
        for (let k = 0; k < rest.length; k++) {
          if (rest.some((i) => beats(networks[i], networks[rest[k]]))) rest.splice(k, 1);
        }
        return rest;
      },
    },
  ],
  blindSpots: [
    {
      id: "07.two-alike",
      where: "two networks cost the same and read the same",
      so: "Neither is better in anything, so neither beats the other: both are out or both are left.",
      holds: (networks) => networks.some((a, i) => networks.some((b, j) => j < i && same(a, b, "macs", "reads"))),
    },
    {
      id: "07.as-dear",
      where: "two networks cost the same and one reads more",
      so: "Costing no more and reading more is enough: the one that reads less is out.",
      holds: (networks) => networks.some((a) => networks.some((b) => same(a, b, "macs") && !same(a, b, "reads"))),
    },
    {
      id: "07.reads-as-much",
      where: "two networks read the same and one costs more",
      so: "Reading no less and costing less is enough: the dearer one is out.",
      holds: (networks) => networks.some((a) => networks.some((b) => same(a, b, "reads") && !same(a, b, "macs"))),
    },
    {
      id: "07.beaten-from-behind",
      where: "a network is beaten by one behind it in the list",
      so: "The list is in no order: any of the others may beat it, wherever it stands.",
      holds: (networks) => networks.some((a, i) => networks.slice(i + 1).some((b) => beats(b, a))),
    },
    {
      id: "07.nobody-beaten",
      where: "nobody is beaten",
      so: "Then all of them are left, one alone as well.",
      holds: (networks) => solution.worthHaving(networks).length === networks.length,
    },
  ],
});

/** "200 95, 100 90" */
function measured(text: string): Measured[] {
  return text.split(", ").map((entry) => {
    const [macs, reads] = entry.split(" ").map(Number);
    return { macs, reads };
  });
}

function same(a: Measured, b: Measured, ...fields: (keyof Measured)[]): boolean {
  return fields.every((field) => a[field] === b[field]);
}

function beats(a: Measured, b: Measured): boolean {
  return a.macs <= b.macs && a.reads >= b.reads && (a.macs < b.macs || a.reads > b.reads);
}

/** Those whom no other network beats, by a wrong idea of beating. */
function left(beaten: (a: Measured, b: Measured) => boolean) {
  return (networks: Measured[]): number[] =>
    networks.flatMap((network, i) => (networks.some((other, j) => i !== j && beaten(other, network)) ? [] : [i]));
}

/** Those whom the first in this order does not beat. */
function against(networks: Measured[], order: (a: Measured, b: Measured) => number): number[] {
  const [first] = [...networks].sort(order);
  return networks.flatMap((network, i) => (beats(first, network) ? [] : [i]));
}
