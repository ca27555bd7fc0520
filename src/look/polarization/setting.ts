import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow, Window } from "../look.ts";

/** Where cells of one kind stand: hue says which pole, brightness how many there are. */
export interface PolarizationSetting {
  readonly mode: "polarization";
  /** Name of an axis of the model. */
  readonly axis: string;
  /** Densities (sum over poles and newcomers) drawn black and full. */
  readonly density: Window;
  readonly contours: readonly ContourSetting[];
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
