import { open } from "node:fs/promises";
import { observablesHeader, observablesRow } from "../data/encode-csv.ts";
import type { Measurement } from "../engine/engine.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { writeAll } from "./write-all.ts";

/** observables.csv, which grows row by row. */
export interface TableWriter {
  /** Length of what has been appended. */
  readonly bytes: number;
  append(measurement: Measurement): Promise<void>;
  /** What was appended is safe from a crash. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a new table, or one to go on with after its first `done` bytes; the rest is cut off. Throws
 * CliError 65 where an existing table is shorter.
 */
export async function openTable(path: string, done = 0): Promise<TableWriter> {
  const file = await open(path, done === 0 ? "w" : "r+");
  if ((await file.stat()).size < done) {
    await file.close();
    throw new CliError(
      exitCode.badPreset,
      `${path} does not hold the rows that the checkpoint goes on from.`,
    );
  }
  await file.truncate(done);
  let bytes = done;
  return {
    get bytes() {
      return bytes;
    },
    async append(measurement) {
      const head = bytes === 0 ? `${observablesHeader(measurement)}\n` : "";
      const text = `${head}${observablesRow(measurement)}\n`;
      const row = new TextEncoder().encode(text);
      await writeAll(file, row, bytes);
      bytes += row.length;
    },
    flush: () => file.sync(),
    close: () => file.close(),
  };
}
