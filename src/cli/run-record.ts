import packageFile from "../../package.json" with { type: "json" };
import type { Engine, SolverStatistics } from "../engine/engine.ts";
import { cellVolumeOf } from "../observe/cell-volume.ts";
import type { Preset } from "../preset/preset.ts";
import type { Note } from "./notes.ts";
import type { RunOutcome } from "./run-outcome.ts";
import type { RunPlan } from "./run-plan.ts";

/** The text of run.json, which says of a run what is needed to repeat it (DESIGN 1.5). */
export function runRecord(
  { preset, names, origin }: RunPlan,
  engine: Engine,
  outcome: RunOutcome,
  {
    notes,
    solver,
  }: { readonly notes: readonly Note[]; readonly solver: SolverStatistics | undefined },
): string {
  const { grid } = engine;
  const { step, scheme, tolerance, residual } = preset.scenario.time;
  const solid = grid.dimensions === 3;
  const record = {
    format: "milieu-run/1",
    preset: preset.file,
    parameters: preset.scenario.parameters,
    seed: preset.scenario.seed,
    backend: engine.kind,
    adapter: engine.description,
    versions: {
      milieu: packageFile.version,
      node: process.version,
      webgpu: packageFile.dependencies.webgpu,
    },
    ...(origin === undefined ? {} : { from: origin }),
    time: {
      step_min: step,
      scheme,
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(residual === undefined ? {} : { residual }),
    },
    frame_times_min: outcome.frameTimes,
    fields: names.map((name) => ({
      name,
      unit: unitOf(preset, name),
      cell_volume_um3: cellVolumeOf(preset.scenario.model, name, preset.scenario.parameters),
    })),
    grid: {
      shape: solid ? [grid.nz, grid.ny, grid.nx] : [grid.ny, grid.nx],
      axes: solid ? ["z", "y", "x"] : ["y", "x"],
      spacing_um: solid ? [grid.dz, grid.dy, grid.dx] : [grid.dy, grid.dx],
    },
    wall_seconds: outcome.seconds,
    solver_steps: engine.stepCount,
    ...(solver === undefined ? {} : { solver }),
    interrupted: outcome.interrupted,
    notes,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function unitOf(preset: Preset, name: string): string {
  const { fields, observables } = preset.scenario.model;
  return [...fields, ...observables].find((item) => item.name === name)?.unit ?? "1";
}
