import { formatNumber } from "../../numbers/format-number.ts";
import type { ResolvedContour } from "../look.ts";
import { withUnit } from "../parts/labels.ts";
import type { Point } from "./contour-lines.ts";

/** A contour with the lines that it is now. */
export interface TracedContour {
  readonly contour: ResolvedContour;
  readonly lines: readonly (readonly Point[])[];
}

/** A level written along its line. */
export interface ContourLabel {
  /** Its middle, um. */
  readonly x: number;
  readonly y: number;
  /** Of the line there, rad, against the clock from x; within a quarter turn, so that it stands upright. */
  readonly angle: number;
  readonly text: string;
  /** "#rrggbb" */
  readonly color: string;
}

/** What is looked at, um. */
export interface Visible {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** px: a letter's width and a label's height, about; how far apart labels are, and how long a line they need. */
const LETTER = 6.2;
const HEIGHT = 13;
const APART = 70;
const LEAST = 110;
/** px of line that another label comes after. */
const EVERY = 700;
const MOST = 24;
/** Chord over arc along a label: a line that bends more has none there. */
const STRAIGHT = 0.94;

/**
 * Where the levels of contours are written in a picture of `scale` px per um: on long lines, where these are
 * straight, in sight, and away from other labels.
 */
export function placeContourLabels(
  traced: readonly TracedContour[],
  scale: number,
  visible: Visible,
): readonly ContourLabel[] {
  const labels: ContourLabel[] = [];
  const candidates = traced.flatMap(({ contour, lines }) =>
    lines.map((line) => ({ contour, line, along: lengthsAlong(line) })),
  );
  const lengthOf = ({ along }: { along: readonly number[] }): number => along.at(-1) ?? 0;
  candidates.sort((one, other) => lengthOf(other) - lengthOf(one));
  for (const { contour, line, along } of candidates) {
    const length = along.at(-1) ?? 0;
    if (length * scale < LEAST) break;
    const text = withUnit(formatNumber(contour.level), contour.unit);
    const half = (LETTER * text.length) / 2 / scale;
    const count = Math.ceil((length * scale) / EVERY);
    for (let part = 0; part < count && labels.length < MOST; part++) {
      const place = straightest(line, along, (length * part) / count, length / count, half, (at) =>
        isFree(at, labels, half, scale, visible),
      );
      if (place !== null) labels.push({ ...place, text, color: contour.color });
    }
  }
  return labels;
}

/** The straightest free place of a part of a line; null: none is straight enough. */
function straightest(
  line: readonly Point[],
  along: readonly number[],
  start: number,
  length: number,
  half: number,
  isFreeAt: (at: Point) => boolean,
): { readonly x: number; readonly y: number; readonly angle: number } | null {
  const steps = Math.min(60, Math.max(4, Math.round(length / half)));
  let best: { x: number; y: number; angle: number } | null = null;
  let most = STRAIGHT;
  for (let step = 0; step < steps; step++) {
    const middle = start + (length * (step + 0.5)) / steps;
    if (middle - half < 0 || middle + half > (along.at(-1) ?? 0)) continue;
    const from = pointAlong(line, along, middle - half);
    const to = pointAlong(line, along, middle + half);
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const straight = Math.hypot(dx, dy) / (2 * half);
    if (straight <= most) continue;
    const at = pointAlong(line, along, middle);
    if (!isFreeAt(at)) continue;
    most = straight;
    const angle = Math.atan2(dy, dx);
    const upright = Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle;
    best = { x: at[0], y: at[1], angle: upright };
  }
  return best;
}

function isFree(
  [x, y]: Point,
  labels: readonly ContourLabel[],
  half: number,
  scale: number,
  { left, right, bottom, top }: Visible,
): boolean {
  const margin = half + HEIGHT / scale;
  const isSeen = x > left + margin && x < right - margin && y > bottom + margin && y < top - margin;
  return isSeen && labels.every((label) => Math.hypot(label.x - x, label.y - y) * scale > APART);
}

/** Length (um) of a line up to each of its points. */
function lengthsAlong(line: readonly Point[]): readonly number[] {
  let sum = 0;
  return line.map(([x, y], index) => {
    const [px, py] = line[index - 1] ?? [x, y];
    sum += Math.hypot(x - px, y - py);
    return sum;
  });
}

function pointAlong(line: readonly Point[], along: readonly number[], at: number): Point {
  let index = along.findIndex((length) => length >= at);
  if (index < 0) index = along.length - 1;
  const [x, y] = line[index] as Point;
  const before = line[index - 1];
  if (before === undefined) return [x, y];
  const [from, to] = [along[index - 1] as number, along[index] as number];
  const share = to > from ? (at - from) / (to - from) : 1;
  return [before[0] + share * (x - before[0]), before[1] + share * (y - before[1])];
}
