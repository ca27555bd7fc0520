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

/** px of layout that captions take: above each tissue, and below all of them. */
export interface CaptionRoom {
  readonly head: number;
  readonly foot: number;
}

export interface MultiplesView {
  readonly mode: "multiples";
  readonly parts: readonly SingleFieldView[];
  /** What captions take; absent: as on the page, titles and color bars. */
  readonly room?: CaptionRoom;
  readonly contours: readonly ResolvedContour[];
}
