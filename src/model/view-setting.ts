/** How a preset asks to be looked at first. Names are fields or observables of its model. */
export type ViewSetting = CompositeSetting | SingleFieldSetting | FutureSetting;

/** Fluorescence-like: every channel's colour times its windowed value, added on black. */
export interface CompositeSetting {
  readonly mode: "composite";
  readonly channels: readonly ChannelSetting[];
  readonly contours: readonly ContourSetting[];
}

export interface ChannelSetting {
  readonly field: string;
  /** "#rrggbb" */
  readonly color: string;
  /** Values drawn black and full. "auto" follows the data. */
  readonly window: Window;
}

/** One field through a perceptual colour map. */
export interface SingleFieldSetting {
  readonly mode: "field";
  readonly field: string;
  readonly map: ColorMapName;
  readonly window: Window;
  readonly contours: readonly ContourSetting[];
}

/** Accepted by the format; a page that cannot draw it yet shows `fallback` and says so. */
export interface FutureSetting {
  readonly mode: "polarization" | "relief" | "volume";
  readonly fallback: CompositeSetting | SingleFieldSetting;
  readonly contours: readonly ContourSetting[];
}

export interface ContourSetting {
  readonly field: string;
  readonly level: number;
  readonly color: string;
}

export type Window = "auto" | readonly [number, number];

export type ColorMapName =
  | "viridis"
  | "magma"
  | "inferno"
  | "plasma"
  | "cividis"
  | "turbo"
  | "gray"
  | "balance";
