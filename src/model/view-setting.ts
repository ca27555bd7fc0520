/** How a preset asks to be looked at first. Names are fields or observables of its model. */
export type ViewSetting = DrawnSetting | FutureSetting;

/** What the page draws. */
export type DrawnSetting = CompositeSetting | SingleFieldSetting | PolarizationSetting;

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

/** Where cells of one kind stand: hue says which pole, brightness how many there are. */
export interface PolarizationSetting {
  readonly mode: "polarization";
  /** Name of an axis of the model. */
  readonly axis: string;
  /** Densities (sum over poles and newcomers) drawn black and full. */
  readonly density: Window;
  readonly contours: readonly ContourSetting[];
}

/** Accepted by the format; a page that cannot draw it yet shows `fallback` and says so. */
export interface FutureSetting {
  readonly mode: "relief" | "volume";
  readonly fallback: DrawnSetting;
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
