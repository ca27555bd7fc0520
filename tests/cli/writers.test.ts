import { spawnSync } from "node:child_process";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { diskFolder } from "../../src/cli/disk-folder.ts";
import { exitCode } from "../../src/cli/exit-code.ts";
import { notesOf, warningOf } from "../../src/cli/notes.ts";
import { openOutputFolder, openPublishedFolder } from "../../src/cli/output-folder.ts";
import { formatSeconds } from "../../src/cli/progress.ts";
import { fieldCsv, observablesHeader, observablesRow } from "../../src/data/encode-csv.ts";
import { pvdText, vtiFile } from "../../src/data/encode-vti.ts";
import { frameTimes } from "../../src/data/frame-times.ts";
import { openNpy } from "../../src/data/frames/npy.ts";
import type { Grid } from "../../src/model/grid.ts";
import { readNpy } from "../support/read-npy.ts";

/** run.json of a run that has written the field u. */
const earlier = JSON.stringify({ format: "milieu-run/1", fields: [{ name: "u" }] });

/** The number of a process that is no more. */
async function endedProcess(): Promise<number> {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

const grid: Grid = { dimensions: 2, nx: 3, ny: 2, nz: 1, dx: 10, dy: 10, dz: 1 };
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-writers-"));
});
afterAll(() => rm(folder, { recursive: true }));

const disk = () => diskFolder(openPublishedFolder(folder));

