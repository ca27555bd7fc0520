import type { Grid } from "../model/grid.ts";
import { t } from "../texts/text.ts";
import type { Place } from "./instrument.ts";

/** What an instrument looks at, as it is drawn on the picture. Lengths in um. */
export type Shape =
  | { readonly kind: "point"; readonly at: Place }
  | { readonly kind: "line"; readonly from: Place; readonly to: Place }
  | { readonly kind: "circle"; readonly center: Place; readonly radius: number }
  | { readonly kind: "square"; readonly center: Place; readonly side: number }
  | { readonly kind: "polygon"; readonly points: readonly Place[] };

/** A point of a shape that can be taken hold of. */
export interface Handle {
  /** "start", "end", "center", "radius", "corner 3" */
  readonly name: string;
  readonly at: Place;
}

/** Size of the domain, um. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

export function extentOf({ nx, ny, dx, dy }: Grid): Extent {
  return { width: nx * dx, height: ny * dy };
}

/** What of a shape a person takes hold of, its middle first where it has one. */
export function handlesOf(shape: Shape): readonly Handle[] {
  switch (shape.kind) {
    case "point":
      return [{ name: t`place`, at: shape.at }];
    case "line":
      return [
        { name: t`start`, at: shape.from },
        { name: t`end`, at: shape.to },
      ];
    case "circle":
      return [
        { name: t`center`, at: shape.center },
        { name: t`radius`, at: { x: shape.center.x + shape.radius, y: shape.center.y } },
      ];
    case "square": {
      const { center, side } = shape;
      return [
        { name: t`center`, at: center },
        { name: t`corner`, at: { x: center.x + side / 2, y: center.y + side / 2 } },
      ];
    }
    case "polygon":
      return shape.points.map((at, index) => ({ name: t`corner ${index + 1}`, at }));
  }
}

/** The shape with one of its handles elsewhere. */
export function withHandle(shape: Shape, index: number, at: Place): Shape {
  switch (shape.kind) {
    case "point":
      return { ...shape, at };
    case "line":
      return index === 0 ? { ...shape, from: at } : { ...shape, to: at };
    case "circle": {
      if (index === 0) return { ...shape, center: at };
      return { ...shape, radius: Math.hypot(at.x - shape.center.x, at.y - shape.center.y) };
    }
    case "square": {
      if (index === 0) return { ...shape, center: at };
      const { center } = shape;
      return { ...shape, side: 2 * Math.max(Math.abs(at.x - center.x), Math.abs(at.y - center.y)) };
    }
    case "polygon":
      return { ...shape, points: shape.points.map((point, own) => (own === index ? at : point)) };
  }
}

/** A shape of that kind as a pointer draws it that goes from one place to another. */
export function drawnShape(kind: Shape["kind"], from: Place, to: Place): Shape {
  const away = Math.hypot(to.x - from.x, to.y - from.y);
  switch (kind) {
    case "point":
      return { kind, at: to };
    case "line":
      return { kind, from, to };
    case "circle":
      return { kind, center: from, radius: away };
    case "square": {
      const side = 2 * Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
      return { kind, center: from, side };
    }
    case "polygon":
      return {
        kind,
        points: [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }],
      };
  }
}

/** Places of a shape that say where it is, in the order in which they are drawn. */
function placesOf(shape: Shape): readonly Place[] {
  switch (shape.kind) {
    case "point":
      return [shape.at];
    case "line":
      return [shape.from, shape.to];
    case "circle":
    case "square":
      return [shape.center];
    case "polygon":
      return shape.points;
  }
}

/** The shape so many um further; it stops where one of its places would leave the domain. */
export function movedShape(shape: Shape, byX: number, byY: number, extent: Extent): Shape {
  const places = placesOf(shape);
  const dx = bound(
    byX,
    places.map(({ x }) => x),
    extent.width,
  );
  const dy = bound(
    byY,
    places.map(({ y }) => y),
    extent.height,
  );
  const move = ({ x, y }: Place): Place => ({ x: x + dx, y: y + dy });
  switch (shape.kind) {
    case "point":
      return { ...shape, at: move(shape.at) };
    case "line":
      return { ...shape, from: move(shape.from), to: move(shape.to) };
    case "circle":
    case "square":
      return { ...shape, center: move(shape.center) };
    case "polygon":
      return { ...shape, points: shape.points.map(move) };
  }
}

/** The nearest place of the domain. */
export function withinDomain({ x, y }: Place, { width, height }: Extent): Place {
  return { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
}

function bound(by: number, values: readonly number[], most: number): number {
  return Math.min(Math.max(by, -Math.min(...values)), most - Math.max(...values));
}
