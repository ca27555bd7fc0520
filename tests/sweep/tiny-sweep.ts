import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { Sweep } from "../../src/sweep/sweep.ts";

/** A drug that decays, is given every hour and spreads from a disc: small, with everything to vary. */
export const drugPreset = {
  format: "milieu/1",
  title: "A drug in a tissue",
  model: {
    parameters: { k: { value: 0.01, unit: "1/min", min: 0.001, max: 0.1, scale: "log" } },
    fields: {
      drug: { kind: "substrate", unit: "1", diffusion: 100 },
      plasma: { kind: "compartment", unit: "1", initial: 2 },
    },
    processes: [{ type: "loss", field: "drug", rate: "k" }],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "1 min", stop: "4 h" },
  seed: 7,
  initial: [{ field: "drug", shape: "disc", radius: "30 um", label: "spot", value: 1 }],
  interventions: [
    { label: "dose", start: "1 h", every: "1 h", count: 2, field: "drug", add: 1 },
    { label: "block", start: "30 min", stop: "90 min", parameter: "k", value: 0.02 },
  ],
  claims: [{ at: "4 h", measure: "mean", of: "drug", is: "> 0", why: "Some is left." }],
};

/** A plan over that preset; keys given here win. */
export function drugPlan(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const outputs = [{ name: "amount", of: "drug", measure: "integral" }];
  return { format: "milieu-sweep/1", presets: ["drug"], outputs, ...changes };
}

export function openDrugSweep(
  changes: Readonly<Record<string, unknown>> = {},
  preset: object = drugPreset,
): Sweep {
  const family = new PresetFamily(preset, { library: [], name: "drug" });
  return new Sweep(drugPlan(changes), [{ name: "drug", family }]);
}
