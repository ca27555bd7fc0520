import { open, rename, rm } from "node:fs/promises";
import { csvLine } from "../../data/csv-line.ts";
import { type Column, scratchOf, type TableWriter } from "./table.ts";

/** Characters that are gathered for a write. */
const CHUNK = 1 << 16;

/** A table as CSV (RFC 4180, lines end with "\n"), the first line the columns' names. */
export async function openCsv(path: string, columns: readonly Column[]): Promise<TableWriter> {
  const scratch = scratchOf(path);
  const file = await open(scratch, "w");
  let text = csvLine(columns.map(({ name }) => name));
  return {
    async append(row) {
      text += csvLine(row);
      if (text.length < CHUNK) return;
      await file.appendFile(text);
      text = "";
    },
    async close() {
      await file.appendFile(text);
      await file.sync();
      await file.close();
      await rename(scratch, path);
    },
    async discard() {
      await file.close();
      await rm(scratch, { force: true });
    },
  };
}
