import type { ColorMapName } from "../model/view-setting.ts";

/**
 * What to draw with every number known: "auto" windows are followed outside (auto-window.ts), so
 * that a picture depends on nothing but this and the fields.
 */
export type ResolvedView = CompositeView | SingleFieldView | PolarizationView;

/** Fluorescence-like: every channel's color times its windowed value, added as light on black. */
export interface CompositeView {
  readonly mode: "composite";
  readonly channels: readonly ResolvedChannel[];
  readonly contours: readonly ResolvedContour[];
}

/** One field through a perceptual color map. */
export interface SingleFieldView extends Labeled {
  readonly mode: "field";
  readonly map: ColorMapName;
  readonly window: ResolvedWindow;
  readonly contours: readonly ResolvedContour[];
}

/** Hue: the poles' colors mixed by their shares; brightness: the density of all of them. */
export interface PolarizationView {
  readonly mode: "polarization";
  readonly label: string;
  /** Two or three, then the newcomers if the axis has any. */
  readonly poles: readonly ResolvedPole[];
  /** Densities drawn black and full. */
  readonly window: ResolvedWindow;
  readonly contours: readonly ResolvedContour[];
}

export interface ResolvedPole extends Labeled {
  /** "#rrggbb" */
  readonly color: string;
}

export interface ResolvedChannel extends Labeled {
  /** "#rrggbb" */
  readonly color: string;
  readonly window: ResolvedWindow;
}

export interface ResolvedContour extends Labeled {
  /** In the field's unit. */
  readonly level: number;
  /** "#rrggbb" */
  readonly color: string;
}

/** A field or observable and how to call it in the picture; `unit` may be empty. */
interface Labeled {
  readonly field: string;
  readonly label: string;
  readonly unit: string;
  /** Of a population that is known in cells: the volume of one, um^3. */
  readonly cellVolume?: number;
}

/** Values drawn black (or first of the map) and full (or last), in the field's unit. */
export type ResolvedWindow = readonly [number, number];

/** Layers that an engine draws at most, and so channels and contours of a view. */
export const MAX_LAYERS = 8;

/** The fields and observables to ask the engine for, in layer order, each once. */
export function viewNames(view: ResolvedView): readonly string[] {
  return [...new Set([...paintedLayers(view), ...view.contours].map(({ field }) => field))];
}

/** What the colors come from: fields with a window each, and a color where the mode has one. */
export function paintedLayers(
  view: ResolvedView,
): readonly { readonly field: string; readonly window: ResolvedWindow; readonly color?: string }[] {
  if (view.mode === "composite") return view.channels;
  if (view.mode === "field") return [{ field: view.field, window: view.window }];
  return view.poles.map(({ field, color }) => ({ field, color, window: view.window }));
}
