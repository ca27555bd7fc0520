import type { Engine } from "../../src/engine/engine.ts";
import type { FieldDescription } from "../../src/model/description.ts";
import {
  type FaultCase,
  type Finding,
  meanOf,
  type RunPlan,
  runTo,
  sameShare,
  withRun,
} from "./fault-case.ts";
import { plane } from "./grids.ts";

/** 1/min: absorbed with a half-life of 15 min, eliminated with one of an hour, remembered for a day. */
const rates = { ka: Math.LN2 / 15, ke: Math.LN2 / 60, km: 1 / 1440 };

/** What a dose of 1 has done to whatever fills at km times the level in blood and empties at km. */
function effectAt(time: number): number {
  const { ka, ke, km } = rates;
  const filled = (rate: number) => (Math.exp(-rate * time) - Math.exp(-km * time)) / (km - rate);
  return ((km * ka) / (ka - ke)) * (filled(ke) - filled(ka));
}

const kinds: Readonly<Record<string, FieldDescription>> = {
  compartment: { kind: "compartment", unit: "1", initial: 0 },
  "static field": { kind: "static", unit: "1", initial: 0 },
  population: { kind: "population", unit: "1", initial: 0 },
  substrate: { kind: "substrate", unit: "1", diffusion: 1000, initial: 0 },
};

function planOf(kind: string, step: number, scheme: NonNullable<RunPlan["scheme"]>): RunPlan {
  const level: FieldDescription = { kind: "compartment", unit: "1", initial: 0 };
  return {
    grid: plane(8, 6),
    step,
    scheme,
    model: {
      parameters: {
        ka: { value: rates.ka, unit: "1/min" },
        ke: { value: rates.ke, unit: "1/min" },
        km: { value: rates.km, unit: "1/min" },
      },
      // In an order that is not the one in which they depend on each other.
      fields: { effect: kinds[kind]!, blood: level, given: { ...level, initial: 1 } },
      processes: [
        { type: "source", field: "effect", rate: "km*blood" },
        { type: "loss", field: "effect", rate: "km" },
        { type: "source", field: "blood", rate: "ka*given" },
        { type: "loss", field: "blood", rate: "ke" },
        { type: "loss", field: "given", rate: "ka" },
      ],
    },
  };
}

async function effectOf(engine: Engine, kind: string): Promise<number> {
  if (kind !== "compartment") return meanOf(engine, "effect");
  return (await engine.measure({ names: [] })).compartments["effect"]!;
}

/**
 * A dose that comes and goes within a step: what it does to the rest is the sum over its time (three exponentials),
 * whatever the step. With rates of the start of the step it was 2.9 times as large in steps of 4 h and 13 % too
 * large in steps of 6 min.
 */
function dose(kind: string, step: number, scheme: NonNullable<RunPlan["scheme"]>): FaultCase {
  return {
    name: `a dose in blood fills a ${kind}, step ${step} min, ${scheme} scheme`,
    judge: (open) =>
      withRun(open, planOf(kind, step, scheme), async (engine) => {
        const findings: Finding[] = [];
        for (const hours of [12, 24, 48]) {
          await runTo(engine, 60 * hours);
          const found = await effectOf(engine, kind);
          findings.push(sameShare(`at ${hours} h`, found, effectAt(60 * hours), 0.02));
        }
        return findings;
      }),
  };
}

/** Two levels that read each other in a circle, and one that reads itself: at rest at any step. */
const circle: FaultCase = {
  name: "compartments that read each other in a circle rest where they should",
  judge: (open) => {
    const level: FieldDescription = { kind: "compartment", unit: "1", initial: 0.5 };
    const plan: RunPlan = {
      grid: plane(8, 6),
      step: 60,
      model: {
        fields: { one: level, other: level },
        processes: [
          { type: "source", field: "one", rate: "0.02*other" },
          { type: "loss", field: "one", rate: "0.01*(1 + one)" },
          { type: "source", field: "other", rate: "0.01*one" },
          { type: "loss", field: "other", rate: "0.01" },
        ],
      },
    };
    // 0.02 b = 0.01 a (1 + a), a = b: a = 1.
    return withRun(open, plan, async (engine) => {
      await runTo(engine, 40_000);
      const { compartments } = await engine.measure({ names: [] });
      return [
        sameShare("one", compartments["one"]!, 1, 1e-3),
        sameShare("other", compartments["other"]!, 1, 1e-3),
      ];
    });
  },
};

export const compartmentCases: readonly FaultCase[] = [
  ...Object.keys(kinds).flatMap((kind) => [240, 60, 6].map((step) => dose(kind, step, "implicit"))),
  dose("compartment", 60, "explicit"),
  circle,
];

/** A choice of them for a slow machine. */
export const fewCompartmentCases: readonly FaultCase[] = [
  dose("compartment", 240, "implicit"),
  dose("static field", 240, "implicit"),
  dose("substrate", 240, "implicit"),
  circle,
];
