import { showHtml } from "./display";
import { withCommas } from "./numbers";
import { type Row, type TableOptions, tableHtml, tableText } from "./table";

/** A figure somebody published, and the same figure computed here. */
export interface Match {
  /** What is counted, and how: "MACs of MobileNet, without the classifier". */
  what: string;
  computed: number;
  published: number;
  /** How far apart they may be: half a unit of the last published digit (0.5e6 for "569M"); default 0. */
  within?: number;
  /** Where it is published: "MobileNet, Table 4". */
  source: string;
  /** One honest sentence, most of all where the two differ. */
  note?: string;
}

/**
 * Show published figures beside the same figures computed here: ratio, verdict, source.
 * @example
 * showMatches([{ what: "weights of a 3x3x3 filter", computed: 3 * 3 * 3, published: 27, source: "the notes" }])
 */
export function showMatches(matches: readonly Match[], options: Pick<TableOptions, "caption" | "folded"> = {}): void {
  const rows = matches.map(matchRow);
  const columns = Object.keys(rows[0] ?? {}).filter((key) => key !== "note" || rows.some((row) => row.note));
  showHtml(tableHtml(rows, { columns, ...options }), tableText(rows, { columns, ...options }));
}

/** Whether the computed figure is the published one, as exactly as it was published. */
export function isMatch({ computed, published, within = 0 }: Match): boolean {
  return Math.abs(computed - published) <= within + 1e-9 * Math.abs(published);
}

/** One line of the table. */
export function matchRow(match: Match): Row {
  const { what, computed, published, source, note } = match;
  const ratio = computed === published ? "1" : (computed / published).toPrecision(4);
  const verdict = isMatch(match) ? "match" : "differs";
  return { what, computed: withCommas(computed), published: withCommas(published), ratio, verdict, source, note };
}
