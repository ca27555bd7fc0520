import type { PlaneFlux } from "../flux/plane-flux.ts";
import type { TracedContour } from "./contour-labels.ts";

/** What is drawn over the tissue of what was read off its fields, besides the lines that the picture draws itself. */
export interface Marks {
  readonly contours: readonly TracedContour[];
  readonly flux: MovingFlux | null;
}

export interface MovingFlux {
  readonly plane: PlaneFlux;
  /** Of the view's flux: what is read for another one is not drawn. */
  readonly key: string;
  /** Strokes go along their line once in this time, min. */
  readonly period: number;
}

export const NO_MARKS: Marks = { contours: [], flux: null };
