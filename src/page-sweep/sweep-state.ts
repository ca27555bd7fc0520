import type { Parameter } from "../model/model.ts";
import type { Preset } from "../preset/preset.ts";
import type { SweepRequest } from "../ui/sweep-request.ts";
import type { MeasuredSpeed, SweepSetting } from "./sweep-setting.ts";
import type { SweepTasks } from "./sweep-tasks.ts";

/** What the panel is open for. */
export interface OpenedSweep {
  readonly preset: Preset;
  readonly parameter: Parameter;
  readonly present: number;
  readonly settings: readonly SweepSetting[];
  readonly workers: number;
  speed: MeasuredSpeed | null;
}

/** A sweep as it is or was done. */
export interface SweepState {
  readonly preset: Preset;
  readonly request: SweepRequest;
  readonly setting: SweepSetting;
  readonly parameter: Parameter;
  readonly opened: OpenedSweep;
  readonly tasks: SweepTasks;
  readonly curves: Map<number, readonly number[]>;
  readonly shares: Map<number, number>;
  readonly done: Set<number>;
  /** Values of the runs that failed, by what they failed of. */
  readonly failures: Map<string, number[]>;
  /** ms */
  readonly begun: number;
}
