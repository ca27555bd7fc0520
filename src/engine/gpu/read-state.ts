import type { Model } from "../../model/model.ts";
import { EngineError } from "../engine-error.ts";
import type { GpuState } from "./gpu-state.ts";
import type { PendingRead } from "./readback.ts";

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
 * per voxel; the present slot must be written and an observable's kernels prepared.
 */
export function startRead(state: GpuState, layer: number): PendingRead {
  const { device, layout, dispatches, buffers, readback } = state;
  const { observedAt } = layout;
  const size = 4 * layout.voxels;
  const encoder = device.createCommandEncoder({ label: "read" });
  if (layer < 0) {
    state.encode(encoder, state.present(dispatches.observe(-1 - layer)));
  }
  const pending =
    layer < 0
      ? readback.copy(encoder, buffers.auxiliary, 4 * observedAt, size)
      : readback.copy(encoder, state.fields, layer * size, size);
  device.queue.submit([encoder.finish()]);
  return pending;
}

/** Starts copies of all field planes and of the compartments. */
export function startSnapshot(state: GpuState): readonly [PendingRead, PendingRead] {
  const { device, layout, buffers, readback } = state;
  const { fieldCount, compartmentCount } = layout.program.layout;
  const encoder = device.createCommandEncoder({ label: "snapshot" });
  const pending = [
    readback.copy(encoder, state.fields, 0, 4 * fieldCount * layout.voxels),
    readback.copy(encoder, buffers.scalars, 0, Math.max(4, 4 * compartmentCount)),
  ] as const;
  device.queue.submit([encoder.finish()]);
  return pending;
}

/** Replaces all fields and compartments. */
export function writeState(
  state: GpuState,
  fields: Float32Array,
  compartments: Float32Array,
): void {
  const { queue } = state.device;
  queue.writeBuffer(state.fields, 0, fields as Float32Array<ArrayBuffer>);
  if (compartments.length === 0) return;
  queue.writeBuffer(state.buffers.scalars, 0, compartments as Float32Array<ArrayBuffer>);
}
