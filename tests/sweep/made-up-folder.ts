import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ResultSource } from "../../src/cli/sweep/result-source.ts";
import type { ManifestLine, RunFailure, RunResult } from "../../src/cli/sweep/run-result.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { library, wholePreset } from "../preset/sample-preset.ts";

/** A plan for presets "one" and "two", which are the same sample. */
export function madeUpSweep(plan: object, presets: readonly string[] = ["one"]): Sweep {
  const families = presets.map((name) => ({
    name,
    family: new PresetFamily(wholePreset, { library }),
  }));
  return new Sweep({ format: "milieu-sweep/1", presets, ...plan }, families);
}

/** What a made-up run has; "running" and "missing": no result. */
export type MadeUpRun =
  | Partial<RunResult>
  | "running"
  | "missing"
  | { readonly failure: Pick<RunFailure, "code" | "message"> };

/** Lines of a manifest with ids that count. */
export function madeUpLines(sweep: Sweep): ManifestLine[] {
  return [...sweep.lines()].map(({ preset, point, seed, values }, index) => ({
    index,
    id: index.toString(16).padStart(16, "0"),
    preset,
    point,
    seed,
    values: Object.fromEntries(sweep.factors.map(({ name }, at) => [name, values[at]!])),
  }));
}

/** Writes a sweep's folder as docs/sweeps.md has it, and reads it from the disk. */
export async function madeUpFolder(
  dir: string,
  sweep: Sweep,
  runOf: (line: ManifestLine) => MadeUpRun,
): Promise<ResultSource> {
  const lines = madeUpLines(sweep);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "manifest.jsonl"), text);
  for (const line of lines) await writeRun(dir, line, runOf(line));
  const read = async (id: string, end: string) => {
    try {
      return await readFile(join(folderOf(dir, id), `${id}.${end}`), "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  };
  const json = async (id: string, end: string) => {
    const found = await read(id, end);
    return found === undefined ? undefined : JSON.parse(found);
  };
  return {
    dir,
    sweep,
    async *lines() {
      const manifest = await readFile(join(dir, "manifest.jsonl"), "utf8");
      for (const line of manifest.trim().split("\n")) yield JSON.parse(line) as ManifestLine;
    },
    result: (id) => json(id, "json"),
    failure: (id) => json(id, "failed.json"),
    isRunning: async (id) => (await read(id, "running")) !== undefined,
  };
}

async function writeRun(dir: string, line: ManifestLine, run: MadeUpRun): Promise<void> {
  const { id, preset, seed, values } = line;
  const folder = folderOf(dir, id);
  await mkdir(folder, { recursive: true });
  if (run === "missing") return;
  if (run === "running") {
    await writeFile(join(folder, `${id}.running`), "{}");
  } else if ("failure" in run) {
    const failure: RunFailure = {
      format: "milieu-sweep-failure/1",
      id,
      ...run.failure,
      time: "2025-01-02T03:04:05.000Z",
      host: "node1",
    };
    await writeFile(join(folder, `${id}.failed.json`), JSON.stringify(failure));
  } else {
    const result: RunResult = {
      format: "milieu-sweep-run/1",
      id,
      preset,
      seed,
      values,
      numbers: {},
      curves: {},
      fields: {},
      scores: {},
      problems: {},
      backend: "cpu",
      adapter: "CPU, 1 thread",
      milieu: "0.3.0",
      seconds: 1.2,
      memory_mb: 210,
      host: "node1",
      finished: "2025-01-02T03:04:05.000Z",
      ...run,
    };
    await writeFile(join(folder, `${id}.json`), JSON.stringify(result));
  }
}

function folderOf(dir: string, id: string): string {
  return join(dir, "runs", id.slice(0, 2));
}
