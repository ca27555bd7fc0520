import type { Model } from "../model/model.ts";
import { formatNumber } from "../numbers/format-number.ts";
import type { AutoWindowStyle } from "./auto-window.ts";
import { describeFlux, fluxLegend } from "./flux/flux.ts";
import type {
  ColorBar,
  LegendEntry,
  Look,
  Painted,
  Place,
  PresentValues,
  ProbeLine,
  ReadValue,
  ResolvedContour,
  ResolvedWindow,
  Space,
} from "./look.ts";
import { type DrawnSetting, LOOKS, type Mode, type ResolvedView } from "./looks.ts";
import { describeField, withUnit } from "./parts/labels.ts";
import type { Box, Sight } from "./parts/sight.ts";
import type { PoleKey } from "./polarization/key.ts";

const PLANE: Space = { kind: "plane" };

/** What any view can be asked: the look of its mode answers, and contours are added. */

/**
 * Completes a setting with labels, units, volumes of cells (um^3, by population) and the present
 * windows of what follows the data.
 */
export function resolveView(
  setting: DrawnSetting,
  model: Model,
  autoWindow: (name: string) => ResolvedWindow,
  cellVolumeOf: (name: string) => number | undefined = () => undefined,
): ResolvedView {
  const values: PresentValues = { model, autoWindow, cellVolumeOf };
  const drawn = drawableSetting(setting, 2);
  const shown = showsContours(drawn) ? drawn.contours : [];
  const contours = shown.map(
    ({ field, level, color }): ResolvedContour => ({
      ...describeField(field, values),
      level,
      color,
    }),
  );
  const { flux } = drawn;
  return {
    ...lookOf(drawn.mode).describe(drawn, values),
    contours,
    ...(flux !== undefined && { flux: describeFlux(flux, values) }),
  };
}

/** The setting itself, or what stands in for a look that needs more runs. */
export function drawableSetting(setting: DrawnSetting, runs: 1 | 2 = 1): DrawnSetting {
  const { sources, alone } = lookOf(setting.mode);
  return sources > runs && alone !== undefined ? alone(setting as never) : setting;
}

/** The fields and observables to ask the engine for, in layer order, each once. */
export function viewNames(view: ResolvedView): readonly string[] {
  return [...new Set([...paintedOf(view), ...view.contours].map(({ field }) => field))];
}

/** What the colors come from, contours aside. */
export function paintedOf(view: ResolvedView): readonly Painted[] {
  return lookOf(view.mode).painted(view);
}

/** Names whose windows follow the data. */
export function followedNames(setting: DrawnSetting, model: Model): readonly string[] {
  return lookOf(setting.mode).followed(setting, model);
}

/** How the windows of a setting lie that follow the data. */
export function windowStyleOf(setting: DrawnSetting): AutoWindowStyle {
  return lookOf(setting.mode).windowStyle(setting);
}

/** Fields of how many runs a view of this mode is drawn from. */
export function sourcesOf(mode: Mode): 1 | 2 {
  return lookOf(mode).sources;
}

/** Whether it draws the contours of a setting. */
export function showsContours(setting: DrawnSetting): boolean {
  return lookOf(setting.mode).showsContours?.(setting) ?? true;
}

/** Whether all its pictures are planes of the tissue, seen from above, over which a flux may lie. */
export function liesInPlane(mode: Mode): boolean {
  return lookOf(mode).space === undefined;
}

/** How a picture stands in space. */
export function spaceOf(view: ResolvedView): Space {
  return lookOf(view.mode).space?.(view) ?? PLANE;
}

/** The place that one sees on a line of sight through the box (um); null: nothing that has one. */
export function traceSight(
  view: ResolvedView,
  read: ReadValue,
  sight: Sight,
  box: Box,
): Place | null {
  return lookOf(view.mode).trace?.(view, read, sight, box) ?? null;
}

/** Whether it is drawn from all slices of a volume, not from one. */
export function isOfVolume(view: ResolvedView): boolean {
  const { kind } = spaceOf(view);
  return kind === "volume" || kind === "slices";
}

/** What the colors mean, then contours with their levels. */
export function legendEntries(view: ResolvedView): readonly LegendEntry[] {
  const lines = view.contours.map(
    ({ label, unit, color, level }): LegendEntry => ({
      mark: "line",
      color,
      text: label,
      detail: withUnit(`= ${formatNumber(level)}`, unit),
    }),
  );
  const arrows = view.flux === undefined ? [] : [fluxLegend(view.flux)];
  return [...lookOf(view.mode).legend(view), ...lines, ...arrows];
}

/** The bar of a view through a color map, or null. */
export function colorBarOf(view: ResolvedView): ColorBar | null {
  return lookOf(view.mode).colorBar(view);
}

/** The key of a view of phenotypes, or null. */
export function poleKeyOf(view: ResolvedView): PoleKey | null {
  return lookOf(view.mode).poleKey?.(view) ?? null;
}

/** What is said of a place of the picture (um), `read` giving the values there. */
export function probeLines(
  view: ResolvedView,
  read: ReadValue,
  place?: Place,
): readonly ProbeLine[] {
  return lookOf(view.mode).probe(view, read, place);
}

type AnyLook = Look<never, DrawnSetting, ResolvedView>;

/** A setting and a view are of the mode that they name, so their look takes them. */
function lookOf(mode: Mode): AnyLook {
  return LOOKS[mode] as unknown as AnyLook;
}
