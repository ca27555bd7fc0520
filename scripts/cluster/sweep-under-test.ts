import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SweepFolder } from "../../src/cli/sweep/folder.ts";
import type { RunResult } from "../../src/cli/sweep/run-result.ts";
import { call } from "./call.ts";

const program = resolve("bin/milieu.js");
/** The first runs are long enough to be stopped on the way. */
const longRuns = 5;
const shortRuns = 40;

export const runCount = longRuns + shortRuns;

/** Gray-Scott patterns: many of some tenths of a second, the first ones of ten seconds and more. */
const plan = {
  format: "milieu-sweep/1",
  presets: ["gray-scott"],
  setting: { until: "120 h" },
  vary: [{ parameter: "feed" }, { parameter: "kill" }, { setting: "grid" }],
  design: {
    type: "list",
    rows: Array.from({ length: runCount }, (_, index) => ({
      feed: Number((0.03 + 0.0005 * index).toFixed(4)),
      kill: 0.06,
      grid: index < longRuns ? [256, 256] : [32, 32],
    })),
  },
  outputs: [
    { name: "pattern", of: "v", measure: "mean" },
    { name: "growth", of: "v", measure: "mean", every: "30 h" },
    { name: "map", field: "v" },
  ],
};

/** `milieu ...` in a folder; standard output and error together. */
export function milieu(cwd: string, args: readonly string[], expect: readonly number[] = [0]) {
  return call(process.execPath, [program, ...args], { cwd, expect });
}

/** Plans the sweep in a new folder `name` of `cwd`. */
export async function planned(cwd: string, name: string): Promise<SweepFolder> {
  await writeFile(join(cwd, "sweep.json"), JSON.stringify(plan));
  await milieu(cwd, ["sweep", "plan", "sweep.json", "--out", name, "--backend", "cpu", "--quiet"]);
  return new SweepFolder(join(cwd, name));
}

/** Names of runs in the order of the manifest. */
export async function idsOf(folder: SweepFolder): Promise<readonly string[]> {
  const ids = [];
  for await (const { id } of folder.lines()) ids.push(id);
  return ids;
}

export async function missingOf(folder: SweepFolder): Promise<readonly number[]> {
  const missing = [];
  for await (const { id, index } of folder.lines()) {
    if (!(await folder.hasResult(id))) missing.push(index);
  }
  return missing;
}

/** The process that does a run now. */
export async function processOf(folder: SweepFolder, id: string): Promise<number | undefined> {
  const text = await readFile(folder.file(id, "running"), "utf8").catch(() => "");
  return text === "" ? undefined : Number(JSON.parse(text).pid);
}

/** How many runs were computed to their end, by what all calls of the program have said. */
export function computedBy(log: string): number {
  const said = [...log.matchAll(/^(\d+) runs done, |^milieu: stopped after (\d+) runs/gm)];
  return said.reduce((sum, [, done, stopped]) => sum + Number(done ?? stopped), 0);
}

/** Everything in a folder of texts. */
export async function textsIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), "utf8")));
  return texts.join("\n");
}

/** Throws where the results are not those of another folder, number for number and field for field. */
export async function requireSame(folder: SweepFolder, reference: SweepFolder): Promise<void> {
  const [ids, wanted] = [await idsOf(folder), await idsOf(reference)];
  if (ids.join() !== wanted.join()) throw new Error("the manifests differ");
  for (const [index, id] of ids.entries()) {
    const [one, other] = [await readingsOf(folder, id), await readingsOf(reference, id)];
    if (one !== other) throw new Error(`run ${index} differs: ${one} and ${other}`);
  }
}

async function readingsOf(folder: SweepFolder, id: string): Promise<string> {
  const result = await folder.result(id);
  if (result === undefined) throw new Error(`${id} has no result`);
  const { preset, seed, values, numbers, curves, fields, problems }: RunResult = result;
  const bytes = await readFile(folder.file(id, "map.npy"));
  return JSON.stringify([preset, seed, values, numbers, curves, fields, problems, [...bytes]]);
}

/** Throws where a run's file is no whole result, a part of one, or left over. */
export async function requireTidy(folder: SweepFolder): Promise<void> {
  const wanted = (await idsOf(folder)).flatMap((id) => [`${id}.json`, `${id}.map.npy`]).sort();
  const entries = await readdir(join(folder.path, "runs"), {
    recursive: true,
    withFileTypes: true,
  });
  const found = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  // A process that is killed leaves what it was writing, under a name that nobody reads.
  const whole = found.filter((name) => !name.endsWith(".new") && !name.endsWith(".running")).sort();
  if (whole.join() !== wanted.join()) throw new Error(`files of the runs: ${whole.join(", ")}`);
}
