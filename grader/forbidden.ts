import * as lib from "../lib/index";
import type { OperatorName } from "../lib/rules/operators";

/** A value that lib exports. */
export type LibName = keyof typeof lib;

type OperatorFunction = OperatorName | `${OperatorName}Grad${"Input" | "Kernel"}`;

/** What an exercise can ask for, and a function of lib gives away. */
type Subject =
  | "sums" // of products under a window
  | "separated sums"
  | "matrices" // a convolution written as a matrix product
  | "sizes" // how many positions a kernel has
  | "costs"
  | "fields" // what one number sees
  | "standard kernels" // a layer written as a standard one
  | "separable kernels" // a standard layer written as two steps
  | "spread kernels" // holes between the taps
  | "flipped kernels"
  | "clipping" // negative numbers become 0
  | "leaking" // negative numbers become smaller
  | "curves"
  | "pooling"
  | "resizing"
  | "terms" // formulas as text
  | "tensors";

/** The size of a map is the shape of an operator's answer; a single 1 shows a kernel flipped, and a stride sets its rows apart. */
const OPERATOR = ["sums", "sizes", "spread kernels", "flipped kernels"] as const;

/**
 * What each name of lib gives, but for the operators of lib's own table: first what it is about, then what can be had from it by
 * a detour. A name that lib gains does not compile here until it stands in the list.
 */
const GIVES: Record<Exclude<LibName, OperatorFunction>, readonly [Subject, ...Subject[]]> = {
  separableConv2d: ["separated sums", ...OPERATOR],
  im2col: ["matrices", ...OPERATOR],
  conv2dMatrix: ["matrices", ...OPERATOR],
  outputSize: ["sizes"],
  maxPool2d: ["pooling", "sizes"],
  averagePool2d: ["pooling", "sizes"],
  globalAveragePool: ["pooling"],
  upsampleNearest: ["resizing"],
  upsampleBilinear: ["resizing"],
  costOf: ["costs", "sizes"],
  costOfNetwork: ["costs", "sizes"],
  sumOf: ["costs"],
  sharesOf: ["costs"],
  evaluateFormula: ["costs", "sizes", "fields"],
  simplifyFormula: ["terms", "costs", "sizes", "fields"],
  formulas: ["terms"],
  texOf: ["terms"],
  receptiveField: ["fields"],
  impulseReceptiveField: ["fields"],
  pathCounts: ["fields"],
  validTapShares: ["fields"],
  hdcRule: ["fields"],
  toStandardKernel: ["standard kernels"],
  groupedKernel: ["standard kernels"],
  toSeparableKernels: ["separable kernels"],
  dilateKernel: ["spread kernels"],
  flipKernel: ["flipped kernels"],
  relu: ["clipping"],
  relu6: ["clipping"],
  leakyRelu: ["leaking", "clipping"],
  sigmoid: ["curves"],
  Tensor: ["tensors"],
  tensor: ["tensors"],
  zeros: ["tensors"],
};

/** All of lib that gives what one of these is about, they themselves among it. */
export function givingTheSameAs(names: readonly LibName[]): LibName[] {
  const subjects = names.map((name) => gives(name)[0]);
  return (Object.keys(lib) as LibName[]).filter((name) => gives(name).some((subject) => subjects.includes(subject)));
}

function gives(name: LibName): readonly [Subject, ...Subject[]] {
  return name in GIVES ? GIVES[name as keyof typeof GIVES] : OPERATOR;
}
