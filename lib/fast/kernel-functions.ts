/** The functions of `kernels/`, where their arguments are explained. Addresses and steps are in bytes. */
export interface Kernels {
  copyLines(from: number, fromStep: number, to: number, toStep: number, length: number, lines: number): void;
  fetch(at: number, bytes: number): number;
  limit(at: number, count: number, ceiling: number): void;
  packPanels(
    from: number,
    rows: number,
    rowStep: number,
    columns: number,
    columnStep: number,
    to: number,
    panelStep: number,
  ): void;
  gemm(
    a: number,
    rows: number,
    taps: number,
    tapCount: number,
    run: number,
    aStep: number,
    b: number,
    bStep: number,
    panelStep: number,
    panelCount: number,
    c: number,
    outs: number,
    tiles: number,
    bias: number,
  ): void;
  gemmRow(
    a: number,
    taps: number,
    tapCount: number,
    run: number,
    b: number,
    bStep: number,
    panelStep: number,
    panelCount: number,
    c: number,
    bias: number,
  ): void;
  depthwise3x3(
    x: number,
    pixel: number,
    line: number,
    w: number,
    y: number,
    channels: number,
    blocks: number,
    groups: number,
    bias: number,
  ): void;
  depthwise(
    x: number,
    step: number,
    taps: number,
    tapCount: number,
    w: number,
    y: number,
    channels: number,
    blocks: number,
    groups: number,
    bias: number,
  ): void;
  winogradInput(
    x: number,
    rowStep: number,
    columnStep: number,
    v: number,
    vStep: number,
    groups: number,
    temp: number,
  ): void;
  winogradKernel(w: number, channels: number, u: number, uStep: number, temp: number): void;
  winogradOutput(
    m: number,
    mStep: number,
    y: number,
    rowStep: number,
    columnStep: number,
    groups: number,
    bias: number,
    temp: number,
  ): void;
}
