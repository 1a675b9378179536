/**
 * Changes of solutions that make no case wrong although other numbers, or other sizes, would tell them: by exercise, with what
 * the stub promises that those numbers don't keep. See gaps.thorough.test.ts.
 */
export const UNTOLD: Readonly<Record<string, { because: string; changes: readonly string[] }>> = {
  "00.grey": {
    because: "A photo has three channels that count alike, and no brightness below 0.",
    changes: ["channel-reversed(photo)", "channel-mean(photo)", "without-signs(photo)", "without-negative(photo)"],
  },
  "01.findLayer": {
    because:
      "A stride is at least 1 and a padding at least 0; where the whole kernel is seen first, there is one such position only.",
    changes: [
      "answer-stride clipped(stride)",
      "answer-padding clipped(padding)",
      "answer-stride without-sign(stride)",
      "answer-padding without-sign(padding)",
      "factor-to-both(whole)",
      "1-instead(0) #2",
    ],
  },
  "01.onePixel": {
    because: "Window and filter have one shape, and a product has no order.",
    changes: ["swapped(window, filter)"],
  },
  "02.foldPointwise": {
    because: "A 1×1 kernel has one row and one column.",
    changes: [
      "turned(first)",
      "turned(second)",
      "row-reversed(first)",
      "row-mean(first)",
      "column-reversed(first)",
      "column-mean(first)",
      "row-reversed(second)",
      "row-mean(second)",
      "column-reversed(second)",
      "column-mean(second)",
      "row-summed(first)",
      "column-summed(first)",
      "row-summed(second)",
      "column-summed(second)",
    ],
  },
  "02.looksSideways": {
    because: "Whether two pixels are alike does not depend on the order in which they are looked at.",
    changes: ["all-transposed()", "from-the-end(height)", "from-the-end(width)", "loops-swapped(width)"],
  },
  "02.pointwise": {
    because: "A 1×1 kernel has one row and one column.",
    changes: [
      "turned(kernel)",
      "row-reversed(kernel)",
      "row-mean(kernel)",
      "column-reversed(kernel)",
      "column-mean(kernel)",
      "row-summed(kernel)",
      "column-summed(kernel)",
    ],
  },
  "03.depthwiseFromPyTorch": {
    because: "The axis behind the filters has one entry.",
    changes: ["column-reversed(weights)", "column-mean(weights)", "column-summed(weights)"],
  },
  "03.fewestGroups": {
    because:
      "Channels and filters are divided alike, and where the number of groups gets to the budget, none fitted before.",
    changes: ["filters-instead(channels)", "swapped(channels, filters)", "budget-instead(channels)"],
  },
  "03.mixGroups": {
    because: "The groups divide the channels.",
    changes: ["floor(channels / groups)", "ceil(channels / groups)", "round(channels / groups)"],
  },
  "03.whichLayer": {
    because: "Every channel is knocked at alike, and a kernel reaches to both sides alike.",
    changes: ["back-to-front(answers)", "last-cut(answers)", "1-instead(0)"],
  },
  "04.equivalentKernel": {
    because:
      "A pointwise kernel has one row and one column, and one filter looks at a channel; where one of two sizes is read, the tensors go by the other.",
    changes: [
      "turned(pointwise)",
      "filter-reversed(depthwise)",
      "filter-mean(depthwise)",
      "row-reversed(pointwise)",
      "row-mean(pointwise)",
      "column-reversed(pointwise)",
      "column-mean(pointwise)",
      "filter-summed(depthwise)",
      "row-summed(pointwise)",
      "column-summed(pointwise)",
    ],
  },
  "04.largestMultiplier": {
    because: "The channels cancel: any number in their place gives the same multiplier; and none is below 0.",
    changes: [
      "smaller(channels)",
      "answer-clipped()",
      "filters-instead(channels) everywhere",
      "instead(channels, kernel)",
      "instead(channels, filters)",
      "answer-without-sign()",
      "once-for-each(channels, kernel)",
      "once-for-each(channels, filters)",
      "kernel-instead(channels) everywhere",
    ],
  },
  "04.nearestSplit": {
    because: "Whatever face it starts from, the rounds lead to the same.",
    changes: [
      "branches-swapped(dot(b, b) > dot(a, a))",
      "last-left-out(columns)",
      "first-left-out(columns)",
      "only-first(columns)",
      "never(dot(b, b) > dot(a, a))",
      "reversed(dot(b, b) > dot(a, a))",
      "other-sign(v * b[i])",
    ],
  },
  "04.split": {
    because: "Of several taps with the largest weight each gives the same kernel.",
    changes: [
      "findLastIndex(table.findIndex((row) => row.some((v) => Math.abs(v) === lar)",
      "findLastIndex(table[tap].findIndex((v) => Math.abs(v) === largest))",
    ],
  },
  "04.widestField": {
    because: "What the search begins with is replaced by the first plan that fits.",
    changes: [
      "without-brackets(kernel)",
      "2-instead(3)",
      "4-instead(3)",
      "1-instead(3)",
      "1-instead(0)",
      "1-instead(3) everywhere",
    ],
  },
  "05.denoisingLoss": {
    because: "A square has no sign, and so output and target have no order.",
    changes: [
      "swapped(reconstruction, clean)",
      "without-signs(reconstruction)",
      "without-negative(reconstruction)",
      "without-negative(clean)",
    ],
  },
  "05.meanSquaredError": {
    because: "A square has no sign, and so output and target have no order.",
    changes: ["swapped(output, target)"],
  },
  "05.oddOneOut": {
    because:
      "A square has no sign and no order, pixels are not below 0, and of two items that are as odd either may be named.",
    changes: [
      "swapped(originals, reconstructions)",
      "answer-clipped()",
      "without-signs(originals)",
      "without-negative(originals)",
      "answer-without-sign()",
      "lastIndexOf(errors.indexOf(Math.max(...errors)))",
      "round(output.reduce((sum, value, i) => sum + (value - target[i]) *)",
    ],
  },
  "05.whichIsWhich": {
    because:
      "The answer is a choice of three, in which one number more or less weighs little, and no place is below 0.",
    changes: [
      "first-pixel-for-every(noise)",
      "answer-2 clipped(2)",
      "left-out(sum)",
      "left-out(sum) everywhere",
      "first-noise-0(noise)",
      "last-noise-0(noise)",
      "first-pixel-0(noise)",
      "only-last(sum + (value - target[i]) ** 2)",
      "first-for-every(target[i])",
      "noise-mean(noise)",
      "pixel-mean(noise)",
      "all-mean(noise)",
      "answer-2 without-sign(2)",
      "last-left-out(output)",
      "only-first(output)",
      "findLastIndex(answers.findIndex((pictures) => pictures.every((p) => p.join)",
      "noise-summed(noise)",
      "pixel-summed(noise)",
      "without-signs(noise)",
    ],
  },
  "05.worthKeeping": {
    because: "Of two features that cost the same either may be kept.",
    changes: ["lastIndexOf(costs.indexOf(Math.max(...costs)))"],
  },
  "06.countHoles": {
    because: "Rates are at least 1, and holes at least 0.",
    changes: ["answer-clipped()", "without-signs(rates)", "without-negative(rates)", "answer-without-sign()"],
  },
  "06.effectiveSize": {
    because: "A size is not below 0.",
    changes: ["answer-clipped()", "answer-without-sign()"],
  },
  "06.findRates": {
    because:
      "The answer of such a stack reads the same from both ends, has an odd length and nothing below 0, and the rates are asked for in order.",
    changes: [
      "back-to-front(answer)",
      "answer-clipped()",
      "last-0(answer)",
      "last-left-out(rest.length - 2 * rate)",
      "without-signs(answer)",
      "without-negative(answer)",
      "last-cut(answer)",
      "answer-without-sign()",
      "last-left-out(rest)",
      "answer-sorted()",
      "2-instead(1)",
    ],
  },
  "06.ratesFor": {
    because: "A field is odd, so that the rest halves, and rates are above 0.",
    changes: ["floor((field - seen) / 2)", "ceil((field - seen) / 2)", "round((field - seen) / 2)"],
  },
  "06.receptiveField": {
    because: "No layer makes a field smaller.",
    changes: [
      "answer-clipped()",
      "answer-without-sign()",
      "clipped-at-every(field += (effectiveSize(kernel, rate) - 1) * jump)",
      "clipped-on-the-way(field += (effectiveSize(kernel, rate) - 1) * jump)",
      "sign-dropped(field += (effectiveSize(kernel, rate) - 1) * jump)",
    ],
  },
  "07.cheapest": {
    because:
      "Which plan is cheapest seldom changes with one size for another; of two that cost the same either may be named.",
    changes: ["instead(channels, plans.length)", "smaller(channels)", "larger(channels)", "tie(macs < fewest)"],
  },
  "07.countCost": {
    because: "The four groups divide the channels or the filters.",
    changes: [
      "answer-weights rounded(weights)",
      "answer-weights rounded-down(weights)",
      "answer-weights rounded-up(weights)",
      "ceil(standard / 4)",
      "floor(standard / 4)",
      "round(standard / 4)",
    ],
  },
  "07.estimateTime": {
    because: "One MAC in thousands is less than the tolerance.",
    changes: ["larger(macs)", "smaller(macs)"],
  },
  "07.looksAt": {
    because: "The groups divide the channels.",
    changes: [
      "answer-channels rounded-down(channels)",
      "answer-channels rounded-up(channels)",
      "answer-channels rounded(channels)",
      "floor(channels / groups)",
      "ceil(channels / groups)",
      "round(channels / groups)",
    ],
  },
  "07.twin": {
    because: "Many pictures are right: where in them something is moved is free.",
    changes: [
      "first-row-0(picture)",
      "last-row-0(picture)",
      "first-column-0(picture)",
      "last-column-0(picture)",
      "last-left-out(height)",
      "last-left-out(width)",
      "last-left-out(height) and last-left-out(width)",
      "without-signs(picture)",
      "without-negative(picture)",
      "first-left-out(height)",
      "first-left-out(width)",
      'never(layer === "pointwise")',
      "first-left-out(height) and first-left-out(width)",
      "1-instead(0)",
      "1-instead(0) #2",
    ],
  },
  "07.whichLayer": {
    because:
      "Only one pixel is lit, and a layer answers around it alike to all sides, with no weight of 0; the border stays dark. A standard layer's filters have nothing to do with each other.",
    changes: [
      "every(pattern.some((value) => value !== 0))",
      "only-first(pattern)",
      "only-last(pattern)",
      "turned(output)",
      "transposed(output)",
      "all-transposed()",
      "loops-swapped(width)",
      "first-row-0(output)",
      "first-column-0(output)",
      "no-matter(y === pixels[0][0])",
      "row-reversed(output)",
      "column-reversed(output)",
      "first-left-out(height)",
      "first-left-out(width)",
      "only-last(lit)",
      "last-left-out(lit)",
      "first-left-out(height) and first-left-out(width)",
      "negated(y === pixels[0][0])",
      "1-instead(0)",
      "1-instead(0) #2",
      "1-instead(0) #7",
    ],
  },
  "08.toWeights": {
    because: "A byte is not below 0.",
    changes: ["without-signs(bytes)", "without-negative(bytes)"],
  },
  "08.keepBest": {
    because: "No two boxes overlap by just as much as is allowed.",
    changes: ["tie(overlap(better, box) <= most)"],
  },
  "00.flatIndex": {
    because: "A place in a list is not below 0.",
    changes: ["answer-clipped()", "answer-without-sign()"],
  },
  "01.outputSize": { because: "A size is not below 0.", changes: ["answer-clipped()", "answer-without-sign()"] },
  "01.countParameters": {
    because: "A number of parameters is not below 0.",
    changes: ["answer-clipped()", "answer-without-sign()"],
  },
  "05.transposedSize": { because: "A size is not below 0.", changes: ["answer-clipped()", "answer-without-sign()"] },
};
