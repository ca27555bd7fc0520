import type { ColorMapName } from "../color-map-names.ts";
import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow, Window } from "../look.ts";

/** How values between the middles of voxels are made: the one list. */
export const INTERPOLATIONS = ["cubic", "linear", "nearest"] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

/** One field through a perceptual color map. */
export interface SingleFieldSetting extends FieldDrawing {
  readonly mode: "field";
  readonly field: string;
  readonly map: ColorMapName;
  readonly window: Window;
  /** Value in the middle of the map; absent: 0 for a diverging map that follows the data, none for others. */
  readonly center?: number;
  readonly contours: readonly ContourSetting[];
}

/** How the field is drawn besides its colors. */
export interface FieldDrawing {
  /** Absent: cubic, or linear where a CPU draws. */
  readonly interpolation?: Interpolation;
  /** How much of the light depends on the slope, 0 to 1; absent: 0. */
  readonly shade?: number;
  /** Colors of what is below and above the window ("#rrggbb"); absent: the map's own ends. */
  readonly under?: string;
  readonly over?: string;
}

export interface SingleFieldView extends Labeled, FieldDrawing {
  readonly mode: "field";
  readonly map: ColorMapName;
  readonly window: ResolvedWindow;
  readonly contours: readonly ResolvedContour[];
}
