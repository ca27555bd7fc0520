import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SweepFolder } from "../../src/cli/sweep/folder.ts";
import type { ManifestLine } from "../../src/cli/sweep/run-result.ts";
import { callMilieu, type Said, waitFor } from "../support/call-milieu.ts";
import { readNpy } from "../support/read-npy.ts";

let cwd = "";
/** The same plan, done without a break. */
let whole: SweepFolder;

const plan = {
  format: "milieu-sweep/1",
  presets: ["gray-scott"],
  setting: { grid: [128, 128], until: "60 h" },
  vary: [{ parameter: "feed", values: [0.03, 0.035, 0.04, 0.045, 0.05] }],
  outputs: [
    { name: "mean", of: "v", measure: "mean" },
    { name: "growth", of: "v", measure: "mean", every: "20 h" },
    { name: "map", field: "v" },
  ],
};

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "milieu-sweep-"));
  whole = await planned("whole");
  const said = await milieu("sweep", "run", "whole", "--jobs", "2", "--backend", "cpu");
  expect(said).toMatchObject({ code: 0, out: "5 runs done, 0 failed; in whole\n" });
});
afterAll(() => rm(cwd, { recursive: true }));

function milieu(...args: readonly string[]): Promise<Said> {
  return callMilieu(cwd, args).ended;
}

async function planned(name: string, changes: object = {}): Promise<SweepFolder> {
  await writeFile(join(cwd, `${name}.json`), JSON.stringify({ ...plan, ...changes }));
  const args = ["--out", name, "--backend", "cpu", "--quiet"];
  const said = await milieu("sweep", "plan", `${name}.json`, ...args);
  expect(said).toEqual({ code: 0, out: "", error: "" });
  return new SweepFolder(join(cwd, name));
}

async function linesOf(folder: SweepFolder): Promise<ManifestLine[]> {
  const lines = [];
  for await (const line of folder.lines()) lines.push(line);
  return lines;
}

/** What a result says about the run, not about the machine. */
async function readingsOf(folder: SweepFolder, id: string): Promise<unknown> {
  const result = await folder.result(id);
  if (result === undefined) return undefined;
  const { values, numbers, curves, fields, problems } = result;
  const map = await readFile(folder.file(id, "map.npy"));
  return { values, numbers, curves, fields, problems, map: map.toString("base64") };
}

async function expectSameAsWhole(folder: SweepFolder, count = plan.vary[0]!.values.length) {
  const lines = (await linesOf(whole)).slice(0, count);
  for (const { id } of lines) {
    const found = await readingsOf(folder, id);
    expect(found).toBeDefined();
    expect(found).toEqual(await readingsOf(whole, id));
  }
}

async function filesOf(folder: SweepFolder, end: string): Promise<string[]> {
  const names = await readdir(join(folder.path, "runs"), { recursive: true });
  return names.filter((name) => name.endsWith(end));
}

const share = (name: string, index: number, of: number) =>
  ["sweep", "run", name, "--index", `${index}`, "--of", `${of}`, "--backend", "cpu"] as const;

