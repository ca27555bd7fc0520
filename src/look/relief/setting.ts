import type { ColorMapName } from "../color-map-names.ts";
import type { CompositeChannel, ResolvedChannel } from "../composite/setting.ts";
import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow, Window } from "../look.ts";
import type { Turn } from "../parts/turn.ts";

/** A slice as a lit surface: one field is its height, a color map or channels its color. */
export interface ReliefSetting {
  readonly mode: "relief";
  readonly height: string;
  /** Values at the foot and the top. */
  readonly heightWindow: Window;
  /** Height of the top, in tenths of the domain's shorter side. */
  readonly exaggeration: number;
  /** Colored by this field where there are no channels. */
  readonly field: string;
  readonly map: ColorMapName;
  readonly window: Window;
  readonly channels: readonly CompositeChannel[];
  readonly turn: Turn;
  readonly contours: readonly ContourSetting[];
}

export interface ReliefView {
  readonly mode: "relief";
  readonly height: Labeled & { readonly window: ResolvedWindow };
  readonly exaggeration: number;
  /** null: colored by channels. */
  readonly mapped:
    | (Labeled & { readonly map: ColorMapName; readonly window: ResolvedWindow })
    | null;
  readonly channels: readonly ResolvedChannel[];
  readonly turn: Turn;
  readonly contours: readonly ResolvedContour[];
}
