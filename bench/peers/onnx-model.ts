import type { Tensor } from "../../lib/index";
import { after, type Layer, type Step } from "../layers";

/**
 * A layer as a file of the ONNX format (onnx.proto, operators of set 17), which is all that onnxruntime reads. Written
 * by hand: a message is a sequence of fields, a field is its number and kind and what it holds.
 */
export function onnxModel({ image, steps }: Layer): Uint8Array {
  const nodes: Buffer[] = [];
  const constants: Buffer[] = [];
  let name = "x";
  let shape: readonly number[] = image.shape;
  steps.forEach((step, i) => {
    const result = after(step, shape);
    const inputs = [name];
    if (step.op !== "globalAveragePool") {
      constants.push(tensorOf(`w${i}`, kernelOf(step)));
      inputs.push(`w${i}`);
      if (step.bias) {
        constants.push(tensorOf(`b${i}`, { shape: [...step.bias.shape], data: step.bias.data }));
        inputs.push(`b${i}`);
      }
    }
    nodes.push(node(operator(step), inputs, `y${i}`, attributesOf(step, shape, result)));
    name = `y${i}`;
    if (step.activation) {
      nodes.push(node("Clip", [name, "zero", "six"], `z${i}`, []));
      name = `z${i}`;
    }
    shape = result;
  });
  if (steps.some((step) => step.activation)) {
    constants.push(scalar("zero", 0), scalar("six", 6));
  }
  const channelsFirst = ([height, width, channels]: readonly number[]) => [1, channels, height, width];
  const graph = Buffer.concat([
    ...nodes.map((one) => bytes(1, one)),
    bytes(2, "layer"),
    ...constants.map((one) => bytes(5, one)),
    bytes(11, imageOf("x", channelsFirst(image.shape))),
    bytes(12, imageOf(name, channelsFirst(shape))),
  ]);
  return Buffer.concat([number(1, 9), bytes(8, number(2, 17)), bytes(7, graph)]);
}

function operator({ op }: Step): string {
  return op === "globalAveragePool" ? "GlobalAveragePool" : op === "conv2dTranspose" ? "ConvTranspose" : "Conv";
}

/** [kernelHeight, kernelWidth, in, out] as ONNX wants it, [out, in, kernelHeight, kernelWidth]; depthwise: in is 1. */
function kernelOf({ op, kernel }: Step): { shape: number[]; data: Float32Array } {
  const [height, width] = kernel.shape;
  const [inner, outer] = op === "depthwiseConv2d" ? [1, kernel.shape[2] * kernel.shape[3]] : kernel.shape.slice(2);
  const data = new Float32Array(kernel.data.length);
  for (let tap = 0; tap < height * width; tap++) {
    for (let i = 0; i < inner; i++) {
      for (let o = 0; o < outer; o++)
        data[(o * inner + i) * height * width + tap] = kernel.data[(tap * inner + i) * outer + o];
    }
  }
  return { shape: [outer, inner, height, width], data };
}

function attributesOf(
  { op, kernel, stride, dilation, padding }: Step,
  from: readonly number[],
  to: readonly number[],
): Buffer[] {
  if (op === "globalAveragePool") return [];
  const total = [0, 1].map((axis) => {
    if (padding === "valid") return 0;
    const [small, large] = op === "conv2dTranspose" ? [from[axis], to[axis]] : [to[axis], from[axis]];
    return Math.max(0, (small - 1) * stride + dilation * (kernel.shape[axis] - 1) + 1 - large);
  });
  const pads = [...total.map((p) => Math.floor(p / 2)), ...total.map((p) => Math.ceil(p / 2))];
  const group = op === "depthwiseConv2d" ? from[2] : 1;
  return [
    attribute("strides", [stride, stride]),
    attribute("dilations", [dilation, dilation]),
    attribute("pads", pads),
    Buffer.concat([bytes(1, "group"), number(3, group), number(20, 2)]),
  ];
}

function node(operation: string, inputs: string[], output: string, attributes: Buffer[]): Buffer {
  return Buffer.concat([
    ...inputs.map((one) => bytes(1, one)),
    bytes(2, output),
    bytes(4, operation),
    ...attributes.map((one) => bytes(5, one)),
  ]);
}

function attribute(name: string, values: number[]): Buffer {
  return Buffer.concat([bytes(1, name), ...values.map((value) => number(8, value)), number(20, 7)]);
}

function tensorOf(name: string, { shape, data }: { shape: number[]; data: Float32Array } | Tensor): Buffer {
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return Buffer.concat([...shape.map((size) => number(1, size)), number(2, 1), bytes(8, name), bytes(9, raw)]);
}

function scalar(name: string, value: number): Buffer {
  return tensorOf(name, { shape: [], data: Float32Array.of(value) });
}

function imageOf(name: string, shape: number[]): Buffer {
  const sizes = Buffer.concat(shape.map((size) => bytes(1, number(1, size))));
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, Buffer.concat([number(1, 1), bytes(2, sizes)])))]);
}

/** A field that holds a whole number. */
function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

/** A field that holds text, raw bytes or another message. */
function bytes(field: number, value: Buffer | string): Buffer {
  const raw = Buffer.from(value as string);
  return Buffer.concat([varint(field * 8 + 2), varint(raw.length), raw]);
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Buffer {
  const out: number[] = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(out);
}
