import type { FieldDescription, ProcessDescription } from "../../src/model/description.ts";
import { type FaultCase, meanOf, type RunPlan, runTo, withRun } from "./fault-case.ts";
import { plane } from "./grids.ts";

const minutes = 1440;

/** What changes a field of 1 by less than single precision can hold per step. */
interface Increment {
  readonly name: string;
  readonly process: (field: string) => ProcessDescription;
  /** Gain in a day. */
  readonly gain: number;
}

const increments: readonly Increment[] = [
  ...[1e-6, 1e-8].map((rate) => ({
    name: `a source of ${rate}/min`,
    process: (field: string): ProcessDescription => ({ type: "source", field, rate }),
    gain: rate * minutes,
  })),
  {
    name: "a loss of 1e-7/min",
    process: (field) => ({ type: "loss", field, rate: 1e-7 }),
    gain: Math.expm1(-1e-7 * minutes),
  },
  {
    name: "growth of 1e-7/min",
    process: (field) => ({ type: "growth", field, rate: 1e-7 }),
    gain: Math.expm1(1e-7 * minutes),
  },
  {
    name: "exchange at 1e-7/min towards 3",
    process: (field) => ({ type: "exchange", field, rate: 1e-7, target: 3 }),
    gain: -2 * Math.expm1(-1e-7 * minutes),
  },
];

const kinds: readonly (readonly [string, FieldDescription])[] = [
  ["a substrate", { kind: "substrate", unit: "1", diffusion: 1000, initial: 1 }],
  ["a substrate at rest", { kind: "substrate", unit: "1", diffusion: 0, initial: 1 }],
  ["a population", { kind: "population", unit: "1", initial: 1 }],
  ["a static field", { kind: "static", unit: "1", initial: 1 }],
];

/** F2: 1440 steps of 1 min, and the same day in steps of 6 min. */
function slow(increment: Increment, kind: (typeof kinds)[number], step: number): FaultCase {
  const [kindName, field] = kind;
  return {
    name: `${increment.name} of ${kindName}, step ${step} min`,
    judge: (open) => {
      const plan: RunPlan = {
        grid: plane(8, 5),
        step,
        model: { fields: { matter: field }, processes: [increment.process("matter")] },
      };
      return withRun(open, plan, async (engine) => {
        const start = await meanOf(engine, "matter");
        await runTo(engine, minutes);
        const found = (await meanOf(engine, "matter")) - start;
        // A mean in single precision has a step of 1.2e-7.
        const within = 1.2e-7 + 1e-3 * Math.abs(increment.gain);
        return [{ what: "change in a day", found, right: increment.gain, within }];
      });
    },
  };
}

export const incrementCases: readonly FaultCase[] = kinds.flatMap((kind) =>
  increments.flatMap((increment) => [slow(increment, kind, 1), slow(increment, kind, 6)]),
);

/**
 * A choice of them for a slow machine: not the 1440 short steps of a substrate, and of a substrate at rest,
 * which has the same kernels, the smallest increment alone.
 */
export const fewIncrementCases: readonly FaultCase[] = [
  ...kinds.flatMap((kind, index) =>
    (index === 1 ? increments.slice(1, 2) : increments).map((increment) =>
      slow(increment, kind, 6),
    ),
  ),
  ...kinds.slice(2).flatMap((kind) => increments.map((increment) => slow(increment, kind, 1))),
];
