import type { ColorMapName } from "../color-map-names.ts";
import type { SingleFieldView } from "../field/setting.ts";
import type { ContourSetting, ResolvedContour, Window } from "../look.ts";

/** Small multiples: several fields beside each other, under one camera and one pointer. */
export interface MultiplesSetting {
  readonly mode: "multiples";
  /** In the order of reading. */
  readonly fields: readonly MultiplesField[];
  /** In every one of them. */
  readonly contours: readonly ContourSetting[];
}

export interface MultiplesField {
  readonly field: string;
  readonly map: ColorMapName;
  readonly window: Window;
}

export interface MultiplesView {
  readonly mode: "multiples";
  readonly parts: readonly SingleFieldView[];
  /** Of a picture without captions: no titles and color bars, and no room for them. */
  readonly headless?: true;
  readonly contours: readonly ResolvedContour[];
}
