import type { Tensor } from "../lib/tensor";

/** What goes into an exercise and comes out of it. Everything here can be sent to another process. */
export type Value =
  | number
  | string
  | boolean
  | null
  | undefined
  | Tensor
  | readonly Value[]
  | { readonly [name: string]: Value };
