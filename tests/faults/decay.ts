import type { ProcessDescription } from "../../src/model/description.ts";
import { type FaultCase, meanOf, runTo, sameShare, withRun } from "./fault-case.ts";
import { plane } from "./grids.ts";

/** F4: decay over ten hours leaves the same, however often one looks. */
function decay(
  kind: "substrate" | "population" | "static",
  rate: number,
  every: number,
  step = 6,
): FaultCase {
  return {
    name: `loss ${rate}/min, ${kind}, step ${step}, output each ${every} min`,
    judge: (open) => {
      const diffusion = kind === "static" ? {} : { diffusion: kind === "substrate" ? 1000 : 5 };
      const process: ProcessDescription = { type: "loss", field: "matter", rate };
      const plan = {
        grid: plane(9, 6),
        step,
        model: {
          fields: { matter: { kind, unit: "1", initial: 1, ...diffusion } },
          processes: [process],
        },
      };
      return withRun(open, plan, async (engine) => {
        for (let time = every; time < 600; time += every) await runTo(engine, time);
        await runTo(engine, 600);
        const right = Math.exp(-600 * rate);
        return [sameShare("left after ten hours", await meanOf(engine, "matter"), right, 3e-5)];
      });
    },
  };
}

/** Exchange: the distance to the target decays. */
function approach(every: number): FaultCase {
  return {
    name: `exchange at 0.01/min towards 5, output each ${every} min`,
    judge: (open) => {
      const process: ProcessDescription = {
        type: "exchange",
        field: "matter",
        rate: 0.01,
        target: 5,
      };
      const plan = {
        grid: plane(9, 6),
        step: 6,
        model: {
          fields: {
            matter: { kind: "substrate" as const, unit: "1", initial: 1, diffusion: 1000 },
          },
          processes: [process],
        },
      };
      return withRun(open, plan, async (engine) => {
        for (let time = every; time < 120; time += every) await runTo(engine, time);
        await runTo(engine, 120);
        const right = 5 - 4 * Math.exp(-1.2);
        return [sameShare("level after two hours", await meanOf(engine, "matter"), right, 3e-6)];
      });
    },
  };
}

export const decayCases: readonly FaultCase[] = [
  ...[600, 7, 1].map((every) => decay("substrate", 0.01, every)),
  ...[600, 7, 1].map((every) => decay("population", 0.01, every)),
  ...[600, 7].map((every) => decay("static", 0.01, every)),
  decay("substrate", 0.02, 600, 60),
  decay("substrate", 0.02, 45, 0.7),
  ...[120, 7, 1].map(approach),
];

/** A choice of them for a slow machine: without the substrates that take many steps. */
export const fewDecayCases: readonly FaultCase[] = [
  ...[600, 7, 1].map((every) => decay("population", 0.01, every)),
  ...[600, 7].map((every) => decay("static", 0.01, every)),
  decay("substrate", 0.01, 7),
  decay("substrate", 0.02, 600, 60),
  ...[120, 7, 1].map(approach),
];
