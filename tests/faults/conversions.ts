import type { FieldDescription, ProcessDescription } from "../../src/model/description.ts";
import {
  amountOf,
  type FaultCase,
  type Finding,
  type RunPlan,
  runTo,
  sameShare,
  withRun,
} from "./fault-case.ts";
import { plane } from "./grids.ts";
import { roundOff } from "./tolerances.ts";

const step = 6;
const shares = [0.05, 0.5, 1, 10] as const;

type Kind = "substrate" | "population" | "static";

function fieldOf(kind: Kind, initial: string | number, diffusion: number): FieldDescription {
  return { kind, unit: "1", initial, ...(kind === "substrate" ? { diffusion } : {}) };
}

/** Lowest value of a field. */
async function lowest(engine: Parameters<typeof amountOf>[0], field: string): Promise<number> {
  return (await engine.measure({ names: [field] })).fields[field]!.min;
}

function neverNegative(what: string, found: number): Finding {
  return { what: `lowest ${what}`, found: Math.min(found, 0), right: 0, within: 0 };
}

interface Conversion {
  readonly from: Kind;
  readonly to: Kind;
  /** Rate times step. */
  readonly share: number;
  readonly D: number;
  readonly gain?: number;
  /** A loss beside it, times step. */
  readonly lost?: number;
}

/** F5: what leaves one field arrives in the other, and of it as much as the closed form says. */
function conversion({ from, to, share, D, gain = 1, lost = 0 }: Conversion): FaultCase {
  const extras = `${gain === 1 ? "" : `, yield ${gain}`}${lost === 0 ? "" : ", beside a loss"}`;
  return {
    name: `${from} to ${to}, rate times step ${share}, D ${D}${extras}`,
    judge: (open) => {
      const processes: ProcessDescription[] = [
        { type: "convert", from: "a", to: "b", rate: share / step, yield: gain },
      ];
      if (lost > 0) processes.push({ type: "loss", field: "a", rate: lost / step });
      const plan: RunPlan = {
        grid: plane(16, 12),
        step,
        model: {
          fields: { a: fieldOf(from, "random()^6", D), b: fieldOf(to, 0, 0) },
          processes,
        },
      };
      return withRun(open, plan, async (engine) => {
        const start = await amountOf(engine, "a");
        const findings: Finding[] = [];
        for (const time of [1, 6, 60]) {
          await runTo(engine, time);
          const [a, b] = [await amountOf(engine, "a"), await amountOf(engine, "b")];
          const gone = -Math.expm1((-(share + lost) * time) / step);
          const arrived = (gain * start * share * gone) / (share + lost);
          if (lost === 0) {
            findings.push(sameShare(`sum at ${time} min`, a + b / gain, start, roundOff));
          }
          findings.push(
            // Without diffusion a step is exact; else the solve's tolerance is in what was taken.
            sameShare(`gain at ${time} min`, b, arrived, D === 0 ? 1e-4 : 1e-3),
            neverNegative(`gain at ${time} min`, await lowest(engine, "b")),
          );
        }
        return findings;
      });
    },
  };
}

/** Two that change into each other and one that turns up twice over: a + b + c/2 stays. */
const circle: FaultCase = {
  name: "three substrates in a circle, slow, fast and very fast",
  judge: (open) => {
    const plan: RunPlan = {
      grid: plane(15, 9),
      step,
      model: {
        fields: {
          a: fieldOf("substrate", "random()", 1e4),
          b: fieldOf("substrate", 0.2, 10),
          c: fieldOf("substrate", 0, 0),
        },
        processes: [
          { type: "convert", from: "a", to: "b", rate: "0.3 + 0.2*sin(x)" },
          { type: "convert", from: "b", to: "a", rate: 1.7 },
          { type: "convert", from: "b", to: "c", rate: 0.05, yield: 2 },
          { type: "convert", from: "c", to: "a", rate: 0.02, yield: 0.5 },
        ],
      },
    };
    return withRun(open, plan, async (engine) => {
      const total = async () =>
        (await amountOf(engine, "a")) +
        (await amountOf(engine, "b")) +
        (await amountOf(engine, "c")) / 2;
      const start = await total();
      const findings: Finding[] = [];
      for (const time of [6, 60, 600]) {
        await runTo(engine, time);
        findings.push(sameShare(`a + b + c/2 at ${time} min`, await total(), start, roundOff));
        for (const field of ["a", "b", "c"]) {
          findings.push(neverNegative(`${field} at ${time} min`, await lowest(engine, field)));
        }
      }
      return findings;
    });
  },
};

