/** A value of a table; null where there is none. Numbers that are not finite count as none. */
export type Cell = number | string | boolean | null;

/** A line of a table as CSV (RFC 4180, lines end with "\n"). */
export function csvLine(row: readonly Cell[]): string {
  return `${row.map(csvCell).join(",")}\n`;
}

/** What a spreadsheet would take for a formula; a signed quantity such as "-5 d" is none. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d.]+(?:e[+-]?\d+)?(?: ?[\p{L}%°µ^/\d]+)?$))/iu;

/**
 * Empty where there is no value; quoted where a reader could take it for anything else. Names come from models of
 * strangers, too: words that a spreadsheet would run as a formula have an apostrophe before them.
 */
function csvCell(cell: Cell): string {
  if (cell === null || (typeof cell === "number" && !Number.isFinite(cell))) return "";
  const text = typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
