import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fromArrayBuffer } from "geotiff";
import { parse } from "npyjs";
import { unzip } from "unzipit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCode } from "../../src/cli/exit-code.ts";
import { type ResumeOptions, resume, run } from "../../src/cli/run.ts";
import type { RunOptions } from "../../src/cli/run-plan.ts";
import { decodePlainData, encodePlainData } from "../../src/engine/plain-data.ts";
import { readNpy } from "../support/read-npy.ts";
import { treatedData, treatedPreset } from "../support/treated-preset.ts";

const hours = 60;
let folder = "";
let presetFile = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-restart-"));
  presetFile = join(folder, "treated.json");
  await writeFile(presetFile, JSON.stringify(treatedPreset));
  await writeFile(join(folder, "dead.csv"), treatedData);
});
afterAll(() => rm(folder, { recursive: true }));

const pathOf = (name: string): string => join(folder, name);

function start(out: string, options: Partial<RunOptions> = {}, preset = presetFile): Promise<void> {
  return run(preset, {
    backend: "cpu",
    every: 2 * hours,
    parameters: { leak: 0.02 },
    out: pathOf(out),
    formats: ["npy"],
    quiet: true,
    ...options,
  });
}

function goOn(out: string, options: Partial<ResumeOptions> = {}): Promise<void> {
  return resume(pathOf(out), { quiet: true, ...options });
}

