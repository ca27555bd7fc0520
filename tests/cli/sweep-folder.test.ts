import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SweepFolder } from "../../src/cli/sweep/folder.ts";
import { planSweep } from "../../src/cli/sweep/plan.ts";
import { openSweep, readPresetSource } from "../../src/cli/sweep/read-plan.ts";
import { runSweep } from "../../src/cli/sweep/run.ts";
import { RunIds } from "../../src/cli/sweep/run-id.ts";
import type { ManifestLine, RunResult } from "../../src/cli/sweep/run-result.ts";
import { writeManifest } from "../../src/cli/sweep/write-manifest.ts";

let cwd = "";
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "milieu-sweep-folder-"));
});
afterAll(() => rm(cwd, { recursive: true }));

const plan = {
  format: "milieu-sweep/1",
  presets: ["gray-scott", "schnakenberg"],
  setting: { grid: [16, 16], until: "1 h" },
  vary: [{ setting: "step", values: ["0.25 min", "0.5 min", "0.125 min"] }],
  seeds: [1, 2],
  outputs: [{ name: "a", of: "v", measure: "mean" }],
};

async function planned(name: string, changes: object = {}): Promise<SweepFolder> {
  const folder = new SweepFolder(join(cwd, name));
  const changed = { ...plan, ...changes };
  const presets = await Promise.all(changed.presets.map(readPresetSource));
  const sweep = await openSweep(changed, presets);
  await writeManifest(folder, { plan: changed, presets, sweep });
  return folder;
}

async function linesOf(folder: SweepFolder): Promise<ManifestLine[]> {
  const lines = [];
  for await (const line of folder.lines()) lines.push(line);
  return lines;
}

const idsOf = async (folder: SweepFolder) => (await linesOf(folder)).map(({ id }) => id);

const treated = {
  format: "milieu/1",
  title: "Labels that read like durations",
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "1 min", stop: "1 d" },
  initial: [{ label: "1 h", field: "u", shape: "disc", radius: "20 um", value: 1 }],
  interventions: [{ label: "5 d", start: "1 h", stop: "2 h", parameter: "loss", value: 1 }],
  model: {
    parameters: { loss: { value: 0.5, unit: "1/min" } },
    fields: { u: { kind: "static", unit: "1" } },
    processes: [{ type: "loss", field: "u", rate: "loss" }],
  },
};

const options = {
  backend: "cpu",
  jobs: 1,
  threads: 1,
  checkpoint: 5,
  retryFailed: false,
  quiet: true,
} as const;

