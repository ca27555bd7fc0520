import type { ChannelSetting, ResolvedChannel } from "../composite/setting.ts";
import type { ContourSetting, Labeled, ResolvedContour, Shares } from "../look.ts";
import type { Turn } from "../parts/turn.ts";

/** How light comes from a volume. */
export const RENDERINGS = ["emission", "maximum", "isosurface", "slices"] as const;
export type Rendering = (typeof RENDERINGS)[number];

/** A volume as light that it gives and takes, its brightest values, a surface, or three planes. */
export interface VolumeSetting {
  readonly mode: "volume";
  readonly render: Rendering;
  readonly channels: readonly VolumeChannelSetting[];
  /** Whose isosurface is drawn, "#rrggbb", and at which level; "auto": the middle of what there is. */
  readonly field: string;
  readonly threshold: number | "auto";
  readonly color: string;
  /** Whether it is drawn as packed cells, freely. */
  readonly cells: boolean;
  readonly cuts: readonly Cut[];
  /** Where the three planes meet. */
  readonly cursor: Shares;
  readonly turn: Turn;
  /** How much nearer than where the whole box fits. */
  readonly zoom: number;
  /** On the three planes. */
  readonly contours: readonly ContourSetting[];
}

export interface VolumeChannelSetting extends ChannelSetting {
  /** Exponent of the share of the window. */
  readonly gamma: number;
  /**
   * Share of the light that a layer takes, a tenth of the domain's shortest side thick, where the channel is at
   * the top of its window, 0 to below 1. Only what is drawn as emission has it.
   */
  readonly opacity: number;
}

/** A plane, at a share of the domain's length along an axis. What is beyond all of them is taken away. */
export interface Cut {
  readonly axis: Axis;
  readonly at: number;
  readonly away: "low" | "high";
}

export const AXES = ["x", "y", "z"] as const;
export type Axis = (typeof AXES)[number];

export interface VolumeView {
  readonly mode: "volume";
  readonly render: Rendering;
  readonly channels: readonly ResolvedVolumeChannel[];
  /** null: none is drawn. */
  readonly surface: Surface | null;
  readonly cuts: readonly Cut[];
  readonly cursor: Shares;
  readonly turn: Turn;
  readonly zoom: number;
  readonly contours: readonly ResolvedContour[];
}

export interface ResolvedVolumeChannel extends ResolvedChannel {
  readonly gamma: number;
  readonly opacity: number;
}

export interface Surface extends Labeled {
  readonly level: number;
  /** By how much values about the level differ, for their precision. */
  readonly span: number;
  readonly cells: boolean;
  /** "#rrggbb" */
  readonly color: string;
}
