import type { Box } from "./box.ts";

/** A drawing as plain data, in points: what a file of vectors holds and what is painted on a canvas. */
export interface FigureScene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | RectangleShape
  | LineShape
  | TextShape
  | RasterShape
  | RampShape
  | MarkShape
  | ClipShape;

export interface RectangleShape {
  readonly kind: "rectangle";
  readonly box: Box;
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
}

/** Lines through points, each by itself. */
export interface LineShape {
  readonly kind: "lines";
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  readonly color: string;
  readonly lineWidth: number;
  readonly opacity?: number;
}

export interface TextShape {
  readonly kind: "text";
  readonly text: string;
  /** Of its baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly align: "left" | "center" | "right";
  readonly isBold?: boolean;
  /** Radians, with the clock. */
  readonly angle?: number;
  /** A line about the letters, so that they are read on any ground. */
  readonly rim?: string;
}

/** Pixels that somebody else draws: those of a panel. */
export interface RasterShape {
  readonly kind: "raster";
  readonly box: Box;
  readonly row: number;
  readonly column: number;
}

/** Colors of a map from the lower end of the box to its upper one. */
export interface RampShape {
  readonly kind: "ramp";
  readonly box: Box;
  readonly colors: readonly string[];
}

/** A path in its own coordinates, moved and scaled. */
export interface MarkShape {
  readonly kind: "mark";
  /** As SVG writes it. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  /** Points. */
  readonly lineWidth?: number;
  /** In the path's own coordinates. */
  readonly dash?: readonly number[];
}

/** Shapes of which only what lies in the box is seen. */
export interface ClipShape {
  readonly kind: "clip";
  readonly box: Box;
  readonly shapes: readonly Shape[];
}

/** The fonts of a figure: those that are on every machine, or measure like them. */
export const FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif";
/** Of a line about letters, as a share of their size. */
export const RIM = 0.2;
