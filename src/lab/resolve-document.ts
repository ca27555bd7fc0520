import { checkInstrument } from "../instruments/settings.ts";
import { resolveViewFile } from "../look/view-file.ts";
import { checkShape } from "../preset/check-shape.ts";
import { parameterInRange } from "../preset/parameter-in-range.ts";
import type { Preset } from "../preset/preset.ts";
import { resolveIntervention } from "../preset/resolve-intervention.ts";
import type { PresetOverrides } from "../preset/resolve-preset.ts";
import { interventionSchema } from "../preset/scene-schema.ts";
import type { LabBase } from "./base.ts";
import type { LabDocument, Treatment } from "./document.ts";

/** All treatments of a document, those that are off among them. */
export function treatmentsOf(document: LabDocument, base: LabBase): readonly Treatment[] {
  return document.treatments ?? base.treatments;
}

/** The present value of every parameter of the model. */
export function parametersOf(
  { parameters }: LabDocument,
  base: LabBase,
): Readonly<Record<string, number>> {
  return { ...base.values, ...parameters };
}

/** What a document changes, as a preset family takes it. */
export function overridesOf({ parameters, treatments, settings }: LabDocument): PresetOverrides {
  const { seed, grid, step } = settings;
  const on = treatments?.filter((treatment) => treatment.on);
  return {
    parameters,
    ...(on && { interventions: on.map(({ intervention }) => intervention) }),
    ...(seed === undefined ? {} : { seed }),
    ...(grid === undefined ? {} : { grid }),
    ...(step === undefined ? {} : { step }),
  };
}

/**
 * What a document means. Documents on one base and grid share their composed model, so that an engine goes
 * from one to the other without compiling. `more` wins over the document (a grid that a CPU can follow).
 * Throws one ModelError that names every mistake.
 */
export function resolveDocument(
  document: LabDocument,
  base: LabBase,
  more: PresetOverrides = {},
): Preset {
  const overrides = { ...overridesOf(document), ...more };
  const preset = base.family.resolve(overrides);
  if (document.view === null) return preset;
  const { view } = document;
  // A run that was taken away since the view named it leaves the field alone to be shown.
  const named = view.mode === "difference" ? [view.against] : [];
  const arms = [...document.compare.arms.map(({ label }) => label), ...named];
  const context = { ...base.family.context(overrides), arms };
  return { ...preset, view: resolveViewFile(view, context) };
}

/** Throws a ModelError where a document does not fit its preset. */
export function checkDocument(document: LabDocument, base: LabBase): void {
  for (const { intervention } of document.treatments ?? []) checkIntervention(intervention, base);
  const { context } = base;
  document.instruments.forEach((one, index) => {
    checkInstrument(one, `instruments[${index}]`, context);
  });
  resolveDocument(document, base);
}

/** Throws a ModelError unless the model can be treated so. */
export function checkIntervention(
  intervention: unknown,
  { context }: LabBase,
  place = "intervention",
): void {
  resolveIntervention(checkShape(interventionSchema, intervention, place), place, context);
}

/** Throws a ModelError unless the model has the parameter and its range the value. */
export function checkParameter(name: string, value: number, base: LabBase): void {
  const { model, vocabulary } = base.context;
  parameterInRange(name, value, model, vocabulary, {
    name: `parameters.${name}`,
    value: `parameters.${name}`,
  });
}
