import type { Engine, Measurement, Snapshot } from "../engine/engine.ts";
import type { Preset } from "../preset/preset.ts";
import type { PresetOverrides } from "../preset/resolve-preset.ts";
import { drawableSetting, resolveView } from "../view/resolve-view.ts";
import { viewNames } from "../view/resolved-view.ts";
import { fluidShape, gridShape } from "./fluid-grid.ts";
import { type Machine, openEngine } from "./open-engine.ts";
import { type PresetSource, readSource } from "./preset-source.ts";

/** One preset on one engine. */
export interface Run {
  readonly source: PresetSource;
  readonly preset: Preset;
  readonly engine: Engine;
  /** The state at t = 0; null where it is too large to keep a copy. */
  readonly initial: Snapshot | null;
  /** The preset's own grid, where another one is in use. */
  readonly fullGrid: readonly number[] | null;
  /** When it was opened. */
  readonly measurement: Measurement;
}

/** A state of more bytes than this is not copied for reset and recovery. */
const LARGEST_COPY = 256e6;

/**
 * Reads a preset and opens its engine: on a CPU on a grid and with a step that stay fluid, unless
 * `fullGrid`.
 * `resume` puts it into an earlier state. Rejects with words for the user.
 */
export async function openRun(
  source: PresetSource,
  machine: Machine,
  fullGrid: boolean,
  resume?: Snapshot,
): Promise<Run> {
  const own = await readSource(source, {});
  const fluid = machine.kind === "gpu" || fullGrid ? null : fluidShape(own.scenario);
  const preset = fluid === null ? own : await readSource(source, fluidOverrides(own, fluid));
  const engine = await openEngine(machine, preset.scenario);
  try {
    const initial = isCopyable(engine) ? await engine.snapshot() : null;
    if (resume !== undefined && sameGrid(resume, engine)) await engine.restore(resume);
    const measurement = await engine.measure({ names: shownNames(preset) });
    const replaced = fluid === null ? null : gridShape(own.scenario.grid);
    return { source, preset, engine, initial, fullGrid: replaced, measurement };
  } catch (error) {
    engine.dispose();
    throw error;
  }
}

/** What the first picture shows, so that its windows fit. */
function shownNames({ view, scenario }: Preset): readonly string[] {
  return viewNames(resolveView(drawableSetting(view), scenario.model, () => [0, 1]));
}

/** The step is the one that the preset's claims are checked with, so that it is known to be right. */
function fluidOverrides({ check, scenario }: Preset, grid: readonly number[]): PresetOverrides {
  const { scheme, step } = scenario.time;
  const checked = check?.step;
  if (scheme === "explicit" || checked === undefined || checked < step) return { grid };
  return { grid, step: checked };
}

/** Whether the state is small enough to keep copies of it. */
export function isCopyable({ grid, program }: Engine): boolean {
  return 4 * grid.nx * grid.ny * grid.nz * program.layout.fieldCount <= LARGEST_COPY;
}

function sameGrid({ grid }: Snapshot, engine: Engine): boolean {
  const { nx, ny, nz } = engine.grid;
  return grid.nx === nx && grid.ny === ny && grid.nz === nz;
}
