import type { ChannelSetting } from "../composite/setting.ts";
import type { ContourSetting, Labeled, ResolvedContour, ResolvedWindow } from "../look.ts";
import type { Structure } from "./kinds.ts";
import type { CellShape, ShapeSize } from "./shapes.ts";

/** Densities as the cells that they stand for. */
export interface TissueSetting {
  readonly mode: "tissue";
  /** Populations, vessels, matrix and nerve; windows are of the color of density, seen from afar. */
  readonly channels: readonly ChannelSetting[];
  readonly ground: Ground;
  /** Name of the one kind of cell that keeps its color; null: all do. */
  readonly focus: string | null;
  /** Molecules as a haze of light. */
  readonly glow: readonly ChannelSetting[];
  readonly contours: readonly ContourSetting[];
}

/** Light on black, or a stained section on white. */
export type Ground = "fluorescence" | "stained";

/** Only what is visible. */
export interface TissueView {
  readonly mode: "tissue";
  readonly ground: Ground;
  /** Index in `kinds`; -1: none. */
  readonly focus: number;
  readonly kinds: readonly ResolvedKind[];
  readonly structures: readonly ResolvedStructure[];
  readonly glow: readonly TissueChannel[];
  readonly contours: readonly ResolvedContour[];
}

export interface TissueChannel extends Labeled {
  /** "#rrggbb" */
  readonly color: string;
  readonly window: ResolvedWindow;
}

export interface ResolvedKind {
  readonly name: string;
  readonly label: string;
  readonly shape: CellShape;
  readonly size: ShapeSize;
  /** Its states in order, one to four. */
  readonly poles: readonly TissueChannel[];
  /** Index in `poles` of the one that counts those before it, too; -1: none. */
  readonly whole: number;
}

export interface ResolvedStructure extends TissueChannel {
  readonly structure: Structure;
}
