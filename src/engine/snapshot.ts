import type { Layout, Program } from "../compile/program.ts";
import { type Grid, voxelCount } from "../model/grid.ts";
import type { EarlierSnapshot, Snapshot } from "./engine.ts";
import { EngineError } from "./engine-error.ts";

/** Throws EngineError unless a snapshot is of this program's model and of this grid. */
export function requireSnapshotFits(
  snapshot: Snapshot | EarlierSnapshot,
  program: Program,
  grid: Grid,
): void {
  if (snapshot.format !== "milieu-snapshot/1" && snapshot.format !== "milieu-snapshot/2") {
    const { format } = snapshot as { readonly format: unknown };
    throw new EngineError(
      `Cannot restore a snapshot of format "${String(format)}"; take it anew with this version.`,
    );
  }
  const names = program.model.fields.map((field) => field.name);
  if (names.join() !== snapshot.fieldNames.join()) {
    throw new EngineError(
      `The snapshot is of another model: its fields are ${snapshot.fieldNames.join(", ")}, ` +
        `this model's are ${names.join(", ")}.`,
    );
  }
  const sides = (of: Grid): string =>
    `${of.nx}x${of.ny}x${of.nz}, ${of.dx} x ${of.dy} x ${of.dz} um`;
  if (sides(snapshot.grid) !== sides(grid)) {
    throw new EngineError(
      `The snapshot is of another grid (${sides(snapshot.grid)}) than this run's (${sides(grid)}).`,
    );
  }
  const values = names.length * voxelCount(grid);
  if (snapshot.fields.length !== values) {
    throw new EngineError(
      `The snapshot has ${snapshot.fields.length} values of fields, this run needs ${values}.`,
    );
  }
  const { compartmentCount } = program.layout;
  if (snapshot.compartments.length !== compartmentCount) {
    throw new EngineError(
      `The snapshot has ${snapshot.compartments.length} compartments, this model has ${compartmentCount}.`,
    );
  }
}

/**
 * A snapshot of any format as today's: carries of 0 where it has none (also one that an explicit
 * run took, restored into an implicit one), and no proposal of a step (0).
 */
export function completeSnapshot(
  snapshot: Snapshot | EarlierSnapshot,
  {
    substrateCount,
    flowPlaneCount,
    previousCount,
  }: Pick<Layout, "substrateCount" | "flowPlaneCount" | "previousCount">,
): Snapshot {
  const { fields, compartments } = snapshot;
  const held: Partial<Snapshot> = snapshot.format === "milieu-snapshot/2" ? snapshot : {};
  const orZeros = (values: Float32Array | undefined, length: number): Float32Array =>
    values?.length === length ? values : new Float32Array(length);
  const previous = orZeros(held.previous, previousCount * voxelCount(snapshot.grid));
  return {
    ...snapshot,
    format: "milieu-snapshot/2",
    carry: orZeros(held.carry, fields.length),
    compartmentCarry: orZeros(held.compartmentCarry, compartments.length),
    previous,
    // Without the planes there was no step before.
    previousStep: previous === held.previous ? (held.previousStep ?? 0) : 0,
    flow: orZeros(held.flow, flowPlaneCount * voxelCount(snapshot.grid)),
    largest: orZeros(held.largest, substrateCount),
    proposedStep: held.proposedStep ?? 0,
  };
}
