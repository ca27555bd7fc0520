import { compileModel } from "../src/compile/compile-model.ts";
import { stages } from "../src/compile/step-plan.ts";
import { makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { fillPlanes } from "../src/engine/cpu/memory.ts";
import { writeParameters } from "../src/engine/cpu/parameters-in-force.ts";
import { runPass } from "../src/engine/cpu/run-pass.ts";
import { makeInitialState } from "../src/engine/initial-state.ts";
import { voxelCount } from "../src/model/grid.ts";
import { openPreset } from "./open-preset.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, type Section } from "./table.ts";

const sides = [128, 256, 512];

/** Kinetics of the hypoxic core on one thread. */
export async function cpuKernels(): Promise<Section> {
  const rows: string[][] = [];
  for (const side of sides) {
    const scenario = await openPreset("hypoxic-core", side);
    const program = compileModel(scenario.model, {
      scheme: "implicit",
      interventions: scenario.interventions,
    });
    const state = makeCpuState(program, scenario.grid, scenario.seed);
    fillPlanes(state.planes, makeInitialState(scenario).fields);
    writeParameters(state, scenario.parameters);
    const step = { time: 0, dt: scenario.time.step };
    const voxels = voxelCount(scenario.grid);
    const yardstick = new Float32Array(voxels);
    const sweep = await secondsPerCall(() => plainSweep(side, state.planes[0]!, yardstick), 0.7);
    const perOutput = (seconds: number, block: "assemble" | "advance"): string =>
      figure((1e9 * seconds) / (voxels * Math.max(program.blocks[block].outputs.length, 1)));
    const assemble = await secondsPerCall(
      () => runPass(state, { pass: "assemble", stage: stages.whole }, step),
      0.7,
    );
    const advance = await secondsPerCall(() => runPass(state, { pass: "advance" }, step), 0.7);
    rows.push([
      `${side}²`,
      figure((1e9 * sweep) / voxels),
      perOutput(assemble, "assemble"),
      perOutput(advance, "advance"),
    ]);
  }
  return {
    title: "Kinetics on the CPU, one thread",
    note: "ns per voxel of a plain five-point sweep in the same run, as a yardstick for the machine; ns per voxel and output plane of the two kinetics blocks, in place.",
    head: ["grid", "plain sweep", "assemble", "advance"],
    rows,
  };
}

/** One explicit diffusion sweep, as plain as it can be written: what this machine does at best. */
function plainSweep(side: number, from: Float32Array, to: Float32Array): void {
  for (let j = 1; j < side - 1; j++) {
    for (let i = 1; i < side - 1; i++) {
      const at = j * side + i;
      const u = from[at]!;
      to[at] =
        u + 0.1 * (from[at - 1]! + from[at + 1]! + from[at - side]! + from[at + side]! - 4 * u);
    }
  }
}
