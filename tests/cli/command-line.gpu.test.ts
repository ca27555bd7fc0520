import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { readNpy } from "../support/read-npy.ts";
import { swiftShaderEnvironment } from "../support/swiftshader.ts";

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
