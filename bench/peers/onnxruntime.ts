import { createRequire } from "node:module";
import { join } from "node:path";
import { after, type Layer } from "../layers";
import type { Implementation } from "../measure";
import { onnxModel } from "./onnx-model";

/** What is used of onnxruntime-web. */
interface Ort {
  env: { wasm: { numThreads: number } };
  Tensor: new (type: "float32", data: Float32Array, shape: number[]) => object;
  InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{ outputNames: string[]; run(feeds: object): Promise<Record<string, { data: Float32Array }>> }>;
  };
}

/** onnxruntime-web on WebAssembly, one thread. It computes channels first; the image is turned once, before timing. */
export function onnxruntime(folder: string): Implementation {
  const ort: Ort = createRequire(join(folder, "package.json"))("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  return {
    name: "onnxruntime-web",
    async prepare(layer: Layer) {
      const session = await ort.InferenceSession.create(onnxModel(layer), { executionProviders: ["wasm"] });
      const [height, width, channels] = layer.image.shape;
      const turned = swap(layer.image.data, height * width, channels);
      const x = new ort.Tensor("float32", turned, [1, channels, height, width]);
      const shape = layer.steps.reduce((map, step) => after(step, map), [...layer.image.shape]);
      const run = async () => (await session.run({ x }))[session.outputNames[0]].data;
      return { run, channelsLast: (y: Float32Array) => swap(y, shape[2], shape[0] * shape[1]) };
    },
  };
}

/** Rows and columns of a matrix exchanged. */
function swap(matrix: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);
}
