import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SweepFolder } from "../src/cli/sweep/folder.ts";
import { LinePerformer } from "../src/cli/sweep/perform-line.ts";
import { openSweep, type PresetSource, readPresetSource } from "../src/cli/sweep/read-plan.ts";
import { runSweep } from "../src/cli/sweep/run.ts";
import { writeManifest } from "../src/cli/sweep/write-manifest.ts";
import type { Sweep } from "../src/sweep/sweep.ts";
import { openCpuEngine } from "../tests/support/open-engines.ts";
import { figure, ratio, type Section } from "./table.ts";

const runs = 20;

/** What a sweep costs beside its runs, where these take a second. */
export async function sweepOverhead(): Promise<Section> {
  const source = await readPresetSource("hypoxic-core");
  const plan = {
    format: "milieu-sweep/1",
    presets: ["hypoxic-core"],
    setting: { grid: [64, 64], step: "30 min", until: "6 d" },
    vary: [{ parameter: "tumorMotility", count: runs }],
    outputs: [
      { name: "burden", of: "tumor", measure: "integral" },
      { name: "hypoxia", of: "oxygen < 8", measure: "area", every: "1 d" },
    ],
  };
  const sweep = await openSweep(plan, [source]);
  // Both once, so that neither pays for what is compiled and made fast on the way.
  await bare(sweep, 2);
  const times = { bare: [0, 0], one: [0, 0], processes: [0, 0] };
  for (const round of [0, 1]) {
    times.bare[round] = await timed(() => bare(sweep, runs));
    times.one[round] = await inFolder(plan, source, sweep, performHere);
    times.processes[round] = await inFolder(plan, source, sweep, performInProcess);
  }
  const least = (values: readonly number[]) => Math.min(...values);
  const perRun = (seconds: number) => figure(seconds / runs);
  const base = least(times.bare);
  return {
    title: `A sweep of ${runs} runs`,
    note: "Wall time, s, the better of two interleaved rounds, one core at a time. Bare: a loop that opens an engine for each run, steps it to the end and measures the tumor. A sweep reads its outputs eight times, writes the result, and says that it runs; in a process of its own its start counts, too.",
    head: ["", "s per run", "times the bare runs"],
    rows: [
      ["bare runs", perRun(base), ratio(1)],
      ["sweep, in this process", perRun(least(times.one)), ratio(least(times.one) / base)],
      ["sweep run --jobs 1", perRun(least(times.processes)), ratio(least(times.processes) / base)],
    ],
  };
}

async function bare(sweep: Sweep, count: number): Promise<void> {
  let done = 0;
  for (const line of sweep.lines()) {
    if (done++ === count) return;
    const engine = await openCpuEngine(sweep.taskOf(line).scenario);
    while ((await engine.advance(1000, 6 * 1440)) > 0);
    await engine.measure({ names: ["tumor"] });
    engine.dispose();
  }
}

async function performHere(folder: SweepFolder): Promise<void> {
  const performer = new LinePerformer(folder, await folder.sweep(), {
    backend: "cpu",
    threads: 1,
    checkpointEvery: 300_000,
    isStopping: () => false,
  });
  for await (const line of folder.lines()) await performer.perform(line);
  performer.dispose();
}

function performInProcess({ path }: SweepFolder): Promise<void> {
  return runSweep(path, {
    backend: "cpu",
    jobs: 1,
    threads: 1,
    checkpoint: 5,
    retryFailed: false,
    quiet: true,
    program: "bin/milieu.js",
  });
}

async function inFolder(
  plan: unknown,
  source: PresetSource,
  sweep: Sweep,
  perform: (folder: SweepFolder) => Promise<void>,
): Promise<number> {
  const path = await mkdtemp(join(tmpdir(), "milieu-bench-"));
  try {
    const folder = new SweepFolder(path);
    await writeManifest(folder, { plan, presets: [source], sweep });
    return await timed(() => perform(folder));
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
