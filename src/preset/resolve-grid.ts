import { ModelError } from "../model/error.ts";
import type { Grid } from "../model/grid.ts";
import { parseLength } from "../model/units.ts";
import type { PresetFile } from "./preset-schema.ts";

const LIMITS = { 2: [16, 4096], 3: [16, 256] } as const;
const LARGEST_SPACING_RATIO = 4;
const AXES = ["x", "y", "z"] as const;

/** The grid of a domain; `voxels` takes the place of the preset's own numbers of voxels. */
export function resolveGrid(
  domain: PresetFile["domain"],
  voxels: readonly number[] | undefined,
  voxelsPlace = "domain.grid",
): Grid {
  const dimensions = domain.size.length === 3 ? 3 : 2;
  const counts = voxels ?? domain.grid;
  const place = voxels === undefined ? "domain.grid" : voxelsPlace;
  checkVoxels(counts, dimensions, place);
  const spacings = domain.size.map((text, axis) => {
    const at = `domain.size[${axis}]`;
    const size = parseLength(text, at);
    if (!(size > 0)) throw new ModelError(at, `must be longer than 0, but is ${text}`);
    return size / (counts[axis] as number);
  });
  checkSpacings(spacings, place);
  const [nx, ny, nz = 1] = counts as readonly [number, number, number?];
  const [dx, dy, dz = 1] = spacings as unknown as readonly [number, number, number?];
  return { dimensions, nx, ny, nz, dx, dy, dz };
}

/** Throws unless there is a fitting number of voxels for each axis. */
export function checkVoxels(counts: readonly number[], dimensions: 2 | 3, place: string): void {
  if (counts.length !== dimensions) {
    throw new ModelError(
      place,
      `has ${counts.length} entries, but domain.size has ${dimensions}; give one per axis`,
    );
  }
  const [least, most] = LIMITS[dimensions];
  for (const [axis, count] of counts.entries()) {
    if (Number.isInteger(count) && count >= least && count <= most) continue;
    throw new ModelError(
      `${place}[${axis}]`,
      `must be a whole number from ${least} to ${most} in ${dimensions}D, but is ${count}`,
    );
  }
}

function checkSpacings(spacings: readonly number[], place: string): void {
  const smallest = Math.min(...spacings);
  const largest = Math.max(...spacings);
  if (smallest >= 1e-6 && largest <= LARGEST_SPACING_RATIO * smallest * (1 + 1e-9)) return;
  const told = spacings.map(
    (spacing, axis) => `${AXES[axis]} ${Number(spacing.toPrecision(4))} um`,
  );
  throw new ModelError(
    place,
    `voxels must not be more than ${LARGEST_SPACING_RATIO} times longer on one axis than on another, but they measure ${told.join(", ")}`,
  );
}
