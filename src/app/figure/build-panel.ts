import type { FieldImage } from "../../engine/engine.ts";
import type { PanelContent, PanelRegion } from "../../figure/content.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { fluxArrows, fluxStrokes } from "../../look/flux/strokes.ts";
import type { ResolvedView } from "../../look/looks.ts";
import { placeContourLabels } from "../../look/overlay/contour-labels.ts";
import { contourLines } from "../../look/overlay/contour-lines.ts";
import { isOfVolume, spaceOf, viewNames } from "../../look/views.ts";
import { widthOf } from "../../sweep/plots/text.ts";
import { AXIS_LETTERS, axisMarks } from "../../view/draw-axes.ts";
import { type Extent, type Framing, type Placement, wholeDomain } from "../../view/framing.ts";
import { domainPlacement, seenExtent, shiftFraming } from "../../view/seen.ts";
import type { PlannedRow } from "./plan.ts";
import { imageOf, planeOf } from "./state-image.ts";
import type { TissueState } from "./states.ts";

/** What a stage is to draw for a panel, and the part of what can be seen that fills it. */
export interface PanelPicture {
  readonly view: ResolvedView;
  readonly image: FieldImage;
  readonly region: PanelRegion;
  readonly seen: Extent;
}

/** How the page looks at the tissue. */
export interface Looked {
  readonly slice: number;
  readonly framing: Framing;
  readonly extent: Extent;
}

/** Strokes of a flux go along their line once in so many steps of the run. */
const STEPS_A_PERIOD = 40;

/** What a stage draws of a state for a panel. */
export function pictureOf(
  view: ResolvedView,
  state: TissueState,
  { region }: FigureSettings,
  { slice, framing, extent }: Looked,
): PanelPicture {
  const space = spaceOf(view);
  const { flux: _, ...still } = view;
  // On a plane its lines are drawn as vectors; on a surface in space they belong to it.
  const drawn: ResolvedView = space.kind === "plane" ? { ...still, contours: [] } : still;
  const seen = seenExtent(extent, space);
  return {
    view: drawn,
    image: imageOf(state, viewNames(drawn), slice, isOfVolume(drawn)),
    region: regionOf(seen, region === "whole" ? wholeDomain(extent) : framing, extent),
    seen,
  };
}

/** The part of what is seen that a framing shows, of the same shape. */
function regionOf(seen: Extent, framing: Framing, extent: Extent): PanelRegion {
  const { x, y, zoom } = shiftFraming(framing, extent, seen);
  const near = Math.max(1, zoom);
  const [width, height] = [seen.width / near, seen.height / near];
  const bound = (middle: number, size: number, all: number): number =>
    Math.min(Math.max(middle - size / 2, 0), all - size);
  return {
    left: bound(x, width, seen.width),
    bottom: bound(y, height, seen.height),
    width,
    height,
  };
}

/** What lies over it, as vectors. */
export function panelOf(
  view: ResolvedView,
  state: TissueState,
  { region, seen }: PanelPicture,
  { slice, framing, extent }: Looked,
  { run }: PlannedRow,
): PanelContent {
  const { grid, time, flux: plane } = state;
  const isPlane = spaceOf(view).kind === "plane";
  const contours = (isPlane ? view.contours : []).map((contour) => ({
    contour,
    lines: contourLines(planeOf(state, contour.field, slice), contour.level, grid),
  }));
  const part = {
    left: region.left,
    right: region.left + region.width,
    bottom: region.bottom,
    top: region.bottom + region.height,
  };
  const { flux } = view;
  const period = STEPS_A_PERIOD * run.base.preset.scenario.time.step;
  return {
    time,
    region,
    shift: [(seen.width - extent.width) / 2, (seen.height - extent.height) / 2],
    contours,
    labels: (scale) => placeContourLabels(contours, scale, part),
    arrows: (scale) => {
      if (flux === undefined || plane === null || !isPlane) return [];
      return flux.style === "arrows"
        ? fluxArrows(plane, flux.scale, scale, part)
        : fluxStrokes(plane, flux.scale, scale, part, time / period);
    },
    arrowStyle: { color: flux?.color ?? "#ffffff", isHeaded: flux?.style === "arrows" },
    axes: (width) => {
      if (isPlane) return null;
      const scale = width / region.width;
      const placement: Placement = {
        left: -region.left * scale,
        top: -(seen.height - region.bottom - region.height) * scale,
        scale,
      };
      const { turn } = framing;
      const scene = {
        extent,
        placement: domainPlacement(placement, extent, seen),
        view,
        width,
        height: region.height * scale,
        ...(turn && { turn }),
      };
      return axisMarks(scene, (text) => widthOf(text, AXIS_LETTERS));
    },
    hasScale: spaceOf(view).kind !== "relief",
  };
}
