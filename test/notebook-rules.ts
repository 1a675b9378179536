// What CONTRIBUTING.md asks of a notebook's cells, and an execution does not notice.

export interface Cell {
  cell_type: "code" | "markdown";
  source: string | string[];
  metadata?: { tags?: string[]; jupyter?: { source_hidden?: boolean } };
  outputs?: { output_type: string; text?: string | string[]; data?: Record<string, string | string[]> }[];
}

export const text = (lines: string | string[] = "") => (typeof lines === "string" ? lines : lines.join(""));

const MOST_LINES = 10;

/** Two runs of one day would show the same, and the next day's would not. */
const CLOCK = /\bnew Date\b(?:\s*\(\s*\))?(?!\s*\()|\bDate\s*\(\s*\)|\bDate\.now\b/;

/** Every cell of code that breaks a rule, in sentences that name it; cells count from 1, text as well. */
export function flawsOfCells(notebook: string, cells: readonly Cell[]): string[] {
  const first = cells.findIndex(({ cell_type }) => cell_type === "code");
  return cells.flatMap(({ cell_type, source, metadata }, i) => {
    if (cell_type !== "code") return [];
    const code = text(source).trim();
    const where = `notebooks/${notebook}, cell ${i + 1}`;
    const flaws: string[] = [];
    if (i === first && !/^import \{[^}]*\bpredict,\s*_\s*\} from "\.\.\/workbook";?$/.test(code)) {
      flaws.push(
        `${where}: the first cell of code is one import from "../workbook" and nothing else, its last names "predict, _"`,
      );
    }
    const { length } = code.split("\n");
    if (length > MOST_LINES && i !== first && !metadata?.jupyter?.source_hidden) {
      flaws.push(
        `${where}: it has ${length} lines, and ${MOST_LINES} are the most: cut it, fold it, or write a function`,
      );
    }
    const [clock] = metadata?.tags?.includes("measured") ? [] : (CLOCK.exec(code) ?? []);
    if (clock) {
      flaws.push(
        `${where}: it asks for the day or the time (${clock}), and shows another one tomorrow: leave it out, or tag the cell "measured"`,
      );
    }
    return flaws;
  });
}
