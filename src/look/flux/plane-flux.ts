/** Flux at the middles of a plane's voxels, index i + width*j, in the field's unit times um/min. */
export interface PlaneFlux {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: number;
  readonly height: number;
  /** um */
  readonly dx: number;
  readonly dy: number;
}

/** Between the middles of voxels bilinear; beyond them as at the edge. `x`, `y`: um. */
export function fluxAt(flux: PlaneFlux, x: number, y: number): readonly [number, number] {
  const { width, height, dx, dy } = flux;
  const u = Math.min(Math.max(x / dx - 0.5, 0), width - 1);
  const v = Math.min(Math.max(y / dy - 0.5, 0), height - 1);
  const [i, j] = [Math.min(Math.floor(u), width - 2), Math.min(Math.floor(v), height - 2)];
  const [left, low] = [Math.max(i, 0), Math.max(j, 0)];
  const [right, high] = [Math.min(left + 1, width - 1), Math.min(low + 1, height - 1)];
  const [s, t] = [u - left, v - low];
  const of = (part: Float64Array): number => {
    const at = (column: number, row: number) => part[column + width * row] as number;
    const below = at(left, low) * (1 - s) + at(right, low) * s;
    const above = at(left, high) * (1 - s) + at(right, high) * s;
    return below * (1 - t) + above * t;
  };
  return [of(flux.x), of(flux.y)];
}

/** Of the voxels' sizes of flux, this share is drawn no longer than an arrow of full length. */
const SHARE = 0.97;

/** A round scale (1, 2 or 5 times a power of ten) that nearly all voxels stay within; null: nothing flows. */
export function fluxScale({ x, y }: PlaneFlux): number | null {
  const sizes = Float64Array.from(x, (value, index) =>
    Math.hypot(value, y[index] as number),
  ).sort();
  const high = sizes[Math.floor(SHARE * (sizes.length - 1))] as number;
  const size = high > 0 ? high : (sizes.at(-1) as number);
  if (!(size > 0) || !Number.isFinite(size)) return null;
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [1, 2, 5, 10].find((one) => one * power >= size * (1 - 1e-9)) ?? 10;
  return step * power;
}
