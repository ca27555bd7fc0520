import { isWithin, limits, type Range } from "../limits/limits.ts";
import { ModelError } from "../model/error.ts";
import type { Grid } from "../model/grid.ts";
import type { TimeSetting } from "../model/scenario.ts";
import { parseDuration } from "../model/units.ts";
import type { CheckSetting, Moment } from "./preset.ts";
import type { PresetFile } from "./preset-schema.ts";
import { checkVoxels, resolveGrid } from "./resolve-grid.ts";
import type { PresetOverrides } from "./resolve-preset.ts";

const TOLERANCES: Range = { least: 1e-6, most: 1 };

/** The time setting; `step` (min), `tolerance` and `residual` take the places of the file's. */
export function resolveTime(
  { time }: PresetFile,
  asked: Pick<PresetOverrides, "step" | "tolerance" | "residual"> = {},
): TimeSetting {
  const { step } = asked;
  const chosen = step ?? parseDuration(time.step, "time.step");
  checkStep(chosen, step === undefined ? "time.step" : "step");
  const stop = time.stop === undefined ? undefined : parseDuration(time.stop, "time.stop");
  if (stop !== undefined && !(stop > 0)) {
    throw new ModelError("time.stop", `must be longer than 0, but is ${time.stop}`);
  }
  const scheme = time.scheme ?? "implicit";
  const placeOf = (key: "tolerance" | "residual") =>
    asked[key] === undefined ? `time.${key}` : key;
  const tolerance = asked.tolerance ?? time.tolerance;
  const residual = asked.residual ?? time.residual;
  if (tolerance !== undefined) checkImplicit(placeOf("tolerance"), tolerance, TOLERANCES, scheme);
  if (residual !== undefined) checkImplicit(placeOf("residual"), residual, limits.residual, scheme);
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
  range: Range,
  scheme: "implicit" | "explicit",
): void {
  if (scheme === "explicit") {
    throw new ModelError(
      place,
      'the explicit scheme has none; leave it out, or choose the scheme "implicit"',
    );
  }
  if (isWithin(range, value)) return;
  throw new ModelError(place, `must be from ${range.least} to ${range.most}, but is ${value}`);
}

function checkStep(step: number, place: string): void {
  if (isWithin(limits.step, step)) return;
  throw new ModelError(place, `must be from 1e-6 min to 1e5 min, but is ${step} min`);
}

export function checkSeed(seed: number): number {
  if (Number.isInteger(seed) && isWithin(limits.seed, seed)) return seed;
  throw new ModelError(
    "seed",
    `must be a whole number from 0 to ${limits.seed.most}, but is ${seed}`,
  );
}

/** The telling moment that the file names, within its run. */
export function resolveMoment({ moment, time }: PresetFile): Moment | undefined {
  if (moment === undefined) return undefined;
  const at = parseDuration(moment.at, "moment.at");
  const stop = time.stop === undefined ? undefined : parseDuration(time.stop, "time.stop");
  if (!(at >= 0)) throw new ModelError("moment.at", `must be 0 or later, but is ${moment.at}`);
  if (stop !== undefined && at > stop) {
    throw new ModelError("moment.at", `${moment.at} is after the end of the run, ${time.stop}`);
  }
  return { at, label: moment.label };
}

export function resolveCheck(
  { check, domain, time }: PresetFile,
  grid: Grid,
): CheckSetting | undefined {
  if (check === undefined) return undefined;
  const { tolerance } = check;
  if (check.grid !== undefined) {
    checkVoxels(check.grid, grid.dimensions, "check.grid");
    resolveGrid(domain, check.grid, "check.grid");
  }
  const step = check.step === undefined ? undefined : parseDuration(check.step, "check.step");
  if (step !== undefined) checkStep(step, "check.step");
  if (tolerance !== undefined) {
    checkImplicit("check.tolerance", tolerance, TOLERANCES, time.scheme ?? "implicit");
  }
  return {
    ...(check.grid === undefined ? {} : { grid: check.grid }),
    ...(step === undefined ? {} : { step }),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}
