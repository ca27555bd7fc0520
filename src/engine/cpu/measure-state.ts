import type { Measurement, Statistics } from "../engine.ts";
import { observe } from "./analysis/observe.ts";
import { statistics } from "./analysis/statistics.ts";
import type { CpuState } from "./cpu-state.ts";

/** Statistics of every field and observable, and the compartments, of the present state. */
export function measureState(
  state: CpuState,
  times: { readonly time: number; readonly stepCount: number },
  dt: number,
  voxelMeasure: number,
): Measurement {
  const { model } = state.program;
  const measure = (names: readonly string[]): Record<string, Statistics> =>
    Object.fromEntries(
      names.map((name) => [name, statistics(observe(state, name, times.time, dt), voxelMeasure)]),
    );
  return {
    ...times,
    fields: measure(model.fields.map((field) => field.name)),
    observables: measure(model.observables.map((observable) => observable.name)),
    compartments: Object.fromEntries(
      model.compartments.map((compartment, index) => [compartment.name, state.scalars[index]!]),
    ),
  };
}
