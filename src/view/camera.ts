import type { Place, Shares, Space } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import type { Cell } from "../look/multiples/cells.ts";
import { type Turn, turnBy } from "../look/parts/turn.ts";
import { spaceOf } from "../look/views.ts";
import { cursorAt } from "../look/volume/slices.ts";
import {
  type Extent,
  type Framing,
  type Placement,
  panFraming,
  placeDomain,
  positionAt,
  type Viewport,
  wholeDomain,
  zoomFraming,
} from "./framing.ts";
import { boxOf, domainPlacement, seenExtent, shiftFraming, sightThrough, turnOf } from "./seen.ts";
import type { Insets, SightInBox } from "./stage.ts";
import { cellViewport, pointInCell, viewCells } from "./view-cells.ts";

const NO_INSETS: Insets = { left: 0, right: 0, top: 0, bottom: 0 };

const PLANE: Space = { kind: "plane" };

/** px from the canvas' corner. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * How a tissue lies on a canvas, and what of it is at a point of the window. Lengths are CSS px and um; the methods are
 * those of `Stage`, where they are explained.
 */
export class Camera {
  /** Of the domain. */
  extent: Extent = { width: 1, height: 1 };
  framing: Framing = wholeDomain(this.extent);
  viewport: Viewport;
  /** What is looked at: it stands in the plane or in space, once or in several cells. */
  view: ResolvedView | null = null;
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    const width = canvas.clientWidth || canvas.width;
    const height = canvas.clientHeight || canvas.height;
    this.viewport = { width, height, insets: NO_INSETS };
  }

  get space(): Space {
    return this.view === null ? PLANE : spaceOf(this.view);
  }

  /** null: the picture is not turned. */
  get turn(): Turn | null {
    return turnOf(this.space, this.framing);
  }

  get cells(): readonly Cell[] {
    return viewCells(this.view, this.viewport, this.extent);
  }

  /** What the domain is fitted into. */
  get cellViewport(): Viewport {
    return cellViewport(this.view, this.viewport, this.extent);
  }

  /** Where the domain lies in its cell. */
  get placement(): Placement {
    return domainPlacement(this.#seenPlacement(), this.extent, this.#seen());
  }

  zoomedAt(clientX: number, clientY: number, factor: number): Framing {
    const point = this.#pointAt(clientX, clientY);
    return this.#reframed((seen, framing) =>
      zoomFraming(seen, this.cellViewport, framing, point, factor),
    );
  }

  pannedBy(deltaX: number, deltaY: number): Framing {
    return this.#reframed((seen, framing) =>
      panFraming(seen, this.cellViewport, framing, deltaX, deltaY),
    );
  }

  /** null: what is seen cannot be turned. */
  turnedBy(deltaX: number, deltaY: number): Framing | null {
    const { turn } = this;
    return turn === null ? null : { ...this.framing, turn: turnBy(turn, deltaX, deltaY) };
  }

  cursorAt(clientX: number, clientY: number): Shares | null {
    const { space } = this;
    if (space.kind !== "slices") return null;
    const box = boxOf(this.extent, space);
    const point = this.#pointAt(clientX, clientY);
    const { x, y } = positionAt(this.#seen(), this.#seenPlacement(), point.x, point.y);
    return cursorAt(box, space.cursor, x, y);
  }

  sightAt(clientX: number, clientY: number): SightInBox | null {
    const { space, turn } = this;
    if (turn === null) return null;
    const { x, y } = this.placeAt(clientX, clientY);
    const { width, height } = this.extent;
    const sight = sightThrough(this.extent, space, turn, [x - width / 2, y - height / 2]);
    return { sight, box: boxOf(this.extent, space) };
  }

  toDomain(clientX: number, clientY: number): Place | null {
    const cursor = this.cursorAt(clientX, clientY);
    const { width: w, height: h, depth: d = 1 } = this.extent;
    if (cursor !== null) return { x: cursor[0] * w, y: cursor[1] * h, z: cursor[2] * d };
    if (this.space.kind !== "plane") return null;
    const { x, y } = this.placeAt(clientX, clientY);
    return x >= 0 && y >= 0 && x <= w && y <= h ? { x, y } : null;
  }

  placeAt(clientX: number, clientY: number): Place {
    const point = this.#pointAt(clientX, clientY);
    return positionAt(this.extent, this.placement, point.x, point.y);
  }

  pointOf(x: number, y: number): Point {
    const { left, top, scale } = this.placement;
    return { x: left + x * scale, y: top + (this.extent.height - y) * scale };
  }

  #pointAt(clientX: number, clientY: number): Point {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return pointInCell(this.cells, { x: clientX - left, y: clientY - top });
  }

  #seen(): Extent {
    return seenExtent(this.extent, this.space);
  }

  /** Where what is seen lies. */
  #seenPlacement(): Placement {
    const seen = this.#seen();
    const framing = shiftFraming(this.framing, this.extent, seen);
    return placeDomain(seen, this.cellViewport, framing);
  }

  #reframed(change: (seen: Extent, framing: Framing) => Framing): Framing {
    const seen = this.#seen();
    const next = change(seen, shiftFraming(this.framing, this.extent, seen));
    return shiftFraming(next, this.extent, seen, -1);
  }
}
