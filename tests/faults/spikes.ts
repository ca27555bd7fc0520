import type { Grid } from "../../src/model/grid.ts";
import {
  amountOf,
  dose,
  type FaultCase,
  type Finding,
  type RunPlan,
  runTo,
  sameShare,
  withRun,
} from "./fault-case.ts";
import { plane, solid } from "./grids.ts";
import { roundOff, solved } from "./tolerances.ts";

const square = plane(32, 32);

/** Below 0, or above what was there or comes in: how far. */
function outside(time: number, least: number, most: number, bound: number): Finding {
  const beyond = Math.max(0, -least, most - bound * (1 + 1e-6));
  return { what: `beyond 0 ... ${bound} at ${time} min`, found: beyond, right: 0, within: 0 };
}

interface Spikes {
  readonly name: string;
  readonly grid: Grid;
  /** D dt/h^2 */
  readonly r: number;
  readonly walls?: unknown;
  readonly wallValue?: number;
  readonly matter?: string;
}

/** From random spikes nothing becomes negative or larger than it was, and the amount stays. */
function spread({ name, grid, r, walls, wallValue, matter = "1" }: Spikes): FaultCase {
  const step = 6;
  const D = (r * grid.dx ** 2) / step;
  return {
    name: `spikes, ${name}, D dt/h^2 = ${r}`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step,
        walls: walls ?? "no-flux",
        seed: 3,
        model: {
          fields: {
            matter: { kind: "static", unit: "1", initial: matter },
            drug: {
              kind: "substrate",
              unit: "1",
              diffusion: matter === "1" ? D : `${D}*matter`,
              initial: "1000*random()^8",
            },
          },
        },
      };
      return withRun(open, plan, async (engine) => {
        const start = await amountOf(engine, "drug");
        const { max } = (await engine.measure({ names: ["drug"] })).fields["drug"]!;
        const bound = Math.max(max, wallValue ?? 0);
        const findings: Finding[] = [];
        for (let count = 1; count <= 20; count++) {
          await runTo(engine, count * step);
          const now = (await engine.measure({ names: ["drug"] })).fields["drug"]!;
          findings.push(outside(count * step, now.min, now.max, bound));
          if (wallValue === undefined) {
            const amount = await amountOf(engine, "drug");
            findings.push(sameShare(`amount at ${count * step} min`, amount, start, roundOff));
          }
        }
        return findings;
      });
    },
  };
}

/** Doses and strokes count whole, whatever D and whenever one looks. */
function doses(r: number, every: number, grid = plane(23, 30)): FaultCase {
  const step = 6;
  return {
    name: `doses count whole, D dt/h^2 = ${r}, output each ${every} min`,
    judge: (open) => {
      const plan: RunPlan = {
        grid,
        step,
        model: {
          fields: {
            matter: { kind: "static", unit: "1", initial: 1 },
            drug: { kind: "substrate", unit: "1", diffusion: (r * 100) / step, initial: 0 },
          },
        },
        interventions: [
          dose("drug", 1000, "x < 10 && y < 10", [10, 17, 9]),
          dose("drug", 3, "x > 200", [11, 0, 1]),
        ],
      };
      return withRun(open, plan, async (engine) => {
        for (let time = every; time < 200; time += every) await runTo(engine, time);
        await runTo(engine, 200);
        const right = 9 * 1000 + 3 * (grid.nx - 20) * grid.ny;
        const { min } = (await engine.measure({ names: ["drug"] })).fields["drug"]!;
        return [
          sameShare("amount", await amountOf(engine, "drug"), right, roundOff),
          { what: "lowest", found: Math.min(min, 0), right: 0, within: 0 },
        ];
      });
    },
  };
}

