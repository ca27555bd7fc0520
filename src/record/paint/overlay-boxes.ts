import type { LegendEntry } from "../../look/look.ts";
import type { ResolvedView } from "../../look/looks.ts";
import { colorBarOf, legendEntries, poleKeyOf } from "../../look/views.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { colorBarWidth, drawColorBar } from "../../view/draw-color-bar.ts";
import { drawLegend, drawStrip, layOutStrip, legendSize } from "../../view/draw-legend.ts";
import { drawPoleKey, poleKeySize } from "../../view/draw-pole-key.ts";
import { drawScaleBar } from "../../view/draw-scale-bar.ts";
import {
  type Context2D,
  drawText,
  type TextStyle,
  textWidth,
  wrapText,
} from "../../view/draw-text.ts";
import { chooseScaleBar } from "../../view/scale-bar.ts";
import type { FilmMarker } from "../script/film-markers.ts";
import { type OverlayName, overlayNames } from "../script/film-schema.ts";
import type { FilmOverlay, FilmOverlays } from "../script/film-setting.ts";
import { type BoxWish, PAD, type PlacedBox, type Size } from "./place-boxes.ts";
import { ROUNDED } from "./rounded.ts";

/** What is to be written about a picture. What is empty is not written. */
export interface OverlayContents {
  readonly title: string;
  readonly caption: string;
  readonly author: string;
  /** min */
  readonly time: number;
  /** Written as widely as this one, min, so that nothing moves as time passes. */
  readonly lastTime: number;
  readonly markers: readonly FilmMarker[];
  /** The most that is told of treatments at once: lines, and the longest. */
  readonly markerRoom: { readonly lines: number; readonly longest: string };
  /** null: there is no tissue. */
  readonly view: ResolvedView | null;
}

/** An overlay that can be placed and drawn. */
export interface OverlayBox extends BoxWish {
  /** px of layout for one of its own. */
  readonly size: number;
  /** At the place that it got, in its own px; `scale` is px per um. */
  readonly draw: (context: Context2D, place: PlacedBox, scale: number) => void;
  readonly hasGround: boolean;
}

const TITLE: TextStyle = { size: 19, weight: 600, color: "#ffffff" };
const CAPTION: TextStyle = { size: 14, weight: 500, color: "#ffffff" };
const AUTHOR: TextStyle = { size: 11, weight: 400, color: "rgba(255, 255, 255, 0.72)" };
const TIME: TextStyle = { size: 18, weight: 600, color: "#ffffff" };
const MARKER: TextStyle = { size: 14, weight: 600, color: "#ffe08a" };
const LINE = 1.3;
/** Widest column of words beside a tissue, px. */
const NARROW = 216;
const LONGEST_BAR = 130;
/** What the widest box leaves of its room, px: to the edges, and to be rounded up. */
const EDGES = 2 * PAD + ROUNDED;

interface Part {
  readonly narrow: Size;
  readonly low: Size;
  readonly weight: number;
  readonly hasGround: boolean;
  readonly draw: OverlayBox["draw"];
}

/** The overlays of a film that have something to say, in the order in which they stand; `width` is that of their room, px. */
export function overlayBoxes(
  context: Context2D,
  overlays: FilmOverlays,
  contents: OverlayContents,
  width: number,
): readonly OverlayBox[] {
  return overlayNames.flatMap((name) => {
    const overlay = overlays[name];
    const part =
      overlay && partOf(context, name, overlay, contents, (width - EDGES) / overlay.size);
    return part ? [boxOf(name, overlay, part)] : [];
  });
}

function boxOf(name: string, { at, size }: FilmOverlay, part: Part): OverlayBox {
  const grown = ({ width, height }: Size): Size => ({ width: size * width, height: size * height });
  const { narrow, low, ...rest } = part;
  return { name, corner: at, size, ...rest, narrow: grown(narrow), low: grown(low) };
}

function partOf(
  context: Context2D,
  name: OverlayName,
  { at }: FilmOverlay,
  contents: OverlayContents,
  widest: number,
): Part | null {
  switch (name) {
    case "title":
      return words(context, contents.title, TITLE, widest);
    case "caption":
      return words(context, contents.caption, CAPTION, widest);
    case "author":
      return words(context, contents.author, AUTHOR, widest);
    case "time":
      return clock(context, contents);
    case "treatments":
      return treatments(context, contents);
    case "scaleBar":
      return contents.view === null ? null : scaleBar(at.endsWith("left"));
    case "legend":
      return contents.view && legend(context, legendEntries(contents.view), widest);
    case "colorBar":
      return contents.view && colorBar(context, contents.view);
  }
}

