import type { FieldImage } from "../../engine/engine.ts";
import type { ResolvedView } from "../../look/looks.ts";
import type { Marks } from "../../look/overlay/marks.ts";
import { spaceOf } from "../../look/views.ts";
import type { Grid } from "../../model/grid.ts";
import { type PictureSpace, spaceOfPicture } from "../../view/capture-picture.ts";
import { drawText, type TextStyle, textWidth } from "../../view/draw-text.ts";
import { type Extent, extentOf, type Framing, magnifyPlacement } from "../../view/framing.ts";
import type { Stage } from "../../view/stage.ts";
import type { PixelBox } from "../script/panel-layout.ts";
import type { Box, PlacedBoxes } from "./place-boxes.ts";

/** A tissue as it stands at a frame's time: what was read of a run, in a view. */
export interface TissuePicture {
  readonly label: string;
  readonly image: FieldImage;
  readonly against: FieldImage | null;
  readonly marks: Marks;
  readonly grid: Grid;
  readonly view: ResolvedView;
}

/** Where tissues are painted. */
export interface TissueRoom {
  readonly ctx: OffscreenCanvasRenderingContext2D;
  readonly stage: Stage;
  /** The panel, px of the picture. */
  readonly box: PixelBox;
  /** px of the picture for one of layout. */
  readonly unit: number;
  readonly framing: Framing;
  /** Of the main run, which `framing` is about. */
  readonly extent: Extent;
  readonly layout: PlacedBoxes;
  /** Several stand over each other with wipers there (shares of the width); null: beside each other. */
  readonly wipers: readonly number[] | null;
  /** Names of runs stand above the tissues. */
  readonly isHeaded: boolean;
  readonly isTransparent: boolean;
  /** Canvases for single tissues, kept from frame to frame. */
  readonly scratch: OffscreenCanvas[];
}

/** Above each of several tissues, px of layout. */
export const HEAD = 26;
const LABEL: TextStyle = { size: 15, weight: 600, color: "#ffffff", align: "center" };
/** Of its foot line, above the tissue, px of layout. */
const LABEL_RISE = -8;
/** What is around what stands in space, and how near to it a color is taken for it. */
const NEAR_GROUND = 9;

/** Reads a tissue. What it gives is painted before another one is asked for: an engine has one texture for all. */
export type ReadTissue = () => Promise<TissuePicture>;

/** Paints one or several tissues into what a panel leaves them; gives the scale of each, px of layout per um. */
export async function paintTissues(
  room: TissueRoom,
  tissues: readonly ReadTissue[],
): Promise<number> {
  const { box, unit, layout, wipers, isHeaded } = room;
  const whole = pixelsOf(box, layout.free, unit);
  if (wipers !== null) return paintStrips(room, tissues, whole, wipers);
  let scale = 1;
  for (const [index, read] of tissues.entries()) {
    const cell = cellOf(whole, index, layout);
    const place = isHeaded ? belowHead(cell, unit) : cell;
    const picture = await read();
    const space = spaceIn(room, picture, place);
    paintOne(room, picture, place, index, space);
    if (isHeaded) writeHead(room, picture.label, seenPart(room, picture, place, space));
    scale = space.domain.scale;
  }
  return scale;
}

function belowHead(place: PixelBox, unit: number): PixelBox {
  const head = Math.round(HEAD * unit);
  return { ...place, top: place.top + head, height: Math.max(1, place.height - head) };
}

/** How a picture's tissue lies in a place. */
function spaceIn(room: TissueRoom, { view, grid }: TissuePicture, place: PixelBox): PictureSpace {
  const extent = extentOf(grid);
  const insets = { left: 0, right: 0, top: 0, bottom: 0 };
  const [width, height] = [place.width / room.unit, place.height / room.unit];
  return spaceOfPicture(view, extent, framingOn(extent, room), { width, height, insets });
}

/** What of a place a tissue fills; all of it for small multiples, and for what stands in space. */
function seenPart(
  { unit }: TissueRoom,
  { view, grid }: TissuePicture,
  place: PixelBox,
  { domain }: PictureSpace,
): PixelBox {
  if (view.mode === "multiples" || spaceOf(view).kind !== "plane") return place;
  const { width, height } = extentOf(grid);
  const { left, top, scale } = magnifyPlacement(domain, unit);
  const within = (at: number, most: number): number => Math.min(most, Math.max(0, Math.round(at)));
  const [a, b] = [within(left, place.width), within(left + width * scale, place.width)];
  const [c, d] = [within(top, place.height), within(top + height * scale, place.height)];
  return { left: place.left + a, top: place.top + c, width: b - a, height: d - c };
}

/** Whole px of the picture of a part of a panel. */
export function pixelsOf({ left, top }: PixelBox, part: Box, unit: number): PixelBox {
  const [a, b] = [Math.round(part.left * unit), Math.round((part.left + part.width) * unit)];
  const [c, d] = [Math.round(part.top * unit), Math.round((part.top + part.height) * unit)];
  return { left: left + a, top: top + c, width: Math.max(1, b - a), height: Math.max(1, d - c) };
}

