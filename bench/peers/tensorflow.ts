import { createRequire } from "node:module";
import { join } from "node:path";
import type { Tensor } from "../../lib/index";
import type { Layer, Step } from "../layers";
import type { Implementation } from "../measure";

/** What is used of TensorFlow.js: its types come with it, where it is installed. */
interface TfTensor {
  dataSync(): Float32Array;
  dispose(): void;
  mean(axes: number[], keep: boolean): TfTensor;
}
interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  getBackend(): string;
  tidy<T>(compute: () => T): T;
  tensor(values: Float32Array, shape: number[]): TfTensor;
  conv2dTranspose(x: TfTensor, kernel: TfTensor, shape: number[], stride: number, padding: string): TfTensor;
  fused: {
    conv2d(options: object): TfTensor;
    depthwiseConv2d(options: object): TfTensor;
  };
}

/** TensorFlow.js on its two backends that need no graphics card. Weights are made tensors once, activations are fused. */
export async function tensorflow(folder: string): Promise<Implementation[]> {
  const require = createRequire(join(folder, "package.json"));
  const tf: Tf = require("@tensorflow/tfjs");
  require("@tensorflow/tfjs-backend-wasm");
  return ["cpu", "wasm"].map((backend) => ({
    name: `tfjs ${backend}`,
    async prepare({ image, steps }: Layer) {
      if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no backend ${backend} here`);
      await tf.ready();
      const x = tf.tensor(image.data, [1, ...image.shape]);
      const layers = steps.map((step) => ({
        ...step,
        filter: toTf(tf, step.kernel),
        biases: step.bias && toTf(tf, step.bias),
      }));
      const run = () => {
        if (tf.getBackend() !== backend) tf.setBackend(backend);
        let shape = image.shape;
        const result = tf.tidy(() =>
          layers.reduce((map, layer) => {
            if (layer.op === "conv2dTranspose")
              shape = [shape[0] * layer.stride, shape[1] * layer.stride, layer.kernel.shape[2]];
            return apply(tf, map, layer, [1, ...shape]);
          }, x),
        );
        const data = result.dataSync();
        result.dispose();
        return data;
      };
      return { run };
    },
  }));
}

function apply(
  tf: Tf,
  x: TfTensor,
  { op, filter, biases: bias, stride, dilation, padding, ...step }: Step & { filter: TfTensor; biases?: TfTensor },
  shape: number[],
): TfTensor {
  if (op === "globalAveragePool") return x.mean([1, 2], true);
  if (op === "conv2dTranspose") return tf.conv2dTranspose(x, filter, shape, stride, padding);
  const activation = step.activation ?? "linear";
  return tf.fused[op]({ x, filter, bias, strides: stride, dilations: dilation, pad: padding, activation });
}

function toTf(tf: Tf, { data, shape }: Tensor): TfTensor {
  return tf.tensor(data.slice(), [...shape]);
}
