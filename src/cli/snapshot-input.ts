import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Engine, Snapshot } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { decodeSnapshotFile, type SnapshotFile } from "../engine/snapshot-file.ts";
import { CliError, exitCode } from "./exit-code.ts";

/** A snapshot file with the checksum that tells it apart. */
export interface SnapshotInput extends SnapshotFile {
  readonly sha256: string;
}

/** Reads a snapshot file. Throws CliError 65 if it cannot be read or is damaged. */
export async function readSnapshotFile(path: string): Promise<SnapshotInput> {
  const bytes = await readWhole(path).catch((error: Error) => {
    throw new CliError(exitCode.badPreset, `cannot read the snapshot ${path}: ${error.message}`);
  });
  try {
    return { ...decodeSnapshotFile(bytes), sha256: sha256Of(bytes) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new CliError(exitCode.badPreset, `${path} ${error.message}.`);
  }
}

/** What Node reads or hashes at a time; a snapshot may be larger than it can at once (2 GiB). */
const chunk = 2 ** 30;

async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array((await file.stat()).size);
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(chunk, bytes.length - at), at);
      if (bytesRead === 0) return bytes.subarray(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

function sha256Of(bytes: Uint8Array): string {
  const hash = createHash("sha256");
  for (let at = 0; at < bytes.length; at += chunk) hash.update(bytes.subarray(at, at + chunk));
  return hash.digest("hex");
}

/** Gives an engine the state of a snapshot. Throws CliError 65 if it is of another model or grid. */
export async function restoreSnapshot(
  engine: Engine,
  snapshot: Snapshot,
  path: string,
): Promise<void> {
  try {
    await engine.restore(snapshot);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new CliError(exitCode.badPreset, `${path}: ${error.message}`);
  }
}

/**
 * A snapshot as the start of another run, whose parameters apply from here on: where they differ
 * from those before, the first steps are short, as after every sudden change.
 */
export function withParameters(
  snapshot: Snapshot,
  parameters: Readonly<Record<string, number>>,
): Snapshot {
  const isSame = Object.entries(parameters).every(
    ([name, value]) => snapshot.parameters[name] === value,
  );
  return { ...snapshot, parameters, ...(isSame ? {} : { sinceEvent: 0 }) };
}