/** Lines of words. */
function words(context: Context2D, text: string, style: TextStyle, widest: number): Part | null {
  if (text.trim() === "") return null;
  const linesOf = (width: number): readonly string[] => wrapText(context, text, width, style);
  const sizeOf = (width: number): Size => {
    const lines = linesOf(width);
    const longest = Math.max(...lines.map((line) => textWidth(context, line, style)));
    return { width: Math.ceil(longest), height: Math.ceil(lines.length * LINE * style.size) };
  };
  return {
    narrow: sizeOf(NARROW),
    low: sizeOf(Math.max(NARROW, 0.62 * widest)),
    weight: 1,
    hasGround: false,
    draw: (own, { left, top, width }) => {
      for (const [index, line] of linesOf(width + 1).entries()) {
        drawText(own, line, left, top + (index * LINE + 1) * style.size, style);
      }
    },
  };
}

function clock(context: Context2D, { time, lastTime }: OverlayContents): Part {
  // The widest that a clock of so many days gets.
  const widest = formatClock(lastTime).replace(/\d/g, "0");
  const size = { width: Math.ceil(textWidth(context, widest, TIME)), height: 22 };
  return {
    narrow: size,
    low: size,
    weight: 0.4,
    hasGround: false,
    draw: (own, { left, top }) => drawText(own, formatClock(time), left, top + 18, TIME),
  };
}

/** Each on a line of its own with a dot before it, the latest lowest. */
function treatments(context: Context2D, { markers, markerRoom }: OverlayContents): Part | null {
  const { lines, longest } = markerRoom;
  if (lines === 0) return null;
  const row = LINE * MARKER.size;
  const width = 14 + Math.ceil(textWidth(context, longest, MARKER));
  const size = { width, height: Math.ceil(lines * row) };
  return {
    narrow: size,
    low: size,
    weight: 0.4,
    hasGround: false,
    draw: (own, { left, top, height }) => {
      const before = own.globalAlpha;
      for (const [index, { text, opacity }] of markers.entries()) {
        const base = top + height - (markers.length - 1 - index) * row - 4;
        own.globalAlpha = before * opacity;
        own.beginPath();
        own.arc(left + 4.5, base - 5, 4.5, 0, 2 * Math.PI);
        own.fillStyle = MARKER.color;
        own.fill();
        drawText(own, text, left + 14, base, MARKER);
      }
      own.globalAlpha = before;
    },
  };
}

/** In a left corner it begins where that begins. */
function scaleBar(isLeft: boolean): Part {
  const size = { width: LONGEST_BAR, height: 26 };
  return {
    narrow: size,
    low: size,
    weight: 0.4,
    hasGround: false,
    draw: (own, { left, top, width, height }, scale) => {
      const { pixels } = chooseScaleBar(scale, LONGEST_BAR);
      const right = isLeft ? left + pixels : left + width;
      drawScaleBar(own, scale, LONGEST_BAR, right, top + height - 2);
    },
  };
}

function legend(context: Context2D, all: readonly LegendEntry[], widest: number): Part | null {
  if (all.length === 0) return null;
  const short = all.map((entry) => ({ ...entry, detail: "" }));
  const whole = legendSize(context, "", all, NARROW);
  const entries = whole.width <= NARROW ? all : short;
  const strip = layOutStrip(context, "", short, widest);
  const narrow = legendSize(context, "", entries, NARROW);
  return {
    narrow,
    low: { width: Math.min(widest, strip.columns.at(-1) ?? widest), height: strip.height },
    weight: 1.6,
    hasGround: true,
    draw: (own, { left, top, width, shape }) => {
      if (shape === "narrow") drawLegend(own, "", entries, left, top, Math.max(width, NARROW));
      else drawStrip(own, layOutStrip(own, "", short, widest), short, left, top);
    },
  };
}

function colorBar(context: Context2D, view: ResolvedView): Part | null {
  const bar = colorBarOf(view);
  if (bar !== null) {
    const height = 230;
    const size = { width: Math.ceil(colorBarWidth(context, bar, height)), height };
    return {
      narrow: size,
      low: size,
      weight: 1.6,
      hasGround: true,
      draw: (own, { left, top }) => drawColorBar(own, bar, left, top, height - 8),
    };
  }
  const key = poleKeyOf(view);
  if (key === null) return null;
  const size = poleKeySize(context, key);
  return {
    narrow: size,
    low: size,
    weight: 1.6,
    hasGround: true,
    draw: (own, { left, top }) => drawPoleKey(own, key, left, top),
  };
}
