import { ModelError } from "../model/error.ts";
import type { Grid } from "../model/grid.ts";
import type { TimeSetting } from "../model/scenario.ts";
import { parseDuration } from "../model/units.ts";
import type { CheckSetting, RecordSetting } from "./preset.ts";
import type { PresetFile } from "./preset-schema.ts";
import { checkVoxels, resolveGrid } from "./resolve-grid.ts";

const SHORTEST_STEP = 1e-6;
const LONGEST_STEP = 1e5;
const LARGEST_SEED = 0xffffffff;

const DEFAULT_LONGEST = 15;
const TOLERANCES = [1e-6, 1] as const;
const RESIDUALS = [1e-7, 1e-2] as const;

/** The time setting; `step` (min) takes the place of the file's. */
export function resolveTime({ time }: PresetFile, step: number | undefined): TimeSetting {
  const chosen = step ?? parseDuration(time.step, "time.step");
  checkStep(chosen, step === undefined ? "time.step" : "step");
  const stop = time.stop === undefined ? undefined : parseDuration(time.stop, "time.stop");
  if (stop !== undefined && !(stop > 0)) {
    throw new ModelError("time.stop", `must be longer than 0, but is ${time.stop}`);
  }
  const scheme = time.scheme ?? "implicit";
  const control = resolveControl(time, chosen, scheme);
  if (time.residual !== undefined) {
    refuseExplicit("residual", scheme);
    checkWithin(time.residual, RESIDUALS, "time.residual");
  }
  return {
    step: chosen,
    scheme,
    ...(stop === undefined ? {} : { stop }),
    ...control,
    ...(time.residual === undefined ? {} : { residual: time.residual }),
  };
}

function resolveControl(
  time: PresetFile["time"],
  step: number,
  scheme: "implicit" | "explicit",
): Pick<TimeSetting, "tolerance" | "longest"> {
  const { tolerance } = time;
  if (tolerance === undefined) {
    if (time.longest === undefined) return {};
    throw new ModelError(
      "time.longest",
      'is for steps chosen by an error estimate; give "tolerance", too, such as 1e-2',
    );
  }
  refuseExplicit("tolerance", scheme);
  checkWithin(tolerance, TOLERANCES, "time.tolerance");
  const longest =
    time.longest === undefined
      ? Math.max(DEFAULT_LONGEST, step)
      : parseDuration(time.longest, "time.longest");
  checkStep(longest, "time.longest");
  if (longest >= step) return { tolerance, longest };
  throw new ModelError(
    "time.longest",
    `must be at least the step that the run begins with, ${step} min, but is ${time.longest}`,
  );
}

function refuseExplicit(key: string, scheme: "implicit" | "explicit"): void {
  if (scheme === "implicit") return;
  throw new ModelError(
    `time.${key}`,
    `the explicit scheme has none; leave it out, or choose the scheme "implicit"`,
  );
}

function checkWithin(value: number, [least, most]: readonly [number, number], place: string): void {
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
