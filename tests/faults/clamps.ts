import type { Grid } from "../../src/model/grid.ts";
import type { Problem } from "../reference/problem.ts";
import { steadyState } from "../reference/steady-state.ts";
import { type FaultCase, type RunPlan, runTo, sameField, withRun } from "./fault-case.ts";
import { mean, perVoxel, plane, solid } from "./grids.ts";
import { solved } from "./tolerances.ts";

const fast = 1e9;
const level = 38;

/** F7: a voxel held at 38 by an exchange at 1e9/min, in a tissue that consumes. */
function oneClamp(step: number, end: number): FaultCase {
  const grid = plane(32, 32);
  const isHeld = (x: number, y: number): boolean => Math.abs(x - 165) < 5 && Math.abs(y - 165) < 5;
  return {
    name: `one voxel held at ${level}, step ${step} min`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step,
        model: {
          fields: { oxygen: { kind: "substrate", unit: "1", diffusion: 1e4, initial: 0 } },
          processes: [
            {
              type: "exchange",
              field: "oxygen",
              rate: `${fast}*(abs(x - 165) < 5 && abs(y - 165) < 5)`,
              target: level,
            },
            { type: "loss", field: "oxygen", rate: 0.1 },
          ],
        },
      };
      return withRun(open, plan, async (engine) => {
        const rate = perVoxel(grid, (x, y) => (isHeld(x, y) ? fast : 0));
        const right = steadyState(exchangeProblem(grid, rate, 1e4, 0.1));
        await runTo(engine, step);
        const first = (await engine.read("oxygen"))[16 * 32 + 16]!;
        await runTo(engine, end);
        return [
          { what: "held voxel after one step", found: first, right: level, within: 1e-5 * level },
          sameField("at rest", await engine.read("oxygen"), right, 1e-4),
        ];
      });
    },
  };
}

function exchangeProblem(
  grid: Grid,
  rate: ArrayLike<number>,
  diffusion: number,
  loss: number,
): Problem {
  return {
    grid,
    diffusion,
    loss: (voxel) => loss + rate[voxel]!,
    source: (voxel) => rate[voxel]! * level,
  };
}

/** Many clamps, or rates of every size at once, at rest. */
function manyClamps(
  name: string,
  grid: Grid,
  formula: string,
  step: number,
  seed: number,
): FaultCase {
  return {
    name: `${name}, ${grid.nx} x ${grid.ny} x ${grid.nz}, step ${step} min`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step,
        seed,
        model: {
          fields: {
            rate: { kind: "static", unit: "1", initial: formula },
            oxygen: { kind: "substrate", unit: "1", diffusion: 1e5, initial: "50*random()" },
          },
          processes: [
            { type: "exchange", field: "oxygen", rate: "rate", target: level },
            { type: "loss", field: "oxygen", rate: 5 },
          ],
        },
      };
      return withRun(open, plan, async (engine) => {
        const rate = await engine.read("rate");
        if (!rate.some((value) => value > 0)) throw new Error("no clamp in this tissue");
        const right = steadyState(exchangeProblem(grid, rate, 1e5, 5));
        await runTo(engine, 60 * step);
        return [sameField("at rest", await engine.read("oxygen"), right, solved)];
      });
    },
  };
}

/** Clamps to 0 and to 38 side by side: nothing beyond either, and the step forgotten at once. */
const beside: FaultCase = {
  name: "clamps to 0 and to 38 in every second voxel",
  judge: (open) => {
    const grid = plane(32, 32);
    const plan: RunPlan = {
      grid,
      step: 6,
      model: {
        fields: {
          oxygen: { kind: "substrate", unit: "1", diffusion: 1e5, initial: "99*random()" },
        },
        processes: [
          {
            type: "exchange",
            field: "oxygen",
            rate: fast,
            target: `${level}*(cos(pi*(x - 5)/20)^2 > 0.5)`,
          },
        ],
      },
    };
    return withRun(open, plan, async (engine) => {
      await runTo(engine, 6);
      const target = (x: number): number =>
        Math.cos((Math.PI * (x - 5)) / 20) ** 2 > 0.5 ? level : 0;
      return [
        sameField("after one step", await engine.read("oxygen"), perVoxel(grid, target), 1e-5),
      ];
    });
  },
};

/** Voxels that are fixed have their value at once and always, and feed the rest as vessels do. */
const fixed: FaultCase = {
  name: "fixed voxels of a substrate and of a population",
  judge: (open) => {
    const grid = plane(24, 18);
    const model: unknown = {
      fields: {
        oxygen: { kind: "substrate", unit: "1", diffusion: 2e4, initial: 3 },
        cells: { kind: "population", unit: "1", initial: 0.5 },
      },
      processes: [
        { type: "loss", field: "oxygen", rate: 0.5 },
        { type: "source", field: "oxygen", rate: 4 },
        { type: "growth", field: "cells", rate: 0.01 },
        { type: "fix", field: "oxygen", where: "x > 110 && x < 130 && y < 50", value: level },
        { type: "fix", field: "cells", where: "y > 100", value: 0.25 },
      ],
    };
    return withRun(open, { grid, step: 6, model: model as RunPlan["model"] }, async (engine) => {
      const held = perVoxel(grid, (x, y) => (x > 110 && x < 130 && y < 50 ? 1 : 0));
      const still = perVoxel(grid, (_x, y) => (y > 100 ? 1 : 0));
      await runTo(engine, 6);
      const first = mean(await engine.read("oxygen"), held);
      await runTo(engine, 300);
      const right = steadyState({
        grid,
        diffusion: 2e4,
        loss: (voxel) => 0.5 + fast * held[voxel]!,
        source: (voxel) => 4 + fast * level * held[voxel]!,
      });
      const cells = await engine.read("cells");
      const free = still.map((value) => 1 - value);
      return [
        { what: "fixed after one step", found: first, right: level, within: 1e-5 * level },
        sameField("at rest", await engine.read("oxygen"), right, solved),
        { what: "fixed cells", found: mean(cells, still), right: 0.25, within: 1e-6 },
        { what: "free cells", found: mean(cells, free), right: 0.5 * Math.E ** 3, within: 1e-3 },
      ];
    });
  },
};

const few = `${fast}*(random() < 0.02)`;
const decades = "exp(log(10)*(18*random() - 9))";

export const clampCases: readonly FaultCase[] = [
  oneClamp(6, 360),
  oneClamp(0.1, 60),
  manyClamps("2 % of the voxels held", plane(40, 33), few, 6, 4),
  manyClamps("2 % of the voxels held", plane(40, 33), few, 0.1, 5),
  manyClamps("2 % of the voxels held", solid(11, 12, 9), few, 6, 6),
  manyClamps("rates from 1e-9 to 1e9", plane(40, 33), decades, 6, 7),
  manyClamps("rates from 1e-9 to 1e9", solid(11, 12, 9), decades, 1, 8),
  beside,
  fixed,
];

/** A choice of them for a slow machine: in space once, and no steps of 0.1 min. */
export const fewClampCases: readonly FaultCase[] = [
  oneClamp(6, 360),
  manyClamps("rates from 1e-9 to 1e9", plane(40, 33), decades, 6, 7),
  beside,
  fixed,
];
