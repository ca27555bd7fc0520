import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type FactorColumn, FactorSurvey } from "../../sweep/factor-column.ts";
import { factorMeanings } from "../../sweep/factor-meaning.ts";
import { outputColumns } from "../../sweep/output-columns.ts";
import { openCsv } from "./csv-table.ts";
import { openParquet } from "./parquet-table.ts";
import { type LineState, readLines } from "./read-lines.ts";
import type { ResultSource } from "./result-source.ts";
import { type ResultTable, resultTables } from "./result-tables.ts";
import { scratchOf, type TableWriter } from "./table.ts";
import { unitsRecord } from "./units-record.ts";

export const tableFormats = ["csv", "parquet", "both"] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface CollectOptions {
  /** Default: "csv". */
  readonly format?: TableFormat;
}

/** What `collect` wrote. */
export interface Collected {
  /** Names within the folder. */
  readonly files: readonly string[];
  /** Lines of the manifest by what has become of their runs. */
  readonly counts: Readonly<Record<LineState["status"], number>>;
}

/**
 * Gathers the results of a sweep into tables in its folder: results, curves, claims and failed as CSV,
 * Parquet or both, and results.units.json. Nothing is held but a few results at a time. Tables of
 * before are replaced when the new ones are complete.
 */
export async function collect(
  source: ResultSource,
  { format = "csv" }: CollectOptions = {},
): Promise<Collected> {
  const factors = await surveyFactors(source);
  const outputs = outputColumns(source.sweep);
  const counts = { done: 0, failed: 0, running: 0, missing: 0 };
  const open: { readonly table: ResultTable; readonly writer: TableWriter }[] = [];
  const files: string[] = [];
  try {
    for (const table of resultTables(factors, outputs)) {
      for (const [kind, openTable] of [
        ["csv", openCsv],
        ["parquet", openParquet],
      ] as const) {
        if (format !== kind && format !== "both") continue;
        const file = `${table.name}.${kind}`;
        open.push({ table, writer: await openTable(join(source.dir, file), table.columns) });
        files.push(file);
      }
    }
    for await (const state of readLines(source)) {
      counts[state.status] += 1;
      for (const { table, writer } of open) {
        for (const row of table.rows(state)) await writer.append(row);
      }
    }
  } catch (error) {
    for (const { writer } of open) await writer.discard();
    throw error;
  }
  for (const { writer } of open) await writer.close();
  const units = unitsRecord(factors, factorMeanings(source.sweep), outputs);
  await writeWhole(join(source.dir, "results.units.json"), `${JSON.stringify(units, null, 2)}\n`);
  return { files: [...files, "results.units.json"], counts };
}

/** How the factors' values stand in tables; reads the manifest once. */
export async function surveyFactors(source: ResultSource): Promise<readonly FactorColumn[]> {
  const survey = new FactorSurvey(source.sweep.factors.map(({ name }) => name));
  for await (const { values } of source.lines()) survey.add(values);
  return survey.columns();
}

/** A file that appears whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(scratchOf(path), text);
  await rename(scratchOf(path), path);
}
