import { compileModel } from "../src/compile/compile-model.ts";
import type { StepPlan } from "../src/compile/step-plan.ts";
import { type CpuState, makeCpuState } from "../src/engine/cpu/cpu-state.ts";
import { fillPlanes } from "../src/engine/cpu/memory.ts";
import { writeParameters } from "../src/engine/cpu/parameters-in-force.ts";
import { runPass } from "../src/engine/cpu/run-pass.ts";
import { makeInitialState } from "../src/engine/initial-state.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { openPreset } from "./open-preset.ts";
import { figure, type Section } from "./table.ts";

const preset = "early-and-late";
const sides = [128, 256];
/** min */
const step = 30;
/** Steps before the clock runs, and those it runs for. */
const warmUp = 6;
const rounds = 8;

const parts = ["advance", "transport", "assemble", "solve", "close", "extrapolate"] as const;

/** A preset of the whole baseline on one core: what a step costs, and its parts. */
export async function baseline(): Promise<Section> {
  const rows: string[][] = [];
  let note = "";
  for (const side of sides) {
    const scenario = await openPreset(preset, side, step);
    const { fields, parameters, observables } = scenario.model;
    note = `${preset}: ${fields.length} fields, ${observables.length} observables, ${parameters.length} parameters, Δt = ${step} min; ms of a step, processor time, the fastest of ${rounds} for each part.`;
    const costs = timeParts(scenario);
    const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
    const named = parts.map((part) => costs.get(part) ?? 0);
    const rest = named.reduce((left, cost) => left - cost, total);
    rows.push([
      `${side}²`,
      figure(1000 / total),
      figure((60_000 / total) * (step / 1440)),
      ...[...named, rest].map(figure),
    ]);
  }
  return {
    title: "A whole baseline, CPU",
    note,
    head: ["grid", "steps/s", "simulated days/min", ...parts, "the rest"],
    rows,
  };
}

/** ms that each kind of pass takes in a step, all passes of a kind together. */
function timeParts(scenario: Scenario): ReadonlyMap<string, number> {
  const { model, grid, time, interventions, seed } = scenario;
  const program = compileModel(model, { scheme: time.scheme, interventions });
  const state = makeCpuState(program, grid, seed);
  const initial = makeInitialState(scenario);
  fillPlanes(state.planes, initial.fields);
  state.scalars.set(initial.compartments);
  writeParameters(state, scenario.parameters);
  const best = new Map<string, number>();
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [pass, cost] of timeStep(state, program.plan, round * step)) {
      if (round >= warmUp) best.set(pass, Math.min(cost, best.get(pass) ?? cost));
    }
  }
  return best;
}

function timeStep(state: CpuState, plan: StepPlan, time: number): Map<string, number> {
  const costs = new Map<string, number>();
  for (const pass of plan) {
    const before = processorTime();
    runPass(state, pass, { time, dt: step });
    costs.set(pass.pass, (costs.get(pass.pass) ?? 0) + processorTime() - before);
  }
  return costs;
}

/** ms that this process has computed, whatever else the machine does meanwhile. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
