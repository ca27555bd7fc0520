import { writeFile } from "node:fs/promises";
import packageFile from "../package.json" with { type: "json" };
import type { Machine } from "./machines.ts";
import before from "./results/0.2.json" with { type: "json" };
import { figure, ratio, type Section } from "./table.ts";
import { cpuFigures } from "./yardsticks/cpu-figures.ts";
import type { Figure, FigureFile } from "./yardsticks/figure.ts";
import { gpuFigures } from "./yardsticks/gpu-figures.ts";

/** Figures of the version that speed is compared with. */
const old = before as FigureFile;

/**
 * Milieu beside the least code that does such work, in the same run and in turns with it. Where
 * the figures of 0.2 are known, how many times better it has become: their ratio over the present
 * one, which a busy or another machine changes little.
 *
 * @param keep file to write the figures to
 */
export async function yardsticks(machines: readonly Machine[], keep?: string): Promise<Section> {
  const figures = [...(await cpuFigures())];
  for (const machine of machines) {
    if (machine.device !== null) figures.push(...(await gpuFigures(machine)));
  }
  if (keep !== undefined) await writeFile(keep, fileText(machines, figures));
  const rows = figures.map((one) => {
    const then = old.figures.find(({ name }) => name === one.name);
    return [
      one.name,
      figure(one.value),
      one.unit,
      one.yardstick,
      one.yardstick === "" ? "" : ratio(one.ratio),
      then === undefined ? "–" : then.yardstick === "" ? figure(then.value) : ratio(then.ratio),
      then === undefined ? "–" : ratio(then.ratio / one.ratio),
    ];
  });
  return {
    title: `Beside yardsticks, and against ${old.version}`,
    note: `256² voxels. Fastest of interleaved rounds; processor time of all threads, on a real GPU the time that goes by. A yardstick's unit: a sweep of one field, a step of Gray-Scott per voxel. "${old.version}": its ratio, measured with these same yardsticks (bench/results/0.2.json).`,
    head: [
      "work",
      "figure",
      "unit",
      "yardstick",
      "figure / yardstick",
      old.version,
      "times better",
    ],
    rows,
  };
}

function fileText(machines: readonly Machine[], figures: readonly Figure[]): string {
  const file: FigureFile = {
    version: packageFile.version,
    machines: machines.map(({ name, description }) => `${name}: ${description}`),
    note: "Written by npm run bench -- --only yardsticks --figures FILE; compare ratios, not values.",
    figures: figures.map((one) => ({
      ...one,
      value: Number(one.value.toPrecision(4)),
      ratio: Number(one.ratio.toPrecision(4)),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
