import { type Tensor, tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/08-a-trained-network";
import { exercise, type Value } from "../../rubric";

type Entry = solution.Entry;

export const toWeights = exercise({
  id: "08.toWeights",
  title: "Bytes to weights",
  points: 2,
  solution: solution.toWeights,
  terms: {
    bytes:
      "Each byte is one weight; the blocks follow each other without a gap, so each begins where the one before ends.",
    scale: "It is how far one step leads in this block: a byte counts such steps.",
    min: "It is what byte 0 stands for: the steps are counted from there upwards, so it is added once, as it is.",
    shape: "The sizes, multiplied, say how many bytes a block takes, and so where the next one begins: [2, 3] takes 6.",
  },
  cases: (random): Parameters<typeof solution.toWeights>[] => [
    [
      [0, 10, 255, 7],
      [entry("a", [1, 3], 0.5, -3), entry("b", [1], 1, 0)],
    ],
    [
      Array.from({ length: 13 }, () => random.whole(0, 255)),
      [entry("first/filters", [1, 2, 3], 0.25, -4), entry("first/bias", [3], 2, -100), entry("last", [2, 2], 0.5, 1)],
    ],
    [
      [200, 3, 129, 127, 128],
      [entry("filters", [1, 1, 2, 2], 0.125, -9), entry("bias", [1], 0.5, -2)],
    ],
    // One entry, of several sizes and of one.
    [[9, 250, 0, 131, 77, 18], [entry("alone", [3, 2], 0.5, -20)]],
    [[4, 201, 30], [entry("bias", [3], 0.25, -5)]],
  ],
  byHand: () => [
    {
      args: [
        [0, 10, 255, 7],
        [entry("a", [1, 3], 0.5, -3), entry("b", [1], 1, 0)],
      ],
      gives: { a: tensor([-3, 2, 124.5], [1, 3]), b: tensor([7]) },
    },
  ],
  hints: [
    "How many bytes belong to the first entry? Where does the second one's block begin, then?",
    "An entry's shape says how many bytes it takes. One byte is so many steps of scale above min.",
    "byte * scale + min for each byte of bytes.slice(start, start + count); tensor(numbers, shape); then start += count.",
  ],
  blindSpots: [
    {
      id: "08.several-entries",
      where: "there is more than one entry",
      so: "Each block begins where the one before it ends, and has a scale, a min and a shape of its own.",
      holds: (_bytes, entries) => entries.length > 1,
    },
    {
      id: "08.several-sizes",
      where: "a shape has more than one number above 1",
      so: "A tensor of shape [2, 3] takes 2 · 3 = 6 bytes, and its last index runs fastest.",
      holds: (_bytes, entries) => entries.some(({ shape }) => shape.filter((size) => size > 1).length > 1),
    },
  ],
  misconceptions: [
    {
      id: "08.min-forgotten",
      belief: "You left out min. Byte 0 stands for it: with scale 0.5 and min −3, byte 10 is 10 · 0.5 − 3 = 2, not 5.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale }) => byte * scale),
    },
    {
      id: "08.min-in-steps",
      belief:
        "You added min before multiplying. It is a weight, not a number of steps: byte 10 is 10 · 0.5 − 3 = 2, not (10 − 3) · 0.5.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte + min) * scale),
    },
    {
      id: "08.signed-bytes",
      belief: "You took bytes above 127 for negative numbers. They count from 0 to 255; min makes what is negative.",
      model: (bytes, entries) =>
        decoded(bytes, entries, (byte, { scale, min }) => (byte > 127 ? byte - 256 : byte) * scale + min),
    },
    {
      id: "08.share-of-255",
      belief: "You took a byte for a share of 255. It is a number of steps: byte 10 lies 10 · scale above min.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte / 255) * scale + min),
    },
    {
      id: "08.first-scale-for-all",
      belief:
        "You read all blocks with the scale and the min of the first entry. Each block has steps of its own: its entry says how wide they are and where they begin.",
      model: (bytes, entries) => decoded(bytes, entries, (byte) => byte * entries[0].scale + entries[0].min),
    },
    {
      id: "08.last-block-first",
      belief:
        "You read the blocks from the end of the file. They stand in the order of the entries: the first entry has the first bytes.",
      model: (bytes, entries) => {
        const turned = [...entries].reverse();
        const found = solution.toWeights(bytes, turned);
        return Object.fromEntries(entries.map(({ name }) => [name, found[name]])) as Value;
      },
    },
    {
      id: "08.blocks-by-name",
      belief:
        "You read the blocks in the order of their names. They stand in the file in the order of the entries, whatever these are called.",
      model: (bytes, entries) => {
        const found = solution.toWeights(
          bytes,
          [...entries].sort((a, b) => (a.name < b.name ? -1 : 1)),
        );
        return Object.fromEntries(entries.map(({ name }) => [name, found[name]])) as Value;
      },
    },
    {
      id: "08.smallest-byte-is-min",
      belief:
        "You counted the steps from the smallest byte of the block. They are counted from byte 0: that stands for `min`, whether it occurs or not.",
      model: (bytes, entries) =>
        decoded(bytes, entries, (byte, { scale, min }, block) => (byte - Math.min(...block)) * scale + min),
    },
    {
      id: "08.smallest-of-the-file-is-min",
      belief:
        "You counted the steps from the smallest byte of the file. They are counted from byte 0: that stands for `min`, whether it occurs or not.",
      model: (bytes, entries) =>
        decoded(bytes, entries, (byte, { scale, min }) => (byte - Math.min(...bytes)) * scale + min),
    },
    {
      id: "08.flat-blocks",
      belief:
        "Your numbers are right, but they stand in one long row. An entry's `shape` says how its tensor is laid out: [1, 3] is not [3].",
      model: (bytes, entries) => {
        const found = solution.toWeights(bytes, entries);
        return Object.fromEntries(entries.map(({ name }) => [name, tensor([...found[name].data])])) as Value;
      },
    },
    {
      id: "08.shape-reversed",
      belief: "You turned the shape round. A tensor's shape is the entry's as it stands: [1, 3] stays [1, 3].",
      model: (bytes, entries) => {
        const found = solution.toWeights(bytes, entries);
        return Object.fromEntries(
          entries.map(({ name, shape }) => [name, tensor([...found[name].data], [...shape].reverse()) as Tensor]),
        );
      },
    },
    {
      id: "08.sizes-added",
      belief:
        "You added the numbers of the shape to know how many bytes a block has. A tensor of shape [2, 3] has 2 · 3 = 6 numbers, not 5.",
      refuses: true,
      model: (bytes, entries) => cutBy(bytes, entries, (shape) => shape.reduce((sum, size) => sum + size, 0)),
    },
    {
      id: "08.first-size-only",
      belief:
        "You took the first number of the shape for the length of a block. A tensor of shape [2, 3] has 2 · 3 = 6 numbers: all sizes are factors.",
      refuses: true,
      model: (bytes, entries) => cutBy(bytes, entries, ([first]) => first),
    },
    {
      id: "08.last-size-only",
      belief:
        "You took the last number of the shape for the length of a block. A tensor of shape [2, 3] has 2 · 3 = 6 numbers: all sizes are factors.",
      refuses: true,
      model: (bytes, entries) => cutBy(bytes, entries, (shape) => shape[shape.length - 1]),
    },
    {
      id: "08.all-from-the-start",
      belief: "You read every block from the first byte of the file. The second begins where the first one ends.",
      model: (bytes, entries) =>
        Object.assign({}, ...entries.map((one) => solution.toWeights([...bytes], [one]))) as Value,
    },
    {
      id: "08.first-index-fastest",
      belief:
        "You read a block as if its first index ran fastest. In this file, as in a tensor, the numbers of the last dimension lie side by side: they can be laid in as they come.",
      model: (bytes, entries) => {
        const blocks = solution.toWeights(bytes, entries);
        return Object.fromEntries(
          entries.map(({ name, shape }) => {
            const turned = zeros(shape);
            blocks[name].data.forEach((weight, i) => {
              let rest = i;
              const index = shape.map((size) => {
                const at = rest % size;
                rest = Math.floor(rest / size);
                return at;
              });
              turned.set(weight, ...index);
            });
            return [name, turned as Tensor];
          }),
        );
      },
    },

    {
      id: "08.scale-as-maximum",
      belief:
        "You took `scale` for the largest weight. It is the size of a step: a byte says how many of them lie above `min`.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => min + (byte / 255) * (scale - min)),
    },
    {
      id: "08.share-of-256",
      belief: "You took a byte for a share of the scale. It counts steps: byte 10 is 10 times `scale` above `min`.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte / 256) * scale + min),
    },
    {
      id: "08.divided-by-scale",
      belief:
        "You divided by the scale, as one does on the way into a file. On the way back each byte is so many steps of `scale`.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => byte / scale + min),
    },
    {
      id: "08.min-taken-off",
      belief: "You took `min` off. Byte 0 stands for `min`: it is where the steps begin, so it is added.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => byte * scale - min),
    },
    {
      id: "08.steps-forgotten",
      belief: "You added the byte to `min` as it is. It counts steps: each is `scale` wide.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { min }) => byte + min),
    },
    {
      id: "08.middle-is-zero",
      belief: "You took byte 128 for 0. Here byte 0 stands for `min`, and `min` says where 0 lies.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => (byte - 128) * scale + min),
    },
    {
      id: "08.whole-numbers",
      belief: "You rounded the weights to whole numbers. Steps of `scale` may be parts of one.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => Math.round(byte * scale + min)),
    },

    {
      id: "08.min-as-zero-point",
      belief:
        "You took `min` for the byte that stands for 0, as another way of writing weights has it. Here it is a weight: the one that byte 0 stands for, and it is added.",
      model: (bytes, entries) => decoded(bytes, entries, (byte, { scale, min }) => scale * (byte - min)),
    },
    {
      id: "08.dealt-out-in-turn",
      belief:
        "You dealt the bytes out in turn, one for each entry. The file has block after block: all of the first entry, then all of the second.",
      model: (bytes, entries) => {
        const lists: number[][] = entries.map(() => []);
        const sizes = entries.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
        for (let at = 0; at < bytes.length; )
          for (const [k, list] of lists.entries()) if (list.length < sizes[k]) list.push(bytes[at++]);
        const found = entries.map(({ name, shape, scale, min }, k) => [
          name,
          tensor(
            lists[k].map((byte) => byte * scale + min),
            shape,
          ),
        ]);
        return Object.fromEntries(found) as Value;
      },
    },
  ],
});

function entry(name: string, shape: number[], scale: number, min: number): Entry {
  return { name, shape, scale, min };
}

/** The weights of blocks that are as long as somebody thinks. */
function cutBy(bytes: number[], entries: Entry[], length: (shape: number[]) => number) {
  let start = 0;
  return Object.fromEntries(
    entries.map(({ name, shape, scale, min }) => {
      const block = bytes.slice(start, start + length(shape));
      start += length(shape);
      const weights = block.map((byte) => byte * scale + min);
      return [name, tensor(weights, shape) as Tensor];
    }),
  );
}

/** The file cut into its blocks, and each byte read by an idea of one's own. */
function decoded(
  bytes: number[],
  entries: Entry[],
  weight: (byte: number, entry: Entry, block: ArrayLike<number> & Iterable<number>) => number,
) {
  const blocks = solution.toWeights(
    bytes,
    entries.map((one) => ({ ...one, scale: 1, min: 0 })),
  );
  return Object.fromEntries(
    entries.map((one) => {
      const block = blocks[one.name];
      const weights = Array.from(block.data, (byte) => weight(byte, one, block.data));
      return [one.name, tensor(weights, block.shape) as Tensor];
    }),
  );
}
