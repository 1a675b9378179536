/**
 * Whole-number arithmetic for the compiler. A number is a tuple of that length: adding joins two tuples, subtracting
 * takes one apart, dividing is long division as at school (hundreds, tens, ones).
 *
 * `number`, a size known only at run time, gives `number`. A negative result is `never`. Results up to 9,999.
 *
 * A type that calls itself does so as its whole answer, with what it has so far as a parameter (`Sum`): so the compiler
 * goes on up to a thousand times. Inside of something else it stops at a hundred: "excessively deep", TS2589.
 */

type Tuple = readonly unknown[];

interface Digits {
  "0": [];
  "1": [1];
  "2": [1, 1];
  "3": [1, 1, 1];
  "4": [1, 1, 1, 1];
  "5": [1, 1, 1, 1, 1];
  "6": [1, 1, 1, 1, 1, 1];
  "7": [1, 1, 1, 1, 1, 1, 1];
  "8": [1, 1, 1, 1, 1, 1, 1, 1];
  "9": [1, 1, 1, 1, 1, 1, 1, 1, 1];
}

type TenTimes<T extends Tuple> = [...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T];

/** "128", digit by digit: ((1 · 10) + 2) · 10 + 8. */
type Count<Text extends string, Sum extends Tuple = []> = Text extends `${infer D extends keyof Digits}${infer Rest}`
  ? Count<Rest, [...TenTimes<Sum>, ...Digits[D]]>
  : Sum;

/** T, as often as the number written in Text says: its digits, too, are worth ten times more a place further left. */
type Repeat<
  T extends Tuple,
  Text extends string,
  Sum extends Tuple = [],
> = Text extends `${infer D extends keyof Digits}${infer Rest}`
  ? Repeat<T, Rest, [...TenTimes<Sum>, ...Flat<Digits[D], T>]>
  : Sum;

type Flat<Times extends Tuple, T extends Tuple, Sum extends Tuple = []> = Times extends readonly [
  unknown,
  ...infer Left,
]
  ? Flat<Left, T, [...Sum, ...T]>
  : Sum;

/** Five digits or more: above all that is computed here, and above the length that the compiler gives a tuple. */
type Long<Text extends string> = Text extends `${infer _A}${infer _B}${infer _C}${infer _D}${infer _E}${infer _F}`
  ? true
  : false;

/** How often the number in Text fits into T, and what is left over: at most nine times, since a decimal place is taken at a time. */
type Fit<T extends Tuple, Text extends string> =
  Long<Text> extends true ? { times: []; left: T } : TakeOut<T, Count<Text>>;

type TakeOut<T extends Tuple, Step extends Tuple, Times extends Tuple = []> = T extends readonly [
  ...Step,
  ...infer Left,
]
  ? TakeOut<Left, Step, [...Times, 1]>
  : { times: Times; left: T };

type LongDivision<A extends number, B extends number> =
  Fit<Count<`${A}`>, `${B}00`> extends { times: infer Hundreds extends Tuple; left: infer Rest extends Tuple }
    ? Fit<Rest, `${B}0`> extends { times: infer Tens extends Tuple; left: infer Rest extends Tuple }
      ? Fit<Rest, `${B}`> extends { times: infer Units extends Tuple }
        ? [...TenTimes<TenTimes<Hundreds>>, ...TenTimes<Tens>, ...Units]["length"]
        : never
      : never
    : never;

/** What the compiler does not compute: `number`, fractions, negative numbers, and five digits or more. */
type Unknown<N extends number> = number extends N
  ? true
  : `${N}` extends `${string}${"." | "-" | "e"}${string}`
    ? true
    : Long<`${N}`>;

/** A + B. */
export type Add<A extends number, B extends number> = B extends 0
  ? A
  : true extends Unknown<A> | Unknown<B>
    ? number
    : Extract<[...Count<`${A}`>, ...Count<`${B}`>]["length"], number>;

/** A − B; `never` where B is larger. */
export type Subtract<A extends number, B extends number> = [A] extends [never]
  ? never
  : B extends 0
    ? A
    : true extends Unknown<A> | Unknown<B>
      ? number
      : Count<`${A}`> extends readonly [...Count<`${B}`>, ...infer Left]
        ? Left["length"]
        : never;

/** A · B. */
export type Multiply<A extends number, B extends number> = A extends 1
  ? B
  : B extends 1
    ? A
    : true extends Unknown<A> | Unknown<B>
      ? number
      : Extract<Repeat<Count<`${A}`>, `${B}`>["length"], number>;

/** A / B, rounded down. */
export type Divide<A extends number, B extends number> = [A] extends [never]
  ? never
  : B extends 1
    ? A
    : B extends 0
      ? never
      : true extends Unknown<A> | Unknown<B>
        ? number
        : Extract<LongDivision<A, B>, number>;

/** A / B, rounded up. */
export type DivideUp<A extends number, B extends number> = [A] extends [never]
  ? never
  : Divide<Add<A, Subtract<B, 1>>, B>;
