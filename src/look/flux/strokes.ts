import { hash3 } from "../tissue/hash.ts";
import { fluxAt, type PlaneFlux } from "./plane-flux.ts";

/** An arrow or stroke: from its tail to its head, um. */
export interface FluxArrow {
  readonly points: readonly (readonly [number, number])[];
  /** 0 to 1 */
  readonly opacity: number;
}

/** The part of the domain that is looked at, um. */
export interface Part {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** px: arrow of full length, and from one to the next. */
export const FULL_LENGTH = 24;
const ARROWS_APART = 26;
const STROKES_APART = 13;
/** Below this share of the scale nothing is drawn. */
const LEAST = 0.04;
/** What is stronger than the scale is drawn no longer than this many times the full length. */
const LONGEST = 1.5;
/** Pieces of a stroke. */
const PIECES = 6;

/**
 * Arrows on a lattice that stands still in the tissue, each as long as the flux in its middle is large.
 * `scale`: flux of an arrow of full length; `zoom`: px per um.
 */
export function fluxArrows(
  flux: PlaneFlux,
  scale: number,
  zoom: number,
  part: Part,
): readonly FluxArrow[] {
  return places(flux, ARROWS_APART / zoom, part).flatMap(({ x, y }) => {
    const [fx, fy] = fluxAt(flux, x, y);
    const share = Math.hypot(fx, fy) / scale;
    if (!(share > LEAST)) return [];
    const half = (Math.min(share, LONGEST) * FULL_LENGTH) / zoom / 2 / Math.hypot(fx, fy);
    const tail = [x - fx * half, y - fy * half] as const;
    const head = [x + fx * half, y + fy * half] as const;
    return [{ points: [tail, head], opacity: 1 }];
  });
}

/**
 * Short pieces of the lines along the flux. Each goes along its own line once a period, appears and vanishes, and
 * begins at another time; `phase` (periods since t = 0) is all that moves them.
 */
export function fluxStrokes(
  flux: PlaneFlux,
  scale: number,
  zoom: number,
  part: Part,
  phase: number,
): readonly FluxArrow[] {
  return places(flux, STROKES_APART / zoom, part).flatMap((place) => {
    const [across, up, begin] = hash3(place.column, place.row, 0);
    const x = place.x + (across - 0.5) * place.apart;
    const y = place.y + (up - 0.5) * place.apart;
    const share = Math.hypot(...fluxAt(flux, x, y)) / scale;
    if (!(share > LEAST)) return [];
    const length = (Math.min(share, LONGEST) * FULL_LENGTH) / zoom;
    const at = (phase + begin) % 1;
    const start = along(flux, [x, y], (at - 1) * length, 4).at(-1) as readonly [number, number];
    const points = along(flux, start, length, PIECES);
    return [{ points, opacity: Math.sin(Math.PI * at) ** 0.7 }];
  });
}

/** The line along the flux from a place on, `length` um long (negative: against it), by the midpoint rule. */
function along(
  flux: PlaneFlux,
  start: readonly [number, number],
  length: number,
  pieces: number,
): readonly (readonly [number, number])[] {
  const points = [start];
  const step = length / pieces;
  let [x, y] = start;
  for (let piece = 0; piece < pieces; piece++) {
    const [ux, uy] = direction(flux, x, y);
    const [mx, my] = direction(flux, x + (ux * step) / 2, y + (uy * step) / 2);
    x += mx * step;
    y += my * step;
    points.push([x, y]);
  }
  return points;
}

function direction(flux: PlaneFlux, x: number, y: number): readonly [number, number] {
  const [fx, fy] = fluxAt(flux, x, y);
  const size = Math.hypot(fx, fy);
  return size > 0 ? [fx / size, fy / size] : [0, 0];
}

interface LatticePlace {
  readonly column: number;
  readonly row: number;
  /** um */
  readonly x: number;
  readonly y: number;
  readonly apart: number;
}

/**
 * Points of a lattice in the domain that are in sight. They lie about `wanted` um apart, in steps of a half power
 * of two, so that a small change of the zoom moves none.
 */
function places(
  { width, height, dx, dy }: PlaneFlux,
  wanted: number,
  { left, right, bottom, top }: Part,
): readonly LatticePlace[] {
  const apart = 2 ** (Math.round(2 * Math.log2(wanted)) / 2);
  const first = (low: number): number => Math.max(0, Math.ceil(low / apart - 0.5));
  const last = (high: number, size: number): number =>
    Math.floor(Math.min(high, size) / apart - 0.5);
  const found: LatticePlace[] = [];
  for (let row = first(bottom); row <= last(top, height * dy); row++) {
    for (let column = first(left); column <= last(right, width * dx); column++) {
      found.push({ column, row, x: (column + 0.5) * apart, y: (row + 0.5) * apart, apart });
    }
  }
  return found;
}
