import { ModelError } from "../model/error.ts";
import { decodeText, TextError } from "./decode-text.ts";
import { type DecodedArray, isFieldValue, requireArraySize } from "./decoded-array.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The array [ny, nx] in the bytes of a table without a head: a row of numbers a line, the first at
 * y = 0; commas, semicolons or blanks between. A ModelError names the row (from 1) of a mistake.
 */
export function decodeCsv(bytes: Uint8Array, place: string): DecodedArray {
  const lines = readText(bytes, place).trimEnd().split(/\r?\n/);
  const width = cellsOf(lines[0] as string).length;
  requireArraySize([lines.length, width], place);
  const values = new Float32Array(lines.length * width);
  for (const [row, line] of lines.entries()) {
    const cells = cellsOf(line);
    if (cells.length !== width) {
      throw new ModelError(
        place,
        `row ${row + 1} has ${count(cells.length)}, but row 1 has ${width}; all rows must be as long`,
      );
    }
    for (const [column, cell] of cells.entries()) {
      const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
      if (!isFieldValue(value)) {
        throw new ModelError(
          place,
          `row ${row + 1}, column ${column + 1}: "${cell.slice(0, 40)}" is no number that a field can have`,
        );
      }
      values[row * width + column] = value;
    }
  }
  return { shape: [lines.length, width], values };
}

function readText(bytes: Uint8Array, place: string): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    throw new ModelError(place, error.message);
  }
}

function cellsOf(line: string): readonly string[] {
  return line.trim().split(/\s*[,;]\s*|\s+/);
}

function count(cells: number): string {
  return cells === 1 ? "1 number" : `${cells} numbers`;
}
