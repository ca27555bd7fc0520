import type { Model } from "../../model/model.ts";
import type { Snapshot } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import type { GpuState } from "./gpu-state.ts";
import { laneRows } from "./lane-rows.ts";
import { laneRow, stepError } from "./measure-state.ts";
import type { PendingRead } from "./readback.ts";
import { readReport, reportBytes, type SolverReport } from "./solver-report.ts";

/** A field's slot, or -1 - an observable's index. Throws EngineError for an unknown name. */
export function layerOf(model: Model, name: string): number {
  const slot = model.fields.findIndex((field) => field.name === name);
  if (slot >= 0) return slot;
  const observable = model.observables.findIndex((one) => one.name === name);
  if (observable >= 0) return -1 - observable;
  throw new EngineError(`There is no field or observable "${name}" in this model.`);
}

/**
 * Starts a copy of one layer's present values (a field's slot, or -1 - an observable's index), one
 * for each of `count` voxels from `first` on; the present slot must be written and an observable's
 * kernels prepared.
 */
export function startRead(
  state: GpuState,
  layer: number,
  { first, count }: { readonly first: number; readonly count: number },
): PendingRead {
  const { device, layout, dispatches, buffers, readback } = state;
  const { observedAt, voxels } = layout;
  const size = 4 * count;
  const encoder = device.createCommandEncoder({ label: "read" });
  if (layer < 0) {
    state.encode(encoder, state.present(dispatches.observe(-1 - layer)));
  }
  const pending =
    layer < 0
      ? readback.copy(encoder, buffers.auxiliary, 4 * (observedAt + first), size)
      : readback.copy(encoder, state.fields, 4 * (layer * voxels + first), size);
  device.queue.submit([encoder.finish()]);
  return pending;
}

/** Copies on their way that make a snapshot. */
export interface PendingSnapshot {
  readonly fields: PendingRead;
  readonly carry: PendingRead;
  readonly scalars: PendingRead;
  readonly lanes: PendingRead;
  readonly flow: PendingRead;
  readonly previous: PendingRead;
  readonly report: PendingRead;
}

/** What of a snapshot lies on the device. */
export type DeviceState = Pick<
  Snapshot,
  "fields" | "carry" | "compartments" | "compartmentCarry" | "flow" | "previous" | "largest"
>;

/** And what it has to tell. */
export interface DeviceNews {
  readonly speedScale: number;
  readonly report: SolverReport;
  /** Estimated relative error of the last step. */
  readonly stepError: number;
}

/** Starts copies of everything that a snapshot holds. */
export function startSnapshot(state: GpuState): PendingSnapshot {
  const { device, layout, buffers, readback } = state;
  const { fieldCount, flowPlaneCount, previousCount } = layout.program.layout;
  const encoder = device.createCommandEncoder({ label: "snapshot" });
  // A copy may not be empty; what is too much is cut off when it arrives.
  const planes = (at: number, count: number): PendingRead =>
    count === 0
      ? readback.copy(encoder, buffers.auxiliary, 0, 4)
      : readback.copy(encoder, buffers.auxiliary, 4 * at, 4 * count * layout.voxels);
  const pending = {
    fields: readback.copy(encoder, state.fields, 0, 4 * fieldCount * layout.voxels),
    carry: readback.copy(encoder, buffers.carry, 0, buffers.carry.size),
    scalars: readback.copy(encoder, buffers.scalars, 0, 4 * layout.stripsAt),
    lanes: readback.copy(encoder, buffers.lanes, 0, buffers.lanes.size),
    flow: planes(layout.flowAt, flowPlaneCount),
    previous: planes(layout.previousAt, previousCount),
    report: readback.copy(encoder, buffers.report, 0, reportBytes(layout)),
  };
  device.queue.submit([encoder.finish()]);
  return pending;
}

/** Waits for a snapshot. Rejects if the device is lost. */
export async function takeSnapshot(
  { layout }: GpuState,
  pending: PendingSnapshot,
): Promise<{ readonly state: DeviceState; readonly news: DeviceNews }> {
  const { compartmentCount, flowPlaneCount, previousCount } = layout.program.layout;
  const take = async (one: PendingRead) => new Float32Array(await one.take());
  const [fields, carry, scalars, lanes, flow, previous] = await Promise.all([
    take(pending.fields),
    take(pending.carry),
    take(pending.scalars),
    take(pending.lanes),
    take(pending.flow),
    take(pending.previous),
  ]);
  const news = {
    speedScale: 1 - scalars[layout.slownessAt]!,
    report: readReport(await pending.report.take(), layout.substrateCount),
    stepError: stepError(lanes, layout),
  };
  const { compartmentCarryAt: held, quadCount, substrateCount } = layout;
  const state = {
    fields,
    carry: layout.hasCarry ? carry : new Float32Array(0),
    compartments: scalars.slice(0, compartmentCount),
    compartmentCarry: scalars.slice(held, held + compartmentCount),
    flow: flow.slice(0, flowPlaneCount * layout.voxels),
    previous: previous.slice(0, previousCount * layout.voxels),
    largest: laneRow(lanes, laneRows.largest, quadCount).slice(0, substrateCount),
  };
  return { state, news };
}

/**
 * Replaces all fields and compartments, with their carries, and the largest values so far. Of the steps
 * before, the device keeps that populations were slowed down, if they were.
 */
export function writeState(state: GpuState, values: DeviceState, speedScale = 1): void {
  const { layout, buffers } = state;
  const write = (buffer: GPUBuffer, at: number, data: Float32Array): void => {
    if (data.length === 0) return;
    state.device.queue.writeBuffer(buffer, 4 * at, data as Float32Array<ArrayBuffer>);
  };
  write(state.fields, 0, values.fields);
  if (layout.hasCarry) write(buffers.carry, 0, values.carry);
  write(buffers.auxiliary, layout.flowAt, values.flow);
  write(buffers.auxiliary, layout.previousAt, values.previous);
  write(buffers.scalars, 0, values.compartments);
  write(buffers.scalars, layout.compartmentCarryAt, values.compartmentCarry);
  write(buffers.scalars, layout.slownessAt, Float32Array.of(1 - speedScale));
  if (layout.quadCount > 0) {
    write(buffers.lanes, 4 * layout.quadCount * laneRows.largest, values.largest);
    write(
      buffers.lanes,
      4 * layout.quadCount * laneRows.error,
      new Float32Array(4 * layout.quadCount),
    );
    const words = reportBytes(layout) / 4;
    write(buffers.report, 0, new Float32Array(words));
  }
}
