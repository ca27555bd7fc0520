import { ModelError } from "../model/error.ts";
import { parseDuration } from "../model/units.ts";
import { formatDuration, formatWait } from "../numbers/format-time.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import { writeDuration } from "../numbers/write-duration.ts";
import { t } from "../texts/text.ts";
import type { SweepQuantity, SweepRequest } from "../ui/sweep-request.ts";
import { estimateSeconds, type SweepSetting, sweepCount } from "./sweep-setting.ts";
import type { OpenedSweep, SweepState } from "./sweep-state.ts";

/** What is said where another preset took the place of the one that was swept. */
export const anotherPreset = t`Another preset is loaded by now; this sweep cannot be used for it. Close it and begin another.`;

const measures = { mean: "mean", integral: "total", max: "greatest", min: "least" } as const;

/** What a sweep's curves show. */
export function titleOf({ quantity, measure }: SweepRequest): string {
  const { label, isCompartment }: SweepQuantity = quantity;
  return isCompartment ? label : `${label}, ${measures[measure]}`;
}

/** What a sweep takes, and why it is not on the page's grid. Throws ModelError. */
export function describeSweep(
  { settings, workers, speed }: OpenedSweep,
  until: string,
  index: number,
): string {
  const minutes = parseDuration(until, "until");
  if (!(minutes > 0)) throw new ModelError("until", t`must be longer than 0`);
  const [own] = settings;
  const setting = settings[index] ?? own;
  if (own === undefined || setting === undefined) return "";
  const many = workers === 1 ? "one" : workers;
  const begin = t`${sweepCount} runs of ${writeDuration(minutes)} from t = 0, ${many} at a time`;
  if (speed === null) return t`${begin}. Measuring how long that takes here …`;
  const seconds = (of: SweepSetting): string =>
    formatWait(estimateSeconds(speed, of, minutes, workers));
  const about = t`${begin}: about ${seconds(setting)}.`;
  if (setting === own) return about;
  return t`${about} On the page’s grid, ${own.grid.join(" × ")}, it would take about ${seconds(own)}.`;
}

/** Words for a grid to choose. */
export function labelOf({ grid, step, tolerance }: SweepSetting, isPages: boolean): string {
  const shape = grid.join(" × ");
  if (isPages) return t`${shape}, as on the page`;
  const longest = formatDuration(step);
  return tolerance === undefined
    ? t`${shape}, steps of ${longest}`
    : t`${shape}, steps of up to ${longest}`;
}

/** Which runs failed, and of what. */
export function tellFailures({ failures, parameter }: SweepState): string {
  const tell = ([problem, values]: readonly [string, readonly number[]]): string => {
    const sorted = values.toSorted((a, b) => a - b);
    const texts = sorted.map((value) => formatQuantity(value, parameter.unit, 4));
    return t`With ${texts.join(", ")}: ${problem}`;
  };
  return [...failures].map(tell).join(" ");
}

/** How a sweep ended; `seconds` that it took. */
export function lastWords(
  { done, request }: SweepState,
  finished: boolean,
  seconds: number,
): string {
  const all = request.values.length;
  const hint = t`Click one to start again with its value.`;
  if (!finished) return t`Stopped; ${done.size} of ${all} runs are done and stay. ${hint}`;
  const count = done.size === all ? t`All ${all} runs` : t`${done.size} of ${all} runs`;
  const time = seconds < 1 ? "" : t` in ${formatWait(seconds)}`;
  return t`${count} are done${time}. ${hint}`;
}
