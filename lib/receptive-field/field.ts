/** Which pixels of the input one output can depend on, along one direction. */
export interface Field {
  /** Pixels from the first to the last, both included. */
  size: number;
  /** Pixels from the field of one output to the field of the next. */
  jump: number;
  /** Centre of the first output's field: 0 is the middle of the first pixel. */
  start: number;
  /** Pixels by which the first output's field hangs over the border. */
  padding: number;
}

export interface FieldOptions {
  /** Pixels of input along the direction; only `padding: "same"` with a stride depends on it. Default: the network's. */
  size?: number;
  /** Needed where kernels are not square. */
  direction?: "vertical" | "horizontal";
}
