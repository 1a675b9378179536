import { expect, describe as group, it } from "vitest";
import { describe } from "../../grader/describe";
import { Strange } from "../../grader/wire";
import { tensor, zeros } from "../../lib/index";

group("a value in a few words", () => {
  it.each([
    [2.000123456, "2.00012"],
    [-2, "−2"],
    [[1, 2, 3], "[1, 2, 3]"],
    [tensor([[1, 2, 3]]), "a tensor of shape [1, 3]"],
    [zeros([3, 4, 2]).set(5, 2, 1, 0), "a tensor of shape [3, 4, 2], all 0 but for 5 at [2, 1, 0]"],
    [{ pixels: 9, channels: 4 }, "{ pixels: 9, channels: 4 }"],
    [[{ kernel: 3, stride: [1, 2] }], "[{ kernel: 3, stride: [1, 2] }]"],
    [{ f: new Strange("a function") }, "{ f: a function }"],
    [{ image: tensor([1, 2]), name: "cat" }, "an object with image, name"],
    [{ deep: { deeper: 1 } }, "an object with deep"],
    [{}, "an empty object"],
    [undefined, "nothing (undefined)"],
  ])("%j is %s", (value, words) => expect(describe(value)).toBe(words));
});
