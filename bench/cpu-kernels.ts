import { compileModel } from "../src/compile/compile-model.ts";
import { presentContext, runOverGrid } from "../src/engine/cpu/block-context.ts";
import { makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { runCycle, setDiffusion } from "../src/engine/cpu/diffusion/multigrid.ts";
import { fillPlanes } from "../src/engine/cpu/memory.ts";
import { makeInitialState } from "../src/engine/initial-state.ts";
import { voxelCount } from "../src/model/grid.ts";
import { openPreset } from "./open-preset.ts";
import { secondsPerCall } from "./stopwatch.ts";
import { figure, type Section } from "./table.ts";

const sides = [128, 256, 512];

/** The parts of a step of the hypoxic core on one thread: multigrid and kinetics. */
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
    const dt = scenario.time.step;
    for (const [slot, pyramid] of state.multigrid.pyramids.entries()) {
      setDiffusion(state.multigrid, slot, dt, 1e4, new Float64Array(6));
      pyramid.planes[0]!.solution.set(state.planes[slot]!);
      pyramid.planes[0]!.rhs.set(state.planes[slot]!);
      pyramid.planes[0]!.coefficient.fill(1 + dt);
    }
    const voxels = voxelCount(scenario.grid);
    const yardstick = new Float32Array(voxels);
    const { substrateCount } = program.layout;
    const cycle = await secondsPerCall(() => runCycle(state.multigrid), 1.5);
    const sweep = await secondsPerCall(() => plainSweep(side, state.planes[0]!, yardstick), 0.7);
    const context = presentContext(state, 0, dt);
    const scratch = new Float32Array(voxels);
    const kinetics = async (block: keyof Pick<typeof state.blocks, "assemble" | "advance">) => {
      const run = () => runOverGrid(state, state.blocks[block], context, () => scratch);
      const outputs = program.blocks[block].outputs.length;
      const seconds = await secondsPerCall(run, 0.7);
      return figure((1e9 * seconds) / (voxels * Math.max(outputs, 1)));
    };
    rows.push([
      `${side}²`,
      figure((1e9 * sweep) / voxels),
      figure((1e9 * cycle) / (voxels * substrateCount)),
      figure(cycle / (substrateCount * sweep)),
      await kinetics("assemble"),
      await kinetics("advance"),
    ]);
  }
  return {
    title: "Parts of a step on the CPU, one thread",
    note: "ns per voxel (and substrate) of a plain five-point sweep in the same run, as a yardstick for the machine, and of one multigrid cycle (aim: at most 30; alone in a process it takes 23 to 25, see the yardstick for how fast the machine was); ns per voxel and output plane of the two kinetics blocks.",
    head: ["grid", "plain sweep", "multigrid cycle", "cycle / sweep", "assemble", "advance"],
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