describe("a sweep's manifest", () => {
  it("has a line for each preset, point and seed, in their order, each of its own name", async () => {
    const lines = await linesOf(await planned("counts"));
    expect(lines).toHaveLength(2 * 3 * 2);
    expect(lines.map(({ index }) => index)).toEqual(lines.map((_, index) => index));
    expect(lines.map(({ preset, seed, values }) => [preset, values["step"], seed])).toEqual(
      ["gray-scott", "schnakenberg"].flatMap((preset) =>
        ["0.25 min", "0.5 min", "0.125 min"].flatMap((step) => [
          [preset, step, 1],
          [preset, step, 2],
        ]),
      ),
    );
    expect(new Set(lines.map(({ id }) => id)).size).toBe(12);
  });

  it("gives the same run the same name, and another one another", async () => {
    const names = await idsOf(await planned("same"));
    expect(await idsOf(await planned("same again", { title: "of another title" }))).toEqual(names);
    const others = [
      { setting: { ...plan.setting, grid: [16, 32] } },
      { setting: { ...plan.setting, until: "2 h" } },
      { seeds: [3, 4] },
      { outputs: [{ name: "a", of: "v", measure: "max" }] },
      { vary: [{ setting: "step", values: ["0.2 min", "0.4 min", "0.1 min"] }] },
    ];
    for (const [index, changes] of others.entries()) {
      const changed = await idsOf(await planned(`other ${index}`, changes));
      expect(
        changed.filter((id) => names.includes(id)),
        JSON.stringify(changes),
      ).toEqual([]);
    }
    // Two of three steps are as before: so are their names, wherever they stand.
    const more = { vary: [{ setting: "step", values: ["1 min", "0.5 min", "0.25 min"] }] };
    const kept = (await idsOf(await planned("more", more))).filter((id) => names.includes(id));
    expect(kept.sort()).toEqual([0, 1, 2, 3, 6, 7, 8, 9].map((index) => names[index]).sort());
  });

  it("tells presets apart by what is computed of them, whatever their names are called", async () => {
    const preset = (source: number, title: string, label: string) => ({
      format: "milieu/1",
      title,
      domain: { size: ["160 um", "160 um"], grid: [16, 16] },
      time: { step: "1 min", scheme: "explicit" },
      parameters: { source },
      model: {
        parameters: { source: { value: 1, unit: "1/min", label } },
        fields: { u: { kind: "static", unit: "1", initial: 1 } },
        processes: [{ type: "react", field: "u", rate: "source * u" }],
      },
    });
    const idOf = async (file: object) => {
      const only = { ...plan, presets: ["own"], outputs: [{ name: "a", of: "u" }] };
      const sweep = await openSweep(only, [{ name: "own", file }]);
      return new RunIds(sweep).idOf([...sweep.lines()][0]!);
    };
    const one = await idOf(preset(0.1, "one", "first"));
    expect(await idOf(preset(0.1, "another title", "another label"))).toBe(one);
    expect(await idOf(preset(0.2, "one", "first"))).not.toBe(one);
  });

  it("does not hang on how a duration or length is written", async () => {
    const idsWith = async (start: string, stop: string, radius: string, value: number | string) => {
      const one = {
        ...plan,
        presets: ["own"],
        outputs: [{ name: "a", of: "u" }],
        vary: [
          { treatment: "5 d", change: "start", values: [start] },
          { treatment: "5 d", change: "stop", values: [stop] },
          { initial: "1 h", change: "radius", values: [radius] },
          { initial: "1 h", change: "value", values: [value] },
        ],
      };
      const sweep = await openSweep(one, [{ name: "own", file: treated }]);
      return new RunIds(sweep).idOf([...sweep.lines()][0]!);
    };
    const id = await idsWith("2.4 h", "0.2 d", "50 um", 0.5);
    expect(await idsWith("144 min", " 4.80 h", "0.05 mm", "0.50")).toBe(id);
    expect(await idsWith("0.1 d", "288min", "5e-3 cm", "5e-1")).toBe(id);
    expect(await idsWith("145 min", "0.2 d", "50 um", 0.5)).not.toBe(id);
    expect(await idsWith("2.4 h", "0.2 d", "51 um", 0.5)).not.toBe(id);
  });

  it("is refused beside another plan: no result is kept under the name of another run", async () => {
    const folder = await planned("mixed", { presets: ["gray-scott"] });
    const path = join(folder.path, "manifest.jsonl");
    const lines = (await readFile(path, "utf8")).trim().split("\n");
    const edited = lines.map((text) => {
      const line = JSON.parse(text);
      return JSON.stringify({ ...line, seed: line.seed + 5 });
    });
    await writeFile(path, `${edited.join("\n")}\n`);
    await expect(runSweep(folder.path, { ...options, index: 0, of: 1 })).rejects.toThrow(
      "run 0 of the manifest is not of the plan beside it",
    );
    await writeFile(path, `${lines.join("\n")}\n`);
    await planned("other", { presets: ["gray-scott"], setting: { grid: [20, 16], until: "1 h" } });
    await copyFile(join(cwd, "other", "plan.json"), join(folder.path, "plan.json"));
    await expect(runSweep(folder.path, { ...options, index: 0, of: 1 })).rejects.toThrow(
      "is not of the plan beside it",
    );
    for (const line of await linesOf(folder)) expect(await folder.hasResult(line.id)).toBe(false);
  });

  it("appears with its plan, when it is complete", async () => {
    const folder = await planned("whole");
    const before = await readFile(join(folder.path, "plan.json"), "utf8");
    const writer = await folder.begin({ ...plan, title: "another" }, []);
    await writer.append((await linesOf(folder))[0]!);
    expect(await readFile(join(folder.path, "plan.json"), "utf8")).toBe(before);
    expect(await linesOf(folder)).toHaveLength(12);
    await writer.end();
    expect(await readFile(join(folder.path, "plan.json"), "utf8")).not.toBe(before);
    expect(await linesOf(folder)).toHaveLength(1);
  });

  it("tells which line is damaged, and which version planned it", async () => {
    const folder = await planned("damaged");
    const manifest = join(folder.path, "manifest.jsonl");
    const text = await readFile(manifest, "utf8");
    await writeFile(manifest, text.replace('"index":2,', '"index":2,,'));
    await expect(linesOf(folder)).rejects.toThrow(/manifest.jsonl, line 3 is damaged: .*plan/);
    await writeFile(manifest, text.replace(/"id":"\w+"/, '"id":"x"'));
    await expect(linesOf(folder)).rejects.toThrow(/manifest.jsonl, line 1 is damaged/);
    // A line is gone.
    await writeFile(manifest, text.replace(/^.*"index":4.*\n/m, ""));
    await expect(linesOf(folder)).rejects.toThrow(/manifest.jsonl, line 5 is damaged/);
    await rm(manifest);
    await expect(linesOf(folder)).rejects.toMatchObject({ code: 65 });
    const record = join(folder.path, "plan.json");
    const written = await readFile(record, "utf8");
    await writeFile(record, written.replace(/"milieu":"[^"]*"/, '"milieu":"0.2.9"'));
    await expect(folder.sweep()).rejects.toThrow(/was written by milieu 0.2.9/);
    await writeFile(record, written.slice(0, 100));
    await expect(folder.sweep()).rejects.toThrow(/plan.json is damaged/);
    await expect(new SweepFolder(cwd).sweep()).rejects.toThrow(/is no folder of a sweep/);
  });
});

describe("shares of a sweep", () => {
  it("are disjoint, and all together everything", async () => {
    const folder = await planned("shares");
    const ids = await idsOf(folder);
    const isDone = () => Promise.all(ids.map((id) => folder.hasResult(id)));
    await runSweep(folder.path, { ...options, index: 1, of: 5 });
    expect(await isDone()).toEqual(ids.map((_, index) => index % 5 === 1));
    await runSweep(folder.path, { ...options, index: 7 });
    expect(await isDone()).toEqual(ids.map((_, index) => index % 5 === 1 || index === 7));
    for (const index of [0, 2, 3, 4]) await runSweep(folder.path, { ...options, index, of: 5 });
    expect(await isDone()).toEqual(ids.map(() => true));
  });

  it("refuses a line or share that is not there", async () => {
    const folder = await planned("none");
    await expect(runSweep(folder.path, { ...options, index: 12 })).rejects.toThrow(
      "--index 12: the sweep has 12 runs, from 0 to 11",
    );
    await expect(runSweep(folder.path, { ...options, index: 3, of: 3 })).rejects.toThrow(
      "--index 3 must be less than --of 3",
    );
  });
});

describe("a sweep's folder", () => {
  it("is no failure of a run where nothing can be written", async () => {
    const folder = await planned("unwritable", { presets: ["gray-scott"] });
    const [first] = await linesOf(folder);
    await mkdir(join(folder.path, "runs"), { recursive: true });
    // As on a full disk, no file can be made there.
    await writeFile(join(folder.path, "runs", first!.id.slice(0, 2)), "in the way");
    await expect(runSweep(folder.path, { ...options, index: 0 })).rejects.toThrow("ENOTDIR");
    await rm(join(folder.path, "runs"), { recursive: true });
    expect(await folder.hasFailed(first!.id)).toBe(false);
  });

  it("tries again where the process of a run broke down, not where the run itself failed", async () => {
    const folder = await planned("broken", { presets: ["gray-scott"] });
    const [first, second] = await linesOf(folder);
    const failure = {
      format: "milieu-sweep-failure/1",
      message: "m",
      time: "t",
      host: "h",
    } as const;
    await folder.keepFailure({ ...failure, id: first!.id, code: 75 });
    await folder.keepFailure({ ...failure, id: second!.id, code: 65 });
    await runSweep(folder.path, { ...options, index: 0 });
    expect(await folder.hasResult(first!.id)).toBe(true);
    expect(await folder.hasFailed(first!.id)).toBe(false);
    await expect(runSweep(folder.path, { ...options, index: 1 })).rejects.toThrow("1 of the runs");
    expect(await folder.hasResult(second!.id)).toBe(false);
  });

  it("takes results again where `runs` was removed, and none where all of it was", async () => {
    const folder = await planned("removed");
    const [id] = (await idsOf(folder)) as [string];
    await rm(join(folder.path, "runs"), { recursive: true });
    await folder.write(id, "checkpoint", "x");
    await folder.write(id, "checkpoint", "y");
    expect(await readFile(folder.file(id, "checkpoint"), "utf8")).toBe("y");
    await rm(folder.path, { recursive: true });
    await expect(folder.write(id, "checkpoint", "z")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(runSweep(folder.path, { ...options, index: 0 })).rejects.toThrow("is no folder");
  });
});

it("planned a second time tells of the results that are there, and whose they are", async () => {
  const path = join(cwd, "twice");
  const file = join(cwd, "plan.json");
  const planFor = async (step: readonly string[]) => {
    await writeFile(
      file,
      JSON.stringify({
        ...plan,
        presets: ["gray-scott"],
        vary: [{ setting: "step", values: step }],
      }),
    );
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    await planSweep(file, { out: path, backend: "cpu", quiet: false });
    const text = said.mock.calls.flat().join("\n");
    said.mockRestore();
    return text;
  };
  expect(await planFor(["0.5 min"])).not.toContain("already");
  const folder = new SweepFolder(path);
  for (const line of await linesOf(folder)) {
    await folder.keepResult({ format: "milieu-sweep-run/1", id: line.id } as RunResult);
  }
  expect(await planFor(["30 s", "0.25 min"])).toContain(
    "holds 2 results already: 2 of them count for this plan\n",
  );
  expect(await planFor(["0.25 min"])).toContain(
    "2 results already: none of them is of this plan; 2 of other plans stay",
  );
});

it("is tidied of what killed processes have left half written", async () => {
  const folder = await planned("tidy", { presets: ["gray-scott"], seeds: [1] });
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const half = [
    join(folder.path, `manifest.jsonl.${hostname()}-${gone}.new`),
    `${folder.file("ab00000000000000", "json")}.${hostname()}-${gone}.new`,
  ];
  await folder.write("ab00000000000000", "running", "");
  const living = `${folder.file("ab00000000000000", "json")}.${hostname()}-${process.pid}.new`;
  for (const path of [...half, living]) await writeFile(path, "half");
  await folder.tidy();
  for (const path of half) expect(existsSync(path), path).toBe(false);
  expect(existsSync(living)).toBe(true);
});

describe("who does a run", () => {
  it("is a process that lives and has said so of late", async () => {
    const folder = await planned("running");
    const [id] = (await idsOf(folder)) as [string];
    const mark = (host: string, pid: number) =>
      folder.write(id, "running", JSON.stringify({ host, pid, started: "2026-01-01T00:00:00Z" }));
    expect(await folder.isRunning(id)).toBe(false);
    await mark("elsewhere", 1);
    expect(await folder.isRunning(id)).toBe(true);
    await mark(hostname(), process.ppid);
    expect(await folder.isRunning(id)).toBe(true);
    await folder.markRunning(id);
    expect(await folder.isRunning(id)).toBe(true);
    // One of before that had the number of this process, and one that no process has.
    await mark(hostname(), process.pid);
    expect(await folder.isRunning(id)).toBe(false);
    await mark(hostname(), 2 ** 30);
    expect(await folder.isRunning(id)).toBe(false);
    const before = new Date(Date.now() - 11 * 60_000);
    for (const [host, pid] of [
      ["elsewhere", 1],
      [hostname(), process.ppid],
    ] as const) {
      await mark(host, pid);
      await utimes(folder.file(id, "running"), before, before);
      expect(await folder.isRunning(id)).toBe(false);
    }
    await folder.remove(id, "running");
    await folder.touchRunning(id);
    expect(JSON.parse(await readFile(folder.file(id, "running"), "utf8")).pid).toBe(process.pid);
  });
});
