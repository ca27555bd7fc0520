import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { readNpy } from "../support/read-npy.ts";
import { swiftShaderEnvironment } from "../support/swiftshader.ts";
import { treatedData, treatedPreset } from "../support/treated-preset.ts";

const program = resolve(import.meta.dirname, "../../bin/milieu.js");

it("runs a preset on the GPU and gives what the CPU gives", async () => {
  const folder = await mkdtemp(join(tmpdir(), "milieu-cli-gpu-"));
  const environment = process.platform === "linux" ? await swiftShaderEnvironment() : process.env;
  const run = (backend: string) =>
    spawnSync(
      process.execPath,
      [
        program,
        "run",
        "gray-scott",
        "--backend",
        backend,
        "--grid",
        "32x32",
        "--until",
        "60 min",
        "--every",
        "30 min",
        "--out",
        backend,
      ],
      { cwd: folder, env: environment, encoding: "utf8" },
    );
  try {
    const gpu = run("gpu");
    expect(gpu).toMatchObject({ status: 0 });
    expect(gpu.stdout).toContain("3 frames");
    expect(run("cpu").status).toBe(0);
    const record = JSON.parse(await readFile(join(folder, "gpu/run.json"), "utf8"));
    expect(record.backend).toBe("gpu");
    expect(record.adapter).not.toBe("");
    const read = async (backend: string) =>
      readNpy(await readFile(join(folder, backend, "v.npy"))).data;
    const [ours, theirs] = [await read("gpu"), await read("cpu")];
    expect(Math.max(...ours.map((value, i) => Math.abs(value - theirs[i]!)))).toBeLessThan(1e-5);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("goes on with a run on the GPU bit for bit", async () => {
  const folder = await mkdtemp(join(tmpdir(), "milieu-cli-gpu-"));
  const environment = process.platform === "linux" ? await swiftShaderEnvironment() : process.env;
  const milieu = (line: string) =>
    spawnSync(process.execPath, [program, ...line.split(" ")], {
      cwd: folder,
      env: environment,
      encoding: "utf8",
    });
  try {
    // Long steps: software that plays a GPU takes most of a second for one.
    const preset = { ...treatedPreset, time: { ...treatedPreset.time, step: "20 min" } };
    await writeFile(join(folder, "treated.json"), JSON.stringify(preset));
    await writeFile(join(folder, "dead.csv"), treatedData);
    const gpu = "run treated.json --backend gpu --every 3h --quiet";
    expect(milieu(`${gpu} --until 12h --out whole`)).toMatchObject({ status: 0, stderr: "" });
    expect(milieu(`${gpu} --until 5h --out part --checkpoint 2h`)).toMatchObject({ status: 0 });
    expect(milieu("run --resume part --until 12h --quiet")).toMatchObject({ status: 0 });
    for (const file of ["drug.npy", "cells.npy", "dead.npy", "observables.csv"]) {
      const part = await readFile(join(folder, "part", file));
      expect(part.equals(await readFile(join(folder, "whole", file))), file).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
