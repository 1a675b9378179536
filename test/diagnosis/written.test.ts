import { describe, expect, it } from "vitest";
import { readAnswersTo } from "./written";

const PAGE = `# 01.outputSize

## conceptual · padding counted once

> The padding stands at both ends,
> and you added it once.

\`\`\`ts
export function outputSize(n: number, kernel: number, stride: number, padding: number): number {
  return Math.floor((n + padding - kernel) / stride) + 1;
}
\`\`\`

## right · counted by walking

\`\`\`ts
export const outputSize = () => 3;
\`\`\`
`;

describe("a page of written answers", () => {
  it("has headings that name them, a teacher's sentence to each wrong one, and code", () => {
    const [wrong, right] = readAnswersTo("01.outputSize", PAGE);
    expect(wrong).toMatchObject({ exercise: "01.outputSize", kind: "conceptual", title: "padding counted once" });
    expect(wrong.says).toBe("The padding stands at both ends, and you added it once.");
    expect(wrong.code).toContain("(n + padding - kernel)");
    expect(right).toMatchObject({ kind: "right", says: "", code: "export const outputSize = () => 3;\n" });
  });

  it.each([
    ["another kind", PAGE.replace("## right", "## good"), /"## good · counted by walking" is not/],
    ["a title twice", PAGE.replace("counted by walking", "padding counted once"), /is there twice/],
    ["no word of a teacher", PAGE.replace(/^>.*\n/gm, ""), /nobody says anything to "padding counted once"/],
    ["another function", PAGE.replace("export const outputSize", "export const size"), /has no outputSize/],
  ])("is refused with %s", (_, page, error) => {
    expect(() => readAnswersTo("01.outputSize", page)).toThrow(error);
  });
});
