import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { ModuleDescription } from "../../src/model/description.ts";
import { ModelError } from "../../src/model/error.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { type ResolveOptions, resolvePreset } from "../../src/preset/resolve-preset.ts";

/** A module that tests may choose or leave out. */
export const drug: ModuleDescription = {
  name: "drug",
  label: "A drug",
  note: "For tests.",
  fields: { drug: { kind: "substrate", unit: "1" } },
};

/** Uses every key of the format at least once; JSON, so that a test can change it anywhere. */
export const wholePreset = {
  $schema: "./schema.json",
  format: "milieu/1",
  title: "Everything",
  summary: "A test.",
  story: "Long *story*.",
  tags: ["a", "b"],
  references: [{ label: "Somebody 2025", doi: "10.1/2", url: "https://example.org" }],
  modules: [] as string[],
  model: {
    fields: {
      u: {
        kind: "substrate",
        unit: "mM",
        diffusion: "D",
        initial: 1,
        boundary: { left: "periodic", right: "periodic", top: { value: "wall" } },
        label: "U",
        color: "#00ff00",
      },
      m1: { kind: "population", unit: "1", initial: "0.1*random()" },
      m2: { kind: "population", unit: "1" },
      vessel: { kind: "static", unit: "1" },
      plasma: { kind: "compartment", unit: "mM", initial: 0 },
    },
    parameters: {
      D: {
        value: 100,
        unit: "um^2/min",
        min: 1,
        max: 1000,
        label: "Diffusion",
        source: "assumed: a test",
        group: "U",
      },
      wall: { value: 1, unit: "mM" },
      k: { value: 0.1, unit: "1/min", scale: "linear" },
      chi: { value: 1, unit: "um^2/(min mM)" },
    },
    observables: {
      m2Share: { expression: "m2/(m1 + m2)", label: "M2 share", unit: "1", color: "#ffffff" },
    },
    processes: [
      { type: "exchange", field: "u", rate: "k*vessel", target: "plasma", evidence: ["E0001"] },
      { type: "loss", field: "u", rate: "k", note: "decay" },
      { type: "loss", field: "plasma", rate: "k*mean(m1)" },
      { type: "convert", from: "m1", to: "m2", rate: "k*hill(u, wall, 2)", yield: 1 },
      { type: "growth", field: "m1", rate: "k", occupied: "m1 + m2", capacity: 1 },
      { type: "chemotaxis", field: "m1", towards: "u", sensitivity: "chi", crowding: "m1 + m2" },
    ],
  },
  parameters: { k: 0.2 },
  domain: {
    size: ["0.64 mm", "320 um"],
    grid: [64, 32],
    boundary: "no-flux",
    boundaries: { m1: "periodic" },
  },
  time: { step: "6 min", scheme: "implicit", stop: "2 d" },
  initial: [
    {
      field: "m1",
      shape: "disc",
      center: ["100 um", "50 um"],
      radius: "40 um",
      value: 0.5,
      softness: "10 um",
      combine: "max",
      label: "seed",
      note: "a seed",
    },
    { field: "m1", shape: "ring", radius: "100 um", width: "20 um" },
    { field: "m1", shape: "box", size: ["100 um", "50 um"] },
    { field: "m1", shape: "stripe", axis: "x", from: "0 um", to: "50 um" },
    { field: "vessel", shape: "spots", count: 9, radius: "8 um", separation: "30 um" },
    { field: "u", shape: "noise", value: 1, amplitude: "0.1*wall", scale: "40 um", combine: "add" },
    { field: "vessel", shape: "network", roots: 2, branches: 5, radius: "8 um" },
    { field: "u", expression: "u*exp(-x/200) + m2Share" },
  ],
  seed: 7,
  interventions: [
    { label: "bolus", start: "12 h", every: "6 h", count: 3, field: "plasma", add: "2*k" },
    { start: "1 d", field: "m1", multiply: 0.1, where: "(x-320)^2 + (y-160)^2 < 50^2" },
    { start: "1 d", every: "2 h", field: "u", set: "wall" },
    { start: "1 d", every: "2 h", stop: "31 h", field: "u", add: 1 },
    { start: "1 d", stop: "30 h", every: "12 h", parameter: "k", value: 0.3 },
  ],
  view: {
    mode: "composite",
    channels: [
      { field: "m1", color: "#ff00aa", window: [0, 1] },
      { field: "u" },
      { field: "m2Share", window: "auto" },
    ],
    contours: [{ field: "u", level: 0.5, color: "#ffffff" }],
  },
  record: { duration: "0.5 min", fps: 25, width: 640, height: 320 },
  moment: { at: "30 h", label: "Most is seen" },
  claims: [
    { at: "1 d", measure: "mean", of: "m2Share", where: "u > 0.5", is: "> 0.7", why: "A test." },
    { at: "1 d", measure: "correlation", of: "m1", with: "u", is: "-1 .. 1", why: "A test." },
    {
      at: "1 d",
      measure: "integral",
      of: "m1",
      versus: {
        parameters: { k: 0 },
        interventions: [{ start: "1 h", parameter: "k", value: 0.1 }],
      },
      ratio: "<= 0.8",
      why: "A test.",
      label: "control",
    },
  ],
  check: { grid: [32, 16], step: "30 min" },
};

export const library = [...moduleLibrary, drug];

export function resolve(file: unknown, options: Partial<ResolveOptions> = {}): Preset {
  return resolvePreset(file, { library, ...options });
}

/** The message of the ModelError that the file gives. */
export function problemOf(file: unknown, options: Partial<ResolveOptions> = {}): string {
  try {
    resolve(file, options);
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
  throw new Error("no error");
}

/** The whole preset with other values at some paths ("model.fields.u.kind"); undefined removes. */
export function changed(changes: Readonly<Record<string, unknown>>): unknown {
  const file: unknown = structuredClone(wholePreset);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() as string;
    let at = file as Record<string, unknown>;
    for (const key of keys) at = at[key] as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return file;
}
