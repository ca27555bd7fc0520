import type { Engine } from "../../src/engine/engine.ts";
import type {
  FieldDescription,
  ModelDescription,
  ProcessDescription,
} from "../../src/model/description.ts";
import { type FaultCase, meanOf, type RunPlan, runTo, sameShare, withRun } from "./fault-case.ts";
import { plane } from "./grids.ts";

const kinds: Readonly<Record<string, FieldDescription>> = {
  substrate: { kind: "substrate", unit: "1", diffusion: 1000, initial: 0 },
  population: { kind: "population", unit: "1", initial: 0 },
  "static field": { kind: "static", unit: "1", initial: 0 },
  compartment: { kind: "compartment", unit: "1", initial: 0 },
};

async function levelOf(engine: Engine, kind: string): Promise<number> {
  if (kind !== "compartment") return meanOf(engine, "matter");
  return (await engine.measure({ names: [] })).compartments["matter"]!;
}

function planOf(
  field: FieldDescription,
  step: number,
  processes: readonly ProcessDescription[],
  parameters: ModelDescription["parameters"] = {},
): RunPlan {
  return {
    grid: plane(8, 6),
    step,
    model: { parameters, fields: { matter: field }, processes },
  };
}

/** F3: what is switched on for a time gives its whole amount, whatever the steps. */
interface Pulse {
  readonly name: string;
  readonly rate: string;
  readonly parameters?: ModelDescription["parameters"];
  readonly total: number;
}

const pulses: readonly Pulse[] = [
  { name: "t >= 103 && t < 105", rate: "if(t >= 103 && t < 105, 5, 0)", total: 10 },
  { name: "a product of comparisons", rate: "5*(t >= 103)*(105 > t)", total: 10 },
  { name: "smaller than a step", rate: "40*(t > 100.1 && t <= 100.35)", total: 10 },
  {
    name: "parameters as edges",
    rate: "dose/width*(t >= begin && t < begin + width)",
    parameters: {
      begin: { value: 103, unit: "min", max: 1000 },
      width: { value: 2, unit: "min" },
      dose: { value: 10, unit: "1" },
    },
    total: 10,
  },
  {
    name: "two pulses and a step",
    rate: "if(t >= 13 && t < 14, 3, 0) + if(t < 60.5, 0, 0.01) + 7*step(20.5, t)*step(t, 21.5)",
    total: 3 + 0.01 * (240 - 60.5) + 7,
  },
];

function pulsed(pulse: Pulse, kind: string, step: number, every: number): FaultCase {
  return {
    name: `pulse of a source, ${pulse.name}, ${kind}, step ${step}, output each ${every} min`,
    judge: (open) => {
      const source: ProcessDescription = { type: "source", field: "matter", rate: pulse.rate };
      const plan = planOf(kinds[kind]!, step, [source], pulse.parameters);
      return withRun(open, plan, async (engine) => {
        for (let time = every; time < 240; time += every) await runTo(engine, time);
        await runTo(engine, 240);
        return [sameShare("total", await levelOf(engine, kind), pulse.total, 3e-6)];
      });
    },
  };
}

/** A pulse whose edge is a parameter that is given another value on the way. */
const moved: FaultCase = {
  name: "a pulse that a parameter moves before it comes",
  judge: (open) => {
    const rate = "5*(t >= begin && t < begin + 2)";
    const parameters = { begin: { value: 500, unit: "min", max: 1000 } };
    const source: ProcessDescription = { type: "source", field: "matter", rate };
    const plan = planOf(kinds["substrate"]!, 6, [source], parameters);
    return withRun(open, plan, async (engine) => {
      await runTo(engine, 50);
      engine.setParameters({ begin: 103 });
      await runTo(engine, 240);
      return [sameShare("total", await levelOf(engine, "substrate"), 10, 3e-6)];
    });
  },
};

/** The same as a process of either sign, and in the explicit scheme. */
function otherPulse(type: "react" | "source", kind: string, scheme: RunPlan["scheme"]): FaultCase {
  return {
    name: `pulse of a ${type}, ${kind}, ${scheme} scheme`,
    judge: (open) => {
      const rate = "if(t >= 103.1 && t < 105.1, 5, 0)";
      const process = { type, field: "matter", rate } as const;
      const field = { ...kinds[kind]!, ...(kind === "substrate" ? { diffusion: 10 } : {}) };
      const step = scheme === "explicit" ? 0.7 : 6;
      const plan = { ...planOf(field, step, [process]), scheme: scheme ?? "implicit" };
      return withRun(open, plan, async (engine) => {
        await runTo(engine, 240);
        return [sameShare("total", await levelOf(engine, kind), 10, 3e-6)];
      });
    },
  };
}

/** The same for a loss: what is left is exp(-rate times its time). */
function lossPulse(kind: string): FaultCase {
  return {
    name: `pulse of a loss, ${kind}`,
    judge: (open) => {
      const rate = "0.05*(t >= 103 && t < 110)";
      const loss: ProcessDescription = { type: "loss", field: "matter", rate };
      const plan = planOf({ ...kinds[kind]!, initial: 1 }, 6, [loss]);
      return withRun(open, plan, async (engine) => {
        await runTo(engine, 240);
        return [sameShare("left", await levelOf(engine, kind), Math.exp(-0.35), 3e-5)];
      });
    },
  };
}

/** F3b: a source that grows with the time. */
function ramp(kind: string, step: number): FaultCase {
  return {
    name: `source t over 600 min, ${kind}, step ${step}`,
    judge: (open) => {
      const source: ProcessDescription = { type: "source", field: "matter", rate: "t" };
      return withRun(open, planOf(kinds[kind]!, step, [source]), async (engine) => {
        await runTo(engine, 600);
        return [sameShare("total", await levelOf(engine, kind), 180_000, 1e-6)];
      });
    },
  };
}

const names = Object.keys(kinds);

export const timeCases: readonly FaultCase[] = [
  ...pulses.flatMap((pulse) => [
    pulsed(pulse, "substrate", 6, 240),
    pulsed(pulse, "substrate", 60, 7),
    pulsed(pulse, "population", 6, 31),
  ]),
  pulsed(pulses[0]!, "static field", 6, 240),
  pulsed(pulses[0]!, "compartment", 6, 240),
  moved,
  otherPulse("react", "substrate", "implicit"),
  otherPulse("react", "population", "implicit"),
  otherPulse("source", "substrate", "explicit"),
  ...names.map(lossPulse),
  ...names.flatMap((kind) => [ramp(kind, 6), ramp(kind, 60)]),
];

/** A choice of them for a slow machine: pulses of a substrate once, all else whole. */
export const fewTimeCases: readonly FaultCase[] = [
  pulsed(pulses[0]!, "substrate", 60, 7),
  ...pulses.map((pulse) => pulsed(pulse, "population", 6, 31)),
  pulsed(pulses[0]!, "static field", 6, 240),
  pulsed(pulses[0]!, "compartment", 6, 240),
  moved,
  otherPulse("react", "population", "implicit"),
  otherPulse("source", "substrate", "explicit"),
  ...names.filter((kind) => kind !== "substrate").map(lossPulse),
  ...names.map((kind) => ramp(kind, 60)),
];