describe("npy", () => {
  it("reads back what was appended, with the number of frames", async () => {
    const path = join(folder, "a.npy");
    const writer = await openNpy(disk(), "a.npy", [2, 3]);
    await writer.append(Float32Array.of(1, 2, 3, 4, 5, 6));
    await writer.append(Float32Array.of(7, 8, 9, 10, 11, 12));
    await writer.close();
    const { shape, data } = readNpy(await readFile(path));
    expect(shape).toEqual([2, 2, 3]);
    expect([...data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("writes a part of a larger array, not the whole of it", async () => {
    const path = join(folder, "part.npy");
    const writer = await openNpy(disk(), "part.npy", [2]);
    await writer.append(new Float32Array([0, 1, 2, 3]).subarray(1, 3));
    await writer.close();
    expect([...readNpy(await readFile(path)).data]).toEqual([1, 2]);
  });
});

describe("csv", () => {
  it("gives a field's voxels with their centers in um", () => {
    const rows = fieldCsv(grid, "oxygen", Float32Array.of(1, 2, 3, 4, 5, 6))
      .trim()
      .split("\n");
    expect(rows).toHaveLength(7);
    expect(rows[0]).toBe("x_um,y_um,oxygen");
    expect(rows[1]).toBe("5,5,1");
    expect(rows[6]).toBe("25,15,6");
  });

  it("gives every statistic of fields and observables, and compartments", () => {
    const statistics = { mean: 1, min: 0, max: 2, integral: 600, nonFinite: 0 };
    const measurement = {
      time: 30,
      stepCount: 5,
      fields: { oxygen: statistics },
      observables: { share: statistics },
      compartments: { plasma: 0.5 },
    };
    expect(observablesHeader(measurement)).toBe(
      "time_min,oxygen_mean,oxygen_min,oxygen_max,oxygen_integral,share_mean,share_min,share_max,share_integral,plasma",
    );
    expect(observablesRow(measurement)).toBe("30,1,0,2,600,1,0,2,600,0.5");
  });
});

describe("vti", () => {
  it("places each field's bytes where its header says", () => {
    const fields = [
      { name: "oxygen", values: Float32Array.of(1, 2, 3, 4, 5, 6) },
      { name: "tumor", values: Float32Array.of(6, 5, 4, 3, 2, 1) },
    ];
    const file = vtiFile(grid, fields);
    const text = new TextDecoder("latin1").decode(file);
    expect(text).toContain('WholeExtent="0 3 0 2 0 1"');
    expect(text).toContain('Spacing="10 10 1"');
    const start = text.indexOf("   _") + 4;
    for (const { name, values } of fields) {
      const match = new RegExp(`Name="${name}" format="appended" offset="(\\d+)"`).exec(text);
      const at = start + Number(match?.[1]);
      const view = new DataView(file.buffer);
      expect(view.getBigUint64(at, true)).toBe(24n);
      expect(values.map((_, i) => view.getFloat32(at + 8 + 4 * i, true))).toEqual(values);
    }
  });

  it("puts frames in time", () => {
    expect(pvdText(["frame_0000.vti"], [60])).toContain(
      'timestep="60" part="0" file="frame_0000.vti"',
    );
  });
});

describe("frame times", () => {
  it("holds 0, the multiples and the end once each", () => {
    expect(frameTimes(60, 20)).toEqual([0, 20, 40, 60]);
    expect(frameTimes(50, 20)).toEqual([0, 20, 40, 50]);
    expect(frameTimes(0, 20)).toEqual([0]);
    expect(frameTimes(0.3, 0.1)).toHaveLength(4);
  });
});

describe("output folder", () => {
  it("shows files only when they are complete", async () => {
    const output = await openOutputFolder(join(folder, "out"));
    await output.write("a.txt", "a");
    await expect(readFile(join(output.path, "a.txt"))).rejects.toThrow();
    await output.publish();
    expect(await readFile(join(output.path, "a.txt"), "utf8")).toBe("a");
  });

  it("leaves an earlier file alone when a run is discarded", async () => {
    const output = await openOutputFolder(join(folder, "out"), true);
    await output.write("a.txt", "half");
    await output.discard();
    expect(await readFile(join(output.path, "a.txt"), "utf8")).toBe("a");
  });

  it("replaces files one by one once it is published, and an earlier checkpoint with the first", async () => {
    const path = join(folder, "kept-files");
    await mkdir(path);
    await writeFile(join(path, "checkpoint.milieu"), "of an earlier run");
    await writeFile(join(path, "run.json"), earlier);
    const output = await openOutputFolder(path, true);
    await output.write("a.txt", "a");
    await output.publish();
    expect(await readdir(path)).toEqual(["a.txt"]);
    await output.write("a.txt", "b");
    await output.discard();
    expect(await readFile(join(path, "a.txt"), "utf8")).toBe("b");
    await mkdir(join(path, "b.txt"));
    await expect(output.write("b.txt", "")).rejects.toThrow();
    expect(await readdir(path)).toEqual(["a.txt", "b.txt"]);
  });

  it("is a run's own: anything in it is refused, and told", async () => {
    const path = join(folder, "held");
    await mkdir(path);
    await writeFile(join(path, ".DS_Store"), "");
    await (await openOutputFolder(path)).discard();
    await writeFile(join(path, "run.json"), earlier);
    await writeFile(join(path, "u.npy"), "");
    const refused = openOutputFolder(path);
    await expect(refused).rejects.toMatchObject({ code: exitCode.usage });
    await expect(refused).rejects.toThrow(/holds an earlier run; .*--overwrite/);
    for (const name of ["notes.txt", "v.npy", "w.npy", "x.npy"])
      await writeFile(join(path, name), "");
    await expect(openOutputFolder(path)).rejects.toThrow(
      "holds other files (notes.txt, v.npy, w.npy and 1 more)",
    );
    await writeFile(join(path, "run.json"), "{ of somebody else");
    await expect(openOutputFolder(path)).rejects.toThrow("holds other files (notes.txt, run.json");
  });

  it("with overwrite, loses all files of an earlier run and no other", async () => {
    const path = join(folder, "overwritten");
    await mkdir(path);
    const ofRun = ["u.npy", "u_0000.csv", "u_12345.csv", "frame_0007.vti", "frames.pvd"];
    const foreign = ["notes.txt", "u.txt", "u_1.csv", "uu_0000.csv", "v.npy", "frame_7.vti"];
    await writeFile(join(path, "run.json"), earlier);
    for (const name of [...ofRun, ...foreign]) await writeFile(join(path, name), "before");
    const output = await openOutputFolder(path, true);
    await output.write("v.npy", "after");
    expect(await readdir(path)).toEqual(expect.arrayContaining(ofRun));
    await output.publish();
    expect(await readdir(path)).toEqual(foreign.toSorted());
    expect(await readFile(join(path, "v.npy"), "utf8")).toBe("after");
  });

  it("removes what killed runs have left, and refuses beside one that still writes", async () => {
    const path = join(folder, "left");
    const gone = `${hostname()}-${await endedProcess()}`;
    await mkdir(join(path, `.partial-${gone}-a1B2c3`), { recursive: true });
    await mkdir(join(path, ".partial-old123"));
    await utimes(join(path, ".partial-old123"), 0, 0);
    await writeFile(join(path, `.partial-${gone}-a1B2c3/u.npy`), "half");
    await writeFile(join(path, `run.json.${gone}.new`), "half");
    await writeFile(join(path, "run.json.elsewhere-1.new"), "being written by another machine");
    const output = await openOutputFolder(path);
    expect((await readdir(path)).filter((name) => !name.startsWith(".partial"))).toEqual([
      "run.json.elsewhere-1.new",
    ]);
    expect(await readdir(path)).toHaveLength(2);
    await expect(openOutputFolder(path)).rejects.toThrow("another run is writing to");
    await output.discard();
  });

  it("takes away the folders that a discarded run had made, and no others", async () => {
    await mkdir(join(folder, "kept"));
    const output = await openOutputFolder(join(folder, "kept/deep/deeper"));
    await output.write("a.txt", "half");
    await output.discard();
    expect(await readdir(join(folder, "kept"))).toEqual([]);
  });

  it("says which folder it could not take away", async () => {
    const output = await openOutputFolder(join(folder, "made/deep"));
    // A link in its place is no folder that rmdir takes.
    await rename(join(folder, "made"), join(folder, "moved"));
    await symlink(join(folder, "moved"), join(folder, "made"));
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    await output.discard();
    expect(said.mock.calls.flat().join()).toContain(join(folder, "made"));
    said.mockRestore();
    expect(await readdir(join(folder, "moved"))).toEqual([]);
  });

  it("leaves a folder in which somebody else has put something, without a word", async () => {
    const output = await openOutputFolder(join(folder, "shared/deep"));
    await writeFile(join(folder, "shared/other.txt"), "");
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    await output.discard();
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
    expect(await readdir(join(folder, "shared"))).toEqual(["other.txt"]);
  });

  it("says where it cannot write", async () => {
    await writeFile(join(folder, "file"), "");
    for (const path of ["file", "file/inside"]) {
      const refused = openOutputFolder(join(folder, path));
      await expect(refused).rejects.toMatchObject({ code: exitCode.usage });
      await expect(refused).rejects.toThrow(`--out: cannot write to ${join(folder, path)}`);
    }
  });
});

it("tells the first note of a run and how many more there are", () => {
  const frame = (time: number, notes?: readonly string[]) => ({
    time,
    stepCount: 1,
    fields: {},
    observables: {},
    compartments: {},
    ...(notes && { notes }),
  });
  expect(warningOf([frame(0), frame(6, [])].flatMap(notesOf))).toBeUndefined();
  const notes = [frame(0), frame(6, ["Slow."]), frame(12, ["Slower."])].flatMap(notesOf);
  expect(notes).toEqual([
    { before_min: 6, note: "Slow." },
    { before_min: 12, note: "Slower." },
  ]);
  expect(warningOf(notes)).toBe("Slow. (before t = 6 min; run.json has 1 more of these notes)");
});

it("says times as people do", () => {
  expect([8, 200, 7500].map(formatSeconds)).toEqual(["8 s", "3 min 20 s", "2 h 05 min"]);
});