/** A rate that depends on both partners, as of a drug that binds: what is bound was free. */
const binding: FaultCase = {
  name: "a substrate that binds to cells by a saturating rate",
  judge: (open) => {
    const plan: RunPlan = {
      grid: plane(14, 14),
      step,
      model: {
        fields: {
          drug: fieldOf("substrate", "10*(x < 30)", 3000),
          bound: fieldOf("static", 0, 0),
          cells: fieldOf("population", "random()", 0),
        },
        processes: [{ type: "convert", from: "drug", to: "bound", rate: "3*cells/(0.5 + drug)" }],
      },
    };
    return withRun(open, plan, async (engine) => {
      const start = await amountOf(engine, "drug");
      const findings: Finding[] = [];
      for (const time of [6, 30, 240]) {
        await runTo(engine, time);
        const sum = (await amountOf(engine, "drug")) + (await amountOf(engine, "bound"));
        findings.push(sameShare(`free and bound at ${time} min`, sum, start, roundOff));
      }
      return findings;
    });
  },
};

/**
 * What a substrate turns into spreads until it is the same everywhere: what solves leave over is for the
 * next ones, and not to be mixed into the values by what arrives.
 */
const spreading = (D: number): FaultCase => ({
  name: `what a substrate turns into becomes uniform, D ${D}`,
  judge: (open) => {
    const plan: RunPlan = {
      grid: plane(16, 12),
      step,
      model: {
        fields: {
          a: fieldOf("substrate", "10*random()", 1e4),
          b: fieldOf("substrate", 1, D),
        },
        processes: [{ type: "convert", from: "a", to: "b", rate: 0.01 }],
      },
    };
    return withRun(open, plan, async (engine) => {
      const end = (await amountOf(engine, "a")) / (16 * 12) + 1;
      await runTo(engine, 600);
      const { min, max } = (await engine.measure({ names: ["b"] })).fields["b"]!;
      const b = end - (end - 1) * Math.exp(-0.01 * 600);
      return [sameShare("lowest", min, b, 3e-4), sameShare("highest", max, b, 3e-4)];
    });
  },
});

/** What the tissue gains from plasma by an exchange that conserves, plasma loses; until `rest`, min. */
const withPlasma = (rest: number): FaultCase => ({
  name: "plasma and tissue exchange and keep their sum",
  judge: (open) => {
    const model: unknown = {
      fields: {
        drug: fieldOf("substrate", 0, 2000),
        vessel: fieldOf("static", "step(0.9, random())", 0),
        plasma: { kind: "compartment", unit: "1", initial: 10 },
      },
      processes: [
        { type: "exchange", field: "drug", rate: "0.4*vessel", target: "plasma", conserve: 0.5 },
      ],
    };
    const plan: RunPlan = { grid: plane(16, 17), step, model: model as RunPlan["model"] };
    return withRun(open, plan, async (engine) => {
      const findings: Finding[] = [];
      for (const time of [6, 60, rest]) {
        await runTo(engine, time);
        const { fields, compartments } = await engine.measure({ names: ["drug"] });
        const sum = 0.5 * fields["drug"]!.mean + compartments["plasma"]!;
        findings.push(sameShare(`sum at ${time} min`, sum, 10, 3e-6));
        if (time < rest) continue;
        findings.push(sameShare("plasma at rest", compartments["plasma"]!, 10 / 1.5, 1e-3));
      }
      return findings;
    });
  },
});

export const conversionCases: readonly FaultCase[] = [
  ...shares.flatMap((share) => [
    conversion({ from: "substrate", to: "population", share, D: 0 }),
    conversion({ from: "substrate", to: "substrate", share, D: 1000 }),
    conversion({ from: "substrate", to: "static", share, D: 1e5 }),
    conversion({ from: "population", to: "substrate", share, D: 0 }),
    conversion({ from: "population", to: "static", share, D: 0 }),
  ]),
  conversion({ from: "substrate", to: "population", share: 0.5, D: 1000, gain: 0.25 }),
  conversion({ from: "substrate", to: "substrate", share: 10, D: 1000, gain: 3 }),
  conversion({ from: "substrate", to: "population", share: 0.5, D: 1000, lost: 0.3 }),
  conversion({ from: "substrate", to: "substrate", share: 1, D: 0, lost: 10, gain: 2 }),
  circle,
  binding,
  spreading(1e3),
  spreading(1e4),
  withPlasma(3000),
];

/** A choice of them for a slow machine: every pair of kinds in long steps. */
export const fewConversionCases: readonly FaultCase[] = [
  ...conversionCases.slice(10, -1),
  withPlasma(600),
];