/** A stroke that sets the whole domain leaves just what it set, also of what a solve left over. */
const overwritten: FaultCase = {
  name: "what is overwritten is gone",
  judge: (open) => {
    const plan: RunPlan = {
      grid: square,
      step: 6,
      model: {
        fields: {
          matter: { kind: "static", unit: "1", initial: 1 },
          drug: { kind: "substrate", unit: "1", diffusion: 1e5, initial: "1000*random()^8" },
        },
      },
    };
    return withRun(open, plan, async (engine) => {
      await runTo(engine, 12);
      const middle = [100, 100, 0] as const;
      engine.edit({
        field: "drug",
        from: middle,
        to: middle,
        radius: 1000,
        softness: 0,
        action: "set",
        amount: 2,
        limit: 1e9,
      });
      const at = await amountOf(engine, "drug");
      await runTo(engine, 60);
      return [
        sameShare("amount at once", at, 2048, 1e-6),
        sameShare("amount later", await amountOf(engine, "drug"), 2048, 1e-6),
      ];
    });
  },
};

/** An exchange is never passed, and growth with a capacity stays below it. */
const bounded: FaultCase = {
  name: "no level passes the target of its exchange or its capacity",
  judge: (open) => {
    const plan: RunPlan = {
      grid: plane(24, 20),
      step: 6,
      seed: 2,
      model: {
        fields: {
          vessel: { kind: "static", unit: "1", initial: "step(0.95, random())" },
          oxygen: { kind: "substrate", unit: "1", diffusion: 1e5, initial: "30*random()^4" },
          grows: { kind: "substrate", unit: "1", diffusion: 10, initial: "random()^4" },
        },
        processes: [
          { type: "exchange", field: "oxygen", rate: "20*vessel", target: 38 },
          { type: "growth", field: "grows", rate: 0.5, capacity: 1 },
        ],
      },
    };
    return withRun(open, plan, async (engine) => {
      const findings: Finding[] = [];
      for (const time of [1, 6, 12, 60, 300]) {
        await runTo(engine, time);
        const { fields } = await engine.measure({ names: ["oxygen", "grows"] });
        const { oxygen, grows } = fields;
        findings.push(outside(time, oxygen!.min, oxygen!.max, 38));
        findings.push(outside(time, grows!.min, grows!.max, 1));
      }
      const { mean } = (await engine.measure({ names: ["oxygen"] })).fields["oxygen"]!;
      findings.push(sameShare("oxygen at rest", mean, 38, solved));
      return findings;
    });
  },
};

const highWalls = (grid: Grid): FaultCase =>
  spread({ name: "walls of 3000", grid, r: 60, walls: { value: 3000 }, wallValue: 3000 });

const wallOf7 = spread({
  name: "a wall of 7",
  grid: square,
  r: 6e4,
  walls: { left: { value: 7 } },
  wallValue: 7,
});

const roughSpikes = [
  { name: "D random over six decades", matter: "exp(-14*random())" },
  { name: "islands of D = 0", matter: "step(0.3, random())" },
].map((one) => spread({ ...one, grid: square, r: 6e4 }));

export const spikeCases: readonly FaultCase[] = [
  ...[1, 60, 6e3, 6e4].map((r) => spread({ name: "closed", grid: square, r })),
  ...[60, 6e4].map((r) => spread({ name: "periodic", grid: plane(31, 25), r, walls: "periodic" })),
  ...[60, 6e4].map((r) => spread({ name: "in space", grid: solid(11, 10, 9), r })),
  spread({ name: "one row", grid: plane(1, 50), r: 6e4 }),
  wallOf7,
  highWalls(plane(19, 28)),
  ...roughSpikes,
  ...[60, 6e4].flatMap((r) => [200, 7].map((every) => doses(r, every))),
  overwritten,
  bounded,
];

/**
 * A choice of them for a slow machine: without slow diffusion where there is fast, which is harder, and what
 * can be on the same grid on the same one, so that it shares its kernels.
 */
export const fewSpikeCases: readonly FaultCase[] = [
  spread({ name: "closed", grid: square, r: 6e4 }),
  wallOf7,
  highWalls(square),
  ...roughSpikes,
  doses(6e4, 7, square),
  overwritten,
  bounded,
];
