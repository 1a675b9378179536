import { edge } from "./colours";
import { showHtml } from "./display";
import { withCommas } from "./numbers";
import { escapeXml } from "./svg";

export type Cell = string | number | boolean | undefined;
export type Row = Readonly<Record<string, Cell>>;

export interface TableOptions {
  /** Keys of the rows, in order, or [key, heading] pairs; default the keys of the first row. */
  columns?: readonly (string | readonly [key: string, heading: string])[];
  /** One sentence above the table that says what it shows. */
  caption?: string;
  /** Only the caption is seen until a click unfolds the table; default false. */
  folded?: boolean;
}

/**
 * Show rows as a table. Numbers are aligned right, their thousands apart; the first column heads its row.
 * @example
 * showTable([{ layer: "3x3", weights: 27 }], { caption: "Weights of a layer" })
 */
export function showTable(rows: readonly Row[], options: TableOptions = {}): void {
  showHtml(tableHtml(rows, options), tableText(rows, options));
}

/**
 * {@link showTable} as HTML. Styles are inline, since an untrusted notebook and GitHub drop style
 * sheets, and have no colours: ink and ground are the page's, light or dark.
 */
export function tableHtml(rows: readonly Row[], { columns, caption, folded }: TableOptions = {}): string {
  const shown = columnsOf(rows, columns);
  const numbers = shown.map(([key]) => rows.every((row) => isNumeral(row[key])));
  const side = (i: number) => (numbers[i] ? "right" : "left");
  const line = `padding:4px 12px;border:1px solid ${edge}`;
  const heads = shown.map(
    ([, heading], i) =>
      `<th scope="col" style="${line};text-align:${side(i)};font-weight:600">${escapeXml(heading)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = shown.map(([key], i) => {
      const style = `${line};text-align:${side(i)};font-weight:400`;
      const words = escapeXml(cellText(row[key]));
      return i === 0 ? `<th scope="row" style="${style}">${words}</th>` : `<td style="${style}">${words}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const words = escapeXml(caption ?? (folded ? "a table" : ""));
  const title = words && !folded ? `<caption style="text-align:left;padding:4px 0">${words}</caption>` : "";
  const table = `<table style="border-collapse:collapse;font-size:13px">${title}<thead><tr>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
  return folded ? `<details><summary>${words}</summary>${table}</details>` : table;
}

/** {@link showTable} for a terminal. */
export function tableText(rows: readonly Row[], { columns, caption }: TableOptions = {}): string {
  const shown = columnsOf(rows, columns);
  const lines = [shown.map(([, heading]) => heading), ...rows.map((row) => shown.map(([key]) => cellText(row[key])))];
  const widths = shown.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const numbers = shown.map(([key]) => rows.every((row) => isNumeral(row[key])));
  const aligned = lines.map((line) =>
    line
      .map((cell, i) => (numbers[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join("  ")
      .trimEnd(),
  );
  return [...(caption ? [caption] : []), ...aligned].join("\n");
}

function columnsOf(rows: readonly Row[], columns: TableOptions["columns"]): (readonly [string, string])[] {
  const chosen = columns ?? Object.keys(rows[0] ?? {});
  return chosen.map((column) => (typeof column === "string" ? ([column, column] as const) : column));
}

function isNumeral(value: Cell): boolean {
  return value === undefined || /^[−\d,.e]+$/.test(cellText(value));
}

function cellText(value: Cell): string {
  if (typeof value === "number") return withCommas(value);
  return value === undefined ? "" : String(value);
}
