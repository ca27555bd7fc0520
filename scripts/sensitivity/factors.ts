import type { Preset } from "../../src/preset/preset.ts";
import { plausibleRange } from "../../src/sweep/plausible-range.ts";

/** A parameter that is not a control, and the values over which its influence is asked. */
export interface SensitiveFactor {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** In this preset. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** That brings it; "model" for the preset's own. */
  readonly module: string;
  /** Whether no source gives the value. */
  readonly isAssumed: boolean;
}

/** Everything uncertain in a preset's model. */
export function factorsOf({ scenario }: Preset): readonly SensitiveFactor[] {
  return scenario.model.parameters.flatMap((parameter) => {
    const { name, label, unit, origin, source } = parameter;
    const value = scenario.parameters[name]!;
    const range = plausibleRange(parameter, value);
    if (range === undefined) return [];
    const [low, high] = range;
    const isAssumed = source === undefined || source.startsWith("assumed");
    return [{ name, label, unit, value, low, high, module: origin, isAssumed }];
  });
}

/** The value at a coordinate from 0 to 1: by even factors where all are above 0, else by even steps. */
export function valueAt({ low, high }: SensitiveFactor, coordinate: number): number {
  const value = low > 0 ? low * (high / low) ** coordinate : low + coordinate * (high - low);
  return Math.min(high, Math.max(low, Number(value.toPrecision(6))));
}
