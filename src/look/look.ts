import type { GenericSchema } from "valibot";
import type { Grid } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { AutoWindowStyle } from "./auto-window.ts";
import type { ColorMapName } from "./color-map-names.ts";
import type { SingleFieldSetting } from "./field/setting.ts";
import type { FluxSetting, ResolvedFlux } from "./flux/flux.ts";
import type { Box, Sight } from "./parts/sight.ts";
import type { Turn } from "./parts/turn.ts";
import type { PoleKey } from "./polarization/key.ts";
import type { CellShape } from "./tissue/shapes.ts";

/**
 * One kind of view. It owns its keys in a preset file, and says everything about its pictures but how
 * to draw them: that is its twin in view/layers/. Pure. A new one is a folder here, a line in looks.ts
 * and a twin.
 */
export interface Look<File, Setting extends SettingBase, View extends ViewBase> {
  readonly mode: Setting["mode"];
  /** Fields of how many runs it is drawn from. */
  readonly sources: 1 | 2;
  /** How its picture of a view stands in space; default: as the plane of the tissue. */
  space?(view: View): Space;
  /**
   * The place that one sees on a line of sight, of what stands in space, `read` giving the values; null:
   * nothing that has a place. Absent: nothing has.
   */
  trace?(view: View, read: ReadValue, sight: Sight, box: Box): Place | null;
  /** Whether it draws the contours of a setting; default: it does. */
  showsContours?(setting: Setting): boolean;
  /** Its keys in a preset file, `mode` among them. */
  readonly schema: GenericSchema<File>;
  /** What a preset file asks for, checked and completed; `place` is where it stands. Throws ModelError. */
  resolve(file: File, place: string, context: LookContext): Setting;
  /** What it shows when it is chosen while these fields or observables are shown; null: it cannot be. */
  start(model: Model, shown: readonly string[]): Setting | null;
  /** What shows a look of two runs where there is one only. */
  alone?(setting: Setting): SingleFieldSetting;
  /** Names whose windows follow the data: of a look of two runs, the difference of their values. */
  followed(setting: Setting, model: Model): readonly string[];
  /** How such windows lie. */
  windowStyle(setting: Setting): AutoWindowStyle;
  /** The setting with labels, units, and every number known. */
  describe(setting: Setting, values: PresentValues): View;
  /** Fields and observables that it is painted from, contours aside; one may come twice. */
  painted(view: View): readonly Painted[];
  /** What its colors mean, contours aside; empty where a color bar says it. */
  legend(view: View): readonly LegendEntry[];
  colorBar(view: View): ColorBar | null;
  /** What hue and brightness mean of a look that draws phenotypes. */
  poleKey?(view: View): PoleKey | null;
  /** What is said of a place (um), `read` giving the values there; what is not known yet is left out. */
  probe(view: View, read: ReadValue, place?: Place): readonly ProbeLine[];
}

export interface SettingBase {
  readonly mode: string;
  readonly contours: readonly ContourSetting[];
  /** Drawn over it; absent: none. */
  readonly flux?: FluxSetting;
}

export interface ViewBase {
  readonly mode: string;
  readonly contours: readonly ResolvedContour[];
  readonly flux?: ResolvedFlux;
}

/**
 * How a picture stands in space. plane: a slice, seen from above; relief: a slice as a surface, seen from
 * where one turns it to; volume: all slices, turned likewise; slices: all slices, three planes of them
 * side by side.
 */
export type Space =
  | { readonly kind: "plane" }
  | { readonly kind: "relief"; readonly turn: Turn; readonly rise: number }
  | { readonly kind: "volume"; readonly turn: Turn; readonly zoom: number }
  | { readonly kind: "slices"; readonly cursor: Shares };

/** A place in the domain, as shares of its width, height and depth. */
export type Shares = readonly [number, number, number];

/** What a preset's view is checked against. */
export interface LookContext {
  readonly model: Model;
  /** Absent: any. */
  readonly grid?: Pick<Grid, "dimensions">;
  readonly vocabulary: Vocabulary;
  /** Labels of the runs that a view of two runs may name; absent: none. */
  readonly arms?: readonly string[];
}

/** What a view is completed with. */
export interface PresentValues {
  readonly model: Model;
  /** Present window of what follows the data. */
  readonly autoWindow: (name: string) => ResolvedWindow;
  /** um^3, of populations that are known in cells. */
  readonly cellVolumeOf: (name: string) => number | undefined;
}

/** Values drawn first and last of the colors; "auto" follows the data. */
export type Window = "auto" | ResolvedWindow;

/** In the field's unit. */
export type ResolvedWindow = readonly [number, number];

export interface ContourSetting {
  readonly field: string;
  readonly level: number;
  /** "#rrggbb" */
  readonly color: string;
}

export interface ResolvedContour extends Labeled {
  /** In the field's unit. */
  readonly level: number;
  /** "#rrggbb" */
  readonly color: string;
}

/** A field or observable and how to call it in the picture; `unit` may be empty. */
export interface Labeled {
  readonly field: string;
  readonly label: string;
  readonly unit: string;
  /** Of a population that is known in cells: the volume of one, um^3. */
  readonly cellVolume?: number;
}

/** One line of a legend: what a color of the picture means. */
export interface LegendEntry {
  readonly mark: "light" | "line" | "cell" | "arrow";
  /** "#rrggbb" */
  readonly color: string;
  /** Of a cell: how it is drawn. */
  readonly shape?: CellShape;
  readonly text: string;
  /** Said smaller, after the text. */
  readonly detail: string;
}

/** A color map with its numbers; contours of `field` are marked in it. */
export interface ColorBar extends Labeled {
  readonly map: ColorMapName;
  readonly window: ResolvedWindow;
  readonly contours: readonly ResolvedContour[];
  /** What is below or above the window ("#rrggbb"); absent: the map's own ends. */
  readonly under?: string;
  readonly over?: string;
}

/** A field or observable, and its color where the look gives it one ("#rrggbb"). */
export interface Painted {
  readonly field: string;
  readonly color?: string;
}

/** Value of a field or observable at the place, or at another one, in the first (0) or second (1) run. */
export type ReadValue = (name: string, source: 0 | 1, at?: Place) => number | undefined;

/** um from the domain's lower left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Of a volume; absent: in the slice that is shown. */
  readonly z?: number;
}

export interface ProbeLine {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  /** Said instead of the number. */
  readonly said?: string;
  /** "#rrggbb"; null: the picture has no one color for it. */
  readonly color: string | null;
  readonly cellVolume?: number;
}
