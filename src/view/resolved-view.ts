import type { ColorMapName } from "../model/view-setting.ts";

/**
 * What to draw with every number known: "auto" windows are followed outside (auto-window.ts), so
 * that a picture depends on nothing but this and the fields.
 */
export type ResolvedView = CompositeView | SingleFieldView;

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
}

/** Values drawn black (or first of the map) and full (or last), in the field's unit. */
export type ResolvedWindow = readonly [number, number];

/** Layers that an engine draws at most, and so channels and contours of a view. */
export const MAX_LAYERS = 8;

/** The fields and observables to ask the engine for, in layer order, each once. */
export function viewNames(view: ResolvedView): readonly string[] {
  const painted = view.mode === "composite" ? view.channels : [view];
  return [...new Set([...painted, ...view.contours].map(({ field }) => field))];
}
