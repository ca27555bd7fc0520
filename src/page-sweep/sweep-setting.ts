import { gridShape } from "../model/grid.ts";
import type { CheckSetting, Preset } from "../preset/preset.ts";

/** What the runs of a sweep are computed on. */
export interface SweepSetting {
  /** Voxels per axis. */
  readonly grid: readonly number[];
  /** min; with a tolerance the longest */
  readonly step: number;
  /** Error of a step by which it is chosen, where the check's is. */
  readonly tolerance?: number;
}

/** How fast one worker got on. */
export interface MeasuredSpeed {
  /** s until the first step */
  readonly opening: number;
  /** s per step and voxel */
  readonly voxelStep: number;
}

/** Runs of a sweep. */
export const sweepCount = 7;
/** A sweep is meant to take about so long, s; a little more is no reason to change it. */
const wanted = 60;
const tolerated = 75;
/** Fewest voxels along the longest axis, where a preset's claims say nothing of coarse grids. */
const fewest = 64;

/** Workers for a sweep on a machine of so many cores; one core draws. */
export function workerCount(cores: number): number {
  return Math.max(1, Math.min(sweepCount, cores - 1));
}

/**
 * What a sweep may be computed on: as on the page, then coarser by halves, no coarser along
 * the longest axis than the grid on which the preset's claims are checked. Coarser ones take the step of that check where it is longer.
 */
export function sweepSettings({ scenario, check }: Preset): readonly SweepSetting[] {
  const { grid, time } = scenario;
  const own = gridShape(grid);
  const least = Math.max(...(check?.grid ?? [fewest]));
  const mayStretch = time.scheme === "implicit" && check?.step !== undefined;
  const step = mayStretch ? Math.max(time.step, check.step) : time.step;
  const steps = { step, ...(mayStretch ? toleranceOf(check) : {}) };
  const settings: SweepSetting[] = [{ grid: own, step: time.step }];
  for (let halves = 1; ; halves++) {
    const shape = own.map((axis) => halved(axis, halves));
    const isTooCoarse = Math.max(...shape) < least;
    if (isTooCoarse || voxelsOf(shape) >= voxelsOf(settings.at(-1)!.grid)) return settings;
    settings.push({ grid: shape, ...steps });
  }
}

function toleranceOf({ tolerance }: CheckSetting): { readonly tolerance?: number } {
  return tolerance === undefined ? {} : { tolerance };
}

/** A multiple of 8, as the engines' coarser levels like it. */
function halved(axis: number, times: number): number {
  return Math.min(axis, Math.max(16, 8 * Math.round(axis / 2 ** times / 8)));
}

/** How long a run should be, min: until the last claim is measured, else to the end, else 600 steps. */
export function wholeDuration({ claims, scenario }: Preset): number {
  const { stop, step } = scenario.time;
  const last = claims.reduce((latest, { at }) => Math.max(latest, at), 0);
  return last > 0 ? last : (stop ?? 600 * step);
}

/** s that a sweep of so many min takes. */
export function estimateSeconds(
  { opening, voxelStep }: MeasuredSpeed,
  { grid, step }: SweepSetting,
  until: number,
  workers: number,
): number {
  const rounds = Math.ceil(sweepCount / workers);
  return opening + rounds * Math.ceil(until / step) * voxelsOf(grid) * voxelStep;
}

/** The finest setting that does the whole in about a minute, else the coarsest, for as long as that takes. */
export function firstChoice(
  speed: MeasuredSpeed,
  settings: readonly SweepSetting[],
  whole: number,
  workers: number,
): { readonly setting: SweepSetting; readonly until: number } {
  const seconds = (setting: SweepSetting, until: number): number =>
    estimateSeconds(speed, setting, until, workers);
  const fast = settings.find((setting) => seconds(setting, whole) <= tolerated);
  if (fast !== undefined) return { setting: fast, until: whole };
  const setting = settings.at(-1)!;
  const steps = (wanted - speed.opening) / (seconds(setting, setting.step) - speed.opening);
  return { setting, until: tidyDuration(Math.max(1, steps) * setting.step, setting.step) };
}

/** Whole days, hours or steps: no longer than `most`, min. */
function tidyDuration(most: number, step: number): number {
  const unit = [1440, 60].find((each) => most >= 2 * each && each % step === 0) ?? step;
  return unit * Math.max(1, Math.floor(most / unit + 1e-9));
}

function voxelsOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}
