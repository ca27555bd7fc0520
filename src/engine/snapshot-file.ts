import type { EarlierSnapshot, Snapshot } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { decodePlainData, encodePlainData } from "./plain-data.ts";
import { completeSnapshot } from "./snapshot.ts";

/** A snapshot in a file, with whatever its writer needs to know of the run besides. */
export interface SnapshotFile {
  readonly snapshot: Snapshot;
  /** Plain data (plain-data.ts). */
  readonly run?: unknown;
}

/**
 * The bytes of a snapshot file: every member of the snapshot, whichever it has, bit for bit. Throws
 * EngineError for a member that is no plain data.
 */
export function encodeSnapshotFile({ snapshot, run }: SnapshotFile): Uint8Array {
  return encodePlainData({ snapshot, run });
}

/**
 * What such a file holds; a snapshot of an earlier version as one of today's. Throws EngineError, a sentence without subject ("is damaged ..."), if it
 * is none; whether the snapshot fits a model and a grid is for `Engine.restore` to say.
 */
export function decodeSnapshotFile(file: Uint8Array): SnapshotFile {
  const data = decodePlainData(file);
  const { snapshot, run } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (!isSnapshot(snapshot)) throw new EngineError("holds no snapshot that this version knows");
  const complete =
    snapshot.format === "milieu-snapshot/1"
      ? completeSnapshot(snapshot, { substrateCount: 0, flowPlaneCount: 0, previousCount: 0 })
      : snapshot;
  return run === undefined ? { snapshot: complete } : { snapshot: complete, run };
}

/** Whether it has the members that every snapshot has; more are taken as they are. */
function isSnapshot(value: unknown): value is Snapshot | EarlierSnapshot {
  if (typeof value !== "object" || value === null) return false;
  const one = value as Readonly<Partial<Record<keyof Snapshot, unknown>>>;
  return (
    (one.format === "milieu-snapshot/1" || hasCarry(one)) &&
    Array.isArray(one.fieldNames) &&
    typeof one.grid === "object" &&
    [one.time, one.stepCount, one.sinceEvent].every(Number.isFinite) &&
    one.fields instanceof Float32Array &&
    one.compartments instanceof Float32Array &&
    typeof one.parameters === "object"
  );
}

function hasCarry(one: Readonly<Partial<Record<keyof Snapshot, unknown>>>): boolean {
  return (
    one.format === "milieu-snapshot/2" &&
    [one.carry, one.compartmentCarry, one.largest].every((it) => it instanceof Float32Array) &&
    Number.isFinite(one.proposedStep)
  );
}
