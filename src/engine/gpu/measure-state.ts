import { voxelMeasure } from "../../model/grid.ts";
import type { Measured } from "../choose-measured.ts";
import type { Measurement, Statistics } from "../engine.ts";
import { movementNotes } from "../movement-notes.ts";
import type { BufferLayout } from "./buffer-layout.ts";
import { statisticsNumbers, statisticsStrips } from "./gpu-buffers.ts";
import type { GpuState } from "./gpu-state.ts";
import { laneRows } from "./lane-rows.ts";
import { readReport, reportBytes, type SolverCounts, unconvergedNotes } from "./solver-report.ts";

/** min, steps since t = 0 and since the engine was opened, and the base step, min. */
export interface MeasurementTimes {
  readonly time: number;
  readonly stepCount: number;
  readonly stepsTaken: number;
  readonly step: number;
}

/** What came back from the device. */
interface Arrived {
  readonly rows: Float32Array;
  readonly scalars: Float32Array;
  readonly lanes: Float32Array;
  readonly report: ArrayBuffer;
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
  counts: SolverCounts,
): Promise<Measurement> {
  const { device, buffers, dispatches, readback } = state;
  const { slownessAt, program } = state.layout;
  const rows = program.layout.fieldCount + measured.observables.length;
  const encoder = device.createCommandEncoder({ label: "measure" });
  state.encode(encoder, state.present(dispatches.statistics(measured.observables)));
  const size = 4 * statisticsNumbers * rows * statisticsStrips(state.layout);
  const pending = [
    readback.copy(encoder, buffers.statistics, 0, size),
    readback.copy(encoder, buffers.scalars, 0, 4 * (slownessAt + 1)),
    readback.copy(encoder, buffers.lanes, 0, buffers.lanes.size),
    readback.copy(encoder, buffers.report, 0, reportBytes(state.layout)),
  ];
  encoder.clearBuffer(buffers.scalars, 4 * slownessAt, 4);
  encoder.clearBuffer(buffers.report, 0, reportBytes(state.layout));
  device.queue.submit([encoder.finish()]);
  return Promise.all(pending.map((one) => one.take())).then(([rows, scalars, lanes, report]) => {
    const arrived = {
      rows: new Float32Array(rows!),
      scalars: new Float32Array(scalars!),
      lanes: new Float32Array(lanes!),
      report: report!,
    };
    return gather(state, measured, times, arrived, counts);
  });
}

function gather(
  state: GpuState,
  measured: Measured,
  { time, stepCount, stepsTaken, step }: MeasurementTimes,
  { rows, scalars, lanes, report }: Arrived,
  counts: SolverCounts,
): Measurement {
  const { layout } = state;
  const { model } = layout.program;
  const width = statisticsNumbers * statisticsStrips(layout);
  const measure = voxelMeasure(layout.grid);
  const of = (row: number): Statistics =>
    statistics(rows.subarray(row * width, (row + 1) * width), layout.voxels, measure);
  const solves = readReport(report, layout.substrateCount);
  const worst = counts.take(solves, stepError(lanes, layout));
  return {
    time,
    stepCount,
    notes: [
      ...movementNotes(1 - scalars[layout.slownessAt]!, step),
      ...unconvergedNotes(worst, layout),
    ],
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
    ...(layout.quadCount > 0 ? { solver: counts.statistics(stepsTaken) } : {}),
  };
}

/** The largest estimated relative error of the last step, from the buffer `lanes`. */
export function stepError(lanes: Float32Array, layout: BufferLayout): number {
  const errors = laneRow(lanes, laneRows.error, layout.quadCount);
  return Math.max(0, ...errors.subarray(0, layout.substrateCount));
}

/** One row of the buffer `lanes`. */
export function laneRow(lanes: Float32Array, row: number, quadCount: number): Float32Array {
  return lanes.subarray(4 * quadCount * row, 4 * quadCount * (row + 1));
}

/** `row`: sum, sum of the carry, min, max and count of broken values of each strip. */
function statistics(row: Float32Array, voxels: number, voxelMeasure: number): Statistics {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let nonFinite = 0;
  for (let at = 0; at < row.length; at += statisticsNumbers) {
    sum += row[at]! + row[at + 1]!;
    min = Math.min(min, row[at + 2]!);
    max = Math.max(max, row[at + 3]!);
    nonFinite += row[at + 4]!;
  }
  const finite = voxels - nonFinite;
  if (finite === 0) return { mean: 0, min: 0, max: 0, integral: 0, nonFinite };
  return { mean: sum / finite, min, max, integral: sum * voxelMeasure, nonFinite };
}
