import { PresetFamily } from "../../src/preset/resolve-preset.ts";

/**
 * A strip of tissue with everything in it that standard breakages take hold of: walkers come out of the
 * vessel on the left, follow a call that the tumor on the right gives, hit it, and burn oxygen.
 */
export const breakablePreset = {
  format: "milieu/1",
  title: "Walkers",
  model: {
    parameters: {
      motility: { value: 50, unit: "um^2/min", min: 0, max: 100 },
      pull: { value: 100, unit: "um^2/min", min: 0, max: 1000, source: "assumed: a test" },
      force: { value: 0.02, unit: "1/min", min: 0, max: 1, source: "control" },
    },
    fields: {
      tumor: { kind: "static", unit: "1" },
      vessel: { kind: "static", unit: "1" },
      walker: { kind: "population", unit: "1", diffusion: "motility" },
      helper: { kind: "population", unit: "1", diffusion: "motility" },
      sitter: { kind: "population", unit: "1", initial: 0.1 },
      call: { kind: "substrate", unit: "1", diffusion: 1000 },
      oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 20 },
    },
    observables: {
      perfusion: { expression: "vessel" },
      gate: { expression: "0" },
      lymphocyteHit: { expression: "force*walker", unit: "1/min" },
    },
    contributions: [
      { to: "gate", add: "perfusion*(1 - tumor)" },
      { to: "lymphocyteHit", add: "force*helper" },
    ],
    processes: [
      { type: "source", field: "walker", rate: "0.001*gate" },
      { type: "loss", field: "walker", rate: 0.001 },
      { type: "chemotaxis", field: "walker", towards: "call", sensitivity: "pull" },
      { type: "source", field: "call", rate: "tumor" },
      { type: "loss", field: "call", rate: 0.1 },
      { type: "exchange", field: "oxygen", rate: "10*perfusion", target: 40 },
      { type: "loss", field: "oxygen", rate: 5 },
      { type: "loss", field: "tumor", rate: "lymphocyteHit" },
    ],
  },
  domain: { size: ["640 um", "160 um"], grid: [32, 16] },
  time: { step: "10 min", stop: "2 d" },
  initial: [
    { field: "vessel", shape: "stripe", axis: "x", from: "0 um", to: "80 um" },
    { field: "tumor", shape: "stripe", axis: "x", from: "480 um", to: "640 um", value: 0.8 },
  ],
  interventions: [{ label: "boost", start: "1 d", parameter: "force", value: 0.2 }],
  claims: [
    {
      at: "2 d",
      measure: "integral",
      of: "tumor",
      versus: { parameters: { force: 0 }, interventions: [] },
      ratio: "< 0.9",
      why: "Walkers get there and kill.",
    },
    {
      at: "2 d",
      measure: "mean",
      of: "sitter",
      is: "> 0.05",
      why: "Who sits is still there.",
    },
    {
      at: "2 d",
      measure: "mean",
      of: "walker",
      where: "x < 160",
      versus: { where: "x > 320" },
      ratio: "> 2",
      why: "Most walkers are near the vessel.",
    },
  ],
};

/** Keys given here win. */
export function breakableFamily(changes: Readonly<Record<string, unknown>> = {}): PresetFamily {
  return new PresetFamily({ ...breakablePreset, ...changes }, { library: [], name: "walkers" });
}
