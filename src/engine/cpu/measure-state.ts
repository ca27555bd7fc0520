import type { Measured } from "../choose-measured.ts";
import type { Measurement, Statistics } from "../engine.ts";
import { observe } from "./analysis/observe.ts";
import { statistics } from "./analysis/statistics.ts";
import type { CpuState } from "./cpu-state.ts";

/** Statistics of fields and observables, and the compartments, of the present state. */
export function measureState(
  state: CpuState,
  { fields, observables }: Measured,
  times: { readonly time: number; readonly stepCount: number },
  dt: number,
  voxelMeasure: number,
): Measurement {
  const { model } = state.program;
  state.kernels.observables(observables);
  const ofField = (slot: number): [string, Statistics] => [
    model.fields[slot]!.name,
    statistics(state.planes[slot]!, voxelMeasure, state.carry[slot]),
  ];
  const ofObservable = (index: number): [string, Statistics] => {
    const { name } = model.observables[index]!;
    return [name, statistics(observe(state, name, times.time, dt), voxelMeasure)];
  };
  return {
    ...times,
    fields: Object.fromEntries(fields.map(ofField)),
    observables: Object.fromEntries(observables.map(ofObservable)),
    compartments: Object.fromEntries(
      model.compartments.map((compartment, index) => [compartment.name, state.scalars[index]!]),
    ),
  };
}