function cellOf(
  { left, top, width, height }: PixelBox,
  index: number,
  { columns, rows }: Pick<PlacedBoxes, "columns" | "rows">,
): PixelBox {
  const edge = (size: number, at: number, count: number): number => Math.round((size * at) / count);
  const [column, row] = [index % columns, Math.floor(index / columns)];
  const [a, b] = [edge(width, column, columns), edge(width, column + 1, columns)];
  const [c, d] = [edge(height, row, rows), edge(height, row + 1, rows)];
  return { left: left + a, top: top + c, width: b - a, height: d - c };
}

function paintOne(
  room: TissueRoom,
  picture: TissuePicture,
  place: PixelBox,
  index: number,
  space: PictureSpace,
  strip?: { readonly left: number; readonly right: number },
): void {
  const { ctx, stage, unit, isTransparent, scratch } = room;
  const { view, grid, image, against, marks } = picture;
  const extent = extentOf(grid);
  const { width, height } = place;
  scratch[index] ??= new OffscreenCanvas(width, height);
  const captured = stage.capture({
    target: scratch[index],
    width,
    height,
    image,
    view,
    grid,
    framing: framingOn(extent, room),
    marks,
    unit,
    overlays: "marks",
    ...(against !== null && { against }),
    ...(strip && { strip }),
  });
  if (isTransparent) clearGround(ctx, captured, place, view, { space, extent, unit });
  else ctx.drawImage(captured, place.left, place.top);
}

/** The same part of a tissue of another size. */
function framingOn(extent: Extent, { framing, extent: main }: TissueRoom): Framing {
  const x = (framing.x / main.width) * extent.width;
  const y = (framing.y / main.height) * extent.height;
  return { ...framing, x, y };
}

/** Only the tissue: of the plane its domain, of what stands in space what differs from the ground. */
function clearGround(
  ctx: OffscreenCanvasRenderingContext2D,
  captured: OffscreenCanvas,
  place: PixelBox,
  view: ResolvedView,
  of: { readonly space: PictureSpace; readonly extent: Extent; readonly unit: number },
): void {
  if (view.mode !== "multiples" && spaceOf(view).kind === "plane") {
    const { left, top, scale } = magnifyPlacement(of.space.domain, of.unit);
    ctx.save();
    ctx.beginPath();
    ctx.rect(
      place.left + Math.max(0, left),
      place.top + Math.max(0, top),
      Math.min(place.width, left + of.extent.width * scale) - Math.max(0, left),
      Math.min(place.height, top + of.extent.height * scale) - Math.max(0, top),
    );
    ctx.clip();
    ctx.drawImage(captured, place.left, place.top);
    ctx.restore();
    return;
  }
  const own = captured.getContext("2d");
  if (own === null) throw new Error("This browser gave no 2D canvas for the picture.");
  const pixels = own.getImageData(0, 0, place.width, place.height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const most = Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    if (most <= NEAR_GROUND) data[at + 3] = 0;
  }
  const cleared = new OffscreenCanvas(place.width, place.height);
  cleared.getContext("2d")?.putImageData(pixels, 0, 0);
  ctx.drawImage(cleared, place.left, place.top);
}

async function paintStrips(
  room: TissueRoom,
  tissues: readonly ReadTissue[],
  whole: PixelBox,
  wipers: readonly number[],
): Promise<number> {
  const { ctx, unit } = room;
  const place = belowHead(whole, unit);
  let scale = 1;
  for (const [index, read] of tissues.entries()) {
    const picture = await read();
    const space = spaceIn(room, picture, place);
    const seen = seenPart(room, picture, place, space);
    const edgeOf = (share: number): number => Math.round(seen.left + share * seen.width);
    const from = edgeOf(wipers[index - 1] ?? 0);
    const to = edgeOf(wipers[index] ?? 1);
    ctx.save();
    ctx.beginPath();
    // The ground beside the tissue is the outer strips'.
    const [left, right] = [
      index === 0 ? place.left : from,
      index === tissues.length - 1 ? place.left + place.width : to,
    ];
    ctx.rect(left, place.top, right - left, place.height);
    ctx.clip();
    const strip = { left: left - place.left, right: right - place.left };
    paintOne(room, picture, place, index, space, strip);
    ctx.restore();
    writeHead(room, picture.label, { ...seen, left: from, width: to - from });
    scale = space.domain.scale;
    if (index === 0) continue;
    const line = Math.max(1, unit);
    ctx.fillStyle = "rgba(255, 255, 255, 0.92)";
    ctx.fillRect(from - line, seen.top, 2 * line, seen.height);
  }
  return scale;
}

/** The name of a run, upon its tissue, as far as there is room. */
function writeHead({ ctx, unit }: TissueRoom, label: string, seen: PixelBox): void {
  ctx.setTransform(unit, 0, 0, unit, seen.left, seen.top);
  const room = seen.width / unit - 12;
  const size = LABEL.size * Math.min(1, room / textWidth(ctx, label, LABEL));
  if (size > 6) drawText(ctx, label, seen.width / unit / 2, LABEL_RISE, { ...LABEL, size });
  ctx.setTransform(1, 0, 0, 1, 0, 0);
}
