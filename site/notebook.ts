import { readFileSync } from "node:fs";
import path from "node:path";
import { type FileOutput, joined, type Lines, type Output, outputOf } from "./output";

/** A notebook as the site and the page edition know it: what a reader sees, and nothing of the file's format. */
export interface Notebook {
  /** "01-standard-convolution" */
  readonly name: string;
  readonly cells: readonly Cell[];
}

export type Cell = ProseCell | CodeCell;

export interface ProseCell {
  readonly kind: "prose";
  readonly markdown: string;
}

export interface CodeCell {
  readonly kind: "code";
  /** The same after every edit and execution. */
  readonly id: string;
  readonly source: string;
  /** What a fresh run may do: `measured`, `training`, `raises-exception`. */
  readonly tags: readonly string[];
  /** Its code waits behind a line that opens it: it draws or prepares, and is not what the chapter is about. */
  readonly folded: boolean;
  readonly outputs: readonly Output[];
}

/** The parts of the notebook format (nbformat 4.5) that are read. */
interface FileCell {
  cell_type: string;
  id: string;
  source: Lines;
  metadata: { tags?: string[]; jupyter?: { source_hidden?: boolean } };
  outputs?: FileOutput[];
}

/** @throws where a cell or an output is of a kind that no page can show */
export function readNotebook(file: string): Notebook {
  const name = path.basename(file, ".ipynb");
  const { cells } = JSON.parse(readFileSync(file, "utf8")) as { cells: FileCell[] };
  try {
    return { name, cells: cells.map(cellOf) };
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

function cellOf({ cell_type, id, source, metadata, outputs = [] }: FileCell): Cell {
  if (cell_type === "markdown") return { kind: "prose", markdown: joined(source) };
  if (cell_type !== "code") throw new Error(`cell ${id} is neither Markdown nor code, but "${cell_type}"`);
  return {
    kind: "code",
    id,
    source: joined(source),
    tags: metadata.tags ?? [],
    folded: metadata.jupyter?.source_hidden ?? false,
    outputs: outputs.map(outputOf),
  };
}
