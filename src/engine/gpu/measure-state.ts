import { voxelMeasure } from "../../model/grid.ts";
import type { Measured } from "../choose-measured.ts";
import type { Measurement, Statistics } from "../engine.ts";
import { movementNotes } from "../movement-notes.ts";
import { statisticsStrips } from "./gpu-buffers.ts";
import type { GpuState } from "./gpu-state.ts";

/** min, steps since t = 0, and the base step, min. */
export interface MeasurementTimes {
  readonly time: number;
  readonly stepCount: number;
  readonly step: number;
}

/**
 * Starts a measurement of the present state: the work is submitted when this returns, and the
 * promise resolves when its few numbers have come back. Steps go on meanwhile. The kernels of the
 * observables must be prepared.
 */
export function measureState(
  state: GpuState,
  measured: Measured,
  times: MeasurementTimes,
): Promise<Measurement> {
  const { device, buffers, dispatches, readback } = state;
  const { slownessAt, program } = state.layout;
  const rows = program.layout.fieldCount + measured.observables.length;
  const encoder = device.createCommandEncoder({ label: "measure" });
  state.encode(encoder, state.present(dispatches.statistics(measured.observables)));
  const size = 16 * rows * statisticsStrips(state.layout);
  const partials = readback.copy(encoder, buffers.statistics, 0, size);
  const scalars = readback.copy(encoder, buffers.scalars, 0, 4 * (slownessAt + 1));
  encoder.clearBuffer(buffers.scalars, 4 * slownessAt, 4);
  device.queue.submit([encoder.finish()]);
  return Promise.all([partials.take(), scalars.take()]).then(([rows, values]) =>
    gather(state, measured, times, new Float32Array(rows), new Float32Array(values)),
  );
}

function gather(
  state: GpuState,
  measured: Measured,
  { time, stepCount, step }: MeasurementTimes,
  rows: Float32Array,
  scalars: Float32Array,
): Measurement {
  const { layout } = state;
  const { model } = layout.program;
  const width = 4 * statisticsStrips(layout);
  const measure = voxelMeasure(layout.grid);
  const of = (row: number): Statistics =>
    statistics(rows.subarray(row * width, (row + 1) * width), layout.voxels, measure);
  return {
    time,
    stepCount,
    notes: movementNotes(1 - scalars[layout.slownessAt]!, step),
    fields: Object.fromEntries(measured.fields.map((slot) => [model.fields[slot]!.name, of(slot)])),
    observables: Object.fromEntries(
      measured.observables.map((observable, index) => [
        model.observables[observable]!.name,
        of(model.fields.length + index),
      ]),
    ),
    compartments: Object.fromEntries(
      model.compartments.map(({ name }, index) => [name, scalars[index]!]),
    ),
  };
}

/** `row`: sum, min, max and count of broken values of each strip. */
function statistics(row: Float32Array, voxels: number, voxelMeasure: number): Statistics {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let nonFinite = 0;
  for (let at = 0; at < row.length; at += 4) {
    sum += row[at]!;
    min = Math.min(min, row[at + 1]!);
    max = Math.max(max, row[at + 2]!);
    nonFinite += row[at + 3]!;
  }
  const finite = voxels - nonFinite;
  if (finite === 0) return { mean: 0, min: 0, max: 0, integral: 0, nonFinite };
  return { mean: sum / finite, min, max, integral: sum * voxelMeasure, nonFinite };
}
