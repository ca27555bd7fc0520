import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "../../src/cli/sweep/collect.ts";
import { describeCollected } from "../../src/cli/sweep/describe-results.ts";
import type { ResultSource } from "../../src/cli/sweep/result-source.ts";
import type { ManifestLine, StoredClaim } from "../../src/cli/sweep/run-result.ts";
import { type MadeUpRun, madeUpFolder, madeUpSweep } from "./made-up-folder.ts";
import { readCsv } from "./read-csv.ts";

let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "milieu-collect-"));
});
afterAll(() => rm(root, { recursive: true }));

const plan = {
  vary: [
    { parameter: "k", values: [0.1, 0.25] },
    { treatment: "bolus", change: "start", values: ["3 h", "12 h"] },
  ],
  outputs: [
    { name: "burden", measure: "integral", of: "m1", where: "m1 > 0.5" },
    { name: "course", of: "u", every: "1 d" },
    { name: "map", field: "u" },
    { claims: true },
  ],
  scores: { "per, cent": "burden/100" },
};

const claim: StoredClaim = {
  preset: "one",
  index: 0,
  at: 1440,
  measure: "mean",
  subject: "m2Share",
  statement: 'mean of "m2Share",\nwhere u > 0.5',
  expected: "> 0.7",
  value: null,
  holds: false,
  comparisons: [{ name: "", number: null, asked: "> 0.7", holds: false }],
  why: "A test.",
  found: "the region is empty",
  sentence: "",
};

const runs: readonly MadeUpRun[] = [
  {
    numbers: { burden: 1.25e5 },
    // Of a plan before: not what the plan says now.
    scores: { "per, cent": 1, gone: 2 },
    curves: { course: { times_min: [0, 1440, 2880], values: [1, null, -0.1] } },
    claims: [claim, { ...claim, index: 2, value: 0.9, control: 0.5, holds: true, found: "0.9" }],
  },
  { failure: { code: 70, message: 'a, "b"\nand c' } },
  {
    numbers: { burden: null },
    scores: { "per, cent": null },
    problems: { burden: "no voxel fulfils its `where` (at 2880 min)" },
  },
  "running",
];

const head = ["index", "id", "preset", "point", "seed", "k", "bolus start"];
const heads = [
  ["0", "0000000000000000", "one", "0", "7", "0.1", "3"],
  ["1", "0000000000000001", "one", "1", "7", "0.1", "12"],
  ["2", "0000000000000002", "one", "2", "7", "0.25", "3"],
  ["3", "0000000000000003", "one", "3", "7", "0.25", "12"],
];

const made = (name: string) =>
  madeUpFolder(join(root, name), madeUpSweep(plan), ({ index }: ManifestLine) => runs[index]!);
const table = async (source: ResultSource, name: string) =>
  readCsv(await readFile(join(source.dir, name), "utf8"));

