import { ModelError } from "../model/error.ts";
import type { Grid } from "../model/grid.ts";
import type { TimeSetting } from "../model/scenario.ts";
import { parseDuration } from "../model/units.ts";
import type { CheckSetting, RecordSetting } from "./preset.ts";
import type { PresetFile } from "./preset-schema.ts";
import { checkVoxels, resolveGrid } from "./resolve-grid.ts";
import type { PresetOverrides } from "./resolve-preset.ts";

const SHORTEST_STEP = 1e-6;
const LONGEST_STEP = 1e5;
const LARGEST_SEED = 0xffffffff;

const TOLERANCES = [1e-6, 1] as const;
const RESIDUALS = [1e-7, 1e-2] as const;

/** The time setting; `step` (min) and `residual` take the places of the file's. */
export function resolveTime(
  { time }: PresetFile,
  { step, residual: asked }: Pick<PresetOverrides, "step" | "residual"> = {},
): TimeSetting {
  const chosen = step ?? parseDuration(time.step, "time.step");
  checkStep(chosen, step === undefined ? "time.step" : "step");
  const stop = time.stop === undefined ? undefined : parseDuration(time.stop, "time.stop");
  if (stop !== undefined && !(stop > 0)) {
    throw new ModelError("time.stop", `must be longer than 0, but is ${time.stop}`);
  }
  const scheme = time.scheme ?? "implicit";
  const { tolerance } = time;
  const residual = asked ?? time.residual;
  const place = asked === undefined ? "time.residual" : "residual";
  if (tolerance !== undefined) checkImplicit("time.tolerance", tolerance, TOLERANCES, scheme);
  if (residual !== undefined) checkImplicit(place, residual, RESIDUALS, scheme);
  return {
    step: chosen,
    scheme,
    ...(stop === undefined ? {} : { stop }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(residual === undefined ? {} : { residual }),
  };
}

/** A setting that only the implicit scheme has, from the least value to the most. */
function checkImplicit(
  place: string,
  value: number,
  [least, most]: readonly [number, number],
  scheme: "implicit" | "explicit",
): void {
  if (scheme === "explicit") {
    throw new ModelError(
      place,
      'the explicit scheme has none; leave it out, or choose the scheme "implicit"',
    );
  }
  if (value >= least && value <= most) return;
  throw new ModelError(place, `must be from ${least} to ${most}, but is ${value}`);
}

function checkStep(step: number, place: string): void {
  if (step >= SHORTEST_STEP && step <= LONGEST_STEP) return;
  throw new ModelError(place, `must be from 1e-6 min to 1e5 min, but is ${step} min`);
}

export function checkSeed(seed: number): number {
  if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) return seed;
  throw new ModelError("seed", `must be a whole number from 0 to ${LARGEST_SEED}, but is ${seed}`);
}

/** What the recorder starts from; the film is 20 s of 1280 x 720 where the file says nothing. */
export function resolveRecord({ record = {} }: PresetFile): RecordSetting {
  const { duration = "20 s", fps = 30, width = 1280, height = 720 } = record;
  const seconds = 60 * parseDuration(duration, "record.duration");
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new ModelError(
      "record.duration",
      `must be a length of film up to 1 h, but is ${duration}`,
    );
  }
  return { duration: seconds, fps, width, height };
}

export function resolveCheck({ check, domain }: PresetFile, grid: Grid): CheckSetting | undefined {
  if (check === undefined) return undefined;
  if (check.grid !== undefined) {
    checkVoxels(check.grid, grid.dimensions, "check.grid");
    resolveGrid(domain, check.grid, "check.grid");
  }
  const step = check.step === undefined ? undefined : parseDuration(check.step, "check.step");
  if (step !== undefined) checkStep(step, "check.step");
  return {
    ...(check.grid === undefined ? {} : { grid: check.grid }),
    ...(step === undefined ? {} : { step }),
  };
}
