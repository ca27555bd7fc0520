import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import packageFile from "../package.json" with { type: "json" };
import { baseline } from "./baseline.ts";
import { biofvmDay } from "./biofvm-day.ts";
import { compareRuns } from "./compare-runs.ts";
import { cpuKernels } from "./cpu-kernels.ts";
import { fieldCount } from "./field-count.ts";
import { filmFrames } from "./film.ts";
import { firstPicture } from "./first-picture.ts";
import { grayScott } from "./gray-scott.ts";
import { hypoxicCore } from "./hypoxic-core.ts";
import { looks } from "./looks.ts";
import { openMachines } from "./machines.ts";
import { readings } from "./readings.ts";
import { substrateSolver } from "./substrate-solver.ts";
import { sweepOverhead } from "./sweep-overhead.ts";
import { type Section, sectionText } from "./table.ts";
import { transportKernels } from "./transport.ts";
import { yardsticks } from "./yardsticks.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    only: { type: "string", multiple: true },
    figures: { type: "string" },
  },
});

const machines = await openMachines();
const sections: Record<string, () => Promise<Section>> = {
  yardsticks: () => yardsticks(machines, values.figures),
  "cpu-kernels": cpuKernels,
  "substrate-solver": substrateSolver,
  transport: transportKernels,
  "gray-scott": () => grayScott(machines),
  "hypoxic-core": () => hypoxicCore(machines),
  baseline,
  "field-count": () => fieldCount(machines),
  "biofvm-day": biofvmDay,
  sweep: sweepOverhead,
  "first-picture": firstPicture,
  "compare-runs": compareRuns,
  film: filmFrames,
  looks,
  readings: () => readings(machines),
};

const report: string[] = [];
print(`# Milieu ${packageFile.version}: benchmark\n`);
for (const { name, description, software } of machines) {
  print(`- ${name}: ${description}${software ? " (software: a floor, not a GPU)" : ""}`);
}
print("- One run, fastest of several rounds each; compare within the run, machines are noisy.\n");
for (const [name, section] of Object.entries(sections)) {
  if (values.only === undefined || values.only.includes(name)) print(sectionText(await section()));
}
if (values.out !== undefined) {
  await mkdir(dirname(values.out), { recursive: true });
  await writeFile(values.out, `${report.join("\n").trim()}\n`);
}
process.exit(0);

function print(text: string): void {
  console.log(text);
  report.push(text);
}
