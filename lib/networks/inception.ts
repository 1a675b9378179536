import type { Layer, Network } from "../cost/layer";

const szegedy = "Szegedy et al. 2015, Going Deeper with Convolutions, arXiv:1409.4842, table 1, row inception (3a)";

const reduce = (filters: number): Layer => ({ type: "pointwise", name: `${filters} 1x1`, filters, bias: false });
const same = (kernel: number, filters: number): Layer => ({
  type: "conv",
  name: `${filters} ${kernel}x${kernel}`,
  kernel,
  padding: "same",
  filters,
  bias: false,
});

/** 32 filters of 5×5 straight on 192 channels: 120,422,400 MACs. */
export const inception5x5: Network = {
  name: "5x5 on 192 channels",
  source: `${szegedy}, without its reduction`,
  input: [28, 28, 192],
  layers: [same(5, 32)],
};

/** The same behind a 1×1 to 16 channels: 2,408,448 + 10,035,200 MACs. */
export const inception5x5Reduced: Network = {
  name: "1x1 to 16 channels, then 5x5",
  source: szegedy,
  input: [28, 28, 192],
  layers: [reduce(16), same(5, 32)],
};

/** The whole module 3a. The paper prints 128M operations and 159K parameters: 163,328 weights, with K = 1024. */
export const inception3a: Network = {
  name: "Inception 3a",
  source: szegedy,
  input: [28, 28, 192],
  layers: [
    {
      type: "branches",
      name: "3a",
      join: "concat",
      paths: [
        [reduce(64)],
        [reduce(96), same(3, 128)],
        [reduce(16), same(5, 32)],
        [{ type: "pool", name: "pool", kernel: 3, stride: 1, padding: 1 }, reduce(32)],
      ],
    },
  ],
};
