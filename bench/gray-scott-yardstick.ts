import type { Machine } from "./machines.ts";
import { openPreset } from "./open-preset.ts";
import { figure, ratio, type Section } from "./table.ts";
import { openNaiveGrayScott } from "./yardsticks/naive-gray-scott.ts";

const side = 256;
const rounds = 8;
const steps = 24;
/** No submit should be longer than this, ms: the engine's rule, so that a page keeps drawing. */
const submitTime = 12;

/** The explicit scheme against a naive kernel of the same device, in interleaved rounds. */
export async function grayScottYardstick(machines: readonly Machine[]): Promise<Section> {
  const rows: string[][] = [];
  for (const machine of machines) {
    if (machine.device !== undefined) rows.push(await compare(machine, machine.device));
  }
  return {
    title: "Gray-Scott, explicit, against a naive WGSL kernel",
    note:
      "Steps per second of processor time (of the clock on a real GPU), best of interleaved rounds; " +
      "both send about 12 ms of work at once.",
    head: ["device", "naive steps/s", "Milieu steps/s", "Milieu / naive"],
    rows,
  };
}

async function compare(machine: Machine, device: GPUDevice): Promise<string[]> {
  const scenario = await openPreset("gray-scott", side, 0.5);
  const engine = await machine.open(scenario);
  const naive = await openNaiveGrayScott(device, scenario);
  const clock = machine.software ? processorSeconds : wallSeconds;
  await naive.advance(steps, steps);
  const started = wallSeconds();
  await naive.advance(steps, steps);
  const perStep = (1000 * (wallSeconds() - started)) / steps;
  const perSubmit = Math.max(1, Math.floor(submitTime / perStep));
  await engine.advance(steps);
  const best = { naive: Number.POSITIVE_INFINITY, engine: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    await device.queue.onSubmittedWorkDone();
    const before = clock();
    await naive.advance(steps, perSubmit);
    const between = clock();
    await engine.advance(steps);
    await device.queue.onSubmittedWorkDone();
    best.naive = Math.min(best.naive, between - before);
    best.engine = Math.min(best.engine, clock() - between);
  }
  naive.dispose();
  engine.dispose();
  return [
    machine.description,
    figure(steps / best.naive),
    figure(steps / best.engine),
    ratio(best.naive / best.engine),
  ];
}

function wallSeconds(): number {
  return performance.now() / 1000;
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
