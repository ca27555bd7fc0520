import type { CompositeSetting, CompositeView } from "../composite/setting.ts";
import type { SingleFieldSetting, SingleFieldView } from "../field/setting.ts";
import type { ContourSetting, ResolvedContour } from "../look.ts";
import type { PolarizationSetting, PolarizationView } from "../polarization/setting.ts";
import type { TissueSetting, TissueView } from "../tissue/setting.ts";

/** Two looks of one run, left and right of a wiper. */
export interface SplitSetting {
  readonly mode: "split";
  readonly left: SideSetting;
  readonly right: SideSetting;
  /** Where the wiper stands, 0 to 1 of the picture's width. */
  readonly at: number;
  /** On both sides; those of the looks are not drawn. */
  readonly contours: readonly ContourSetting[];
}

export interface SplitView {
  readonly mode: "split";
  readonly left: SideView;
  readonly right: SideView;
  readonly at: number;
  readonly contours: readonly ResolvedContour[];
}

export type SideSetting =
  | TissueSetting
  | CompositeSetting
  | PolarizationSetting
  | SingleFieldSetting;
export type SideView = TissueView | CompositeView | PolarizationView | SingleFieldView;
export type SideMode = SideSetting["mode"];
