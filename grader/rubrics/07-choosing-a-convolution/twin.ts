import { tensor, zeros } from "../../../lib/index";
import * as solution from "../../../solutions/07-choosing-a-convolution";
import { exercise, type Random } from "../../rubric";
import type { Image } from "../models";
import { otherTwins, told, twinOf, twinWords } from "./look-alikes";

export const twin = exercise({
  id: "07.twin",
  title: "What a layer overlooks",
  points: 3,
  solution: solution.twin,
  terms: {
    picture: "The second picture holds the same numbers; those may change places that the layer never hears together.",
  },
  common: {
    name: "what networks say of your picture",
    of: (answer, picture, layer) => told(answer, picture, layer),
  },
  cases: (random): Parameters<typeof solution.twin>[] => [
    [framed(random, 3, 4, 2), "pointwise"],
    [framed(random, 4, 3, 3), "depthwise"],
    [framed(random, 4, 5, 2), "atrous"],
    [framed(random, 5, 3, 4), "depthwise"],
    [framed(random, 2, 5, 3), "pointwise"],
    [framed(random, 5, 4, 3), "atrous"],
  ],
  byHand: () => [
    { args: [tensor([1, 2, 3, 4], [1, 2, 2]), "pointwise" as const], gives: tensor([3, 4, 1, 2], [1, 2, 2]) },
  ],
  hints: [
    "A 1×1 layer answers each pixel by itself, and the mean doesn't know where an answer came from. What may you do to the pixels? What must stay together?",
    "In a depthwise layer, red never meets green: does it matter how they lie to each other? And at rate 2, which pixels never meet in one window?",
    "pointwise: the pixels in another order, all channels of a pixel together. depthwise: one channel moved by a pixel or two, the others not. atrous: the pixels of even rows and even columns moved by 2 to the side, all channels, the others not. Nothing may come nearer to the border than the kernel reaches.",
  ],
  misconceptions: [
    {
      id: "07.moved-as-a-whole",
      belief:
        "None of the networks tells your picture from the first, a standard one neither: as if it were the same one, or the same one moved. No layer that slides, followed by a mean, can see a difference in that. Change how the pixels or the channels lie to *each other*.",
      model: twinOf({ pointwise: "whole", depthwise: "whole", atrous: "whole" }),
    },
    {
      id: "07.any-order",
      belief:
        'Your picture for "pointwise" passes, the two others are told apart. Behind a 1×1 layer pixels may change their places; a 3×3 one looks at neighbours and sees it, at rate 2 as well.',
      model: twinOf({ depthwise: "apart", atrous: "apart" }),
    },
    {
      id: "07.one-channel-moved",
      belief:
        'Your picture for "depthwise" passes, the two others are told apart. In a depthwise layer channels never meet, so one may move; in a 1×1 layer and in an atrous one they do, at every pixel.',
      model: twinOf({ pointwise: "apart", atrous: "apart" }),
    },
    {
      id: "07.channels-swapped",
      belief:
        "Each of the three networks tells your picture from the first. What does each of them overlook: where the pixels lie, how channels lie to one another, or pixels that never share a window?",
      model: twinOf({ pointwise: "apart", depthwise: "apart", atrous: "apart" }),
    },
    {
      id: "07.rate-2-sees-all",
      belief: `${twinWords.apart(["atrous"])} What may one of them do?`,
      model: twinOf({ atrous: "apart" }),
    },
    {
      id: "07.depthwise-meets",
      belief: twinWords.apart(["depthwise"]),
      model: twinOf({ depthwise: "apart" }),
    },
    {
      id: "07.pointwise-keeps-apart",
      belief: `${twinWords.apart(["pointwise"])} Is each pixel of the first picture there once, none overwritten, and are its channels still in their order? Each channel has weights of its own.`,
      model: twinOf({ pointwise: "apart" }),
    },
    ...otherTwins(),
  ],
});

/** A picture with four pixels of 0 around it, and no two pixels alike inside. In tens: whoever adds 1 makes another number. */
function framed(random: Random, height: number, width: number, channels: number): Image {
  const inside = random.tensor([height, width, channels], 1, 9);
  const picture = zeros([height + 8, width + 8, channels]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        picture.set(10 * (c === 0 ? y * width + x + 1 : inside.at(y, x, c)), y + 4, x + 4, c);
      }
    }
  }
  return picture;
}
