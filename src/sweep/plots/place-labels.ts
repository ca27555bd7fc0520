import type { Frame } from "./axis.ts";
import { textSize, widthOf } from "./text.ts";

/** A point, the whisker through it, and what it is called. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Ends of the whisker. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Where a label goes: its left end, its middle's height, and the line that leads to it, if any. */
export interface PlacedLabel {
  readonly point: Labelled;
  readonly left: number;
  readonly middle: number;
  readonly leader?: readonly [x1: number, y1: number, x2: number, y2: number];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** East, north-east, south-east, west, ..., north, south. */
const directions = [0, 1, -1, 4, 3, -3, 2, -2].map((eighth) => (eighth * Math.PI) / 4);
/** Distances beyond the nearest that a label can have, in points. */
const rings = [0, 4, 9, 15, 22];

/**
 * Places labels beside their points, the first ones first: within the frame, away from all points and
 * whiskers, other labels and the lines that lead to these. A label that finds no place is left out.
 */
export function placeLabels(points: readonly Labelled[], frame: Frame): readonly PlacedLabel[] {
  const marks = points.flatMap(({ x, y, from, to }) => [
    boxAbout(x - 2, x + 2, y, 2),
    boxAbout(from, to, y, 1),
  ]);
  const boxes: Box[] = [];
  const leaders: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const point of points) {
    const found = candidates(point, frame).find(
      ({ box, dots }) =>
        isWithin(box, frame) &&
        ![...marks, ...boxes, ...leaders].some((other) => meet(box, other)) &&
        !dots.some((dot) => boxes.some((other) => meet(dot, other))),
    );
    if (found === undefined) continue;
    boxes.push(found.box);
    leaders.push(...found.dots);
    placed.push(found.label);
  }
  return placed;
}

interface Candidate {
  readonly label: PlacedLabel;
  readonly box: Box;
  /** Along the line that leads to it. */
  readonly dots: readonly Box[];
}

function candidates(point: Labelled, frame: Frame): Candidate[] {
  return rings.flatMap((ring) => directions.map((angle) => candidate(point, frame, ring, angle)));
}

function candidate(point: Labelled, frame: Frame, ring: number, angle: number): Candidate {
  const { x, y, from, to, text } = point;
  const width = widthOf(text);
  const toRight = Math.cos(angle);
  const isLevel = Math.abs(toRight) > 0.9;
  const start = isLevel ? (toRight > 0 ? Math.max(to, x + 1) : Math.min(from, x - 1)) : x;
  const anchor = Math.abs(toRight) < 0.1 ? 0.5 : toRight > 0 ? 0 : 1;
  const free = start + (3 + ring) * toRight - anchor * width;
  const left = isLevel ? free : Math.min(Math.max(free, frame.left + 1), frame.right - width);
  const middle = y - (6.9 + ring) * Math.sin(angle);
  const box = boxAbout(left, left + width, middle, 0.6 * textSize);
  if (ring === 0) return { label: { point, left, middle }, box, dots: [] };
  const endX = Math.min(Math.max(x, box.left), box.right);
  const endY = Math.min(Math.max(y, box.top), box.bottom);
  const dots = Array.from({ length: 9 }, (_, index) => {
    const share = index / 8;
    const at = x + share * (endX - x);
    return boxAbout(at - 0.5, at + 0.5, y + share * (endY - y), 0.5);
  });
  return { label: { point, left, middle, leader: [x, y, endX, endY] }, box, dots };
}

function boxAbout(left: number, right: number, middle: number, half: number): Box {
  return { left, right, top: middle - half, bottom: middle + half };
}

function isWithin(box: Box, frame: Frame): boolean {
  const { left, right, top, bottom } = frame;
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
