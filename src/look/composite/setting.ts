import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow, Window } from "../look.ts";
import type { Mixing } from "./mixings.ts";

/** Fluorescence-like: every channel's color times its windowed value, as light on black. */
export interface CompositeSetting {
  readonly mode: "composite";
  /** In the order of list, legend and probe; no mixing depends on it. */
  readonly channels: readonly CompositeChannel[];
  /** Absent: tone-mapped. */
  readonly mixing?: Mixing;
  readonly contours: readonly ContourSetting[];
}

export interface ChannelSetting {
  readonly field: string;
  /** "#rrggbb" */
  readonly color: string;
  readonly window: Window;
  /** Switched off: kept, but not drawn. */
  readonly visible: boolean;
}

export interface CompositeChannel extends ChannelSetting {
  /** The share of the window is raised to it; absent: 1. */
  readonly gamma?: number;
  /** Of its light, 0 to 1; absent: 1. */
  readonly opacity?: number;
  /** Where some are, nothing but these is drawn. */
  readonly solo?: boolean;
}

/** Only what is drawn. */
export interface CompositeView {
  readonly mode: "composite";
  readonly channels: readonly ResolvedChannel[];
  /** Absent: tone-mapped. */
  readonly mixing?: Mixing;
  readonly contours: readonly ResolvedContour[];
}

export interface ResolvedChannel extends Labeled {
  /** "#rrggbb" */
  readonly color: string;
  readonly window: ResolvedWindow;
  /** Absent: 1. */
  readonly gamma?: number;
  /** Absent: 1. */
  readonly opacity?: number;
}
