/** A dispatch as it is counted. */
export interface CountedDispatch {
  readonly kernel: string;
  /** Workgroups along x, y, z. */
  readonly groups: readonly [number, number, number];
}

/** What the size of a kernel's arrays depends on. */
export interface Scene {
  readonly voxels: number;
  readonly substrates: number;
  readonly fields: number;
}

/**
 * Values of 4 bytes that a dispatch has to move: those that it reads and those that it writes, each
 * counted once, as if a cache held everything that neighbors share. A value moved twice by two
 * dispatches counts twice: fewer and larger kernels move less.
 */
export type Traffic = (dispatch: CountedDispatch, scene: Scene) => number;

/** So many values for each thread of workgroups of 64. */
export function perThread(values: number): Traffic {
  return ({ groups: [x, y, z] }) => 64 * values * x * y * z;
}

/** So many for each voxel, by the numbers of substrates and of fields. */
export function perVoxel(values: (substrates: number, fields: number) => number): Traffic {
  return (_, { voxels, substrates, fields }) => voxels * values(substrates, fields);
}

/** Reads and writes next to nothing. */
export const little: Traffic = () => 0;

/**
 * Bytes per voxel and substrate that some dispatches move. Throws for a kernel that the table does
 * not know: whoever adds a kernel says what it moves.
 */
export function bytesMoved(
  dispatches: readonly CountedDispatch[],
  table: Readonly<Record<string, Traffic>>,
  scene: Scene,
): number {
  let values = 0;
  for (const dispatch of dispatches) {
    const traffic = table[dispatch.kernel];
    if (traffic === undefined) {
      throw new Error(
        `bench/yardsticks/kernel-traffic.ts does not say what ${dispatch.kernel} moves`,
      );
    }
    values += traffic(dispatch, scene);
  }
  return (4 * values) / (scene.voxels * scene.substrates);
}