describe("collect", () => {
  it("makes a row of each line, cell by cell", async () => {
    const source = await made("rows");
    const { files, counts } = await collect(source);
    expect(counts).toEqual({ done: 2, failed: 1, running: 1, missing: 0 });
    expect(describeCollected({ files, counts })).toBe(
      "2 done, 1 failed, 1 running\nwrote results.csv, curves.csv, claims.csv, failed.csv, results.units.json",
    );
    expect(files).toEqual([
      "results.csv",
      "curves.csv",
      "claims.csv",
      "failed.csv",
      "results.units.json",
    ]);
    expect((await readdir(source.dir)).sort()).toEqual(["manifest.jsonl", "runs", ...files].sort());
    expect(await table(source, "results.csv")).toEqual([
      [...head, "burden", "per, cent", "status", "problem"],
      [...heads[0]!, "125000", "1250", "done", ""],
      [...heads[1]!, "", "", "failed", 'a, "b"\nand c'],
      [...heads[2]!, "", "", "done", "burden: no voxel fulfils its `where` (at 2880 min)"],
      [...heads[3]!, "", "", "running", ""],
    ]);
    expect(await table(source, "curves.csv")).toEqual([
      [...head, "output", "time_min", "value"],
      [...heads[0]!, "course", "0", "1"],
      [...heads[0]!, "course", "1440", ""],
      [...heads[0]!, "course", "2880", "-0.1"],
    ]);
    expect(await table(source, "claims.csv")).toEqual([
      [...head, "claim", "statement", "value", "control", "holds", "found"],
      [...heads[0]!, "0", claim.statement, "", "", "false", "the region is empty"],
      [...heads[0]!, "2", claim.statement, "0.9", "0.5", "true", "0.9"],
    ]);
    expect(await table(source, "failed.csv")).toEqual([
      ["index", "id", "code", "message", "time"],
      ["1", "0000000000000001", "70", 'a, "b"\nand c', "2025-01-02T03:04:05.000Z"],
    ]);
  });

  it("quotes as RFC 4180 says, to the character", async () => {
    const source = await made("quotes");
    await collect(source);
    const failed = await readFile(join(source.dir, "failed.csv"), "utf8");
    expect(failed).toBe(
      'index,id,code,message,time\n1,0000000000000001,70,"a, ""b""\nand c",2025-01-02T03:04:05.000Z\n',
    );
  });

  it("gives units and meanings of columns", async () => {
    const source = await made("units");
    await collect(source);
    const units = JSON.parse(await readFile(join(source.dir, "results.units.json"), "utf8"));
    const [resultColumns = []] = await table(source, "results.csv");
    expect(Object.keys(units.results)).toEqual(resultColumns);
    expect(units.results["bolus start"]).toEqual({ unit: "h", meaning: "start of bolus" });
    expect(units.results.k).toEqual({ unit: "1/min", meaning: "k" });
    expect(units.results.burden).toEqual({
      unit: "um^2",
      meaning: "integral of m1 where m1 > 0.5 at the end",
    });
    expect(units.outputs.course).toEqual({ unit: "mM", meaning: "mean of u every 1 d" });
    for (const name of ["curves", "claims", "failed"]) {
      const [columns = []] = await table(source, `${name}.csv`);
      expect(Object.keys(units[name])).toEqual(columns);
    }
  });

  it("keeps texts as they are where a factor's units differ, and grids", async () => {
    const mixed = madeUpSweep({
      vary: [
        { treatment: "bolus", change: "start", values: ["3 h", "1 d"] },
        { setting: "grid", values: [[32, 16]] },
      ],
      outputs: plan.outputs,
    });
    const source = await madeUpFolder(join(root, "mixed"), mixed, () => "missing");
    await collect(source);
    const rows = await table(source, "results.csv");
    expect(rows.map((row) => row.slice(5, 7))).toEqual([
      ["bolus start", "grid"],
      ["3 h", "32 x 16"],
      ["1 d", "32 x 16"],
    ]);
    expect(rows[1]?.at(-2)).toBe("missing");
    const units = JSON.parse(await readFile(join(source.dir, "results.units.json"), "utf8"));
    expect(units.results["bolus start"].unit).toBe("");
  });

  it("gives another name to a column that is there already", async () => {
    const clashing = madeUpSweep({
      vary: [{ parameter: "k", name: "seed", values: [0.2] }],
      outputs: [
        { name: "status", of: "u" },
        { name: "n", of: "u" },
      ],
      scores: { n: "2*n" },
    });
    const source = await madeUpFolder(join(root, "clashing"), clashing, () => ({
      numbers: { status: 1, n: 2 },
      scores: { n: 4 },
    }));
    await collect(source);
    const [names = [], row = []] = await table(source, "results.csv");
    expect(names.slice(4)).toEqual([
      "seed",
      "seed (factor)",
      "status (output)",
      "n",
      "n (score)",
      "status",
      "problem",
    ]);
    expect(row.slice(4)).toEqual(["7", "0.2", "1", "2", "4", "done", ""]);
  });

  it("writes Parquet files with the same cells", async () => {
    const source = await made("parquet");
    const { files } = await collect(source, { format: "both" });
    const names = ["results", "curves", "claims", "failed"];
    expect(files).toEqual([
      ...names.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
      "results.units.json",
    ]);
    for (const name of names) {
      const [columns = [], ...rows] = await table(source, `${name}.csv`);
      const objects = await readParquet(join(source.dir, `${name}.parquet`));
      expect(objects.map((row) => columns.map((column) => cellText(row[column])))).toEqual(rows);
    }
    const [first] = await readParquet(join(source.dir, "results.parquet"));
    expect(first).toMatchObject({ index: 0n, preset: "one", seed: 7n, k: 0.1, burden: 1.25e5 });
    const [held] = (await readParquet(join(source.dir, "claims.parquet"))).slice(1);
    expect(held?.["holds"]).toBe(true);
  });

  it("writes Parquet alone, of many row groups", async () => {
    const many = madeUpSweep({
      seeds: 60,
      outputs: [{ name: "course", of: "u", every: "1 min" }],
    });
    const values = Array.from({ length: 2881 }, (_, time) => time / 3);
    const source = await madeUpFolder(join(root, "many"), many, ({ index }) => ({
      curves: {
        course: {
          times_min: values.map((_, time) => time),
          values: values.map((value) => value + index),
        },
      },
    }));
    const { files } = await collect(source, { format: "parquet" });
    expect(files).not.toContain("curves.csv");
    const rows = await readParquet(join(source.dir, "curves.parquet"));
    expect(rows).toHaveLength(60 * 2881);
    const at = 47 * 2881 + 1234;
    expect(rows[at]).toMatchObject({ index: 47n, seed: 54n, time_min: 1234 });
    expect(rows[at]?.["value"]).toBe(1234 / 3 + 47);
  });

  it("leaves the tables of before where it fails", async () => {
    const source = await made("broken");
    await collect(source, { format: "both" });
    const before = await readFile(join(source.dir, "results.csv"), "utf8");
    const files = await readdir(source.dir);
    const broken: ResultSource = {
      ...source,
      result: async (id) => {
        if (id.endsWith("2")) throw new Error("the file is damaged");
        return source.result(id);
      },
    };
    await expect(collect(broken, { format: "both" })).rejects.toThrow("the file is damaged");
    expect(await readFile(join(source.dir, "results.csv"), "utf8")).toBe(before);
    expect(await readdir(source.dir)).toEqual(files);
  });
});

async function readParquet(path: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(path) });
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
