import type { Shares } from "../look.ts";
import type { Box } from "../parts/sight.ts";

/** Which two axes a plane shows, to the right and up. */
export type Planes = "xy" | "xz" | "zy";

export interface SlicePlane {
  readonly axes: Planes;
  /** um from the lower left corner of all three. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Three planes in one scale: from above at the lower left, over it from the front, beside it from the side. */
export const slicesLayout = {
  /** Between them, share of the domain's shortest side. */
  gap: 0.05,
};

/** The planes of a domain, and what they fill together (um). */
export function slicesOf(box: Box): {
  readonly planes: readonly SlicePlane[];
  readonly width: number;
  readonly height: number;
} {
  const { width, height, depth } = box;
  const gap = slicesLayout.gap * Math.min(width, height, depth);
  return {
    planes: [
      { axes: "xy", x: 0, y: 0, width, height },
      { axes: "xz", x: 0, y: height + gap, width, height: depth },
      { axes: "zy", x: width + gap, y: 0, width: depth, height },
    ],
    width: width + gap + depth,
    height: height + gap + depth,
  };
}

/** The cursor (shares) that a point of the planes (um from their lower left corner) asks for; null: beside them. */
export function cursorAt(box: Box, cursor: Shares, x: number, y: number): Shares | null {
  const plane = slicesOf(box).planes.find(
    (one) => x >= one.x && y >= one.y && x <= one.x + one.width && y <= one.y + one.height,
  );
  if (plane === undefined) return null;
  const across = (x - plane.x) / plane.width;
  const up = (y - plane.y) / plane.height;
  if (plane.axes === "xy") return [across, up, cursor[2]];
  return plane.axes === "xz" ? [across, cursor[1], up] : [cursor[0], up, across];
}
