/**
 * The legend of every picture and explorer: one colour, one thing. The hues are Okabe and Ito's, which people with any
 * colour vision can tell apart; still, no picture says anything by colour alone: a role has its name beside it, padding
 * is dashed and struck through, a negative number has its sign.
 *
 * What a number is to the operator has a colour of `roles`; how large it is has a colour of a `Scale` (scale.ts), where
 * its picture says so in a bar below. Lines of a chart are told apart by `series`, and named beside it. No other file
 * writes a colour (a test looks).
 */
export const ink = "#1a1a1a";
export const ground = "#ffffff";
export const faint = "#5f5f5f";
export const rule = "#c4c4c4";
/** A line that shows on a light ground and on a dark one, where no style sheet of ours can follow the theme. */
export const edge = "#8a8a8a";

/** What something is to the operator. */
export type Role = "input" | "kernel" | "output" | "padding" | "difference" | "amount";

/** `line` outlines, `fill` is the same hue light enough to print ink on. */
export const roles: Record<Role, { line: string; fill: string; means: string }> = {
  input: { line: "#0072b2", fill: "#d9eaf5", means: "what goes in: an image, a map, a channel" },
  kernel: { line: "#d55e00", fill: "#fbe3d0", means: "weights, and where they stand: the window, the pixels under it" },
  output: { line: "#007a5a", fill: "#d2ede3", means: "what comes out: a map, and the number just made" },
  padding: { line: edge, fill: "#f4f4f4", means: "zeros that nobody photographed; dashed and struck through" },
  difference: { line: "#a8468a", fill: "#f4dfec", means: "one thing minus another" },
  amount: { line: "#5f5f5f", fill: "#e3e3e3", means: "how many: weights, multiplications" },
};

/** A stronger tint of the output's colour: several products of a kernel lie on one place. */
export const overlap = "#9bd4bf";

/** Colours for the lines and dots of a chart, in order: Okabe and Ito's, those that show on white. */
export const series = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#1a1a1a"];
