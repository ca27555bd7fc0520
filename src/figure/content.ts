import type { FluxArrow } from "../look/flux/strokes.ts";
import type { ColorBar, LegendEntry } from "../look/look.ts";
import type { ContourLabel, TracedContour } from "../look/overlay/contour-labels.ts";
import type { AxisMarks } from "../view/axis-marks.ts";

/** All that a figure shows, but its size: what is laid out and drawn. */
export interface FigureContent {
  readonly title: string;
  /** Small print below everything. */
  readonly caption: string;
  /** Over each column; "" where there is none. */
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
  /** One color bar stands for all rows: that of the first. */
  readonly isBarShared: boolean;
  /** Plots over time, below the panels. */
  readonly curves: readonly FigureCurve[];
  /** What the lines of these are, where there are several; below everything but the caption. */
  readonly lines: readonly LegendEntry[];
  /** Width by height of every panel. */
  readonly aspect: number;
}

export interface FigureRow {
  /** Left of the row; "" where there is none. */
  readonly title: string;
  readonly bar: FigureBar | null;
  /** Below the panels. */
  readonly legend: readonly LegendEntry[];
  /** One for each column. */
  readonly panels: readonly PanelContent[];
}

/** One quantity over time, a line for each run. */
export interface FigureCurve {
  readonly label: string;
  /** As people write it; "" for a pure number. */
  readonly unit: string;
  readonly lines: readonly {
    readonly color: string;
    /** min */
    readonly times: readonly number[];
    readonly values: readonly number[];
  }[];
  /** Times of the panels, min. */
  readonly moments: readonly number[];
  /** Doses and starts of treatments, min. */
  readonly doses: readonly number[];
}

/** A color bar, and whether its name stands at the row already. */
export interface FigureBar extends ColorBar {
  readonly isNamed: boolean;
}

/** What a panel shows. Its raster is drawn by whoever has a stage. */
export interface PanelContent {
  /** Simulated time, min. */
  readonly time: number;
  /** Part of what can be seen that fills the panel, um; its corner from the lower left one of what is seen. */
  readonly region: PanelRegion;
  /** From the corner of what is seen to that of the domain, um: 0 but for what is turned. */
  readonly shift: readonly [number, number];
  readonly contours: readonly TracedContour[];
  /** Of a scale, points per um: what of these depends on it. */
  readonly labels: (scale: number) => readonly ContourLabel[];
  readonly arrows: (scale: number) => readonly FluxArrow[];
  readonly arrowStyle: { readonly color: string; readonly isHeaded: boolean };
  /** Numbers along a box that is turned, px of a picture of this width. */
  readonly axes: (width: number) => AxisMarks | null;
  /** Whether lengths along x are lengths of the tissue, so that a scale bar holds. */
  readonly hasScale: boolean;
}

export interface PanelRegion {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}
