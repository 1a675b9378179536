/** What the compiler reads from an options object. */

/** An options object that says nothing. */
export type NoOptions = Record<never, never>;

/**
 * What an options object says of Key, or the default where it does not speak of it. An optional Key may or may not speak:
 * then only the kind of thing is known. (Asked through Pick, since a notebook's cells are not compiled strictly and there
 * every type contains undefined.)
 */
export type Option<O, Key extends string, Default> = Key extends keyof O
  ? NoOptions extends Pick<O, Key>
    ? Default extends number
      ? number
      : Exclude<O[Key], undefined> | Default
    : O[Key]
  : Default;

/** 0 is vertical, 1 is horizontal. */
export type Axis = 0 | 1;

/** A value for one dimension: itself, or its half of a pair. */
export type Half<V, A extends Axis> = V extends readonly [infer Vertical, infer Horizontal]
  ? [Vertical, Horizontal][A]
  : V;

export type StrideOf<O, A extends Axis> = Extract<Half<Option<O, "stride", 1>, A>, number>;
export type DilationOf<O, A extends Axis> = Extract<Half<Option<O, "dilation", 1>, A>, number>;
export type PaddingOf<O, A extends Axis> = Half<Option<O, "padding", 0>, A>;
export type OutputPaddingOf<O, A extends Axis> = Extract<Half<Option<O, "outputPadding", 0>, A>, number>;
export type GroupsOf<O> = Extract<Option<O, "groups", 1>, number>;
