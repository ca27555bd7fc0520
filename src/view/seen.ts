import type { Space } from "../look/look.ts";
import type { Sight } from "../look/parts/sight.ts";
import { basisOf, type Turn, type Vector } from "../look/parts/turn.ts";
import { slicesOf } from "../look/volume/slices.ts";
import type { Extent, Framing, Placement } from "./framing.ts";

/** Of what is turned: room about it for the numbers at its edges, those of a height standing at its side. */
const ROOM = { relief: 1.22, volume: 1.14 } as const;

/**
 * What a picture that fits fills (um), its middle being that of the domain: of what is turned, the box as the
 * view has it turned, so that turning it on does not change its scale.
 */
export function seenExtent(extent: Extent, space: Space): Extent {
  if (space.kind === "plane") return extent;
  if (space.kind === "slices") {
    const { width, height } = slicesOf(boxOf(extent, space));
    return { width, height };
  }
  const [x, y, z] = boxSize(extent, space);
  const { right, up } = basisOf(space.turn);
  const across = Math.abs(right[0]) * x + Math.abs(right[1]) * y;
  const high = Math.abs(up[0]) * x + Math.abs(up[1]) * y + Math.abs(up[2]) * z;
  const room = ROOM[space.kind] / (space.kind === "volume" ? space.zoom : 1);
  return { width: room * across, height: room * high };
}

/** The box that is looked at (um): of a relief as high as its top. */
export function boxOf(extent: Extent, space: Space): Required<Extent> {
  const { width, height, depth = 1 } = extent;
  if (space.kind !== "relief") return { width, height, depth };
  return { width, height, depth: space.rise * Math.min(width, height) };
}

/** Its size by axis. */
export function boxSize(extent: Extent, space: Space): Vector {
  const { width, height, depth } = boxOf(extent, space);
  return [width, height, depth];
}

/** Where one looks from; null: the picture is not turned. */
export function turnOf(space: Space, { turn }: Pick<Framing, "turn">): Turn | null {
  return space.kind === "volume" || space.kind === "relief" ? (turn ?? space.turn) : null;
}

/** The line of sight through a point of the picture, um to the right and up of its middle. */
export function sightThrough(
  extent: Extent,
  space: Space,
  turn: Turn,
  [across, high]: readonly [number, number],
): Sight {
  const { right, up, forward } = basisOf(turn);
  const size = boxSize(extent, space);
  const origin = size.map(
    (side, axis) => side / 2 + across * (right[axis] as number) + high * (up[axis] as number),
  ) as unknown as Vector;
  return { origin, direction: forward };
}

/** A framing in um from the corner of what is seen, not of the domain; `way` -1: back. */
export function shiftFraming(
  framing: Framing,
  extent: Extent,
  seen: Extent,
  way: 1 | -1 = 1,
): Framing {
  return {
    ...framing,
    x: framing.x + (way * (seen.width - extent.width)) / 2,
    y: framing.y + (way * (seen.height - extent.height)) / 2,
  };
}

/** Where the domain lies, given where what is seen lies. */
export function domainPlacement(
  { left, top, scale }: Placement,
  extent: Extent,
  seen: Extent,
): Placement {
  return {
    left: left + (scale * (seen.width - extent.width)) / 2,
    top: top + (scale * (seen.height - extent.height)) / 2,
    scale,
  };
}
