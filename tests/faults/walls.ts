import type { Grid } from "../../src/model/grid.ts";
import { integrate } from "../reference/integrate.ts";
import { everySide, type Problem, type Wall } from "../reference/problem.ts";
import { steadyState } from "../reference/steady-state.ts";
import { amountOf, type FaultCase, runTo, sameField, sameShare, withRun } from "./fault-case.ts";
import { plane, solid } from "./grids.ts";
import { inTime, roundOff, solved } from "./tolerances.ts";

interface WallCase {
  readonly name: string;
  readonly grid: Grid;
  readonly D: number;
  readonly loss: number;
  readonly walls: unknown;
  readonly reference: NonNullable<Problem["walls"]>;
}

const strip = plane(30, 6);

const exchange = (rate: number, target: number): Wall => ({
  exchange: () => rate,
  target: () => target,
});

/** Inflow of 12 per um and min on the left, Robin walls from a tight one to one that is no wall. */
const others: readonly WallCase[] = [
  {
    name: "inflow on one side",
    grid: strip,
    D: 1000,
    loss: 0.1,
    walls: { left: { flux: 12 } },
    reference: { left: { flux: () => 12 } },
  },
  ...[0.01, 7, 1e5].map((rate) => ({
    name: `exchange at ${rate} um/min with 38`,
    grid: strip,
    D: 1000,
    loss: 0.1,
    walls: { right: { exchange: rate, target: 38 } },
    reference: { right: exchange(rate, 38) },
  })),
  {
    name: "a different wall on every side",
    grid: plane(21, 26),
    D: 2e4,
    loss: 0.2,
    walls: {
      left: { flux: 30 },
      right: { exchange: 20, target: 5 },
      bottom: { value: 3 },
      top: { exchange: 1, target: 50 },
    },
    reference: {
      left: { flux: () => 30 },
      right: exchange(20, 5),
      bottom: { value: () => 3 },
      top: exchange(1, 50),
    },
  },
  {
    name: "six walls in space",
    grid: solid(9, 8, 7),
    D: 5000,
    loss: 0.1,
    walls: { exchange: 30, target: 20 },
    reference: everySide(exchange(30, 20)),
  },
];

const fieldOf = (D: number, initial: number) =>
  ({ kind: "substrate", unit: "1", diffusion: D, initial }) as const;

/** Rest and the way there under walls of inflow and exchange (Robin). */
function inflow({ name, grid, D, loss, walls, reference }: WallCase): FaultCase {
  return {
    name: `${name}, in time and at rest`,
    judge: (open) => {
      const model = {
        fields: { oxygen: fieldOf(D, 1) },
        processes: [{ type: "loss" as const, field: "oxygen", rate: loss }],
      };
      const problem: Problem = { grid, walls: reference, diffusion: D, loss: () => loss };
      const size = grid.nx * grid.ny * grid.nz;
      return withRun(open, { grid, step: 2, walls, model }, async (engine) => {
        const early = integrate(problem, new Float64Array(size).fill(1), 0, 40, {
          tolerance: 1e-6,
        }).u;
        await runTo(engine, 40);
        const found = await engine.read("oxygen");
        await runTo(engine, 300);
        return [
          sameField("after 40 min", found, early, inTime),
          sameField("at rest", await engine.read("oxygen"), steadyState(problem), solved),
        ];
      });
    },
  };
}

type Kind = "substrate" | "population";

/** What flows in is all there: 12 per um and min along a side of 60 um for 100 min. */
function counted(kind: Kind, scheme: "implicit" | "explicit"): FaultCase {
  return {
    name: `inflow counts whole, ${kind}, ${scheme}`,
    judge: (open) => {
      const plan = {
        grid: strip,
        step: scheme === "implicit" ? 6 : 0.5,
        scheme,
        walls: { left: { flux: 12 } },
        model: { fields: { matter: { kind, unit: "1", diffusion: 40, initial: 1 } } },
      };
      return withRun(open, plan, async (engine) => {
        await runTo(engine, 100);
        const right = 30 * 6 + (12 * 60 * 100) / 100;
        return [sameShare("amount", await amountOf(engine, "matter"), right, roundOff)];
      });
    },
  };
}

/** Walls of every kind at once for what moves in substeps, and for the explicit scheme. */
function otherPaths(kind: Kind, scheme: "implicit" | "explicit"): FaultCase {
  const grid = plane(12, 10);
  return {
    name: `a different wall on every side, ${kind}, ${scheme}, at rest`,
    judge: (open) => {
      const walls = {
        left: { flux: 30 },
        right: { exchange: 20, target: 5 },
        bottom: { value: 3 },
        top: { exchange: 1, target: 50 },
      };
      const reference: Problem["walls"] = {
        left: { flux: () => 30 },
        right: exchange(20, 5),
        bottom: { value: () => 3 },
        top: exchange(1, 50),
      };
      const step = scheme === "implicit" ? 0.5 : 0.2;
      const field = { kind, unit: "1", diffusion: 60, initial: 4 } as const;
      const plan = { grid, step, scheme, walls, model: { fields: { matter: field } } };
      return withRun(open, plan, async (engine) => {
        await runTo(engine, 900);
        const right = steadyState({ grid, walls: reference, diffusion: 60 });
        return [sameField("level", await engine.read("matter"), right, 5e-3)];
      });
    },
  };
}

interface MovingWall {
  readonly name: string;
  readonly value: string;
  readonly law: (t: number) => number;
  /** min */
  readonly end: number;
}

const movingWalls: readonly MovingWall[] = [
  { name: "t/60", value: "t/60", law: (t) => t / 60, end: 300 },
  {
    name: "1 + sin(2 pi t/240)",
    value: "1 + sin(2*pi*t/240)",
    law: (t) => 1 + Math.sin((Math.PI * t) / 120),
    end: 303,
  },
];

/** F3b: a wall whose value depends on the time does not lag. */
function moving({ name, value, law, end }: MovingWall, grid = plane(24, 1)): FaultCase {
  return {
    name: `a wall of ${name}`,
    judge: (open) => {
      const model = { fields: { oxygen: fieldOf(5000, 0) } };
      const walls = { left: { value } };
      return withRun(open, { grid, step: 6, walls, model }, async (engine) => {
        const problem: Problem = { grid, walls: { left: { value: law } }, diffusion: 5000 };
        const right = integrate(problem, new Float64Array(grid.nx * grid.ny), 0, end, {
          tolerance: 1e-6,
        }).u;
        await runTo(engine, end);
        return [sameField(`after ${end} min`, await engine.read("oxygen"), right, inTime)];
      });
    },
  };
}

export const wallCases: readonly FaultCase[] = [
  ...movingWalls.map((wall) => moving(wall)),
  ...others.map(inflow),
  counted("substrate", "implicit"),
  counted("population", "implicit"),
  counted("substrate", "explicit"),
  otherPaths("population", "implicit"),
  otherPaths("substrate", "explicit"),
];

/**
 * A choice of them for a slow machine: one of the walls that move, and the exchange of neither 0.01 nor 1e5;
 * in the plane all on one grid, so that they share the kernels of the solve.
 */
export const fewWallCases: readonly FaultCase[] = [
  moving(movingWalls[1]!, strip),
  ...[0, 2, 4].map((index) => inflow({ ...others[index]!, grid: strip })),
  inflow(others.at(-1)!),
  counted("substrate", "implicit"),
  counted("population", "implicit"),
  counted("substrate", "explicit"),
  otherPaths("population", "implicit"),
  otherPaths("substrate", "explicit"),
];
