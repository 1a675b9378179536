import { checkSize } from "../checks";
import type { Network } from "../cost/layer";

/**
 * The context module of Yu and Koltun, basic form: receptive fields 3, 5, 9, 17, 33, 65, 67, 67 and 64C² weights
 * (table 1, section 3).
 * @param channels C, the same in and out
 */
export function contextModule(channels = 21): Network {
  checkSize("contextModule", "channels", channels);
  return {
    name: "context module",
    source: "Yu and Koltun 2016, Multi-Scale Context Aggregation by Dilated Convolutions, arXiv:1511.07122, table 1",
    input: [64, 64, channels],
    layers: [
      ...[1, 1, 2, 4, 8, 16, 1].map((dilation, i) => ({
        type: "conv" as const,
        name: `layer ${i + 1}`,
        kernel: 3,
        dilation,
        padding: dilation,
        filters: channels,
      })),
      { type: "pointwise", name: "layer 8", filters: channels },
    ],
  };
}

/** Dilations 1, 2, 4, …: each field one less than twice the last plus two, 3, 7, 15 (section 2 and figure 1). */
export function exponentialStack(layers = 3): Network {
  checkSize("exponentialStack", "layers", layers);
  return {
    name: `dilations 1 to ${2 ** (layers - 1)}`,
    source: "Yu and Koltun 2016, arXiv:1511.07122, figure 1",
    input: [64, 64, 1],
    layers: Array.from({ length: layers }, (_, i) => {
      const dilation = 2 ** i;
      return { type: "conv", kernel: 3, dilation, padding: dilation, filters: 1 };
    }),
  };
}

/**
 * The dilated stack of WaveNet: two taps, 1 to 512 apart, over a line of samples; the padding lies in front, so that a
 * sample never sees a later one. 1,024 samples of receptive field (section 2.1).
 */
export function waveNetStack(layers = 10): Network {
  checkSize("waveNetStack", "layers", layers);
  return {
    name: `WaveNet, dilations 1 to ${2 ** (layers - 1)}`,
    source: "Van den Oord et al. 2016, WaveNet: A Generative Model for Raw Audio, arXiv:1609.03499, section 2.1",
    input: [1, 16000, 1],
    layers: Array.from({ length: layers }, (_, i) => {
      const dilation = 2 ** i;
      return {
        type: "conv",
        name: `dilation ${dilation}`,
        kernel: [1, 2],
        dilation: [1, dilation],
        padding: [
          [0, 0],
          [dilation, 0],
        ],
        filters: 1,
      };
    }),
  };
}
