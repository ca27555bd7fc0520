import { rename, rm } from "node:fs/promises";
import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { type Cell, type Column, scratchOf, type TableWriter } from "./table.ts";

/** Cells of a row group, which is held in memory until it is written. */
const GROUP_CELLS = 1 << 19;

/** A table as Apache Parquet: int64, double, UTF-8 text and boolean, all of which may be null. */
export async function openParquet(path: string, columns: readonly Column[]): Promise<TableWriter> {
  const scratch = scratchOf(path);
  const root = { name: "root", num_children: columns.length };
  const parquet = new ParquetWriter({
    writer: fileWriter(scratch),
    schema: [root, ...columns.map(schemaOf)],
    createdBy: "milieu",
  });
  const rowGroupSize = Math.ceil(GROUP_CELLS / columns.length);
  let rows: (readonly Cell[])[] = [];
  const writeGroup = async () => {
    const columnData = columns.map(({ name, kind }, index) => ({
      name,
      data: rows.map((row) => storedOf(row[index] ?? null, kind)),
    }));
    rows = [];
    await parquet.write({ columnData, rowGroupSize });
  };
  return {
    async append(row) {
      rows.push(row);
      if (rows.length >= rowGroupSize) await writeGroup();
    },
    async close() {
      if (rows.length > 0) await writeGroup();
      await parquet.finish();
      await rename(scratch, path);
    },
    discard: () => rm(scratch, { force: true }),
  };
}

function schemaOf({ name, kind }: Column): SchemaElement {
  const common = { name, repetition_type: "OPTIONAL" } as const;
  switch (kind) {
    case "whole":
      return { ...common, type: "INT64" };
    case "number":
      return { ...common, type: "DOUBLE" };
    case "text":
      return { ...common, type: "BYTE_ARRAY", converted_type: "UTF8" };
    case "truth":
      return { ...common, type: "BOOLEAN" };
  }
}

function storedOf(cell: Cell, kind: Column["kind"]): bigint | Exclude<Cell, null> | undefined {
  if (cell === null || (typeof cell === "number" && !Number.isFinite(cell))) return undefined;
  return kind === "whole" ? BigInt(cell) : cell;
}
