import type { Grid } from "../../src/model/grid.ts";
import type { Problem } from "../reference/problem.ts";
import { everySide } from "../reference/problem.ts";
import { steadyState } from "../reference/steady-state.ts";
import { type FaultCase, type RunPlan, runTo, sameField, withRun } from "./fault-case.ts";
import { perVoxel, plane, solid } from "./grids.ts";

/** At rest the solver's tolerance shrinks with every step, as each starts from the one before. */
const atRest = 1e-4;

/** Where what rounding leaves of a large D dt/h^2 is what a small loss has to take away. */
const jitter = 3e-4;

interface Rest {
  readonly name: string;
  readonly grid: Grid;
  readonly D: number;
  readonly walls: unknown;
  readonly reference: NonNullable<Problem["walls"]>;
  readonly loss: string;
  readonly k: (x: number, y: number, z: number) => number;
  readonly source: string;
  readonly s: (x: number, y: number, z: number) => number;
  /** Default: atRest. */
  readonly within?: number;
}

const rests: readonly Rest[] = [
  {
    name: "a slab between vessels",
    grid: plane(40, 5),
    D: 1e4,
    walls: { left: { value: 38 }, right: { value: 20 } },
    reference: { left: { value: () => 38 }, right: { value: () => 20 } },
    loss: "1",
    k: () => 1,
    source: "0",
    s: () => 0,
  },
  {
    name: "sinks and sources in a closed box",
    grid: plane(33, 26),
    D: 1e5,
    walls: "no-flux",
    reference: {},
    loss: "if((x - 100)^2 + (y - 120)^2 < 60^2, 10, 0.05)",
    k: (x, y) => ((x - 100) ** 2 + (y - 120) ** 2 < 3600 ? 10 : 0.05),
    source: "if(x > 250, 3, 0)",
    s: (x) => (x > 250 ? 3 : 0),
  },
  {
    // Rounding (D dt/h^2 units in the last place in a voxel's balance) moves the level of so small a loss
    // up and down from step to step, by up to 1e-4 in steps of an hour on either engine.
    name: "next to no loss, D dt/h^2 up to 6e4",
    grid: plane(32, 32),
    D: 1e5,
    walls: "periodic",
    reference: everySide("periodic"),
    loss: "0.05*(1 + sin(x)*sin(y))",
    k: (x, y) => 0.05 * (1 + Math.sin(x) * Math.sin(y)),
    source: "if(x < 10 && y < 10, 500, 0)",
    s: (x, y) => (x < 10 && y < 10 ? 500 : 0),
    within: jitter,
  },
  {
    name: "a ball that eats, walls of 5",
    grid: solid(12, 11, 10),
    D: 2e4,
    walls: { value: 5 },
    reference: everySide({ value: () => 5 }),
    loss: "if((x - 60)^2 + (y - 60)^2 + (z - 50)^2 < 30^2, 20, 0)",
    k: (x, y, z) => ((x - 60) ** 2 + (y - 60) ** 2 + (z - 50) ** 2 < 900 ? 20 : 0),
    source: "0.1",
    s: () => 0.1,
  },
];

/** The state at rest is that of the equation, whatever the step. */
function atRestCase(rest: Rest, step: number): FaultCase {
  const { name, grid, D, walls, reference, loss, k, source, s, within = atRest } = rest;
  return {
    name: `at rest: ${name}, step ${step} min`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step,
        walls,
        model: {
          fields: { oxygen: { kind: "substrate", unit: "1", diffusion: D, initial: 10 } },
          processes: [
            { type: "loss", field: "oxygen", rate: loss },
            { type: "source", field: "oxygen", rate: source },
          ],
        },
      };
      const [rate, supply] = [perVoxel(grid, k), perVoxel(grid, s)];
      const right = steadyState({
        grid,
        walls: reference,
        diffusion: D,
        loss: (voxel) => rate[voxel]!,
        source: (voxel) => supply[voxel]!,
      });
      return withRun(open, plan, async (engine) => {
        await runTo(engine, Math.max(360, 20 * step));
        return [sameField("level", await engine.read("oxygen"), right, within)];
      });
    },
  };
}

/** A choice of them for a slow machine: walls in the plane, with short and long steps, and in space. */
export const fewSteadyCases: readonly FaultCase[] = [
  atRestCase(rests[0]!, 6),
  atRestCase(rests[0]!, 60),
  atRestCase(rests.at(-1)!, 60),
];

export const steadyCases: readonly FaultCase[] = rests.flatMap((rest) =>
  [2, 6, 60].map((step) => atRestCase(rest, step)),
);
