import type { Engine } from "../../src/engine/engine.ts";
import { voxelCount } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openCpuEngine } from "../../tests/support/open-engines.ts";
import { openPreset } from "../open-preset.ts";
import { openCpuCycles } from "./engine-hooks.ts";
import type { Figure } from "./figure.ts";
import { PlainGrayScott } from "./plain-gray-scott.ts";
import { openPlainSweep } from "./plain-sweep.ts";
import { processorClock, race } from "./race.ts";
import { threeMovers, twelveDiffusions, twelveSubstrates } from "./scenarios.ts";

const side = 256;
const voxels = side * side;
const rounds = 7;
const day = 1440;

/** The CPU path beside a SIMD sweep and a plain loop, in processor time. */
export async function cpuFigures(): Promise<readonly Figure[]> {
  return [
    await explicitFigure(),
    await cycleFigure(),
    await stepFigure("implicit step of 12 substrates", twelveSubstrates(side), 12),
    await stepFigure("transport step of 3 movers, 6 min", threeMovers(side), 3),
    await dayFigure("hypoxic-core"),
    await dayFigure("early-and-late"),
  ];
}

/** Steps of Gray-Scott against a loop of plain JavaScript from the same start. */
async function explicitFigure(): Promise<Figure> {
  const engine = await openCpuEngine(await openPreset("gray-scott", side));
  const plain = new PlainGrayScott(
    { side, ru: 0.16, rv: 0.08, dt: 0.5, feed: 0.037, kill: 0.06 },
    await engine.read("u"),
    await engine.read("v"),
  );
  const steps = 150;
  const loop = { run: (count: number) => plain.run(count), calls: steps };
  const path = { run: (count: number) => engine.advance(count), calls: steps };
  const [plainTime, time] = (await race([loop, path], rounds)) as [number, number];
  engine.dispose();
  return {
    name: "CPU, explicit Gray-Scott",
    value: (1e9 * time) / voxels,
    unit: "ns per voxel and step",
    yardstick: "plain JavaScript Gray-Scott",
    ratio: time / plainTime,
  };
}

async function cycleFigure(): Promise<Figure> {
  const count = twelveDiffusions.length;
  const cycles = openCpuCycles(twelveSubstrates(side));
  const [time, sweepTime] = await besideSweep({ run: cycles, calls: 6 });
  return {
    name: "CPU, multigrid cycle of 12 substrates",
    value: (1e9 * time) / (voxels * count),
    unit: "ns per voxel and substrate",
    yardstick: "plain SIMD sweep",
    ratio: time / count / sweepTime,
  };
}

/** A step of a scenario, per field of those that it is about. */
async function stepFigure(name: string, scenario: Scenario, fields: number): Promise<Figure> {
  const engine = await openCpuEngine(scenario);
  await engine.advance(8);
  const [time, sweepTime] = await besideSweep({ run: (n) => engine.advance(n), calls: 4 });
  engine.dispose();
  return {
    name: `CPU, ${name}`,
    value: (1e9 * time) / (voxels * fields),
    unit: "ns per voxel and field",
    yardstick: "plain SIMD sweep",
    ratio: time / fields / sweepTime,
  };
}

async function besideSweep(contender: Parameters<typeof race>[0][number]) {
  const sweep = openPlainSweep(side);
  const plain = { run: (count: number) => repeat(count, sweep.run), calls: 2000 };
  return (await race([contender, plain], rounds)) as [number, number];
}

/** The first simulated day of a preset at its own step, in parts with sweeps between them. */
async function dayFigure(preset: string): Promise<Figure> {
  const scenario = await openPreset(preset, side);
  const engine = await openCpuEngine(scenario);
  const sweep = openPlainSweep(side);
  const parts = 8;
  let seconds = 0;
  let sweepTime = Number.POSITIVE_INFINITY;
  for (let part = 1; part <= parts; part++) {
    const [best] = await race([{ run: (n) => repeat(n, sweep.run), calls: 2000 }], 2);
    sweepTime = Math.min(sweepTime, best!);
    const before = processorClock();
    await runTo(engine, (day * part) / parts);
    seconds += processorClock() - before;
  }
  const steps = engine.stepCount;
  engine.dispose();
  return {
    name: `CPU, ${preset}, one simulated day`,
    value: seconds,
    unit: `s of processor time (${steps} steps, ${voxelCount(scenario.grid)} voxels)`,
    yardstick: "plain SIMD sweep",
    ratio: seconds / sweepTime,
  };
}

async function runTo(engine: Engine, time: number): Promise<void> {
  while (engine.time < time && (await engine.advance(1000, time)) > 0);
}

function repeat(count: number, work: () => void): void {
  for (let i = 0; i < count; i++) work();
}