/** The checksum of every file of a folder but the checkpoint; of run.json without the wall time. */
async function filesOf(out: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(pathOf(out))).filter((name) => name !== "checkpoint.milieu");
  const checksums = names.sort().map(async (name) => {
    const bytes = await readFile(join(pathOf(out), name));
    const content = name === "run.json" ? withoutWallTime(bytes.toString()) : bytes;
    return [name, createHash("sha256").update(content).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(checksums));
}

function withoutWallTime(record: string): string {
  return record.replace(/"wall_seconds": [^,]*,/, "");
}

async function recordOf(out: string) {
  return JSON.parse(await readFile(join(pathOf(out), "run.json"), "utf8"));
}

/** Resolves when a folder has a checkpoint; the run in it goes on meanwhile. */
async function untilCheckpoint(out: string): Promise<void> {
  for (;;) {
    if (existsSync(join(pathOf(out), "checkpoint.milieu"))) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function checkpointOf(out: string): Promise<Record<string, Record<string, unknown>>> {
  const file = await readFile(join(pathOf(out), "checkpoint.milieu"));
  return decodePlainData(file) as Record<string, Record<string, unknown>>;
}

/** The planes of run.ome.tif and the files of run.ome.zarr. */
async function readImages(out: string) {
  const bytes = await readFile(join(pathOf(out), "run.ome.tif"));
  const tiff = await fromArrayBuffer(Uint8Array.from(bytes).buffer);
  const text = String(
    await (await tiff.getImage(0)).fileDirectory.loadValue("ImageDescription" as never),
  );
  const sizeT = /SizeT="(\d+)"/.exec(text)?.[1];
  const sizeC = Number(/SizeC="(\d+)"/.exec(text)?.[1]);
  const planes: string[] = [];
  for (let index = 0; index < Number(sizeT) * sizeC; index++) {
    const [values] = (await (await tiff.getImage(index)).readRasters()) as unknown as [
      Float32Array,
    ];
    planes.push(checksum(new Uint8Array(values.buffer)));
  }
  const root = join(pathOf(out), "run.ome.zarr");
  const { shape } = JSON.parse(await readFile(join(root, "0/zarr.json"), "utf8"));
  return {
    sizeT,
    tiff: planes,
    zarrShape: shape as readonly number[],
    chunks: await chunksOf(root),
  };
}

async function chunksOf(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, "0/c"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(
    paths.map(async (path) => `${relative(root, path)} ${checksum(await readFile(path))}`),
  );
}

/** A field of run.npz. */
async function fieldOf(out: string, name: string) {
  const bytes = await readFile(join(pathOf(out), "run.npz"));
  const { entries } = await unzip(Uint8Array.from(bytes).buffer);
  const { shape, data } = parse((await entries[name]?.arrayBuffer()) ?? new ArrayBuffer(0));
  return { shape, values: checksum(new Uint8Array((data as Float32Array).buffer)) };
}

function checksum(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("a run that goes on", () => {
  beforeAll(() => start("whole", { until: 30 * hours }));

  it("after SIGTERM between two frames ends like one that was never stopped, in every byte", async () => {
    const frames = { until: 20 * hours, every: 10 * hours };
    await start("sparse", frames);
    const stopped = start("stopped", { ...frames, checkpoint: 2 * hours });
    await untilCheckpoint("stopped");
    process.emit("SIGTERM");
    await stopped;
    const time = Number((await checkpointOf("stopped"))["snapshot"]?.["time"]);
    expect(time).toBeGreaterThan(0);
    expect(time).toBeLessThan(10 * hours);
    expect(await recordOf("stopped")).toMatchObject({ interrupted: true, frame_times_min: [0] });
    await goOn("stopped");
    expect(await filesOf("stopped")).toEqual(await filesOf("sparse"));
  });

  it("without checkpoints stops within a step, however far the next frame is, and keeps what is done", async () => {
    const stopped = start("far", { every: 1e6 * hours, until: 2e6 * hours });
    setTimeout(() => process.emit("SIGTERM"), 200);
    await stopped;
    const record = await recordOf("far");
    expect(record).toMatchObject({ interrupted: true, frame_times_min: [0] });
    expect(readNpy(await readFile(join(pathOf("far"), "cells.npy"))).shape[0]).toBe(1);
  });

  it("after the machine stopped in the middle of anything, too", async () => {
    const options = { until: 16 * hours, formats: ["npy", "csv", "vti"] } as const;
    await start("all", options);
    const running = start("running", { ...options, checkpoint: 5 * hours });
    await untilCheckpoint("running");
    await mkdir(pathOf("crashed"));
    const name = "checkpoint.milieu";
    await copyFile(join(pathOf("running"), name), join(pathOf("crashed"), name));
    await cp(pathOf("running"), pathOf("crashed"), {
      recursive: true,
      filter: (path) => !path.endsWith(name) && !path.endsWith(".new"),
    });
    await running;
    await goOn("crashed");
    expect(await filesOf("crashed")).toEqual(await filesOf("all"));
    expect(await filesOf("running")).toEqual(await filesOf("all"));
  });

  it("goes on with an archive and with images, as other programs read them", async () => {
    const options = { until: 16 * hours, formats: ["npz", "ome-tiff", "ome-zarr"] } as const;
    await start("images", options);
    const running = start("growing", { ...options, checkpoint: 5 * hours });
    await untilCheckpoint("growing");
    await cp(pathOf("growing"), pathOf("cut-off"), {
      recursive: true,
      filter: (path) => !path.endsWith(".new"),
    });
    // What was there is readable as of the checkpoint.
    const early = await readImages("cut-off");
    expect(early.tiff.length).toBeGreaterThan(0);
    await running;
    await goOn("cut-off");
    const [whole, broken] = [await readImages("images"), await readImages("cut-off")];
    expect(whole.sizeT).toBe(String(whole.zarrShape[0]));
    expect(whole.tiff.length).toBe(Number(whole.sizeT) * (whole.zarrShape[1] ?? 0));
    expect(broken).toEqual(whole);
    for (const out of ["images", "cut-off", "growing"]) {
      expect(await fieldOf(out, "cells.npy")).toEqual(await fieldOf("images", "cells.npy"));
    }
    // Only who may go on keeps the parts of the archive.
    expect(existsSync(join(pathOf("images"), "run.npz.parts"))).toBe(false);
    expect(existsSync(join(pathOf("growing"), "run.npz.parts"))).toBe(true);
  });

  it.each([
    ["on a frame", 20 * hours],
    ["between two frames", 19.25 * hours],
  ])("from an end %s to a later one is like one long run", async (_, until) => {
    await start("longer", { until, checkpoint: 8 * hours, overwrite: true });
    expect(await recordOf("longer")).toMatchObject({ interrupted: false });
    await goOn("longer", { until: 30 * hours });
    expect(await filesOf("longer")).toEqual(await filesOf("whole"));
    await goOn("longer");
    expect(await filesOf("longer")).toEqual(await filesOf("whole"));
  });

  it("is solved as far as it was asked for, before and after", async () => {
    const tight = { until: 8 * hours, residual: 1e-7 };
    await start("loose", { ...tight, residual: 1e-2 });
    await start("tight", tight);
    await start("half", { ...tight, until: 4 * hours, checkpoint: hours });
    await goOn("half", { until: 8 * hours });
    expect(await filesOf("half")).toEqual(await filesOf("tight"));
    const [loose, close] = [await recordOf("loose"), await recordOf("tight")];
    expect(close.time.residual).toBe(1e-7);
    expect(close.solver.cycles).toBeGreaterThan(loose.solver.cycles);
  });

  it("has a checkpoint at least as often as was asked for, and none that nobody asked for", async () => {
    const stopped = start("often", { until: 400 * hours, every: 200 * hours, checkpoint: 60 });
    await untilCheckpoint("often");
    expect((await checkpointOf("often"))["snapshot"]?.["time"]).toBeLessThanOrEqual(60);
    process.emit("SIGINT");
    await stopped;
    await start("often", { until: 2 * hours, overwrite: true });
    expect(await readdir(pathOf("often"))).not.toContain("checkpoint.milieu");
    await expect(goOn("often")).rejects.toMatchObject({ code: exitCode.badPreset });
  });

  it("does not go back", async () => {
    await start("ended", { until: 4 * hours, checkpoint: hours });
    const back = goOn("ended", { until: 2 * hours });
    await expect(back).rejects.toMatchObject({ code: exitCode.usage });
    await expect(back).rejects.toThrow("the run has come to 240 min already");
  });
});

it("needs neither the preset nor the files beside it any more", async () => {
  await mkdir(pathOf("moved"));
  const moved = join(pathOf("moved"), "treated.json");
  await copyFile(presetFile, moved);
  await copyFile(join(folder, "dead.csv"), join(pathOf("moved"), "dead.csv"));
  await start("kept", { until: 4 * hours, checkpoint: hours }, moved);
  await rm(pathOf("moved"), { recursive: true });
  await goOn("kept", { until: 6 * hours });
  expect(await recordOf("kept")).toMatchObject({ frame_times_min: [0, 120, 240, 360] });
});

describe("a checkpoint that cannot be gone on from", () => {
  const path = (): string => join(pathOf("source"), "checkpoint.milieu");
  const refused = async (message: RegExp): Promise<void> => {
    const result = goOn("source");
    await expect(result).rejects.toMatchObject({ code: exitCode.badPreset });
    await expect(result).rejects.toThrow(message);
  };
  beforeAll(() => start("source", { until: 4 * hours, checkpoint: hours }));

  it("is damaged, of another version or model, or lacks its frames", async () => {
    const good = await readFile(path());
    const damaged = Uint8Array.from(good);
    damaged[damaged.length - 100]! ^= 1;
    await writeFile(path(), damaged);
    await refused(/checkpoint\.milieu is damaged or cut off: its checksum does not fit/);
    await writeFile(path(), good.subarray(0, 1000));
    await refused(/is damaged or cut off/);

    const { snapshot, run: note } = await checkpointOfBytes(good);
    await writeFile(path(), encodePlainData({ snapshot, run: { ...note, milieu: "0.0.1" } }));
    await refused(
      /was written by milieu 0\.0\.1, and this is .* start a new run from it with --from/,
    );
    await writeFile(path(), encodePlainData({ snapshot, run: { ...note, fingerprint: "" } }));
    await refused(/is of a model that this version .* makes differently/);
    await writeFile(path(), encodePlainData({ snapshot }));
    await refused(/is no checkpoint of a run/);

    await writeFile(path(), good);
    const frames = await readFile(join(pathOf("source"), "drug.npy"));
    await writeFile(join(pathOf("source"), "drug.npy"), frames.subarray(0, frames.length - 4));
    await refused(/drug\.npy does not hold the 3 frames/);
    await writeFile(join(pathOf("source"), "drug.npy"), frames);
    await goOn("source");
  });
});

async function checkpointOfBytes(bytes: Uint8Array) {
  return decodePlainData(bytes) as Record<string, Record<string, unknown>>;
}

describe("a run from a snapshot", () => {
  const from = (): string => join(pathOf("origin"), "checkpoint.milieu");
  const drugOf = async (out: string) => readNpy(await readFile(join(pathOf(out), "drug.npy")));
  beforeAll(async () => {
    await start("origin", { until: 10 * hours, checkpoint: 5 * hours });
    await start("long", { until: 20 * hours });
  });

  it("goes on as the other would have where nothing is changed", async () => {
    await start("same", { from: from(), until: 20 * hours });
    const whole = await drugOf("long");
    const later = await drugOf("same");
    expect(later.shape).toEqual([6, 16, 24]);
    expect(later.data).toEqual(whole.data.subarray(5 * 16 * 24));
    const record = await recordOf("same");
    expect(record.frame_times_min).toEqual([600, 720, 840, 960, 1080, 1200]);
    expect(record.from).toMatchObject({ file: from(), time_min: 600 });
    expect(record.from.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has its own parameters from there on, as if they had been given then", async () => {
    await start("leaky", { from: from(), until: 20 * hours, parameters: { leak: 0.04 } });
    const change = { start: "10 h", parameter: "leak", value: 0.04 };
    const interventions = [...treatedPreset.interventions, change];
    const file = pathOf("changed.json");
    await writeFile(file, JSON.stringify({ ...treatedPreset, interventions }));
    await start("given", { until: 20 * hours }, file);
    const given = await drugOf("given");
    const { data } = await drugOf("leaky");
    expect(data).toEqual(given.data.subarray(5 * 16 * 24));
    expect(data).not.toEqual((await drugOf("long")).data.subarray(5 * 16 * 24));
  });

  it("is itself gone on with like any other", async () => {
    const options = { from: from(), parameters: { leak: 0.04 } };
    await start("unbroken", { ...options, until: 20 * hours });
    await start("broken", { ...options, until: 14 * hours, checkpoint: hours });
    await goOn("broken", { until: 20 * hours });
    expect(await filesOf("broken")).toEqual(await filesOf("unbroken"));
  });

  it("of another grid, another model, a wrong file, or with an end before it is refused", async () => {
    const refused = async (options: Partial<RunOptions>, code: number, message: string) => {
      const result = start("refused", { from: from(), until: 20 * hours, ...options });
      await expect(result).rejects.toMatchObject({ code });
      await expect(result).rejects.toThrow(message);
      expect(await readdir(folder)).not.toContain("refused");
    };
    await refused({ grid: [48, 32] }, exitCode.badPreset, "another grid (24x16x1");
    await refused({ from: presetFile }, exitCode.badPreset, "treated.json is no file of this kind");
    await refused({ from: pathOf("none") }, exitCode.badPreset, "cannot read the snapshot");
    await refused({ until: 10 * hours }, exitCode.usage, "the snapshot is of t = 600 min");
    const other = start("refused", { from: from(), parameters: {} }, "gray-scott");
    await expect(other).rejects.toMatchObject({ code: exitCode.badPreset });
    await expect(other).rejects.toThrow("The snapshot is of another model");
  });
});
