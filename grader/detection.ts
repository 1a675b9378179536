/** The astronaut's portrait, averaged down to size × size pixels, and each of these enlarged again. */
export interface Shown {
  /** Pixels, 1 to 320. */
  size: number;
  /** Whole; size · enlarge is at most 320. */
  enlarge: number;
}

/** A box that the face detector found; all but the score as shares of the picture's side. */
export interface Found {
  left: number;
  top: number;
  width: number;
  height: number;
  score: number;
}

/** Chapter 08's face detector looks at the portrait, once it has been checked how it is shown. Surest box first. */
export type Detect = (shown: Shown) => Promise<Found[]>;
