import type { Corner } from "../script/film-schema.ts";

/** px of layout. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Something that is to stand in a corner: narrow beside the tissue or over it, or low above or below it. */
export interface BoxWish {
  readonly name: string;
  readonly corner: Corner;
  readonly narrow: Size;
  readonly low: Size;
  /** How bad it is where it covers the tissue: 1 for a line of words, more for what has a ground. */
  readonly weight: number;
}

export interface PlacedBox extends Box {
  readonly shape: "narrow" | "low";
  /** Whether it may lie over the tissue. */
  readonly isOver: boolean;
}

export interface PlacedBoxes {
  /** What is left to the tissue. */
  readonly free: Box;
  /** In how many columns and rows the tissues stand there. */
  readonly columns: number;
  readonly rows: number;
  readonly places: ReadonlyMap<string, PlacedBox>;
}

export interface BoxRoom extends Size {
  /** Width over height of a tissue. */
  readonly aspect: number;
  /** How many tissues of one size stand in it; default 1. */
  readonly tissues?: number;
  /** Above each of several. */
  readonly head?: number;
}

export const PAD = 14;
const GAP = 8;

type Side = "left" | "right" | "top" | "bottom";
const SIDES: readonly (readonly Side[])[] = [
  ["left", "right"],
  ["left"],
  ["right"],
  ["top", "bottom"],
  ["left", "top", "bottom"],
  ["right", "top", "bottom"],
  ["top"],
  ["bottom"],
  [],
];
/** Covering the tissue costs more than all that can be taken of its size. */
const COVERING = 1;

/**
 * Boxes in the corners of a room, and what they leave to the tissue: outside it, as leaves most to it. It is covered,
 * as little as can be, only where nothing else leaves it a fifth of the room each way.
 */
export function placeBoxes(room: BoxRoom, boxes: readonly BoxWish[]): PlacedBoxes {
  let best: (PlacedBoxes & { readonly cost: number }) | null = null;
  const full = largestTissue(room, { left: 0, top: 0, ...sizeOf(room) });
  for (const sides of SIDES) {
    const free = freeOf(room, boxes, sides);
    if (free === null) continue;
    const tissue = largestTissue(room, free);
    const places = placeAll(room, boxes, sides);
    const covered = boxes.reduce((sum, { name, weight }) => {
      const place = places.get(name);
      return place?.isOver ? sum + weight * overlap(place, tissue.box) : sum;
    }, 0);
    const hidden = covered + 4 * overlaps([...places.values()]);
    const share = (3 * hidden) / (tissue.box.width * tissue.box.height);
    const cost = 1 - tissue.height / full.height + (share > 1e-6 ? COVERING + share : 0);
    // Of what costs the same, that in which nothing can lie over the tissue, however near one looks.
    if (best === null || cost < best.cost - 1e-6) {
      const { columns, rows } = tissue;
      best = { free, columns, rows, places, cost };
    }
  }
  if (best === null) throw new Error("There is no room for a picture.");
  return best;
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

const isLeft = (corner: Corner): boolean => corner.endsWith("left");
const isTop = (corner: Corner): boolean => corner.startsWith("top");

/** The side that takes a corner's boxes; null: none, they lie over the tissue. */
function sideOf(corner: Corner, sides: readonly Side[]): Side | null {
  const own: readonly Side[] = [
    isLeft(corner) ? "left" : "right",
    isTop(corner) ? "top" : "bottom",
  ];
  return own.find((side) => sides.includes(side)) ?? null;
}

function shapeIn(side: Side | null): "narrow" | "low" {
  return side === "top" || side === "bottom" ? "low" : "narrow";
}

/** What is left between the sides that boxes take; null: they do not fit there. */
function freeOf(room: BoxRoom, boxes: readonly BoxWish[], sides: readonly Side[]): Box | null {
  const taken: Record<Side, number> = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const side of sides) {
    const own = boxes.filter(({ corner }) => sideOf(corner, sides) === side);
    if (own.length === 0) return null;
    const isColumn = side === "left" || side === "right";
    const stacks = [...new Set(own.map(({ corner }) => corner))].map((corner) =>
      stackSize(own.filter((one) => one.corner === corner).map((one) => one[shapeIn(side)])),
    );
    const along = stacks.reduce(
      (sum, stack) => sum + PAD + (isColumn ? stack.height : stack.width),
      PAD,
    );
    if (along > (isColumn ? room.height : room.width)) return null;
    const across = stacks.map((stack) => (isColumn ? stack.width : stack.height));
    taken[side] = 2 * PAD + Math.max(...across);
  }
  const { left, right, top, bottom } = taken;
  const free = {
    left,
    top,
    width: room.width - left - right,
    height: room.height - top - bottom,
  };
  return free.width < 0.2 * room.width || free.height < 0.2 * room.height ? null : free;
}

function stackSize(sizes: readonly Size[]): Size {
  const height = sizes.reduce((sum, size) => sum + size.height, GAP * (sizes.length - 1));
  return { width: Math.max(...sizes.map((size) => size.width)), height };
}

function placeAll(
  room: Size,
  boxes: readonly BoxWish[],
  sides: readonly Side[],
): ReadonlyMap<string, PlacedBox> {
  const places = new Map<string, PlacedBox>();
  for (const corner of new Set(boxes.map((box) => box.corner))) {
    const own = boxes.filter((box) => box.corner === corner);
    const side = sideOf(corner, sides);
    const shape = shapeIn(side);
    const stack = stackSize(own.map((box) => box[shape]));
    let top = isTop(corner) ? PAD : room.height - PAD - stack.height;
    for (const box of own) {
      const { width, height } = box[shape];
      const left = isLeft(corner) ? PAD : room.width - PAD - width;
      places.set(box.name, { left, top, width, height, shape, isOver: side === null });
      top += height + GAP;
    }
  }
  return places;
}

/** The arrangement of a room's tissues in which they are largest; `box` is what they fill. */
function largestTissue(
  { aspect, tissues = 1, head = 0 }: BoxRoom,
  free: Box,
): { readonly height: number; readonly columns: number; readonly rows: number; readonly box: Box } {
  let [columns, height] = [1, Number.NEGATIVE_INFINITY];
  for (let across = 1; across <= tissues; across++) {
    const up = Math.ceil(tissues / across);
    const size = Math.min(free.width / across / aspect, free.height / up - head);
    if (size > height) [columns, height] = [across, size];
  }
  const rows = Math.ceil(tissues / columns);
  const [width, high] = [columns * height * aspect, rows * (height + head)];
  const box = {
    left: free.left + (free.width - width) / 2,
    top: free.top + (free.height - high) / 2,
    width,
    height: high,
  };
  return { height, columns, rows, box };
}

/** What boxes take of each other. */
function overlaps(places: readonly Box[]): number {
  return places.reduce(
    (sum, place, index) =>
      places.slice(index + 1).reduce((own, other) => own + overlap(place, other), sum),
    0,
  );
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
