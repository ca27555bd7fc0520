import type { Side } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { integrate } from "../reference/integrate.ts";
import type { Problem, Wall } from "../reference/problem.ts";
import { steadyState } from "../reference/steady-state.ts";
import { seededRandom } from "../support/random-values.ts";
import { type FaultCase, type RunPlan, runTo, sameField, withRun } from "./fault-case.ts";
import { plane, solid } from "./grids.ts";
import { shortSteps, solved } from "./tolerances.ts";

type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!;

/** Odd sizes, one voxel along an axis, voxels that are no squares, space. */
function randomGrid(random: Random): Grid {
  const some = (): number => 3 + Math.floor(random() * 20);
  const shape = random();
  if (shape < 0.15) return plane(1, some() + 10);
  if (shape < 0.3) return plane(some() + 10, 1);
  if (shape < 0.7) return plane(some(), some(), 10, pick(random, [10, 14, 25]));
  const few = (): number => 1 + Math.floor(random() * 9);
  return solid(few() + 1, few(), few() + 1);
}

const pairs: readonly (readonly [Side, Side])[] = [
  ["left", "right"],
  ["bottom", "top"],
  ["back", "front"],
];

/** A wall for each side, as a preset says it and as the reference takes it. */
function randomWalls(random: Random, dimensions: 2 | 3, withExchange: boolean) {
  const described: Partial<Record<Side, unknown>> = {};
  const reference: Partial<Record<Side, Wall>> = {};
  for (const pair of pairs.slice(0, dimensions)) {
    const isPeriodic = random() < 0.25;
    for (const side of pair) {
      const level = 5 * random();
      const rate = 10 ** (3 * random());
      const kind = pick(random, withExchange ? [0, 1, 2, 3] : [0, 1]);
      if (isPeriodic) {
        [described[side], reference[side]] = ["periodic", "periodic"];
      } else if (kind === 1) {
        [described[side], reference[side]] = [{ value: level }, { value: () => level }];
      } else if (kind === 2) {
        [described[side], reference[side]] = [{ flux: level }, { flux: () => level }];
      } else if (kind === 3) {
        described[side] = { exchange: rate, target: level };
        reference[side] = { exchange: () => rate, target: () => level };
      }
    }
  }
  return { described, reference };
}

/** A tissue of random size, walls, D, losses and sources, on its way and at rest. */
function randomTissue(seed: number, withExchange: boolean): FaultCase {
  const random = seededRandom(seed);
  const grid = randomGrid(random);
  const { described, reference } = randomWalls(random, grid.dimensions, withExchange);
  const D = 10 ** (2 + 3 * random());
  const varies = random() < 0.5;
  const sides = pairs.slice(0, grid.dimensions).flat();
  const told = sides.map((side) => JSON.stringify(described[side] ?? "no-flux")).join(" ");
  return {
    name: `seed ${seed}: ${grid.nx} x ${grid.ny} x ${grid.nz}, D ${D.toFixed(0)}${varies ? " varying" : ""}, ${told.replaceAll(/(\.\d\d)\d+/g, "$1")}`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step: 1,
        walls: described,
        seed,
        model: {
          fields: {
            sink: { kind: "static", unit: "1", initial: "0.1 + 2*random()^6" },
            matter: { kind: "static", unit: "1", initial: "0.02 + random()" },
            oxygen: {
              kind: "substrate",
              unit: "1",
              diffusion: varies ? `${D}*matter` : D,
              initial: "2 + random()",
            },
          },
          processes: [
            { type: "loss", field: "oxygen", rate: "sink" },
            { type: "source", field: "oxygen", rate: "matter" },
          ],
        },
      };
      return withRun(open, plan, async (engine) => {
        const [sink, matter] = [await engine.read("sink"), await engine.read("matter")];
        const start = await engine.read("oxygen");
        const problem: Problem = {
          grid,
          walls: reference,
          diffusion: varies ? Float64Array.from(matter, (value) => D * value) : D,
          loss: (voxel) => sink[voxel]!,
          source: (voxel) => matter[voxel]!,
        };
        const early = integrate(problem, start, 0, 12, { tolerance: 1e-7 }).u;
        await runTo(engine, 12);
        const found = await engine.read("oxygen");
        await runTo(engine, 120);
        return [
          sameField("after 12 min", found, early, shortSteps),
          sameField("at rest", await engine.read("oxygen"), steadyState(problem), solved),
        ];
      });
    },
  };
}

const seeds = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => first + i);

export const randomTissueCases: readonly FaultCase[] = [
  ...seeds(1, 10).map((seed) => randomTissue(seed, false)),
  // Seeds that bring walls of inflow or exchange, not only periodic ones.
  ...[101, 102, 104, 105, 107, 108, 110, 111].map((seed) => randomTissue(seed, true)),
];

/** A choice of them for a slow machine. */
export const fewRandomTissueCases: readonly FaultCase[] = [
  randomTissue(1, false),
  randomTissue(101, true),
  randomTissue(104, true),
];
