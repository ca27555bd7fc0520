import type { Cell } from "../../data/csv-line.ts";

export type { Cell };

/** What the cells of a column are. */
export interface Column {
  readonly name: string;
  /** "whole": numbers from 0 to 2^53, "truth": true or false. */
  readonly kind: "whole" | "number" | "text" | "truth";
}

/** A table that grows row by row in a file beside its place. */
export interface TableWriter {
  /** One cell for each column. */
  append(row: readonly Cell[]): Promise<void>;
  /** Completes the file and puts it into its place. */
  close(): Promise<void>;
  /** Removes what has been written, as after an error. */
  discard(): Promise<void>;
}

/** Where a table grows until it is complete. */
export function scratchOf(path: string): string {
  return `${path}.part`;
}
