import type { Measurement, Snapshot } from "../../engine/engine.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { presetFileOf } from "../../lab/preset-file.ts";
import { overridesOf, parametersOf } from "../../lab/resolve-document.ts";
import { viewOf } from "../../lab/view-of.ts";
import { drawableSetting, resolveView, viewNames } from "../../look/views.ts";
import { gridShape } from "../../model/grid.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Preset } from "../../preset/preset.ts";
import type { PresetOverrides } from "../../preset/resolve-preset.ts";
import { fluidShape } from "../../run/fluid-grid.ts";
import { openRun } from "../../run/open-run.ts";
import type { Packer } from "../../run/packer.ts";
import type { Run } from "../../run/run.ts";
import type { RunMoment } from "../../run/run-moment.ts";
import { type Machine, openEngine } from "../machine/open-engine.ts";

/** A document that runs. */
export interface LoadedRun {
  /** As it was when the run was opened, or its treatments were changed last; what lives is in the lab's. */
  readonly document: LabDocument;
  readonly base: LabBase;
  /**
   * The document's preset with its treatments, on the grid that is in use. Its parameters are the preset's own,
   * and so is its view: what a person made of them is the document's.
   */
  readonly preset: Preset;
  readonly run: Run;
  /** The document's own grid, where another one is in use. */
  readonly fullGrid: readonly number[] | null;
  /** When it was opened. */
  readonly measurement: Measurement;
}

export interface LoadOptions {
  readonly packer: Packer;
  /** An earlier state to go on from. */
  readonly resume?: Snapshot;
  /** Bytes of all kept states together; default: as a run has it. */
  readonly bound?: number;
  /** How far the run of this document was when it was left. */
  readonly moment?: RunMoment;
}

/**
 * Opens a run of a document: on a CPU on a grid and with a step that stay fluid, unless the document says
 * otherwise. Rejects with words for the user.
 */
export async function loadRun(
  document: LabDocument,
  base: LabBase,
  machine: Machine,
  { packer, resume, moment, bound }: LoadOptions,
): Promise<LoadedRun> {
  const { preset, fullGrid } = presetOnMachine(document, base, machine);
  const open = (scenario: Scenario) => openEngine(machine, scenario);
  const scenario = scenarioOf(document, base, preset);
  const run = await openRun(scenario, open, {
    packer,
    ...(bound === undefined ? {} : { bound }),
    ...(resume === undefined ? {} : { resume: { ...resume, parameters: scenario.parameters } }),
  });
  try {
    if (moment !== undefined) await run.returnTo(moment);
    const measurement = await run.measure({ names: shownNames(document, base, preset) });
    return { document, base, preset, run, fullGrid, measurement };
  } catch (error) {
    run.dispose();
    throw error;
  }
}

/** What a document runs on a machine: its preset, and its own grid where another one is in use. */
export function presetOnMachine(
  document: LabDocument,
  base: LabBase,
  machine: Machine,
): Pick<LoadedRun, "preset" | "fullGrid"> {
  const { parameters: _, ...overrides } = overridesOf(document);
  const own = base.family.resolve(overrides);
  const { grid, fullGrid: wantsFull } = document.settings;
  const isOwn = machine.kind === "gpu" || wantsFull === true || grid !== undefined;
  const fluid = isOwn ? null : fluidShape(own.scenario);
  const preset =
    fluid === null
      ? own
      : base.family.resolve({ ...overrides, ...fluidOverrides(document, own, fluid) });
  const { treatments, settings } = document;
  const isPlain = treatments === null && Object.keys(settings).length === 0;
  const file = isPlain ? preset.file : presetFileOf({ ...document, parameters: {} }, base).file;
  const fullGrid = fluid === null ? null : gridShape(own.scenario.grid);
  return { preset: { ...preset, file }, fullGrid };
}

/** What of a document on its base another run is opened for. */
export function runKeyOf({ settings }: LabDocument): string {
  const { seed, grid, fullGrid } = settings;
  return JSON.stringify([seed ?? null, grid ?? null, fullGrid ?? false]);
}

/** What runs: the preset with the document's parameters. */
export function scenarioOf(document: LabDocument, base: LabBase, { scenario }: Preset): Scenario {
  return { ...scenario, parameters: parametersOf(document, base) };
}

/** What the first picture shows, so that its windows fit. */
function shownNames(document: LabDocument, base: LabBase, { scenario }: Preset): readonly string[] {
  const setting = drawableSetting(viewOf(document, base));
  return viewNames(resolveView(setting, scenario.model, () => [0, 1]));
}

/** The step is the one that the preset's claims are checked with, so that it is known to be right. */
function fluidOverrides(
  { settings }: LabDocument,
  { check, scenario }: Preset,
  grid: readonly number[],
): PresetOverrides {
  const { scheme, step } = scenario.time;
  if (settings.step !== undefined) return { grid };
  if (scheme === "explicit" || check?.step === undefined || check.step < step) return { grid };
  const { tolerance } = check;
  return { grid, step: check.step, ...(tolerance === undefined ? {} : { tolerance }) };
}
