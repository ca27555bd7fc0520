import { voxelCount } from "../src/model/grid.ts";
import type { Machine } from "./machines.ts";
import { openPreset } from "./open-preset.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, ratio, type Section } from "./table.ts";

const sides = [256, 512, 1024];

/** Explicit Gray-Scott, two fields: voxel updates per second. */
export async function grayScott(machines: readonly Machine[]): Promise<Section> {
  const rows: string[][] = [];
  for (const side of sides) {
    const rates = [];
    for (const machine of machines) rates.push(await updatesPerSecond(machine, side));
    const cells = rates.flatMap(({ steps, updates }) => [figure(steps), figure(updates / 1e6)]);
    rows.push([`${side}²`, ...cells, ratio(rates[1]!.updates / rates[0]!.updates)]);
  }
  const head = machines.flatMap(({ name }) => [`${name} steps/s`, `${name} M voxel updates/s`]);
  return {
    title: "Gray-Scott, explicit",
    note: "One update is both fields of one voxel over one step.",
    head: ["grid", ...head, "GPU / CPU"],
    rows,
  };
}

/** The preset's 0.5 min at 256 voxels a side, less where they are smaller. */
function stableStep(side: number): number {
  return 0.5 * (256 / side) ** 2;
}

async function updatesPerSecond(machine: Machine, side: number) {
  const scenario = await openPreset("gray-scott", side, stableStep(side));
  const engine = await machine.open(scenario);
  const count = Math.max(1, Math.round((machine.software ? 2e6 : 4e6) / voxelCount(engine.grid)));
  const seconds = await secondsPerCall(() => engine.advance(count), 1.5);
  engine.dispose();
  return { steps: count / seconds, updates: (count * voxelCount(scenario.grid)) / seconds };
}
