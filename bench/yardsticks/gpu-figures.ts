import type { Scenario } from "../../src/model/scenario.ts";
import type { Machine } from "../machines.ts";
import { openPreset } from "../open-preset.ts";
import { gpuSettledDispatches, gpuStepDispatches, openGpuCycles } from "./engine-hooks.ts";
import type { Figure } from "./figure.ts";
import { bytesMoved } from "./gpu-traffic.ts";
import { kernelTraffic, settledSolves } from "./kernel-traffic.ts";
import { type NaiveGrayScott, openNaiveGrayScott } from "./naive-gray-scott.ts";
import { type Contender, processorClock, race, wallClock } from "./race.ts";
import { threeMovers, twelveSubstrates } from "./scenarios.ts";

const side = 256;
const voxels = side * side;

/** Cycles of the three solves in settled steps at 256 x 256, from the 40th on; counted on the CPU. */
const settledCycles = {
  "hypoxic-core": { whole: 2, first: 2, second: 2 },
  "early-and-late": { whole: 3, first: 2, second: 2 },
} as const;

/** Pairs of substeps of the transport that they need. */
const settledPairs = 1;

/**
 * The GPU path beside a naive kernel on the same device: processor time where software plays the
 * GPU, else the time that goes by.
 */
export async function gpuFigures(machine: Machine): Promise<readonly Figure[]> {
  const { device } = machine;
  if (device === null) throw new Error("the GPU figures need a machine with a device");
  const explicit = await openPreset("gray-scott", side);
  const engine = await machine.open(explicit);
  const [u, v] = [await engine.read("u"), await engine.read("v")];
  const numbers = { side, ru: 0.16, rv: 0.08, dt: 0.5, feed: 0.037, kill: 0.06 };
  const naive = openNaiveGrayScott(device, numbers, u, v);
  await engine.advance(20);
  await naive.run(20);
  requireSame(await engine.read("v"), await naive.read());
  const beside = new Beside(machine, naive);
  const figures = [
    await beside.figure("explicit Gray-Scott", 1, { run: (n) => engine.advance(n), calls: 10 }),
  ];
  engine.dispose();
  const cycles = await openGpuCycles(twelveSubstrates(side), device);
  figures.push(
    await beside.figure("multigrid cycle of 12 substrates", 12, { run: cycles, calls: 1 }),
  );
  figures.push(await beside.step("implicit step of 12 substrates", twelveSubstrates(side), 12));
  figures.push(await beside.step("transport step of 3 movers, 6 min", threeMovers(side), 3));
  figures.push(traffic());
  for (const preset of ["hypoxic-core", "early-and-late"] as const) {
    figures.push(await dispatches(preset));
  }
  return figures;
}

/** Times things in turns with the naive kernel. */
class Beside {
  readonly #machine: Machine;
  readonly #naive: NaiveGrayScott;

  constructor(machine: Machine, naive: NaiveGrayScott) {
    this.#machine = machine;
    this.#naive = naive;
  }

  async figure(name: string, fields: number, contender: Contender): Promise<Figure> {
    const { software } = this.#machine;
    const plain = { run: (steps: number) => this.#naive.run(steps), calls: software ? 60 : 2000 };
    const work = { ...contender, calls: software ? contender.calls : 50 * contender.calls };
    const clock = software ? processorClock : wallClock;
    const [time, yardstick] = (await race([work, plain], 3, clock)) as [number, number];
    return {
      name: `GPU, ${name}`,
      value: (1e9 * time) / (voxels * fields),
      unit: fields === 1 ? "ns per voxel and step" : "ns per voxel and field",
      yardstick: "naive WGSL Gray-Scott",
      ratio: time / fields / yardstick,
    };
  }

  async step(name: string, scenario: Scenario, fields: number): Promise<Figure> {
    const engine = await this.#machine.open(scenario);
    await engine.advance(2);
    const figure = await this.figure(name, fields, { run: (n) => engine.advance(n), calls: 1 });
    engine.dispose();
    return figure;
  }
}

/** Counted, not measured: what a GPU with ideal caches would have to move, where solves take the usual cycles. */
function traffic(): Figure {
  const { one, two } = settledSolves;
  const bytes = (one * bytesOf(1) + two * bytesOf(2)) / (one + two);
  const name = "GPU, bytes moved in an implicit step of 12 substrates";
  return { name, value: bytes, unit: "bytes per voxel and substrate", yardstick: "", ratio: bytes };
}

/** Of a step whose solves all take so many cycles. */
function bytesOf(cycles: 1 | 2): number {
  const scenario = twelveSubstrates(side);
  const { fields } = scenario.model;
  const substrates = fields.filter(({ kind }) => kind === "substrate").length;
  return bytesMoved(gpuStepDispatches(scenario, cycles), kernelTraffic(cycles), {
    voxels,
    substrates,
    fields: fields.length,
  });
}

/** Counted: as a real GPU has them in settled steps. */
async function dispatches(preset: keyof typeof settledCycles): Promise<Figure> {
  const scenario = await openPreset(preset, side);
  const count = gpuSettledDispatches(scenario, settledCycles[preset], settledPairs);
  const name = `GPU, ${preset}, dispatches of an ordinary step`;
  return { name, value: count, unit: "dispatches", yardstick: "", ratio: count };
}

/** A yardstick that computes something else measures nothing. */
function requireSame(v: Float32Array, both: Float32Array): void {
  const worst = v.reduce((most, value, i) => Math.max(most, Math.abs(value - both[2 * i + 1]!)), 0);
  if (!(worst < 1e-4)) throw new Error(`the naive kernel differs from the engine by ${worst}`);
}
