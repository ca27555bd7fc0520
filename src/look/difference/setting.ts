import type { ColorMapName } from "../color-map-names.ts";
import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow, Window } from "../look.ts";

/** One field of the run minus the same field of another, through a diverging map centered at 0. */
export interface DifferenceSetting {
  readonly mode: "difference";
  readonly field: string;
  /** Label of the run that it is compared with. */
  readonly against: string;
  readonly map: ColorMapName;
  /** Centered: [-a, a]. "auto" follows the largest difference. */
  readonly window: Window;
  /** Of the run's own fields. */
  readonly contours: readonly ContourSetting[];
}

export interface DifferenceView extends Labeled {
  readonly mode: "difference";
  readonly against: string;
  readonly map: ColorMapName;
  readonly window: ResolvedWindow;
  readonly contours: readonly ResolvedContour[];
}
