import type { Turn } from "../look/parts/turn.ts";
import type { Grid } from "../model/grid.ts";

/** Which part of the domain is looked at: its center (um) and how much nearer than the whole. */
export interface Framing {
  readonly x: number;
  readonly y: number;
  /** 1 shows the whole domain. */
  readonly zoom: number;
  /** From where one looks at what can be turned; absent: as the view has it. */
  readonly turn?: Turn;
}

/** A rectangle to show it in; px here are CSS px on screen, layout units in a captured picture. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly insets: {
    /** Share of the rest that stays empty around the whole domain, per side; default 0.03. */
    readonly margin?: number;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Size of the domain, um. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  /** Of a volume; absent: that of one voxel counts for nothing. */
  readonly depth?: number;
}

/** Of a grid's domain. */
export function extentOf({ nx, ny, nz, dx, dy, dz }: Grid): Required<Extent> {
  return { width: nx * dx, height: ny * dy, depth: nz * dz };
}

/** Where the domain's upper left corner lies (px, y down), and px per um. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MARGIN = 0.03;
const ZOOM_MIN = 0.5;
const ZOOM_MAX = 64;

/** The whole domain in the middle. */
export function wholeDomain({ width, height }: Extent): Framing {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** The domain keeps its aspect; its framed center lies in the middle of what the insets leave. */
export function placeDomain(extent: Extent, viewport: Viewport, framing: Framing): Placement {
  const { left, right, top, bottom } = freeRectangle(viewport);
  const share = 1 - 2 * (viewport.insets.margin ?? MARGIN);
  const across = Math.max(right - left, 1) * share;
  const down = Math.max(bottom - top, 1) * share;
  const scale = Math.min(across / extent.width, down / extent.height) * framing.zoom;
  return {
    left: (left + right) / 2 - framing.x * scale,
    top: (top + bottom) / 2 - (extent.height - framing.y) * scale,
    scale,
  };
}

/** The same place in px of another size, `factor` of them to one. */
export function magnifyPlacement({ left, top, scale }: Placement, factor: number): Placement {
  return { left: left * factor, top: top * factor, scale: scale * factor };
}

/** What the insets leave. */
export function freeRectangle({ width, height, insets }: Viewport): Rectangle {
  return {
    left: insets.left,
    top: insets.top,
    right: width - insets.right,
    bottom: height - insets.bottom,
  };
}

/** The domain's outline, px. */
export function domainRectangle(extent: Extent, { left, top, scale }: Placement): Rectangle {
  return { left, top, right: left + extent.width * scale, bottom: top + extent.height * scale };
}

/** Where both are; empty rectangles have right <= left or bottom <= top. */
export function intersect(a: Rectangle, b: Rectangle): Rectangle {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** Position in um (y up) of a point in px (y down); may lie outside the domain. */
export function positionAt(
  extent: Extent,
  { left, top, scale }: Placement,
  pointX: number,
  pointY: number,
): { readonly x: number; readonly y: number } {
  return { x: (pointX - left) / scale, y: extent.height - (pointY - top) / scale };
}

/** Zooms so that the point under the pointer stays there (where the domain's edges allow it). */
export function zoomFraming(
  extent: Extent,
  viewport: Viewport,
  framing: Framing,
  point: { readonly x: number; readonly y: number },
  factor: number,
): Framing {
  const zoom = Math.min(Math.max(framing.zoom * factor, ZOOM_MIN), ZOOM_MAX);
  const { x, y } = positionAt(extent, placeDomain(extent, viewport, framing), point.x, point.y);
  const ratio = framing.zoom / zoom;
  return insideDomain(extent, {
    ...framing,
    x: x + (framing.x - x) * ratio,
    y: y + (framing.y - y) * ratio,
    zoom,
  });
}

/** The nearest one that the page can show. */
export function boundFraming(extent: Extent, framing: Framing): Framing {
  const zoom = Math.min(Math.max(framing.zoom, ZOOM_MIN), ZOOM_MAX);
  return insideDomain(extent, { ...framing, zoom });
}

/** Moves the picture by px. */
export function panFraming(
  extent: Extent,
  viewport: Viewport,
  framing: Framing,
  deltaX: number,
  deltaY: number,
): Framing {
  const { scale } = placeDomain(extent, viewport, framing);
  return insideDomain(extent, {
    ...framing,
    x: framing.x - deltaX / scale,
    y: framing.y + deltaY / scale,
  });
}

/** The framed center stays in the domain, so that the tissue cannot be lost. */
function insideDomain({ width, height }: Extent, framing: Framing): Framing {
  return {
    ...framing,
    x: Math.min(Math.max(framing.x, 0), width),
    y: Math.min(Math.max(framing.y, 0), height),
  };
}
