import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collect } from "../../src/cli/sweep/collect.ts";
import { SweepFolder } from "../../src/cli/sweep/folder.ts";
import { openResults } from "../../src/cli/sweep/open-results.ts";
import { plot } from "../../src/cli/sweep/plot.ts";
import { openSweep } from "../../src/cli/sweep/read-plan.ts";
import { runSweep } from "../../src/cli/sweep/run.ts";
import { writeManifest } from "../../src/cli/sweep/write-manifest.ts";
import { madeUpLines } from "./made-up-folder.ts";
import { readCsv } from "./read-csv.ts";
import { drugPlan, drugPreset, openDrugSweep } from "./tiny-sweep.ts";

let dir = "";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "milieu-results-"));
});
afterAll(() => rm(dir, { recursive: true }));

it("collects and plots what a sweep's folder holds", async () => {
  const plan = {
    vary: [{ parameter: "k", values: [0.01, 0.02, 0.04] }],
    scores: { twice: "2*amount" },
  };
  const folder = new SweepFolder(dir);
  const manifest = await folder.begin(drugPlan(plan), [{ name: "drug", file: drugPreset }]);
  const lines = madeUpLines(openDrugSweep(plan));
  for (const line of lines) await manifest.append(line);
  await manifest.end();
  const [done, failed, running] = lines;
  await folder.keepResult({
    format: "milieu-sweep-run/1",
    id: done!.id,
    preset: "drug",
    seed: 7,
    values: done!.values,
    numbers: { amount: 12.5 },
    curves: {},
    fields: {},
    scores: {},
    problems: {},
    backend: "cpu",
    adapter: "",
    milieu: "",
    seconds: 1,
    memory_mb: 1,
    host: "",
    finished: "",
  });
  await folder.keepFailure({
    format: "milieu-sweep-failure/1",
    id: failed!.id,
    message: "drug has grown beyond all bounds",
    code: 70,
    time: "",
    host: "",
  });
  await folder.markRunning(running!.id);
  const source = await openResults(dir);
  expect((await collect(source)).counts).toEqual({ done: 1, failed: 1, running: 1, missing: 0 });
  const rows = readCsv(await readFile(join(dir, "results.csv"), "utf8"));
  expect(rows.map((row) => row.slice(5))).toEqual([
    ["k", "amount", "twice", "status", "problem"],
    ["0.01", "12.5", "25", "done", ""],
    ["0.02", "", "", "failed", "drug has grown beyond all bounds"],
    ["0.04", "", "", "running", ""],
  ]);
  expect((await plot(source)).files).toEqual([
    "plots/amount-scatter.svg",
    "plots/twice-scatter.svg",
  ]);
});

it("needs a sweep's folder", async () => {
  await expect(openResults(join(dir, "runs"))).rejects.toThrow("is no folder of a sweep");
});

it("judges claims by what they ask now, of figures that were read before", async () => {
  const home = await mkdtemp(join(tmpdir(), "milieu-judged-"));
  const asking = (is: string) => {
    const [claim] = drugPreset.claims;
    return { ...drugPreset, claims: [{ ...claim, is, why: `It is ${is}.` }] };
  };
  const plan = drugPlan({ outputs: [{ claims: true }] });
  const planned = async (is: string) => {
    const presets = [{ name: "drug", file: asking(is) }];
    const folder = new SweepFolder(home);
    await writeManifest(folder, { plan, presets, sweep: await openSweep(plan, presets) });
    return folder;
  };
  const options = { backend: "cpu", jobs: 1, threads: 1, checkpoint: 5 } as const;
  await planned("> 1000");
  const run = { ...options, retryFailed: false, quiet: true, program: "bin/milieu.js" };
  await runSweep(home, run);
  const judged = async () => {
    const source = await openResults(home);
    const claims = [];
    for await (const { id } of source.lines()) claims.push(...(await source.result(id))!.claims!);
    return claims;
  };
  const [before] = await judged();
  expect(before).toMatchObject({ holds: false, expected: "> 1000", why: "It is > 1000." });
  // The run is not done again.
  const folder = await planned("> 0");
  const [now] = await judged();
  expect(now).toMatchObject({ value: before!.value, holds: true, expected: "> 0" });
  expect(now!.why).toBe("It is > 0.");
  expect((await folder.resultIds()).size).toBe(1);
  await rm(home, { recursive: true });
});
