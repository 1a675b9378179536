import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The guidelines for web content, level A and AA. */
export const guidelines = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe says of a page, or of the parts that a selector chooses. */
export async function axe(page: Page, rules: string[], part?: string): Promise<AxeResults> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(source);
  const options: RunOptions = { preload: false, runOnly: rules };
  const context = part ? `{ include: [[${JSON.stringify(part)}]] }` : "document";
  return (await page.evaluate(`axe.run(${context}, ${JSON.stringify(options)})`)) as AxeResults;
}

/** What it finds wrong, in words. */
export const wordsOf = ({ violations }: AxeResults): string[] =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
