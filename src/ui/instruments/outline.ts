import { node, type SvgNode } from "../../instruments/chart/node.ts";
import type { Place } from "../../instruments/instrument.ts";
import type { Shape } from "../../instruments/shape.ts";

/** How the picture is looked at. */
export interface Lens {
  /** Where a place of the domain (um) lies on the overlay, CSS px. */
  readonly pointOf: (x: number, y: number) => Place;
  /** The place (um) under a point of the window. */
  readonly placeAt: (clientX: number, clientY: number) => Place | null;
  /** CSS px per um. */
  readonly scale: number;
}

export interface OutlineStyle {
  readonly focused: boolean;
  /** Stands beside it; absent: nothing does. */
  readonly title?: string;
  /** px that the title is lifted, so that it lies over no other. */
  readonly lift?: number;
  /** A place that is pointed at, not an instrument. */
  readonly mark?: boolean;
}

/** A shape as it lies over the tissue: a light line with a dark rim, so that it is seen on any color. */
export function outlineOf(
  shape: Shape,
  lens: Lens,
  { focused, title, lift = 0, mark = false }: OutlineStyle,
): readonly SvgNode[] {
  const drawn = geometryOf(shape, lens, mark);
  const name = focused ? "shape-line is-focused" : "shape-line";
  const lines = drawn.map(({ tag, attributes }) => [
    node(tag, { ...attributes, class: "shape-rim" }),
    node(tag, { ...attributes, class: name }),
  ]);
  const label = title === undefined ? [] : [labelOf(shape, lens, title, lift)];
  return [...lines.flat(), ...label];
}

function geometryOf(shape: Shape, { pointOf, scale }: Lens, mark: boolean): readonly SvgNode[] {
  switch (shape.kind) {
    case "point": {
      const { x, y } = pointOf(shape.at.x, shape.at.y);
      return [node("circle", { cx: x, cy: y, r: mark ? 4 : 7 })];
    }
    case "line": {
      const a = pointOf(shape.from.x, shape.from.y);
      const b = pointOf(shape.to.x, shape.to.y);
      return [node("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y })];
    }
    case "circle": {
      const { x, y } = pointOf(shape.center.x, shape.center.y);
      return [node("circle", { cx: x, cy: y, r: shape.radius * scale })];
    }
    case "square": {
      const { center, side } = shape;
      const { x, y } = pointOf(center.x - side / 2, center.y + side / 2);
      return [node("rect", { x, y, width: side * scale, height: side * scale })];
    }
    case "polygon": {
      const points = shape.points.map((one) => pointOf(one.x, one.y));
      return [node("polygon", { points: points.map(({ x, y }) => `${x},${y}`).join(" ") })];
    }
  }
}

/** px from a line of words to the next, and of a letter across. */
const LINE = 14;
const LETTER = 6.2;

/** How far each of several titles is lifted, px: over those before it that it would lie on. */
export function titleLifts(
  shapes: readonly { readonly shape: Shape; readonly title: string }[],
  lens: Lens,
): readonly number[] {
  const placed: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  return shapes.map(({ shape, title }) => {
    const { x, y } = titlePlace(shape, lens);
    const width = LETTER * title.length;
    const lies = (at: number) =>
      placed.some(
        (one) => Math.abs(one.y - at) < LINE && x < one.x + one.width && one.x < x + width,
      );
    let lift = 0;
    while (lies(y - lift)) lift += LINE;
    placed.push({ x, y: y - lift, width });
    return lift;
  });
}

function labelOf(shape: Shape, lens: Lens, title: string, lift: number): SvgNode {
  const { x, y } = titlePlace(shape, lens);
  return node("text", { x, y: y - lift, class: "shape-title" }, title);
}

/** Beside the shape's uppermost place. */
function titlePlace(shape: Shape, { pointOf, scale }: Lens): Place {
  const at = anchorOf(shape);
  const { x, y } = pointOf(at.x, at.y);
  const above = shape.kind === "circle" ? shape.radius * scale : 0;
  return { x: x + 8, y: y - above - 8 };
}

function anchorOf(shape: Shape): Place {
  switch (shape.kind) {
    case "point":
      return shape.at;
    case "line":
      return shape.from;
    case "circle":
      return shape.center;
    case "square":
      return { x: shape.center.x - shape.side / 2, y: shape.center.y + shape.side / 2 };
    case "polygon":
      return shape.points.reduce((top, one) => (one.y > top.y ? one : top));
  }
}