describe("milieu sweep run", () => {
  it("gives the numbers that `milieu run` gives", async () => {
    const set = ["--set", "feed=0.04", "--grid", "128x128", "--until", "60 h", "--every", "20 h"];
    await milieu("run", "gray-scott", "--backend", "cpu", "--quiet", ...set, "--out", "alone");
    const frames = readNpy(await readFile(join(cwd, "alone/v.npy"))).data;
    const { id } = (await linesOf(whole))[2]!;
    const last = frames.subarray(-128 * 128);
    expect(readNpy(await readFile(whole.file(id, "map.npy")))).toEqual({
      shape: [128, 128],
      data: last,
    });
    const { numbers, curves } = (await whole.result(id))!;
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    expect(numbers["mean"]).toBeCloseTo(mean, 6);
    expect(curves["growth"]!.times_min).toEqual([0, 1200, 2400, 3600]);
    expect(curves["growth"]!.values[3]).toBe(numbers["mean"]);
  });

  it("does every run once in shares, and nothing twice", async () => {
    const folder = await planned("shares");
    const said = [];
    for (const index of [2, 0, 1]) said.push((await milieu(...share("shares", index, 3))).out);
    expect(said.map((text) => text.slice(0, text.indexOf(";")))).toEqual([
      "1 runs done, 0 failed",
      "2 runs done, 0 failed",
      "2 runs done, 0 failed",
    ]);
    await expectSameAsWhole(folder);
    const again = await milieu("sweep", "run", "shares", "--jobs", "2");
    expect(again).toMatchObject({
      code: 0,
      out: "0 runs done, 0 failed, 5 were there already; in shares\n",
    });
  });

  it("SIGTERM, however often: keeps a checkpoint, ends with 75, and goes on bit for bit", async () => {
    const folder = await planned("term");
    const [{ id }] = (await linesOf(folder)) as [ManifestLine];
    const first = callMilieu(cwd, share("term", 0, 5));
    await waitFor(() => folder.isRunning(id));
    const insist = setInterval(() => first.process.kill("SIGTERM"), 1);
    const said = await first.ended;
    clearInterval(insist);
    expect(said.code).toBe(75);
    expect(said.error).toContain("the same command goes on");
    expect(await folder.hasCheckpoint(id)).toBe(true);
    expect(await filesOf(folder, ".running")).toEqual([]);
    expect(await folder.hasResult(id)).toBe(false);
    expect(await milieu(...share("term", 0, 5))).toMatchObject({ code: 0 });
    expect(await folder.hasCheckpoint(id)).toBe(false);
    await expectSameAsWhole(folder, 1);
  });

  it("SIGKILL with two workers: results are whole, workers end, and it goes on", async () => {
    const folder = await planned("kill");
    const ids = (await linesOf(folder)).map(({ id }) => id);
    const first = callMilieu(cwd, ["sweep", "run", "kill", "--jobs", "2", "--backend", "cpu"]);
    await waitFor(async () => (await filesOf(folder, ".json")).length > 0);
    first.process.kill("SIGKILL");
    expect((await first.ended).code).toBe(null);
    await waitFor(
      async () => !(await Promise.all(ids.map((id) => folder.isRunning(id)))).includes(true),
    );
    const there = await filesOf(folder, ".json");
    expect(there.length).toBeLessThan(ids.length);
    for (const name of there) {
      const text = await readFile(join(folder.path, "runs", name), "utf8");
      expect(JSON.parse(text).format).toBe("milieu-sweep-run/1");
    }
    const { out } = await milieu("sweep", "status", "kill", "--format", "json");
    const missing = ids.length - there.length;
    expect(JSON.parse(out)).toMatchObject({ done: there.length, running: 0, failed: 0, missing });
    const again = await milieu("sweep", "run", "kill", "--jobs", "2", "--backend", "cpu");
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toBe(
      `${missing} runs done, 0 failed, ${there.length} were there already; in kill\n`,
    );
    await expectSameAsWhole(folder);
  });

  it("Ctrl-C ends with 130; a worker that has not begun yet fails nothing", async () => {
    const folder = await planned("stop");
    const { process: parent, ended } = callMilieu(cwd, ["sweep", "run", "stop", "--jobs", "2"]);
    // Workers take longer to load than to appear.
    await waitFor(async () => {
      const found = await promisify(execFile)("pgrep", ["-P", `${parent.pid}`]).catch(() => null);
      return found !== null && found.stdout.trim().split("\n").length === 2;
    });
    parent.kill("SIGINT");
    expect((await ended).code).toBe(130);
    expect(await filesOf(folder, ".json")).toEqual([]);
    const { out } = await milieu("sweep", "status", "stop");
    expect(out).toBe("5 runs: 0 done, 0 running, 0 failed, 5 missing\n");
  });

  it("waits for a run that another process does, and does not do it again", async () => {
    const folder = await planned("both");
    const [{ id }] = (await linesOf(folder)) as [ManifestLine];
    const one = callMilieu(cwd, share("both", 0, 5));
    await waitFor(() => folder.isRunning(id));
    const other = callMilieu(cwd, share("both", 0, 5));
    expect(await one.ended).toMatchObject({ code: 0, out: "1 runs done, 0 failed; in both\n" });
    expect(await other.ended).toMatchObject({
      code: 0,
      out: "0 runs done, 0 failed, 1 were there already; in both\n",
    });
  });

  it("tells why a run cannot work, and does the others", async () => {
    // The explicit scheme allows a step of 0.5 min at 128 voxels, but not at 512.
    const grids = [
      [32, 32],
      [512, 512],
      [64, 64],
    ];
    const folder = await planned("unstable", {
      setting: { until: "2 h" },
      vary: [{ setting: "grid", values: grids }],
    });
    const said = await milieu("sweep", "run", "unstable", "--jobs", "2", "--backend", "cpu");
    expect(said.code).toBe(1);
    expect(said.out).toContain("2 runs done, 1 failed");
    const { id } = (await linesOf(folder))[1]!;
    expect(await folder.failure(id)).toMatchObject({
      format: "milieu-sweep-failure/1",
      id,
      code: 65,
      message: expect.stringContaining("unstable with a step of 0.5 min"),
    });
    const status = await milieu("sweep", "status", "unstable");
    expect(status.out).toMatch(
      /^3 runs: 2 done, 0 running, 1 failed, 0 missing\n +run 1, .*unstable/,
    );
    const again = await milieu("sweep", "run", "unstable", "--backend", "cpu");
    expect(again.code).toBe(1);
    expect(again.error).toContain("--retry-failed");
    const retried = await milieu("sweep", "run", "unstable", "--retry-failed", "--index", "1");
    expect(retried.out).toContain("0 runs done, 1 failed; in unstable");
  });

  it("69 where the GPU that was asked for is not there; no run has failed", async () => {
    const folder = await planned("gpu");
    const one = await milieu("sweep", "run", "gpu", "--index", "0", "--backend", "gpu");
    expect(one.code).toBe(69);
    const all = await milieu("sweep", "run", "gpu", "--jobs", "1", "--backend", "gpu");
    expect(all.code).toBe(69);
    expect(await filesOf(folder, ".json")).toEqual([]);
  });
});

describe("milieu sweep slurm", () => {
  it("times the first run where none is done, and keeps it", async () => {
    const folder = await planned("slurm");
    const said = await milieu("sweep", "slurm", "slurm", "--shares", "2");
    expect(said.code).toBe(0);
    expect(said.error).toContain("timing a run of gray-scott");
    await expectSameAsWhole(folder, 1);
    expect(await filesOf(folder, ".json")).toHaveLength(1);
    const { seconds } = (await folder.result((await linesOf(folder))[0]!.id))!;
    const script = await readFile(join(folder.path, "sweep.sbatch"), "utf8");
    expect(script).toContain(`3 x ${Number(seconds.toPrecision(2))} s (mean of 1 timed`);
    const again = await milieu("sweep", "slurm", "slurm", "--shares", "3");
    expect(again).toMatchObject({ code: 0, error: "" });
  });
});
