import type { Network } from "../lib/index";

/** How a network is trained. The same settings and the same seed give the same network. */
export interface Training {
  epochs: number;
  batchSize: number;
  learningRate: number;
  seed: number;
}

/** The share of digits that a trained network reads. */
export interface Reading {
  /** Of those it learned from. */
  train: number;
  /** Of those held out. */
  test: number;
}

/** Trains a network that has been checked. */
export type Train = (network: Network, training: Training) => Promise<Reading>;
